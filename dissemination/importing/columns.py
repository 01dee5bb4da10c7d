"""The columns that an import knows, and what the headings of a file are taken for."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

COLUMNS: dict[str, str | Promise] = {
    "agency_ref": _("Agency reference"),
    "agency_name": _("Agency"),
    "kind": _("Kind"),
    "country": _("Country"),
    "parent_ref": _("Belongs to (reference)"),
    "postal_address": _("Postal address"),
    "valid_from": _("Agency from"),
    "valid_to": _("Agency until"),
    "required_since": _("Must hold the manual from"),
    "required_until": _("Must hold the manual until"),
    "contact_ref": _("Contact reference"),
    "email": _("E-mail address"),
    "name": pgettext_lazy("of a person", "Name"),
    "role_title": _("Role"),
    "is_shared_mailbox": _("Mailbox of several people"),
    "language": _("Language"),
    "time_zone": _("Time zone"),
    "basis": _("Legal basis"),
    "basis_note": _("Note on the basis"),
    "source": _("Where the address comes from"),
    "review_due": _("To be asked again on"),
    "verified_on": _("Confirmed on"),
}
AGENCY = tuple(COLUMNS)[: tuple(COLUMNS).index("contact_ref")]
CONTACT = tuple(COLUMNS)[len(AGENCY) :]
ALSO = {
    "reference": "agency_ref",
    "external_ref": "agency_ref",
    "organisation": "agency_name",
    "organization": "agency_name",
    "country code": "country",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "mailbox": "email",
    "function": "role_title",
}
"""Headings that lists often have, beside our own."""


def guess(headings: Iterable[str]) -> list[str]:
    """What each heading is taken for: a column, at most once, or nothing."""
    known, found = _headings(), list[str]()
    for heading in headings:
        column = known.get(_plain(heading), "")
        found.append("" if column in found else column)
    return found


def missing(columns: Sequence[str]) -> list[str]:
    """Columns without which no row says anything."""
    return [column for column in ("agency_ref",) if column not in columns]


def _headings() -> dict[str, str]:
    """Our own names, and what they are called in every language of the Hub."""
    known = {**ALSO, **{column: column for column in COLUMNS}}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {_plain(str(label)): column for column, label in COLUMNS.items()}
    return known


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip("*: ")
