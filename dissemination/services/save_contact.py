"""An officer, the desk of its country, or an import enters or corrects a contact."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.keys import address_hash
from dissemination.models.directory import Contact
from dissemination.permissions import may_keep_directory, may_look_after
from dissemination.queries.barred import barred
from dissemination.queries.directory_values import contact_values
from hub.people.mailbox import mailbox_at_field


def check_contact(*, contact: Contact, by: Any) -> None:
    """Raise ValidationError, at the field where there is one, for what may not be saved."""
    before = Contact.objects.select_related("agency__organisation").filter(pk=contact.pk).first()
    concerned = [contact.agency] if before is None else [contact.agency, before.agency]
    if not may_keep_directory(by) and not all(may_look_after(by, agency) for agency in concerned):
        raise PermissionDenied
    if before is not None and before.status == Contact.Status.ERASED:
        raise ValidationError(_("This contact was erased. Enter a new one."))
    if contact.status == Contact.Status.ERASED:
        raise ValidationError({"status": _("A contact is erased on its owner's request, not by its status.")})
    contact.email = mailbox_at_field(contact.email or "")
    if why := _taken_or_barred(contact, before):
        raise ValidationError({"email": why if may_keep_directory(by) else cannot_be_entered()})
    same_ref = Contact.objects.filter(agency=contact.agency, external_ref=contact.external_ref, email__isnull=False)
    if contact.external_ref and same_ref.exclude(pk=contact.pk).exists():
        raise ValidationError({"external_ref": _("Another contact of this agency has this reference.")})


def cannot_be_entered() -> str:
    """All that is told of an address to whoever does not keep the directory, lest they learn who is in it."""
    return _("This address cannot be entered here. Ask an officer.")


def _taken_or_barred(contact: Contact, before: Contact | None) -> str:
    digest = address_hash(contact.email or "")
    if Contact.objects.filter(address_hash=digest).exclude(pk=contact.pk).exists():
        return _("This address is in the directory already.")
    is_new = before is None or before.address_hash is None or bytes(before.address_hash) != digest
    return barred([digest]).get(digest, "") if is_new else ""


def save_contact(*, contact: Contact, by: Any, imported: bool = False) -> Contact:
    """Save, remember what a person changed, and log it. Raises as `check_contact`."""
    with transaction.atomic():
        before = Contact.objects.select_for_update(of=("self",)).filter(pk=contact.pk).first()
        check_contact(contact=contact, by=by)
        known = contact_values(before) if before else {}
        changed = {name for name, value in contact_values(contact).items() if known.get(name) != value}
        if before is not None:
            kept = set(before.by_hand)
            contact.by_hand = sorted(kept - changed if imported else kept | changed)
        contact.save()
        log(contact, "wagtail.edit" if before else "wagtail.create", user=by)
    return contact
