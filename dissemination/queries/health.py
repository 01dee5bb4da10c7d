"""How the ledger stands, for whoever has to know whether mail goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone

from dissemination.models.evidence import EvidenceSource
from dissemination.models.message import MessageState, OutboundMessage
from dissemination.models.pace import DomainHold, DomainPace
from dissemination.models.promise import PromiseCheck
from dissemination.models.relay import Relay
from dissemination.queries.asked import asked_by_anybody
from dissemination.queries.canaries import Canary, canaries
from dissemination.queries.lanes import LaneState, lanes
from dissemination.queries.pace import SlowDomain, slow_domains
from dissemination.queries.relay import closed_relay

LATE = timedelta(minutes=5)
"""Evidence that is older, and promises not looked at for twice as long are worth a look."""


@dataclass(frozen=True)
class Health:
    """`relay` is None while it takes our mail; `checked_at` None where the promises were never looked at."""

    relay: Relay | None
    lanes: Sequence[LaneState]
    doubts: int
    doubt_since: datetime | None
    held: int
    sources: Sequence[EvidenceSource]
    broken: Sequence[PromiseCheck]
    promises: int
    checked_at: datetime | None
    blocking: Sequence[DomainHold] = ()
    slow: Sequence[SlowDomain] = ()
    paces: Sequence[DomainPace] = ()
    asked: int = 0
    canaries: Sequence[Canary] = ()

    @property
    def late_lanes(self) -> list[str]:
        """Lanes that are behind although the relay is open."""
        return [] if self.relay else [one.lane.value for one in self.lanes if one.is_behind(settings.HUB_LATE_SECONDS)]

    @property
    def silent_sources(self) -> list[str]:
        before = timezone.now() - LATE
        return [one.name for one in self.sources if one.read_at is None or one.read_at < before]

    @property
    def is_flooded(self) -> bool:
        """As many mails to typed addresses were asked for within a day as are written at most."""
        return self.asked >= settings.HUB_ASKED_A_DAY

    @property
    def silent_canaries(self) -> list[str]:
        """Languages."""
        return [one.language for one in self.canaries if not one.is_well]

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None and self.checked_at > timezone.now() - 2 * LATE

    @property
    def is_well(self) -> bool:
        return self.is_checked and not (
            self.relay
            or self.late_lanes
            or self.silent_sources
            or self.broken
            or self.blocking
            or self.is_flooded
            or self.silent_canaries
        )


def health() -> Health:
    """Ten queries, whatever the size, and three where there are canaries."""
    checks = list(PromiseCheck.objects.order_by("promise"))
    waiting = {
        state: (count, since)
        for state, count, since in OutboundMessage.objects.to_decide()
        .order_by()
        .values_list("state")
        .annotate(Count("pk"), Min("in_doubt_at"))
    }
    doubts, doubt_since = waiting.get(MessageState.IN_DOUBT, (0, None))
    return Health(
        relay=closed_relay(),
        lanes=lanes(),
        doubts=doubts,
        doubt_since=doubt_since,
        held=waiting.get(MessageState.HELD, (0, None))[0],
        sources=list(EvidenceSource.objects.order_by("name")),
        broken=[one for one in checks if one.rows],
        promises=len(checks),
        checked_at=min((one.at for one in checks), default=None),
        blocking=list(DomainHold.objects.order_by("domain")),
        slow=slow_domains(),
        paces=list(DomainPace.objects.order_by("domain")),
        asked=asked_by_anybody(),
        canaries=canaries(),
    )
