"""A contact says on the page about itself that it is right, whom to write to instead, or to remove it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Contact
from dissemination.models.review import ContactReview
from dissemination.services.propose_contact import propose_contact

YEAR = timedelta(days=365)
Said = ContactReview.Said
REACHED = (Contact.Status.ACTIVE, Contact.Status.UNCONFIRMED)


@dataclass(frozen=True)
class Instead:
    """Whom to write to, and what else is said; all optional."""

    email: str = ""
    role: str = ""
    note: str = ""


def answer_contact(*, contact: Contact, said: ContactReview.Said, instead: Instead = Instead()) -> None:
    """Idempotent. Nothing is deleted: who wants to be removed is paused, and an officer decides.

    Raises ValidationError, at the field, for an address that cannot be proposed.
    """
    with transaction.atomic():
        locked = Contact.objects.select_for_update(of=("self",)).select_related("agency").get(pk=contact.pk)
        asked = ContactReview.objects.filter(contact=locked, said=Said.NOTHING)
        origin = ContactRequest.Origin.REVIEW if asked.exists() else ContactRequest.Origin.NOTICE
        if said == Said.RIGHT:
            _right(locked)
        elif said == Said.REPLACE:
            propose_contact(
                contact=locked, email=instead.email, role_title=instead.role, note=instead.note, origin=origin
            )
        else:
            _remove(locked, instead.note, origin)
        asked.update(said=said, answered_at=timezone.now())


def _right(contact: Contact) -> None:
    """Whoever asked to be removed and says now that all is right is what it was; what others stopped stays so."""
    open_ones = ContactRequest.objects.open().select_for_update()
    removal = open_ones.filter(contact=contact, kind=ContactRequest.Kind.REMOVE).first()
    if removal is not None:
        removal.state, removal.decided_at = ContactRequest.State.REFUSED, timezone.now()
        removal.save(update_fields=["state", "decided_at"])
        if contact.status == Contact.Status.PAUSED and removal.status_before:
            contact.status = removal.status_before
    if contact.status == Contact.Status.UNCONFIRMED:
        contact.status = Contact.Status.ACTIVE
    contact.verified_on = timezone.localdate()
    contact.review_due = contact.verified_on + YEAR
    contact.by_hand = sorted({*contact.by_hand, "verified_on", "review_due"})
    contact.save(update_fields=["status", "verified_on", "review_due", "by_hand"])


def _remove(contact: Contact, note: str, origin: ContactRequest.Origin) -> None:
    if contact.agency is None:
        return
    reached = contact.status in REACHED
    ContactRequest.objects.get_or_create(
        contact=contact,
        kind=ContactRequest.Kind.REMOVE,
        state=ContactRequest.State.OPEN,
        defaults={
            "agency": contact.agency,
            "origin": origin,
            "note": note,
            "status_before": contact.status if reached else "",
        },
    )
    if reached:
        Contact.objects.filter(pk=contact.pk).update(status=Contact.Status.PAUSED)
