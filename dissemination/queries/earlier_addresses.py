"""Addresses that messages to a contact went to before it was corrected: they are its owner's as well."""

from collections.abc import Sequence

from dissemination.keys import address_hash
from dissemination.models.directory import Contact
from dissemination.models.message import OutboundMessage
from dissemination.models.subscriber import Subscriber


def recipients(contacts: Sequence[Contact]) -> list[str]:
    """What messages call them, whatever address they went to."""
    return [f"contact:{contact.pk}" for contact in contacts]


def earlier_addresses(contacts: Sequence[Contact]) -> list[str]:
    """Without what somebody else in the directory, or a subscriber, has today. Three queries."""
    sent = OutboundMessage.objects.filter(recipient__in=recipients(contacts)).exclude(to_address="")
    known = {bytes(contact.address_hash or b"") for contact in contacts}
    found = {address_hash(address): address for address in sent.values_list("to_address", flat=True).distinct()}
    asked = {digest: address for digest, address in found.items() if digest not in known}
    if not asked:
        return []
    others = Contact.objects.filter(address_hash__in=list(asked)).values_list("address_hash", flat=True)
    held = {bytes(digest) for digest in others if digest}
    subscribed = Subscriber.objects.filter(email__in=list(asked.values())).values_list("email", flat=True)
    held |= {address_hash(email) for email in subscribed}
    return sorted(address for digest, address in asked.items() if digest not in held)
