"""From waiting entries to messages: one for each subscriber and period, in chunks, each a transaction of its own."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dissemination.keys import address_hash
from dissemination.models import DigestEntry, DigestHold, DigestRun, Subscriber, Suppression
from dissemination.models.subscription import Cadence, EndedReason
from dissemination.periods import latest, missed
from dissemination.queries.stopped import SCOPES
from dissemination.services.compose import compose
from dissemination.services.end_subscriptions import leave
from dissemination.services.settle import settle
from dissemination.services.write_digests import lock_events, write_digests
from hub.faultpoints import crashpoint
from hub.publishing.calendar import today

CHUNK = 50
"""Subscribers: each message is some 25 kB in several copies, and a planner is to stay small."""
WHY_STOPPED: dict[str, EndedReason] = {
    Suppression.Reason.HARD_BOUNCE: EndedReason.UNDELIVERABLE,
    Suppression.Reason.COMPLAINT: EndedReason.COMPLAINT,
    Suppression.Reason.UNSUBSCRIBED: EndedReason.OWNER,
    Suppression.Reason.OBJECTION: EndedReason.OBJECTION,
    Suppression.Reason.ERASURE: EndedReason.ERASED,
    Suppression.Reason.MANUAL: EndedReason.OFFICER,
}
PERIODIC = [Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY]


def plan_due(*, at: datetime | None = None) -> int:
    """Begin the periods that are due and finish whatever was begun; returns how many messages were written."""
    for cadence in PERIODIC:
        if not _is_held(cadence):
            _begin(cadence, at or timezone.now())
    return sum(plan_run(run=run, at=at) for run in list(DigestRun.objects.unfinished().values_list("pk", flat=True)))


def plan_run(*, run: int, at: datetime | None = None) -> int:
    """Plan the rest of a run. Two planners take turns at its row; one that dies has lost nothing but its chunk."""
    written, more = 0, True
    while more:
        count, more = _plan_chunk(run, today(at))
        written += count
        crashpoint("planned")
    return written


def plan_at_once(*, at: datetime | None = None) -> int:
    """What those who want to hear at once wait for; whatever came together goes in one message."""
    written, after, day = 0, 0, today(at)
    while not _is_held(Cadence.IMMEDIATE):
        with transaction.atomic():
            people = _people(Cadence.IMMEDIATE, day, after=after)
            if not people:
                return written
            after = people[-1].pk
            composed = compose(entries=_entries(people, Cadence.IMMEDIATE), cadence=Cadence.IMMEDIATE)
            written += write_digests(
                composed=composed,
                kind="immediate",
                group="digest:immediate",
                key_of=lambda one: _key_at_once(one.subscriber, one.held),
            )
    return written


def _begin(cadence: Cadence, at: datetime) -> None:
    period = latest(cadence, at)
    if DigestRun.objects.filter(cadence=cadence, period_key=period.key).exists():
        return
    last = DigestRun.objects.in_turn().filter(cadence=cadence).order_by("pk").last()
    DigestRun.objects.get_or_create(
        cadence=cadence,
        period_key=period.key,
        defaults={"merged_from": missed(period, last.period_key) if last else []},
    )


def _plan_chunk(run_id: int, day: date) -> tuple[int, bool]:
    with transaction.atomic():
        run = DigestRun.objects.select_for_update().get(pk=run_id)
        if run.completed_at is not None or _is_held(run.cadence):
            return 0, False
        people = _people(run.cadence, day, after=run.cursor)
        if people:
            run.cursor = people[-1].pk
        else:
            run.completed_at = timezone.now()
        written = write_digests(
            composed=compose(entries=_entries(people, run.cadence), cadence=run.cadence),
            kind="digest",
            group=run.group,
            key_of=lambda one: f"dg:{run.cadence}:{run.period_key}:{one.subscriber.key}",
        )
        run.expected += written
        run.save()
    return written, bool(people)


def _is_held(cadence: str) -> bool:
    """An officer keeps this cadence back."""
    return DigestHold.objects.filter(cadence=cadence).exists()


def _people(cadence: str, day: date, *, after: int) -> list[Subscriber]:
    """The next chunk of subscribers who hear on `day` and have waiting entries, locked against leaving meanwhile.

    Not their keys: a worker that fans out holds the event that this one locks next.
    """
    hearing = Subscriber.objects.hearing(day)
    waiting = DigestEntry.objects.free().filter(cadence=cadence, subscriber__in=hearing, subscriber__gt=after)
    chunk = waiting.order_by("subscriber_id").values_list("subscriber_id", flat=True).distinct()[:CHUNK]
    return list(Subscriber.objects.select_for_update(no_key=True).filter(pk__in=list(chunk)).order_by("pk"))


def _entries(people: Sequence[Subscriber], cadence: str) -> list[DigestEntry]:
    """What these people wait for, less those that may not be written to: they are taken off the list."""
    hashes = {address_hash(person.email): person for person in people if person.email}
    stopped = Suppression.objects.standing().filter(address_hash__in=list(hashes), scope__in=SCOPES)
    for suppression in stopped:
        leave(subscriber=hashes[bytes(suppression.address_hash)], reason=WHY_STOPPED[suppression.reason])
    entries = DigestEntry.objects.free().filter(
        cadence=cadence, subscriber__in=people, subscriber__status=Subscriber.Status.ACTIVE
    )
    locked = lock_events(entries.values("event_id"))
    settle(subscribers=[person.pk for person in people], events=locked)
    return list(entries.select_for_update(of=("self",)).order_by("pk"))


def _key_at_once(subscriber: Subscriber, held: Sequence[DigestEntry]) -> str:
    """By what the oldest is, not by its number: a database restored from a backup gives the same number once more."""
    first = min(held, key=lambda entry: (entry.event_id, entry.dedup_key))
    key = f"im:{first.dedup_key}:{subscriber.key}"
    return f"{key}:{first.returned}" if first.returned else key
