"""An organisation changes what it says of itself; the safeguarding screen reads it first."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from hub.models import Membership, Organisation, User
from hub.people.services.change_organisation import name_formerly
from hub.ports import versions
from hub.screening import screen_places
from initiatives.errors import Identifying, PersonNamed
from initiatives.models import OrganisationProfile

WORDS = ("about", "safeguarding", "data_protection")


def write_profile(*, organisation: Organisation, by: User, fields: Mapping[str, Any]) -> OrganisationProfile:
    """Store the profile; `former_names` (a list) where `by` owns the organisation.

    Raises Identifying where it shows a person or an address, PersonNamed where one of its people stands in it, and
    changes nothing then. A profile is written before the first verification, too: the moderator reads it.
    """
    said = dict(fields)
    names: list[str] = said.pop("former_names", [])
    words = {name: said[name] for name in WORDS} | {"former_names": "\n".join(names)}
    hard = [found for found in screen_places(words) if found.is_hard]
    if hard:
        raise Identifying(hard)
    _name_nobody(organisation, words)
    with transaction.atomic():
        profile, _made = OrganisationProfile.objects.update_or_create(organisation=organisation, defaults=said)
        if Membership.objects.owners().filter(user=by, organisation=organisation).exists():
            name_formerly(organisation=organisation, names=names)
        versions.bump()
    return profile


def _name_nobody(organisation: Organisation, words: Mapping[str, str]) -> None:
    """The Hub knows the names of the organisation's people; it cannot know others."""
    people = User.objects.filter(memberships__in=Membership.objects.filter(organisation=organisation)).distinct()
    names = {person.get_full_name().casefold() for person in people if person.first_name and person.last_name}
    places = [place for place, text in words.items() if any(name in text.casefold() for name in names)]
    if places:
        raise PersonNamed(places)
