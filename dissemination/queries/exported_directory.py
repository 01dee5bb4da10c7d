"""The directory in the columns of an import, so that what comes back unchanged is known to be so."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch, QuerySet

from dissemination.importing.columns import COLUMNS
from dissemination.models.directory import Agency, Contact
from dissemination.models.requirement import Requirement
from dissemination.queries.directory_values import agency_values, contact_values
from hub.people.mailbox import masked

CHUNK = 1000


def headings() -> list[str]:
    return [str(label) for label in COLUMNS.values()]


def exported(*, is_masked: bool) -> Iterator[Sequence[str]]:
    """A row for each contact, and one for an agency without any. Three queries for each thousand agencies.

    Masked, it holds no address and no name; it is for reading and cannot be imported.
    """
    for agency in _agencies().iterator(chunk_size=CHUNK):
        requirements = list(agency.requirements.all())
        values = agency_values(agency, requirements[-1] if requirements else None, agency.parent)
        contacts = list(agency.contacts.all())
        for contact in contacts:
            yield _line({**values, **_contact(contact, is_masked)})
        if not contacts:
            yield _line(values)


def _contact(contact: Contact, is_masked: bool) -> dict[str, str]:
    values = contact_values(contact)
    return {**values, "email": masked(values["email"]), "name": ""} if is_masked else values


def _agencies() -> QuerySet[Agency]:
    """In the order of the directory."""
    contacts = Contact.objects.filter(email__isnull=False).order_by("role_title", "created_at")
    return Agency.objects.select_related("organisation", "parent").prefetch_related(
        Prefetch("requirements", Requirement.objects.order_by("since")), Prefetch("contacts", contacts)
    )


def _line(values: dict[str, str]) -> list[str]:
    return [values.get(column, "") for column in COLUMNS]
