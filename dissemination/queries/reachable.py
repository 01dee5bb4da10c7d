"""Whether a contact may be written to about an edition now."""

from django.utils.translation import gettext as _

from dissemination.models.directory import Contact
from dissemination.queries.barred import barred


def unreachable(contact: Contact) -> str:
    """Why not, as a sentence; empty where it may. One query."""
    if contact.status == Contact.Status.UNDELIVERABLE:
        return _("Mail to this contact does not arrive. Correct its address first, or choose another.")
    if contact.status != Contact.Status.ACTIVE or not contact.email:
        return _("This contact is not active.")
    if contact.address_hash and barred([bytes(contact.address_hash)]):
        return _("The address of this contact must not be written to.")
    return ""
