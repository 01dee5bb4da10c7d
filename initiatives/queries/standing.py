"""What everybody may know of the organisation behind an initiative: dated facts, never a bare badge, no address."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.look.names import language_name
from hub.models import Organisation
from initiatives.models import OrganisationProfile
from initiatives.queries.sheet import country_names


@dataclass(frozen=True)
class Standing:
    name: str
    kind: str
    country: str
    verified_at: datetime | None
    about: str
    former_names: str
    languages: str
    countries: str
    size: str
    safeguarding: str
    safeguarding_on: date | None


def standing_of(organisation: Organisation, language: str) -> Standing:
    profile = OrganisationProfile.objects.filter(organisation=organisation).first() or OrganisationProfile()
    return Standing(
        name=organisation.name,
        kind=str(organisation.get_kind_display()),
        country=organisation.country.name_in(language),
        verified_at=organisation.verified_at if organisation.is_verified else None,
        about=profile.about,
        former_names=profile.former_names,
        languages=", ".join(language_name(code, language) for code in profile.languages),
        countries=country_names(profile.countries, language),
        size=str(profile.get_size_display()),
        safeguarding=profile.safeguarding,
        safeguarding_on=profile.safeguarding_on,
    )
