"""Forget an address for good, on its owner's request: only its HMAC stays, so that nothing revives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from dissemination.keys import address_hash, normalised, spellings
from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import Answer, Delivery, EntryNote
from dissemination.models.directory import Contact
from dissemination.models.subscriber import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.models.suppression import Suppression
from dissemination.permissions import may_erase
from dissemination.services.end_subscriptions import end_all
from dissemination.services.erase_imports import forget_in_imports
from dissemination.services.erase_messages import forget_in_evidence, forget_in_messages
from dissemination.services.suppress import suppress_hash
from dissemination.services.suppression_file import append_after_commit

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
    """On the owner's request to an officer. Raises PermissionDenied for anybody else."""
    if not may_erase(by):
        raise PermissionDenied
    return erase_address(address=address, by=by)


def erase_address(*, address: str, by: Any = None) -> Erased:
    """Blank the address, and the name that stood beside it; delivery facts stay by agency and role.

    Idempotent. What a worker is just sending is not called back; what comes of it is recorded without address.
    """
    digest, texts = address_hash(address), spellings(address)
    with transaction.atomic():
        suppress_hash(address_hash=digest, scope=Suppression.Scope.ALL, reason=Suppression.Reason.ERASURE)
        locked = Contact.objects.select_for_update(of=("self",)).select_related("agency__organisation")
        contacts = list(locked.filter(address_hash=digest))
        erased = Erased(
            contacts=len(contacts),
            subscribers=_subscribers(address),
            imports=forget_in_imports(spellings=texts, contacts=contacts),
            words=_words(digest, texts, contacts),
            messages=forget_in_messages([digest]),
        )
        forget_in_evidence(digest=digest, spellings=texts)
        _contacts(contacts, by)
        _log(texts, contacts)
        append_after_commit()
    return erased


def _contacts(contacts: Sequence[Contact], by: Any) -> None:
    for contact in contacts:
        contact.email = contact.told_hash = None
        contact.external_ref = contact.name = contact.role_title = contact.basis_note = contact.source = ""
        contact.by_hand = []
        contact.status = Contact.Status.ERASED
        contact.save()
        log(contact, ERASED, user=by)


def _subscribers(address: str) -> int:
    found = list(Subscriber.objects.select_for_update().filter(email__iexact=normalised(address)))
    for subscriber in found:
        end_all(subscriber=subscriber, reason=EndedReason.ERASED)
        blank = {"status": Subscriber.Status.ERASED, "email": "", "user": None}
        Subscriber.objects.filter(pk=subscriber.pk).update(**blank)
    return len(found)


def _words(digest: bytes, texts: Sequence[str], contacts: Sequence[Contact]) -> int:
    """What was said on pages: by this person, or naming the address."""
    named = Q()
    for text in texts:
        named |= Q(note__icontains=text)
    theirs = Delivery.objects.filter(contact__in=contacts).values("pk")
    offices = Q()
    for text in [*texts, *[contact.name for contact in contacts if contact.name]]:
        offices |= Q(office__icontains=text) | Q(note__icontains=text)
    officers = named
    for contact in contacts:
        if contact.name:
            officers |= Q(note__icontains=contact.name)
    EntryNote.objects.filter(officers).delete()
    gone = Answer.objects.filter(Q(delivery_id__in=theirs) | offices).delete()[0]
    ContactRequest.objects.filter(Q(contact__in=contacts) | named).update(note="")
    own = ContactRequest.objects.filter(address_hash=digest)
    waiting = own.filter(state=ContactRequest.State.OPEN)
    waiting.update(state=ContactRequest.State.REFUSED, decided_at=timezone.now())
    return gone + own.update(email="", address_hash=None, role_title="", note="")


def _log(texts: Sequence[str], contacts: Sequence[Contact]) -> None:
    """The admin's log keeps who did what to which row, without what the row was called."""
    rows = ModelLogEntry.objects.alias(said=Cast("data", TextField()))
    kind = ContentType.objects.get_for_model(Contact)
    asked = Q(content_type=kind, object_id__in=[str(contact.pk) for contact in contacts])
    for text in texts:
        asked |= Q(label__icontains=text) | Q(said__icontains=text)
    rows.filter(asked).update(label="", data={})
