"""An organisation as an open seat sees it: its kind, and the countries in which it works."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hub.models import Organisation
from initiatives.models import OrganisationProfile


@dataclass(frozen=True)
class Candidate:
    """`countries` holds the organisation's own one and those in which it is active."""

    pk: int
    name: str
    kind: str
    countries: tuple[str, ...]


def candidates(organisations: QuerySet[Organisation]) -> list[Candidate]:
    """Two queries."""
    rows = list(organisations.order_by("name"))
    active = dict(OrganisationProfile.objects.filter(organisation__in=rows).values_list("organisation", "countries"))
    return [
        Candidate(row.pk, row.name, row.kind, tuple(sorted({row.country_id, *active.get(row.pk, [])}))) for row in rows
    ]


def fits_one_of(found: Sequence[Candidate]) -> Q:
    """Of a seat: one of them may take it now. Nobody takes a seat of their own initiative, or of one that is paused."""
    asked = Q(pk__in=[])
    for one in found:
        kind = Q(organisation_kind__in=["", one.kind])
        asked |= kind & (Q(countries=[]) | Q(countries__overlap=list(one.countries)))
    return asked & Q(initiative__paused=False) & ~Q(initiative__organisation__in=[one.pk for one in found])
