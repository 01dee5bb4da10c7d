"""An officer accepts or refuses what was said about a contact on a page without account."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Contact
from dissemination.permissions import may_keep_directory
from dissemination.queries.barred import barred
from dissemination.services.erase_address import erase_contact
from dissemination.services.save_contact import save_contact
from dissemination.services.succeed_contact import give_way, succeed

ACCEPTED, REFUSED = "dissemination.request_accepted", "dissemination.request_refused"


def accept_request(*, request: ContactRequest, by: Any) -> None:
    """A named address becomes a contact, or is one again, and the old one is paused; who asked to leave is erased.

    Quiet where somebody decided before. Raises PermissionDenied for anybody but an officer, ValidationError where the
    directory refuses the address.
    """
    with transaction.atomic():
        locked = _open(request, by)
        if locked is None:
            return
        _decide(locked, ContactRequest.State.ACCEPTED, by)
        if locked.kind == ContactRequest.Kind.REMOVE:
            erase_contact(contact=locked.contact, by=by)
        else:
            _replace(locked, by)


def refuse_request(*, request: ContactRequest, by: Any) -> None:
    """Nothing changes, but that a contact which its owner's request paused becomes again what it was before."""
    with transaction.atomic():
        locked = _open(request, by)
        if locked is None:
            return
        _decide(locked, ContactRequest.State.REFUSED, by)
        if locked.status_before:
            paused = Contact.objects.filter(pk=locked.contact_id, status=Contact.Status.PAUSED)
            paused.update(status=locked.status_before)


def _open(request: ContactRequest, by: Any) -> ContactRequest | None:
    if not may_keep_directory(by):
        raise PermissionDenied
    Contact.objects.select_for_update(of=("self",)).get(pk=request.contact_id)  # first, as its own page does
    found = ContactRequest.objects.open().select_for_update(of=("self",)).select_related("contact", "agency")
    return found.filter(pk=request.pk).first()


def _replace(request: ContactRequest, by: Any) -> None:
    if request.barred:
        raise ValidationError(_("The owner of this address asked not to be written to. It can only be refused."))
    old = request.contact
    there = Contact.objects.select_for_update(of=("self",))
    known = there.filter(address_hash=request.address_hash, agency=request.agency).first()
    if known is not None:
        _write_to(known, by)
        give_way(old=old, by=by)
    else:
        succeed(
            old=old,
            agency=request.agency,
            email=request.email,
            role_title=request.role_title,
            source=_("Named by the agency, %(day)s") % {"day": timezone.localdate().isoformat()},
            by=by,
        )


def _write_to(known: Contact, by: Any) -> None:
    """Somebody whom the directory has at this agency. Raises ValidationError where they are not to be written to."""
    digest = bytes(known.address_hash or b"")
    if why := barred([digest]).get(digest):
        raise ValidationError(why)
    if known.status == Contact.Status.UNDELIVERABLE:
        raise ValidationError(_("Mail to this address came back."))
    leaving = ContactRequest.objects.open().filter(contact=known, kind=ContactRequest.Kind.REMOVE)
    if known.status == Contact.Status.UNSUBSCRIBED or leaving.exists():
        raise ValidationError(_("The owner of this address asked not to be written to. It can only be refused."))
    if known.status != Contact.Status.ACTIVE:
        known.status = Contact.Status.ACTIVE
        save_contact(contact=known, by=by)


def _decide(request: ContactRequest, state: ContactRequest.State, by: Any) -> None:
    request.state, request.decided_at, request.decided_by = state, timezone.now(), by
    request.save(update_fields=["state", "decided_at", "decided_by"])
    action = ACCEPTED if state == ContactRequest.State.ACCEPTED else REFUSED
    log(request.agency, action, user=by, data={"kind": request.kind})
