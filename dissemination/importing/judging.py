"""A row of a file beside the directory: what it would change, and whether it may."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from dissemination.importing.columns import AGENCY, COLUMNS, CONTACT
from dissemination.importing.known import OURS, Known, KnownAgency, KnownContact
from dissemination.importing.repeats import Repeats
from dissemination.importing.values import Parsed
from dissemination.keys import address_hash
from dissemination.models.directory_import import DirectoryRow

Status = DirectoryRow.Status
ORGANISATION = frozenset({"agency_name", "kind", "country"})
PERIODS = (("valid_from", "valid_to"), ("required_since", "required_until"))


@dataclass(frozen=True)
class Judged:
    """`before` is what the directory says where the row says something else."""

    status: DirectoryRow.Status
    reason: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    may_take: bool = False


class Refused(Exception):
    """The row cannot be taken over."""

    def __init__(self, status: DirectoryRow.Status, reason: str) -> None:
        super().__init__(reason)
        self.judged = Judged(status, reason)


@dataclass(frozen=True)
class _Part:
    """What a row says of the agency, or of the contact."""

    before: Mapping[str, str]
    by_hand: Set[str] = frozenset()
    is_new: bool = False


def judge(row: Parsed, repeats: Repeats, known: Known) -> Judged:
    """The verdict on one row; with an empty `Repeats`, on the row alone."""
    try:
        return _judge(row, repeats, known)
    except Refused as refusal:
        return refusal.judged


def _judge(row: Parsed, repeats: Repeats, known: Known) -> Judged:
    if row.faults:
        raise Refused(Status.ERROR, " ".join(row.faults))
    if "agency_ref" not in row.values:
        raise Refused(Status.ERROR, _("The reference of the agency is missing."))
    if row.line in repeats.clashes:
        raise Refused(Status.CONFLICT, repeats.clashes[row.line])
    if row.line in repeats.same:
        raise Refused(Status.UNCHANGED, _("As line %(line)d.") % {"line": repeats.same[row.line]})
    found = find_agency(row.values, known)
    agency = _agency(row.values, found, known, repeats.agencies)
    contact = _contact(row.values, found, known)
    before = {**agency.before, **contact.before}
    touched = [str(COLUMNS[name]) for name in before if name in agency.by_hand | contact.by_hand]
    if touched:
        words = {"columns": ", ".join(touched)}
        reason = _("A person has changed this in the Hub since the last import: %(columns)s.") % words
        return Judged(Status.CONFLICT, reason, before, may_take=True)
    if agency.is_new or contact.is_new:
        reason = _("A new agency.") if agency.is_new else _("A new contact of an agency that the Hub knows.")
        return Judged(Status.NEW, reason, before, may_take=True)
    return Judged(Status.CHANGED, "", before, may_take=True) if before else Judged(Status.UNCHANGED)


def find_agency(values: Mapping[str, str], known: Known) -> KnownAgency | None:
    """By reference; else an agency of that name and country that has no reference yet."""
    ref = values["agency_ref"]
    if ref in known.agencies:
        return known.agencies[ref]
    if ref.startswith(OURS):
        raise Refused(Status.ERROR, _("The Hub knows no agency with this reference."))
    found = known.agency_like(*_name(values))
    if found is not None and found.has_own_ref:
        reason = _("This organisation is in the directory with the reference %(ref)s.") % {"ref": found.ref}
        raise Refused(Status.CONFLICT, reason)
    return found


def _agency(values: Mapping[str, str], found: KnownAgency | None, known: Known, in_file: Set[str]) -> _Part:
    said = {name: values[name] for name in AGENCY if name in values and name != "agency_ref"}
    if "parent_ref" in said:
        above = known.agencies.get(said["parent_ref"])
        if above is None and said["parent_ref"] not in in_file:
            raise Refused(Status.ERROR, _("The agency that it belongs to is not in the directory."))
        said["parent_ref"] = above.ref if above else said["parent_ref"]
    whole = {**(found.values if found else {}), **said}
    _check_periods(whole)
    kind, other = known.organisations.get(_name(whole), ("", ""))
    if found is None:
        _check_new(values, kind)
        return _Part({}, is_new=True)
    if _name(whole) != _name(found.values) and kind and other != found.ref:
        raise Refused(Status.CONFLICT, _("Another organisation of this country has this name."))
    before = _differing(said, found.values)
    if found.is_verified and before.keys() & ORGANISATION:
        raise Refused(
            Status.CONFLICT, _("This organisation is verified: a moderator changes its name, kind and country.")
        )
    if values["agency_ref"] not in (found.ref, found.alias):
        before["agency_ref"] = ""
    return _Part(before, found.by_hand)


def _check_new(values: Mapping[str, str], kind: str) -> None:
    needed = ("agency_name", "country") if kind else ("agency_name", "country", "kind")
    lacking = [str(COLUMNS[name]) for name in needed if name not in values]
    if lacking:
        raise Refused(Status.ERROR, _("A new agency needs: %(columns)s.") % {"columns": ", ".join(lacking)})
    if kind and values.get("kind", kind) != kind:
        raise Refused(Status.CONFLICT, _("The Hub knows this organisation as another kind."))


def _check_periods(whole: Mapping[str, str]) -> None:
    for begin, end in PERIODS:
        if whole.get(end) and not whole.get(begin, "") < whole[end]:
            raise Refused(Status.ERROR, _("%(column)s: The end lies after the beginning.") % {"column": COLUMNS[end]})
        if end == "required_until" and whole.get(end) and not whole.get(begin):
            raise Refused(Status.ERROR, _("The first day on which it must hold the manual is missing."))


def _contact(values: Mapping[str, str], found: KnownAgency | None, known: Known) -> _Part:
    said = {name: values[name] for name in CONTACT if name in values}
    if not said:
        return _Part({})
    mailbox = _mailbox(said)
    target = find_contact(said, found, known)
    if target is None:
        if not mailbox:
            raise Refused(Status.ERROR, _("A new contact needs an e-mail address."))
        _check_barred(mailbox, known)
        return _Part({}, is_new=True)
    before = _differing(said, target.values)
    if mailbox == target.mailbox:
        before.pop("email", None)
    if said.get("contact_ref") in (target.ref, target.alias):
        before.pop("contact_ref", None)
    elif "contact_ref" in before:
        before["contact_ref"] = ""
    if "email" in before:
        _check_barred(mailbox, known)
    return _Part(before, target.by_hand)


def find_contact(said: Mapping[str, str], found: KnownAgency | None, known: Known) -> KnownContact | None:
    """The contact that a row is about: by its reference at the agency, else by its mailbox."""
    mailbox = _mailbox(said)
    ref, holder = said.get("contact_ref", ""), known.mailboxes.get(mailbox)
    named = known.contacts.get((found.ref, ref)) if found and ref else None
    if ref.startswith(OURS) and named is None:
        raise Refused(Status.ERROR, _("This agency has no contact with this reference."))
    if holder is None:
        return named
    if found is None or holder.agency != found.ref:
        raise Refused(
            Status.CONFLICT,
            _("This mailbox is in the directory at: %(agency)s. A mailbox belongs to one agency.")
            % {"agency": holder.agency_name},
        )
    if named is not None and named is not holder:
        raise Refused(Status.CONFLICT, _("Another contact of this agency has this mailbox."))
    if ref and named is None and holder.has_own_ref:
        raise Refused(
            Status.CONFLICT, _("This mailbox is in the directory with the reference %(ref)s.") % {"ref": holder.ref}
        )
    return holder


def _check_barred(mailbox: bytes, known: Known) -> None:
    if mailbox in known.barred:
        raise Refused(Status.SUPPRESSED, known.barred[mailbox])


def _differing(said: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    return {name: values.get(name, "") for name, value in said.items() if values.get(name, "") != value}


def _mailbox(values: Mapping[str, str]) -> bytes:
    return address_hash(values["email"]) if "email" in values else b""


def _name(values: Mapping[str, str]) -> tuple[str, str]:
    return values.get("country", ""), values.get("agency_name", "").lower()
