"""Two agencies in each of thirty countries and a third in three of them, a mailbox each, all under example.org."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from dissemination.models.directory import Agency, Contact
from dissemination.models.requirement import Requirement
from dissemination.models.suppression import Suppression
from dissemination.services.suppress import suppress
from hub.models import Country, Organisation, OrganisationKind

KINDS = {
    OrganisationKind.POLICE: ("police", "Police unit of {country} (sample)", "Duty desk"),
    OrganisationKind.CHILD_PROTECTION: ("children", "Child protection office of {country} (sample)", "Secretariat"),
}
THIRD = (OrganisationKind.PROSECUTION, "prosecution", "Prosecutor's office of {country} (sample)", "Registry")
WITH_A_THIRD = {"RO", "NL", "DK"}
# Mailboxes at which something goes wrong: the catcher answers these domains as the world would.
DOMAINS = {
    "police.bg": "gone.example.org",
    "children.pt": "gone.example.org",
    "police.lt": "gone.example.org",
    "children.si": "full.example.org",
    "police.ie": "later.example.org",
    "children.be": "later.example.org",
}
USUAL_DOMAIN = "agencies.example.org"
PAUSED = "children.is"
OBJECTS = "police.li"
SINCE = date(2026, 1, 1)


def make_directory() -> None:
    spoken = {code for code, _name in settings.LANGUAGES}
    for country in Country.objects.all():
        language = next((code for code in country.languages if code in spoken), settings.LANGUAGE_CODE)
        for kind, (box, name, role) in KINDS.items():
            _add(country, kind, box, name, role, language)
        if country.code in WITH_A_THIRD:
            _add(country, *THIRD, language)


def _add(country: Country, kind: OrganisationKind, box: str, name: str, role: str, language: str) -> None:
    local = f"{box}.{country.code.lower()}"
    agency = _agency(local, kind, name.format(country=country.name_in("en")), country)
    _contact(agency, local, role, language, country.time_zone)


def _agency(reference: str, kind: OrganisationKind, name: str, country: Country) -> Agency:
    known = Agency.objects.filter(external_ref=f"sample:{reference}").first()
    if known:
        return known
    organisation, _made = Organisation.objects.get_or_create(name=name, country=country, defaults={"kind": kind})
    agency = Agency.objects.create(organisation=organisation, external_ref=f"sample:{reference}", valid_from=SINCE)
    Requirement.objects.create(agency=agency, since=SINCE)
    return agency


def _contact(agency: Agency, local: str, role: str, language: str, zone: str) -> None:
    email = f"{local}@{DOMAINS.get(local, USUAL_DOMAIN)}"
    status = Contact.Status.PAUSED if local == PAUSED else Contact.Status.ACTIVE
    _row, made = Contact.objects.get_or_create(
        email=email,
        defaults={
            "agency": agency,
            "role_title": role,
            "language": language,
            "time_zone": zone,
            "status": status,
            "basis_note": "Sample: no such mailbox exists.",
            "source": "Sample content",
            "review_due": timezone.localdate() + timedelta(days=365),
        },
    )
    if made and local == OBJECTS:
        suppress(address=email, scope=Suppression.Scope.DISTRIBUTION, reason=Suppression.Reason.OBJECTION)
