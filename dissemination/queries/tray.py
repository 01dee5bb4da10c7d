"""What waits for an officer's decision, with all that is known about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from dissemination.kinds import Lane
from dissemination.models.attempt import RelayText
from dissemination.models.delivery import Delivery
from dissemination.models.message import Held, MessageState, OutboundMessage
from dissemination.models.pace import DomainHold
from dissemination.queries.masked_words import SERVERS, masked_words
from dissemination.queries.matters import matters
from dissemination.queries.to_tell import beyond_reach


@dataclass(frozen=True)
class Waiting:
    """One message of the tray."""

    message: OutboundMessage
    agency: str
    why: str
    said: str

    @property
    def is_unwritten(self) -> bool:
        return self.message.held == Held.UNWRITTEN


def tray(countries: frozenset[str] | None = None, *, masked: bool = False, limit: int = 200) -> Sequence[Waiting]:
    """Oldest first; of `countries` alone where they are given; without those that `blocked` tells of.

    `masked` leaves what servers said, without addresses and the name of the mailbox.
    """
    blocking = DomainHold.objects.values("domain")
    found = OutboundMessage.objects.to_decide().exclude(held=Held.POLICY, to_domain__in=blocking)
    if countries is not None:
        own = Delivery.objects.filter(agency__organisation__country_id__in=countries)
        found = found.filter(delivery_id__in=own.values("pk"))
    messages = list(found.with_subject().order_by("created_at")[:limit])
    deliveries = Delivery.objects.filter(pk__in=[message.delivery_id for message in messages if message.delivery_id])
    agencies = {row.pk: row.agency for row in deliveries.select_related("agency__organisation")}
    spoken = RelayText.objects.filter(source__in=SERVERS) if masked else RelayText.objects.all()
    words = dict(
        spoken.filter(message_id__in=[message.pk for message in messages])
        .order_by("received_at")
        .values_list("message_id", "text")
    )
    rows = []
    for message in messages:
        agency = agencies.get(message.delivery_id) if message.delivery_id else None
        said = words.get(message.pk, "")
        said = masked_words(said, message.to_address) if masked else said
        why = MessageState.IN_DOUBT if message.state == MessageState.IN_DOUBT else Held(message.held)
        rows.append(Waiting(message, str(agency or ""), str(why.label), said))
    return rows


@dataclass(frozen=True)
class Blocked:
    """A domain that blocks our mail, and how many messages wait for it."""

    hold: DomainHold
    waiting: int


def blocked() -> Sequence[Blocked]:
    """One line a domain, the oldest first. Two queries."""
    holds = list(DomainHold.objects.order_by("since"))
    queued = Q(state=MessageState.QUEUED) & ~Q(lane=Lane.URGENT)
    waits = OutboundMessage.objects.filter(queued | Q(held=Held.POLICY))
    counts = waits.filter(to_domain__in=[hold.domain for hold in holds]).order_by().values_list("to_domain")
    numbers = dict(counts.annotate(Count("pk"))) if holds else {}
    return [Blocked(hold, numbers.get(hold.domain, 0)) for hold in holds]


@dataclass(frozen=True)
class ToCall:
    """An agency that somebody has to call; `matter` is the key of what to tell, `held` the editions it is about."""

    key: UUID
    agency: str
    matter: str
    held: str


def uninformed(countries: frozenset[str] | None = None) -> Sequence[ToCall]:
    """Agencies that hold an edition which was corrected or withdrawn, that no mail reaches and nobody has called."""
    return [
        ToCall(agency.key, str(agency), matter.key, ", ".join(matter.held))
        for matter in matters()
        for agency in beyond_reach(matter)
        if countries is None or agency.organisation.country_id in countries
    ]
