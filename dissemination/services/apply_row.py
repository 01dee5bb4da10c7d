"""Writes one row of an import through the services of the directory."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.importing.columns import AGENCY as AGENCY_COLUMNS
from dissemination.importing.columns import CONTACT as CONTACT_COLUMNS
from dissemination.importing.judging import ORGANISATION, Judged, find_agency, find_contact, judge
from dissemination.importing.known import OURS, Known, KnownAgency, KnownContact
from dissemination.importing.repeats import Repeats
from dissemination.importing.values import DAYS, Parsed
from dissemination.models.directory import Agency, Contact
from dissemination.models.directory_import import DirectoryRow
from dissemination.queries import directory_values as fields
from dissemination.queries.directory_rows import known_agency, known_contact
from dissemination.services.save_agency import Required, newest_requirement, save_agency
from dissemination.services.save_contact import save_contact
from hub.models import Organisation
from hub.people.services.save_organisation import save_organisation

Values = Mapping[str, str]


def apply_row(*, row: DirectoryRow, known: Known, by: Any, must_hold: bool) -> str:
    """Judge the row once more, write it, and let `known` learn it. Returns `saved`, or why it was not.

    `must_hold`: a new agency has to hold the manual from its first day, because the file does not speak of that.
    """
    values = row.values
    verdict = judge(Parsed(row.line, values), Repeats(), known)
    if not _is_as_chosen(row, verdict):
        return verdict.reason or _("The directory has changed meanwhile. Upload the file again.")
    said = {name: values[name] for name in CONTACT_COLUMNS if name in values}
    found = find_agency(values, known)
    holder = find_contact(said, found, known) if said else None
    try:
        with transaction.atomic():
            agency = _write_agency(values, verdict, found, known, by, must_hold)
            contact = _write_contact(said, verdict, holder, agency, by)
    except ValidationError as error:
        return " ".join(error.messages)
    except IntegrityError:
        return _("The directory has changed meanwhile. Upload the file again.")
    known.learn_agency(agency)
    if contact is not None:
        known.learn_contact(contact)
    return DirectoryRow.SAVED


def _is_as_chosen(row: DirectoryRow, verdict: Judged) -> bool:
    """Whether it would overwrite nothing but what its owner saw."""
    if verdict.status == DirectoryRow.Status.UNCHANGED:
        return True
    seen = all(row.before.get(name, "") == old for name, old in verdict.before.items())
    is_conflict = verdict.status == DirectoryRow.Status.CONFLICT
    return verdict.may_take and seen and (row.status == DirectoryRow.Status.CONFLICT or not is_conflict)


def _write_agency(
    values: Values, verdict: Judged, found: KnownAgency | None, known: Known, by: Any, must_hold: bool
) -> KnownAgency:
    if found is not None and not verdict.before.keys() & set(AGENCY_COLUMNS):
        return found
    if found is None:
        agency = Agency(organisation=_organisation(values, by))
    else:
        agency = Agency.objects.select_related("organisation", "parent").get(pk=found.pk)
        if verdict.before.keys() & ORGANISATION:
            _save_organisation(agency.organisation, values, by)
    if not values["agency_ref"].startswith(OURS):
        agency.external_ref = values["agency_ref"]
    if "parent_ref" in values:
        agency.parent = Agency.objects.get(pk=known.agencies[values["parent_ref"]].pk)
    _fill(agency, values, fields.AGENCY)
    save_agency(agency=agency, required=_required(agency, values, must_hold), by=by, imported=True)
    return known_agency(agency, newest_requirement(agency))


def _required(agency: Agency, values: Values, must_hold: bool) -> Required:
    newest = newest_requirement(agency) if agency.pk else None
    since, until = (newest.since, newest.until) if newest else (None, None)
    if agency.pk is None and must_hold:
        since = agency.valid_from
    return Required(_day(values, "required_since") or since, _day(values, "required_until") or until)


def _organisation(values: Values, by: Any) -> Organisation:
    found = Organisation.objects.filter(country=values["country"], name__iexact=values["agency_name"]).first()
    return found or _save_organisation(Organisation(), values, by)


def _save_organisation(organisation: Organisation, values: Values, by: Any) -> Organisation:
    is_new = organisation.pk is None
    _fill(organisation, values, fields.ORGANISATION)
    save_organisation(organisation=organisation, by=by)
    log(organisation, "wagtail.create" if is_new else "wagtail.edit", user=by)
    return organisation


def _write_contact(
    said: Values, verdict: Judged, holder: KnownContact | None, agency: KnownAgency, by: Any
) -> KnownContact | None:
    if holder is not None:
        said = {name: value for name, value in said.items() if name in verdict.before}
    if not said:
        return None
    contact = Contact.objects.get(pk=holder.pk) if holder else Contact(agency_id=agency.pk)
    if "contact_ref" in said:
        contact.external_ref = said["contact_ref"]
    _fill(contact, said, fields.CONTACT)
    return known_contact(save_contact(contact=contact, by=by, imported=True))


def _fill(row: Any, values: Values, columns: Mapping[str, str]) -> None:
    for column, field in columns.items():
        if column in values:
            setattr(row, field, _value(column, values[column]))


def _value(column: str, text: str) -> Any:
    if column in DAYS:
        return date.fromisoformat(text)
    return text == "yes" if column == "is_shared_mailbox" else text


def _day(values: Values, column: str) -> date | None:
    return date.fromisoformat(values[column]) if column in values else None
