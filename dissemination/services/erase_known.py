"""Erase again whoever was erased before and stands in a table once more: a backup was restored, or a row came late."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from dissemination.keys import address_hash
from dissemination.models.address_change import AddressChange
from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Contact
from dissemination.models.directory_import import DirectoryRow
from dissemination.models.message import OutboundMessage
from dissemination.models.subscriber import Subscriber
from dissemination.services.erase_address import erase_address


def erase_known(*, hashes: Iterable[bytes]) -> int:
    """Returns how many of these addresses were found. An address that no table holds needs nothing."""
    asked = set(hashes)
    if not asked:
        return 0
    with transaction.atomic():
        found = sorted({address for address in _addresses(list(asked)) if address_hash(address) in asked})
        for address in found:
            erase_address(address=address)
    return len(found)


def _addresses(asked: Sequence[bytes]) -> Iterator[str]:
    """Where the HMAC stands beside the address it is asked for, else it is made."""
    contacts = Contact.objects.filter(address_hash__in=asked).values_list("email", flat=True)
    yield from (email for email in contacts if email)
    messages = OutboundMessage.objects.filter(address_hash__in=asked).exclude(to_address="")
    yield from messages.values_list("to_address", flat=True)
    named = ContactRequest.objects.filter(address_hash__in=asked, barred=False).exclude(email="")
    yield from named.values_list("email", flat=True)
    yield from AddressChange.objects.exclude(email="").values_list("email", flat=True)
    yield from Subscriber.objects.exclude(email="").values_list("email", flat=True).iterator()
    rows = DirectoryRow.objects.filter(values__has_key="email").values_list("values__email", flat=True)
    yield from (email for email in rows.iterator() if "@" in email)
