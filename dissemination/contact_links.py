"""The personal link of a contact to the page about itself. Its token hangs on the address and dies with it."""

import hmac
from uuid import UUID

from django.db.models import Q

from dissemination.keys import link_token
from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Contact
from dissemination.services.links import Link, personal

CONTACT = "contact"


def about(contact: Contact) -> Link:
    """A value for `fill` that becomes the address of the page when the message goes out."""
    path = f"/{contact.language}/contact/{contact.pk}/{{token}}/"
    return personal(purpose=CONTACT, subject=contact.pk, version=_version(contact), path=path)


def find_contact(key: UUID, token: str) -> Contact | None:
    """None for a link that never was, or whose address was replaced, erased or is not written to any more.

    Whoever asked to be removed may think better of it until an officer has decided.
    """
    leaving = Q(
        status=Contact.Status.PAUSED,
        requests__kind=ContactRequest.Kind.REMOVE,
        requests__state=ContactRequest.State.OPEN,
    )
    known = Contact.objects.filter(pk=key, email__isnull=False, agency__isnull=False)
    reached = known.filter(Q(status__in=[Contact.Status.ACTIVE, Contact.Status.UNCONFIRMED]) | leaving)
    contact = reached.select_related("agency__organisation").first()
    if contact is None:
        return None
    expected = link_token(CONTACT, contact.pk, _version(contact))
    return contact if hmac.compare_digest(expected.encode(), token.encode()) else None


def _version(contact: Contact) -> int:
    return int.from_bytes(bytes(contact.address_hash or b"")[:4])
