"""How much of its profile an organisation has filled in, and what is missing, in words. It ranks and hides nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from initiatives.models import OrganisationProfile


@dataclass(frozen=True)
class Missing:
    field: str
    words: str


@dataclass(frozen=True)
class Completeness:
    all: int
    missing: Sequence[Missing]

    @property
    def done(self) -> int:
        return self.all - len(self.missing)


ASKED = (
    ("about", _("What you do")),
    ("countries", _("The countries where you are active")),
    ("languages", _("The languages in which partners can write to you")),
    ("themes", _("Your themes")),
    ("target_groups", _("Whom you work for")),
    ("size", _("How many you are")),
    ("safeguarding", _("How you keep children safe, and since when")),
    ("data_protection", _("The office or web form that answers for personal data")),
)


def completeness_of(profile: OrganisationProfile) -> Completeness:
    missing = [Missing(field, str(words)) for field, words in ASKED if not _has(profile, field)]
    return Completeness(len(ASKED), missing)


def _has(profile: OrganisationProfile, field: str) -> bool:
    if field == "safeguarding":
        return bool(profile.safeguarding and profile.safeguarding_on)
    if field == "data_protection":
        return bool(profile.data_protection or profile.data_protection_url)
    return bool(getattr(profile, field))
