"""The agencies behind a number of the coverage: what each holds and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.directory import Agency
from dissemination.models.event import DeliveryEvent, EventKind, EventSource


@dataclass(frozen=True)
class Holding:
    """One delivery to an agency, with the event that its state rests on."""

    delivery: UUID
    language: str
    impression: str
    state: str
    since: datetime
    known_from: str


@dataclass(frozen=True)
class Holder:
    """One agency and all that it was sent of an edition."""

    agency: Agency
    holdings: Sequence[Holding]


def holders(*, edition: str, country: str, on: date | None = None) -> Sequence[Holder]:
    """Also those that hold nothing: three queries."""
    agencies = Agency.objects.valid(on or timezone.localdate()).in_countries(frozenset({country}))
    deliveries = Delivery.objects.filter(agency__in=agencies, distribution__edition=edition)
    rows = list(deliveries.select_related("distribution"))
    seen = _sources([row.pk for row in rows])
    by_agency: dict[int, list[Holding]] = {}
    for row in rows:
        by_agency.setdefault(row.agency_id, []).append(
            Holding(
                delivery=row.pk,
                language=row.distribution.language,
                impression=str(row.distribution),
                state=str(DeliveryState(row.state).label),
                since=row.state_at,
                known_from=seen.get(row.pk, ""),
            )
        )
    ordered = agencies.select_related("organisation").order_by(F("organisation__name"))
    return [Holder(agency, by_agency.get(agency.pk, [])) for agency in ordered]


def _sources(deliveries: Sequence[UUID]) -> dict[UUID, str]:
    """Who saw the last thing that says something about each delivery."""
    told: dict[UUID, str] = {}
    events = DeliveryEvent.objects.filter(~Q(kind=EventKind.NOTE), delivery_id__in=deliveries)
    for delivery, source in events.order_by("occurred_at", "pk").values_list("delivery_id", "source"):
        if delivery is not None:
            told[delivery] = str(_("The agency itself") if source == EventSource.WEB else EventSource(source).label)
    return told
