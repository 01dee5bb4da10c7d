"""An organisation as an open seat sees it: its kind, the countries in which it works, and its themes."""

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
    themes: tuple[str, ...] = ()


def candidates(organisations: QuerySet[Organisation]) -> list[Candidate]:
    """Two queries."""
    rows = list(organisations.order_by("name"))
    profiles = {one.organisation_id: one for one in OrganisationProfile.objects.filter(organisation__in=rows)}
    found = []
    for row in rows:
        profile = profiles.get(row.pk) or OrganisationProfile()
        countries = tuple(sorted({row.country_id, *profile.countries}))
        found.append(Candidate(row.pk, row.name, row.kind, countries, tuple(profile.themes)))
    return found


def fits_one_of(found: Sequence[Candidate]) -> Q:
    """Of a seat: one of them may take it now.

    Nobody takes a seat of their own initiative, of one that is paused, or of an organisation that is not verified.
    """
    asked = Q(pk__in=[])
    for one in found:
        kind = Q(organisation_kind__in=["", one.kind])
        asked |= kind & (Q(countries=[]) | Q(countries__overlap=list(one.countries)))
    takes = Q(initiative__paused=False, initiative__organisation__in=Organisation.objects.verified())
    return asked & takes & ~Q(initiative__organisation__in=[one.pk for one in found])
