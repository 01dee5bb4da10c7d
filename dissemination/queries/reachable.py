"""Whether a contact may be written to about an edition now."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.models.directory import Contact
from dissemination.models.suppression import Suppression

SCOPES = ("all", "distribution")


def unreachable(contact: Contact) -> str:
    """Why not, as a sentence; empty where it may. One query."""
    if contact.status == Contact.Status.UNDELIVERABLE:
        return _("Mail to this contact does not arrive. Correct its address first, or choose another.")
    if contact.status != Contact.Status.ACTIVE or not contact.email:
        return _("This contact is not active.")
    barred = Suppression.objects.filter(address_hash=contact.address_hash, scope__in=SCOPES)
    if barred.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())).exists():
        return _("The address of this contact must not be written to.")
    return ""
