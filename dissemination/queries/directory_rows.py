"""The part of the directory that some rows of a file are about, in six queries whatever their number."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower

from dissemination.importing.known import OURS, Known, KnownAgency, KnownContact
from dissemination.keys import address_hash
from dissemination.models.directory import Agency, Contact
from dissemination.models.requirement import Requirement
from dissemination.queries.barred import barred
from dissemination.queries.directory_values import agency_ref, agency_values, contact_ref, contact_values
from hub.models import Country, Organisation

Values = Mapping[str, str]


def known_for(rows: Iterable[Values]) -> Known:
    """What an import must know to judge these rows."""
    rows = list(rows)
    refs = {row[name] for row in rows for name in ("agency_ref", "parent_ref") if name in row}
    names = {row["agency_name"].lower() for row in rows if "agency_name" in row}
    hashes = {address_hash(row["email"]) for row in rows if "email" in row}
    known = Known(barred=barred(hashes))
    agencies = _agencies(refs, names)
    for agency in agencies:
        known.learn_agency(agency)
    _learn_organisations(known, names | {agency.values["agency_name"].lower() for agency in agencies})
    contact_refs = {row["contact_ref"] for row in rows if "contact_ref" in row}
    here = Q(agency__in=[agency.pk for agency in agencies])
    contacts = Contact.objects.filter(
        Q(address_hash__in=hashes) | here & (Q(external_ref__in=contact_refs) | Q(pk__in=_keys(contact_refs))),
        email__isnull=False,
    )
    for contact in contacts.select_related("agency__organisation"):
        known.learn_contact(known_contact(contact))
    return known


def known_agency(agency: Agency, requirement: Requirement | None) -> KnownAgency:
    values = agency_values(agency, requirement, agency.parent)
    elsewhere = {name for name, value in agency.as_imported.items() if values[name] != value}
    return KnownAgency(
        pk=agency.pk,
        ref=agency_ref(agency),
        alias=f"{OURS}{agency.key}",
        values=values,
        by_hand=frozenset(agency.by_hand) | elsewhere,
        is_verified=agency.organisation.is_verified,
    )


def known_contact(contact: Contact) -> KnownContact:
    """Of a contact with an address."""
    return KnownContact(
        pk=contact.pk,
        agency=agency_ref(contact.agency) if contact.agency else "",
        agency_name=str(contact.agency or ""),
        ref=contact_ref(contact),
        alias=f"{OURS}{contact.pk}",
        mailbox=bytes(contact.address_hash or b""),
        values=contact_values(contact),
        by_hand=frozenset(contact.by_hand),
    )


def country_words() -> dict[str, str]:
    """Codes and names in the languages of the Hub, in lower case, to codes."""
    words: dict[str, str] = {}
    for country in Country.objects.all():
        named = {country.name_in(code).casefold() for code, _name in settings.LANGUAGES}
        words |= dict.fromkeys(named | {country.code.casefold()}, country.code)
    return words


def _agencies(refs: set[str], names: set[str]) -> list[KnownAgency]:
    found = Agency.objects.alias(lower=Lower("organisation__name")).filter(
        Q(external_ref__in=refs - {""}) | Q(key__in=_keys(refs)) | Q(lower__in=names)
    )
    agencies = list(found.select_related("organisation", "parent"))
    days = Requirement.objects.filter(agency__in=agencies).order_by("since")
    newest = {row.agency_id: row for row in days}
    return [known_agency(agency, newest.get(agency.pk)) for agency in agencies]


def _learn_organisations(known: Known, names: set[str]) -> None:
    found = Organisation.objects.alias(lower=Lower("name")).filter(lower__in=names, agency__isnull=True)
    for country, name, kind in found.values_list("country_id", "name", "kind"):
        known.organisations.setdefault((country, name.lower()), (kind, ""))


def _keys(refs: Iterable[str]) -> list[UUID]:
    keys = []
    for ref in refs:
        try:
            keys.append(UUID(ref.removeprefix(OURS)))
        except ValueError:
            continue
    return keys
