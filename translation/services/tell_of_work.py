"""Translators hear of texts that wait for them: at once, once a day or never, as each chooses."""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from hub.models import User
from hub.publishing.calendar import today
from translation.emails import letters
from translation.models import Told, TranslatorPreference
from translation.queries.matters import Item, names, told_of
from translation.queries.open_work import Work, open_works
from translation.queries.recipients import recipients
from translation.services.tell import bucket_key, daytime, tell

NewWork = TranslatorPreference.NewWork
WORK = Told.Kind.WORK
RESTS = timedelta(minutes=10)
"""How long the newest text lies before the day's letter goes out, so that a whole chapter is one letter."""


def tell_of_work(*, at: datetime | None = None) -> int:
    """Idempotent; how many letters were written. A change of the law is told at once to all but who wants none."""
    moment = at or timezone.now()
    works = open_works()
    if not works:
        return 0
    people = _people(works)
    wishes = dict(TranslatorPreference.objects.filter(user__in=people).values_list("user_id", "new_work"))
    said = told_of(WORK, (work.row.page_key for work in works))
    last: dict[tuple[int, UUID, str], int] = {}
    for user_id, matter in said:
        place = (user_id, matter.page_key, matter.language)
        last[place] = max(last.get(place, 0), int(matter.mark))
    had = _had(people, moment)
    titles = names({work.row.page_key for work in works})
    count = 0
    for person, waiting in people.items():
        wish = wishes.get(person.pk, NewWork.DAILY)
        fresh = [work for work in waiting if (person.pk, work.matter(WORK)) not in said]
        if wish == NewWork.NEVER or not fresh:
            continue
        write = letters.work(titles)
        now = [work for work in fresh if wish == NewWork.AT_ONCE or work.is_law(_last(last, person, work))]
        if now:
            count += tell(person=person, items=_items(now, person, last), write=write)
        later = [work for work in fresh if work not in now]
        if later and person.pk not in had and daytime(moment) and _rested(later, moment):
            day = today(moment).isoformat()
            count += tell(person=person, items=_items(later, person, last), write=write, bucket=day)
    return count


def _people(works: list[Work]) -> dict[User, list[Work]]:
    """Who translates into the language, and who has the text in hand."""
    known = recipients()
    found: dict[User, list[Work]] = defaultdict(list)
    for work in works:
        for person in known.for_work(work.row):
            found[person].append(work)
    return found


def _had(people: dict[User, list[Work]], moment: datetime) -> set[int]:
    """Ids of people who had the day's letter."""
    day = today(moment).isoformat()
    keys = [bucket_key(person, WORK, day) for person in people]
    return set(Told.objects.filter(notice__in=keys).values_list("user_id", flat=True))


def _last(last: dict[tuple[int, UUID, str], int], person: User, work: Work) -> int | None:
    return last.get((person.pk, work.row.page_key, work.row.language))


def _items(works: list[Work], person: User, last: dict[tuple[int, UUID, str], int]) -> list[Item]:
    return [work.item(WORK, _last(last, person, work)) for work in works]


def _rested(works: list[Work], moment: datetime) -> bool:
    return all(work.at <= moment - RESTS for work in works)
