"""What the directory holds, as the text that an import and an export compare: days as ISO 8601, yes and no as words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dissemination.importing.known import OURS
from dissemination.models.directory import Agency, Contact
from dissemination.models.requirement import Requirement

ORGANISATION = {"agency_name": "name", "kind": "kind", "country": "country_id"}
AGENCY = {"postal_address": "postal_address", "valid_from": "valid_from", "valid_to": "valid_to"}
CONTACT = {
    "email": "email",
    "name": "name",
    "role_title": "role_title",
    "is_shared_mailbox": "is_shared_mailbox",
    "language": "language",
    "time_zone": "time_zone",
    "basis": "basis",
    "basis_note": "basis_note",
    "source": "source",
    "review_due": "review_due",
    "verified_on": "verified_on",
}


def agency_values(agency: Agency, requirement: Requirement | None, parent: Agency | None) -> dict[str, str]:
    """All columns of an agency. `requirement` is its newest."""
    return {
        "agency_ref": agency_ref(agency),
        **organisation_values(agency.organisation),
        "parent_ref": agency_ref(parent) if parent else "",
        **_values(agency, AGENCY),
        "required_since": _text(requirement.since if requirement else None),
        "required_until": _text(requirement.until if requirement else None),
    }


def organisation_values(organisation: Any) -> dict[str, str]:
    return _values(organisation, ORGANISATION)


def contact_values(contact: Contact) -> dict[str, str]:
    """All columns of a contact."""
    return {"contact_ref": contact_ref(contact), **_values(contact, CONTACT)}


def agency_ref(agency: Agency) -> str:
    return agency.external_ref or f"{OURS}{agency.key}"


def contact_ref(contact: Contact) -> str:
    return contact.external_ref or f"{OURS}{contact.pk}"


def _values(row: Any, fields: Mapping[str, str]) -> dict[str, str]:
    return {column: _text(getattr(row, field)) for column, field in fields.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
