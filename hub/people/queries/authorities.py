"""Authorities of the countries where a language is official, and who belongs to one."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from hub.people.models.organisation import Membership, Organisation, OrganisationKind
from hub.people.models.user import User
from hub.reference.models.country import Country


def countries_of(language: str) -> QuerySet[Country]:
    """Where `language` (BCP 47) is official; a regional form counts as its language."""
    return Country.objects.filter(languages__overlap=[language, language.partition("-")[0]])


def authorities_of(language: str) -> QuerySet[Organisation]:
    """Verified organisations that are authorities of such a country."""
    kinds = [kind for kind in OrganisationKind if kind.is_authority]
    return Organisation.objects.verified().filter(kind__in=kinds, country__in=countries_of(language))


def members_of_authorities(people: QuerySet[User], language: str) -> QuerySet[User]:
    """Those of `people` who belong to one today."""
    current = Membership.objects.current().filter(user=OuterRef("pk"), organisation__in=authorities_of(language))
    return people.filter(Exists(current))


def is_of_authority(user: Any, language: str) -> bool:
    return members_of_authorities(User.objects.filter(pk=user.pk, is_active=True), language).exists()
