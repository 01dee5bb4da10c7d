"""What subscribers wait for: by cadence and language, when it goes, and which items it is. Nothing is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry, DigestHold, DigestRun, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.periods import latest
from hub.publishing.calendar import today


@dataclass(frozen=True)
class Waiting:
    """Of one language: entries, whose they are, and how many of these hear nothing now (paused or not active)."""

    language: str
    entries: int
    people: int
    held: int
    silent: int


@dataclass(frozen=True)
class Turn:
    """One cadence. `at` is None for at once; `is_due`: the run of the present period has not begun."""

    cadence: Cadence
    at: datetime | None
    is_due: bool
    held_since: datetime | None
    waiting: Sequence[Waiting]

    @property
    def entries(self) -> int:
        return sum(one.entries for one in self.waiting)

    @property
    def people(self) -> int:
        return sum(one.people for one in self.waiting)

    @property
    def may_be_sent(self) -> bool:
        """Out of turn: there is something, and nobody holds it."""
        return self.at is not None and self.held_since is None and self.entries > 0


def turns(at: datetime | None = None) -> list[Turn]:
    """Every cadence, the fastest first. Three queries."""
    now = at or timezone.now()
    holds = dict(DigestHold.objects.values_list("cadence", "since"))
    waiting = _waiting()
    periods = {cadence: latest(cadence, now) for cadence in Cadence if cadence != Cadence.IMMEDIATE}
    wanted = Q()
    for cadence, period in periods.items():
        wanted |= Q(cadence=cadence, period_key=period.key)
    begun = set(DigestRun.objects.filter(wanted).values_list("cadence", flat=True))
    return [
        Turn(
            cadence,
            periods[cadence].after.due_at if cadence in periods else None,
            cadence in periods and cadence.value not in begun,
            holds.get(cadence.value),
            waiting.get(cadence.value, []),
        )
        for cadence in Cadence
    ]


def entries_waiting(*, cadence: str = "", language: str = "", item: int | None = None) -> QuerySet[DigestEntry]:
    """Those behind a number, the oldest first."""
    rows = DigestEntry.objects.pending().select_related("event", "subscriber").prefetch_related("event__wordings")
    rows = rows.filter(cadence=cadence) if cadence else rows
    rows = rows.filter(subscriber__language=language) if language else rows
    rows = rows.filter(event=item) if item else rows
    return rows.order_by("created_at", "pk")


def people_waiting(*, cadence: str = "", language: str = "") -> QuerySet[Subscriber]:
    """Whose entries these are, with how many; `number` is their count."""
    rows = entries_waiting(cadence=cadence, language=language)
    number = Count("entries", filter=Q(entries__in=rows.order_by().values("pk")))
    return Subscriber.objects.annotate(number=number).filter(number__gt=0).order_by("-number", "pk")


def samples(most: int) -> list[Subscriber]:
    """To look at mails as they would get them: those who wait for most first."""
    number = Count("entries", filter=Q(entries__state=DigestEntry.State.PENDING))
    people = Subscriber.objects.filter(status=Subscriber.Status.ACTIVE).annotate(number=number)
    return list(people.order_by("-number", "-pk")[:most])


def items_waiting() -> QuerySet[ContentEvent]:
    """Items that somebody waits for, that wait to be put before people, or that are held; the newest first."""
    pending = DigestEntry.objects.pending().filter(event=OuterRef("pk"))
    standing = ContentEvent.objects.standing().filter(
        Exists(pending) | Q(fanned_out_at__isnull=True) | Q(held_at__isnull=False)
    )
    number = Count("entries", filter=Q(entries__state=DigestEntry.State.PENDING))
    return standing.annotate(number=number).prefetch_related("wordings").order_by("-pk")


def _waiting() -> dict[str, list[Waiting]]:
    silent = ~Q(subscriber__in=Subscriber.objects.hearing(today()))
    rows = (
        DigestEntry.objects.pending()
        .order_by("subscriber__language")
        .values_list("cadence", "subscriber__language")
        .annotate(
            entries=Count("pk"),
            people=Count("subscriber", distinct=True),
            held=Count("pk", filter=Q(event__held_at__isnull=False)),
            silent=Count("subscriber", distinct=True, filter=silent),
        )
    )
    found: dict[str, list[Waiting]] = {}
    for cadence, *numbers in rows:
        found.setdefault(cadence, []).append(Waiting(*numbers))
    return found
