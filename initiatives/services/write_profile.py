"""An organisation changes what it says of itself; the safeguarding screen reads it first."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from hub.models import Organisation
from hub.ports import versions
from hub.screening import screen_places
from initiatives.errors import Identifying
from initiatives.models import OrganisationProfile

WORDS = ("about", "former_names", "safeguarding")


def write_profile(*, organisation: Organisation, fields: Mapping[str, Any]) -> OrganisationProfile:
    """Store the profile. Raises Identifying where it shows a person or an address, and changes nothing then."""
    hard = [found for found in screen_places({name: fields[name] for name in WORDS}) if found.is_hard]
    if hard:
        raise Identifying(hard)
    with transaction.atomic():
        profile, _made = OrganisationProfile.objects.update_or_create(organisation=organisation, defaults=dict(fields))
        versions.bump()
    return profile
