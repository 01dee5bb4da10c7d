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
    works = {work.row.pk: work for work in open_works() if work.row.holder_id}
    newest = Step.objects.filter(kind__in=IN_HAND, translation__in=works).order_by("translation", "-pk")
    given = Step.objects.filter(pk__in=newest.distinct("translation").values("pk"), kind=Step.Kind.ASSIGNED)
    steps = list(given.filter(to=F("translation__holder")).exclude(by=F("to")).select_related("to").order_by("pk"))
    if not steps:
        return 0
    keys = {works[step.translation_id].row.page_key for step in steps}
    said, titles = told_of(GIVEN, keys), names(keys)
    waiting: dict[User, list[Item]] = defaultdict(list)
    for step in steps:
        work, person = works[step.translation_id], step.to
        matter = Matter(GIVEN, work.row.page_key, work.row.language, str(step.pk))
        if person is not None and (person.pk, matter) not in said:
            waiting[person].append(Item(matter, deadline=work.row.deadline, covers=(work.matter(WORK),)))
    return sum(tell(person=person, items=items, write=letters.given(titles)) for person, items in waiting.items())
