"""The agencies behind a number of the coverage: what each holds and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from dissemination.models.directory import Agency
from dissemination.models.holding import Holding


@dataclass(frozen=True)
class Holder:
    """One agency and all that it was sent of an edition."""

    agency: Agency
    holdings: Sequence[Holding]


def holders(*, edition: str, country: str, on: date | None = None) -> Sequence[Holder]:
    """Also those that hold nothing: two queries."""
    agencies = Agency.objects.valid(on or timezone.localdate()).in_countries(frozenset({country}))
    held = Holding.objects.filter(edition=edition).order_by("language")
    ordered = agencies.select_related("organisation").order_by("organisation__name")
    return [
        Holder(agency, list(agency.holdings.all())) for agency in ordered.prefetch_related(Prefetch("holdings", held))
    ]
