"""Forget an address for good, on its owner's request: only its HMAC stays, so that nothing revives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from dissemination.keys import address_hash, spellings
from dissemination.models.address_change import AddressChange
from dissemination.models.directory import Contact
from dissemination.models.recorded_basis import RecordedBasis
from dissemination.models.subscriber import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.models.suppression import Suppression
from dissemination.permissions import may_erase
from dissemination.queries.earlier_addresses import earlier_addresses, recipients
from dissemination.services.end_subscriptions import end_all
from dissemination.services.erase_imports import forget_in_imports
from dissemination.services.erase_messages import forget_in_evidence, forget_in_messages
from dissemination.services.erase_words import forget_in_log, forget_in_words
from dissemination.services.filed_mail import forget_in_filed
from dissemination.services.suppress import suppress_hash
from dissemination.services.suppression_file import append_after_commit
from hub.people.mailbox import normalised
from hub.ports.tell import tell

ERASED = "dissemination.erased"


@dataclass(frozen=True)
class Erased:
    """How many rows of each kind were blanked."""

    contacts: int
    subscribers: int
    messages: int
    words: int
    imports: int


def erase_contact(*, contact: Contact, by: Any) -> Erased:
    """As `erase_for_owner`; a contact that was erased before needs nothing."""
    return erase_for_owner(address=contact.email, by=by) if contact.email else Erased(0, 0, 0, 0, 0)


def erase_for_owner(*, address: str, by: Any) -> Erased:
    """On the owner's request to an officer: noted at the contact, where there is none at the officer with the HMAC.

    Raises PermissionDenied for anybody else.
    """
    if not may_erase(by):
        raise PermissionDenied
    return erase_address(address=address, by=by)


def erase_address(*, address: str, by: Any = None) -> Erased:
    """Blank the address, those the contact had before, and the name beside it; delivery facts stay by agency and role.

    Idempotent. What a worker is just sending is not called back; what comes of it is recorded without address.
    """
    with transaction.atomic():
        locked = Contact.objects.select_for_update(of=("self",)).select_related("agency__organisation")
        contacts = list(locked.filter(address_hash=address_hash(address)))
        addresses = [address, *earlier_addresses(contacts)]
        digests = [address_hash(one) for one in addresses]
        texts = sorted({text for one in addresses for text in spellings(one)})
        for digest in digests:
            suppress_hash(address_hash=digest, scope=Suppression.Scope.ALL, reason=Suppression.Reason.ERASURE)
        called, subscribers = blank_subscribers(address)
        erased = Erased(
            contacts=len(contacts),
            subscribers=subscribers,
            imports=forget_in_imports(spellings=texts, contacts=contacts),
            words=forget_in_words(digests=digests, spellings=texts, contacts=contacts),
            messages=forget_in_messages(digests, recipients=[*recipients(contacts), *called]),
        )
        forget_in_evidence(digests=digests, spellings=texts, contacts=contacts)
        _contacts(contacts, by)
        if by and not contacts:
            log(by, ERASED, user=by, data={"address_hash": address_hash(address).hex()})
        forget_in_log(spellings=texts, contacts=contacts)
        append_after_commit()
        transaction.on_commit(partial(forget_in_filed, texts))
        tell("address_removed", key="", addresses=addresses)
    return erased


def _contacts(contacts: Sequence[Contact], by: Any) -> None:
    for contact in contacts:
        contact.email = contact.told_hash = None
        contact.external_ref = contact.name = contact.role_title = contact.basis_note = contact.source = ""
        contact.by_hand = []
        contact.status = Contact.Status.ERASED
        contact.save()
        log(contact, ERASED, user=by)


def blank_subscribers(address: str) -> tuple[list[str], int]:
    """In the caller's transaction. What messages call them, and how many there are."""
    AddressChange.objects.filter(email=normalised(address)).update(email="")
    found = list(Subscriber.objects.select_for_update().filter(email__iexact=normalised(address)))
    RecordedBasis.objects.filter(subscriber__in=found).update(note="")
    AddressChange.objects.filter(subscriber__in=found).update(email="")
    for subscriber in found:
        end_all(subscriber=subscriber, reason=EndedReason.ERASED)
        blank = {"status": Subscriber.Status.ERASED, "email": "", "user": None}
        Subscriber.objects.filter(pk=subscriber.pk).update(**blank)
    return [one.recipient for one in found], len(found)
