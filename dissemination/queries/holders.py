"""The agencies behind a number of the coverage: what each holds and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from dissemination.models.directory import Agency
from dissemination.models.holding import Holding
from dissemination.models.requirement import Requirement


@dataclass(frozen=True)
class Holder:
    """One agency and all that it was sent of an edition."""

    agency: Agency
    is_required: bool
    holdings: Sequence[Holding]


def holders(*, edition: str, country: str, on: date | None = None) -> Sequence[Holder]:
    """Also those that hold nothing: two queries."""
    day = on or timezone.localdate()
    held = Holding.objects.filter(edition=edition).order_by("language")
    required = Exists(Requirement.objects.on(day).filter(agency=OuterRef("pk")))
    agencies = Agency.objects.valid(day).in_countries(frozenset({country})).annotate(is_required=required)
    ordered = agencies.select_related("organisation").order_by("organisation__name")
    return [
        Holder(agency, agency.is_required, list(agency.holdings.all()))
        for agency in ordered.prefetch_related(Prefetch("holdings", held))
    ]
