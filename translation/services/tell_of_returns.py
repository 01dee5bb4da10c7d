"""A translator hears at once that a text was given back."""

from collections import defaultdict

from hub.models import User
from translation.emails import letters
from translation.models import PageTranslation, Step, Told
from translation.queries.matters import Item, Matter, names, told_of
from translation.queries.recipients import recipients
from translation.services.tell import tell

RETURNED = Told.Kind.RETURNED


def tell_of_returns() -> int:
    """Idempotent; how many letters were written. Where whoever wrote the text has left, all translators hear."""
    steps = Step.objects.filter(kind=Step.Kind.RETURNED, translation__state=PageTranslation.State.RETURNED)
    newest = list(steps.order_by("translation", "-pk").distinct("translation").select_related("translation"))
    if not newest:
        return 0
    keys = {step.translation.page_key for step in newest}
    said, known, titles = told_of(RETURNED, keys), recipients(), names(keys)
    waiting: dict[User, list[Item]] = defaultdict(list)
    for step in newest:
        row = step.translation
        matter = Matter(RETURNED, row.page_key, row.language, str(step.pk))
        for person in known.author(row) or known.translators(row.language):
            if (person.pk, matter) not in said:
                waiting[person].append(Item(matter, deadline=row.deadline))
    return sum(tell(person=person, items=items, write=letters.returned(titles)) for person, items in waiting.items())
