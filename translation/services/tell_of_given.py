"""A translator hears at once that a text was given to them."""

from collections import defaultdict

from django.db.models import F

from hub.models import User
from translation.emails import letters
from translation.models import Step, Told
from translation.queries.matters import Item, Matter, names, told_of
from translation.queries.open_work import open_works
from translation.services.tell import tell

GIVEN, WORK = Told.Kind.GIVEN, Told.Kind.WORK
IN_HAND = (Step.Kind.ASSIGNED, Step.Kind.TAKEN, Step.Kind.HANDED_BACK)


def tell_of_given() -> int:
    """Idempotent; how many letters were written.

    What was given on or handed back meanwhile is told to nobody, and whoever is told hears of the same text no more
    as new work.
    """
    in_hand = Step.objects.filter(kind__in=IN_HAND, translation__holder__isnull=False)
    newest = in_hand.order_by("translation", "-pk")
    given = Step.objects.filter(pk__in=newest.distinct("translation").values("pk"), kind=Step.Kind.ASSIGNED)
    theirs = given.filter(to=F("translation__holder")).exclude(by=F("to"))
    steps = theirs.select_related("to", "translation").order_by("pk")
    keys = {step.translation.page_key for step in steps}
    said = told_of(GIVEN, keys)
    fresh = [step for step in steps if (step.to_id, _matter(step)) not in said]
    if not fresh:
        return 0
    works, titles = {work.row.pk: work for work in open_works()}, names(keys)
    waiting: dict[User, list[Item]] = defaultdict(list)
    for step in fresh:
        work, person = works.get(step.translation_id), step.to
        if work is not None and person is not None:
            waiting[person].append(Item(_matter(step), deadline=work.row.deadline, covers=(work.matter(WORK),)))
    return sum(tell(person=person, items=items, write=letters.given(titles)) for person, items in waiting.items())


def _matter(step: Step) -> Matter:
    row = step.translation
    return Matter(GIVEN, row.page_key, row.language, str(step.pk))
