"""Profiles that verified organisations changed lately, the newest first: public at once, so moderators look after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from hub.models import Country, Membership, Organisation, User
from initiatives.access import is_moderator
from initiatives.models import OrganisationProfile

LATELY = timedelta(days=14)
MOST = 100


@dataclass(frozen=True)
class ChangedProfile:
    at: datetime
    organisation: str
    country: str
    words: Sequence[str]


def changed_profiles(user: User, language: str) -> list[ChangedProfile]:
    """None of an organisation that `user` belongs or belonged to. One query."""
    if not is_moderator(user):
        return []
    own = Membership.objects.filter(user=user).values("organisation")
    rows = (
        OrganisationProfile.objects.filter(changed_at__gt=timezone.now() - LATELY)
        .filter(organisation__in=Organisation.objects.verified())
        .exclude(organisation__in=own)
        .select_related("organisation")
        .order_by("-changed_at", "pk")[:MOST]
    )
    return [_line(row, row.changed_at, language) for row in rows if row.changed_at]


def _line(row: OrganisationProfile, at: datetime, language: str) -> ChangedProfile:
    said = (row.about, row.safeguarding, row.data_protection, row.data_protection_url)
    return ChangedProfile(
        at=at,
        organisation=row.organisation.name,
        country=Country(code=row.organisation.country_id).name_in(language),
        words=[one for one in said if one],
    )
