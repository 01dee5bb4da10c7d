"""Which countries' facts somebody keeps."""

from typing import Any

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.organisation import Membership
from hub.reference.models.country import Country


def countries_kept_by(user: Any) -> frozenset[str]:
    """Codes: all for editors, those of their own organisations for a country desk, none for others."""
    if groups.is_in(user, Group.EDITOR):
        return frozenset(Country.objects.values_list("code", flat=True))
    if not groups.is_in(user, Group.COUNTRY_DESK):
        return frozenset()
    own = Membership.objects.current().filter(user=user)
    return frozenset(own.values_list("organisation__country_id", flat=True))
