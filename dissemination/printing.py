"""Label sheet and packing list of a printed distribution: A4, tagged for screen readers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language

from dissemination.models.delivery import Delivery
from dissemination.models.plan import Plan
from hub.typesetting import OPTIONS, typeset


@dataclass(frozen=True)
class Parcel:
    """One agency: what it gets, and where."""

    country: str
    agency: str
    address: str
    impression: str
    language: str
    copies: int


def parcels(plan: Plan) -> list[Parcel]:
    """In the order of countries and agencies; without what was cancelled. One query."""
    rows = Delivery.objects.filter(plan=plan, channel=plan.channel).exclude(state="cancelled")
    rows = rows.select_related("agency__organisation", "distribution")
    return [
        Parcel(
            row.agency.organisation.country_id,
            row.agency.organisation.name,
            row.agency.postal_address,
            str(row.distribution),
            row.distribution.language,
            row.copies or plan.copies,
        )
        for row in rows.order_by("agency__organisation__country_id", "agency__organisation__name", "pk")
    ]


def labels(plan: Plan) -> bytes:
    """Fourteen to a sheet. Raises PangoMissingError where the machine cannot set type."""
    return _pdf("dissemination/files/labels.html", plan, parcels(plan))


def packing_list(plan: Plan) -> bytes:
    """Raises PangoMissingError where the machine cannot set type."""
    return _pdf("dissemination/files/packing_list.html", plan, parcels(plan))


def _pdf(template: str, plan: Plan, rows: Sequence[Parcel]) -> bytes:
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row.impression] += row.copies
    context = {"plan": plan, "rows": rows, "totals": sorted(totals.items()), "language": get_language()}
    made: bytes = typeset(render_to_string(template, context)).write_pdf(**OPTIONS)
    return made
