"""Forget an address in lists that were uploaded: their rows keep the agency, a file that is not read yet goes whole."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from dissemination.importing.columns import AGENCY
from dissemination.importing.lists import cells
from dissemination.models.directory import Contact
from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from dissemination.naming import address_pattern
from dissemination.queries.directory_values import agency_ref, contact_ref
from hub.lists.reading import Unreadable


def forget_in_imports(*, spellings: Sequence[str], contacts: Sequence[Contact]) -> int:
    """In the caller's transaction; returns how many rows and files were concerned."""
    rows = list(_rows(spellings, contacts))
    for row in rows:
        row.status, row.may_take, row.taken, row.outcome, row.before = (
            DirectoryRow.Status.SUPPRESSED,
            False,
            False,
            "",
            {},
        )
        row.values = {name: value for name, value in row.values.items() if name in AGENCY}
        row.reason = _("The owner of this address asked not to be written to.")
    DirectoryRow.objects.bulk_update(rows, ["status", "may_take", "taken", "outcome", "before", "values", "reason"])
    files = [batch.pk for batch in DirectoryImport.objects.exclude(content=b"") if _names(batch, spellings)]
    DirectoryImport.objects.filter(pk__in=files).delete()
    return len(rows) + len(files)


def _rows(spellings: Sequence[str], contacts: Iterable[Contact]) -> QuerySet[DirectoryRow]:
    found = DirectoryRow.objects.select_for_update().alias(
        said=Cast("values", TextField()), was=Cast("before", TextField())
    )
    pattern = address_pattern(spellings)
    asked = Q(said__iregex=pattern) | Q(was__iregex=pattern) | Q(reason__iregex=pattern) | Q(outcome__iregex=pattern)
    for contact in contacts:
        asked |= Q(values__contact_ref=contact_ref(contact)) & _at_agency(contact)
        if contact.name:
            asked |= Q(values__name__iexact=contact.name) & _at_agency(contact)
    return found.filter(asked)


def _at_agency(contact: Contact) -> Q:
    if contact.agency is None:
        return Q(values__contact_ref=contact_ref(contact))
    names = Q(values__agency_name__iexact=contact.agency.organisation.name)
    return names | Q(agency_ref=agency_ref(contact.agency)) | Q(agency_ref=f"hub:{contact.agency.key}")


def _names(batch: DirectoryImport, spellings: Sequence[str]) -> bool:
    """Whether a file names the address. One that cannot be read is of no use, and may."""
    try:
        named = re.compile(address_pattern(spellings), re.IGNORECASE)
        return any(named.search(cell) for cell in _cells(batch))
    except Unreadable:
        return True


def _cells(batch: DirectoryImport) -> Iterator[str]:
    return cells(bytes(batch.content), batch.encoding)
