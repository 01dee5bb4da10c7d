"""Another contact in place of one at its agency; the old one stays, and is not written to any more."""

from typing import Any

from dissemination.models.directory import Agency, Contact
from dissemination.services.save_contact import save_contact


def succeed(*, old: Contact, agency: Agency | None, email: str, role_title: str, source: str, by: Any) -> Contact:
    """The new one; all that is not said is as the old one's. In the caller's transaction; raises as `save_contact`."""
    made = Contact(
        agency=agency,
        email=email,
        role_title=role_title,
        is_shared_mailbox=old.is_shared_mailbox,
        language=old.language,
        time_zone=old.time_zone,
        basis=old.basis,
        basis_note=old.basis_note,
        source=source,
    )
    save_contact(contact=made, by=by)
    give_way(old=old, by=by)
    return made


def give_way(*, old: Contact, by: Any) -> None:
    """In the caller's transaction, where another contact of its agency has its place."""
    if old.status == Contact.Status.ACTIVE:
        old.status = Contact.Status.PAUSED
        save_contact(contact=old, by=by)
