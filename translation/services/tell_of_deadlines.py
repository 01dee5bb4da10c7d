"""Reminders before a deadline, and word to those who answer for a language when something is late: each once."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.utils import timezone

from hub.models import User
from hub.publishing.calendar import today
from translation.emails import letters
from translation.models import PageTranslation, Told
from translation.queries.matters import Item, Matter, names, told_of
from translation.queries.open_work import Work, open_works
from translation.queries.recipients import Recipients, recipients
from translation.services.tell import daytime, tell

DAYS_BEFORE = (1, 7)
REVIEW_TAKES = timedelta(days=7)
DUE, LATE = Told.Kind.DUE, Told.Kind.LATE

Letters = dict[User, list[Item]]


def tell_of_deadlines(*, at: datetime | None = None) -> int:
    """Idempotent, by day only; how many letters were written.

    7 days and 1 day before the deadline whoever has the text in hand hears, or all translators. What is past its
    deadline, and what has waited for a review for 7 days, goes to the lead and the deputies.
    """
    moment = at or timezone.now()
    if not daytime(moment):
        return 0
    day, known = today(moment), recipients()
    works = open_works(with_deadline=True)
    near, late = _near(works, known, day), _late(works, known, day)
    for row in _unreviewed(moment):
        matter = Matter(LATE, row.page_key, row.language, f"review {row.sent_revision_id}")
        for person in known.leads(row.language):
            late[person].append(Item(matter, since=row.sent_at))
    titles = names({item.matter.page_key for waiting in (near, late) for items in waiting.values() for item in items})
    return _send(near, DUE, letters.due(titles)) + _send(late, LATE, letters.late(titles))


def _near(works: list[Work], known: Recipients, day: date) -> Letters:
    found: Letters = defaultdict(list)
    for work in works:
        row = work.row
        left = (row.deadline - day).days if row.deadline else -1
        reached = [days for days in DAYS_BEFORE if 0 <= left <= days]
        if not reached or row.state == PageTranslation.State.IN_REVIEW:
            continue
        matter = Matter(DUE, row.page_key, row.language, f"{row.deadline} {reached[0]}")
        for person in known.holder(row) or known.translators(row.language):
            found[person].append(Item(matter, deadline=row.deadline))
    return found


def _late(works: list[Work], known: Recipients, day: date) -> Letters:
    """A source that changed after the deadline of a text approved before is new work, and not late."""
    found: Letters = defaultdict(list)
    for work in works:
        row = work.row
        if row.deadline is None or row.deadline >= day:
            continue
        if work.stale is not None and today(work.source.taken_at) > row.deadline:
            continue
        matter = Matter(LATE, row.page_key, row.language, str(row.deadline))
        for person in known.leads(row.language):
            found[person].append(Item(matter, deadline=row.deadline))
    return found


def _unreviewed(moment: datetime) -> list[PageTranslation]:
    rows = PageTranslation.objects.filter(state=PageTranslation.State.IN_REVIEW, sent_at__lte=moment - REVIEW_TAKES)
    return list(rows.defer("sent_hashes").order_by("sent_at"))


def _send(waiting: Letters, kind: str, write: letters.Write) -> int:
    said = told_of(kind, {item.matter.page_key for items in waiting.values() for item in items})
    count = 0
    for person, items in waiting.items():
        fresh = [item for item in items if (person.pk, item.matter) not in said]
        if fresh:
            count += tell(person=person, items=fresh, write=write)
    return count
