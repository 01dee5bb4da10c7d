"""An organisation changes what it says of itself; the safeguarding screen reads it first."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from hub.models import Membership, Organisation, User
from hub.people.services.other_names import name_formerly
from hub.ports import versions
from hub.screening import Kind, screen_places
from initiatives.errors import ForeignAddress, Identifying, PersonNamed
from initiatives.models import Initiative, OrganisationProfile

WORDS = ("about", "safeguarding", "data_protection")
NEVER = frozenset({Kind.STREET, Kind.PROFILE, Kind.EMAIL, Kind.TELEPHONE})
"""No moderator reads a profile before it is public: what elsewhere is a warning is refused here."""


def write_profile(*, organisation: Organisation, by: User, fields: Mapping[str, Any]) -> OrganisationProfile:
    """Store the profile; `former_names` (a list) where `by` owns the organisation.

    Raises Identifying where it shows a person or an address, PersonNamed where one of its people stands in it,
    ForeignAddress where its link leads to somebody else, and changes nothing then. A profile is written before the
    first verification, too: the moderator reads it. Of later changes moderators see a list.
    """
    said = dict(fields)
    names: list[str] = said.pop("former_names", [])
    words = {name: said[name] for name in WORDS} | {"former_names": "\n".join(names)}
    refused = [found for found in screen_places(words) if found.is_hard or found.kind in NEVER]
    if refused:
        raise Identifying(refused)
    _name_nobody(organisation, words)
    _lead_home(organisation, said["data_protection_url"])
    with transaction.atomic():
        profile, made = OrganisationProfile.objects.select_for_update().get_or_create(organisation=organisation)
        changed = made or any(getattr(profile, name) != value for name, value in said.items())
        if changed:
            for name, value in said.items():
                setattr(profile, name, value)
            profile.changed_at = timezone.now()
            profile.save()
        if Membership.objects.owners().filter(user=by, organisation=organisation).exists():
            changed |= name_formerly(organisation=organisation, names=names)
        if changed and Initiative.objects.readable().filter(organisation=organisation).exists():
            versions.bump()
    return profile


def _lead_home(organisation: Organisation, link: str) -> None:
    """The host of `link` is that of the organisation's website, one of its mail domains, or lies below one."""
    website = (urlsplit(organisation.website).hostname or "").removeprefix("www.")
    own = [domain.lower() for domain in (website, *organisation.mail_domains) if domain]
    host = urlsplit(link).hostname or ""
    if link and not any(host == domain or host.endswith(f".{domain}") for domain in own):
        raise ForeignAddress


def _name_nobody(organisation: Organisation, words: Mapping[str, str]) -> None:
    """The Hub knows the names of the organisation's people; it cannot know others."""
    people = User.objects.filter(memberships__in=Membership.objects.filter(organisation=organisation)).distinct()
    names = {person.get_full_name().casefold() for person in people if person.first_name and person.last_name}
    places = [place for place, text in words.items() if any(name in text.casefold() for name in names)]
    if places:
        raise PersonNamed(places)
