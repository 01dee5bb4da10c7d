"""Somebody names another address on a page without account: kept as a proposal, for an officer to accept or refuse."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dissemination.keys import address_hash
from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Agency, Contact
from dissemination.queries.barred import barred
from hub.people.mailbox import mailbox_at_field, masked

MOST_OPEN = 5
"""Of one agency: a link that got into wrong hands fills no tray."""


def check_proposal(*, contact: Contact, email: str) -> str:
    """The address as it may be proposed. Raises ValidationError, at the field, for what cannot be one."""
    mailbox = mailbox_at_field(email)
    if contact.address_hash is not None and address_hash(mailbox) == bytes(contact.address_hash):
        raise ValidationError({"email": _("This is the address that we write to already.")})
    open_ones = ContactRequest.objects.open().filter(agency=contact.agency, kind=ContactRequest.Kind.REPLACE)
    if open_ones.exclude(contact=contact, address_hash=address_hash(mailbox)).count() >= MOST_OPEN:
        raise ValidationError(
            {"email": _("Several addresses of your service wait for an officer already. Please write to us.")}
        )
    return mailbox


def propose_contact(
    *, contact: Contact, email: str, origin: ContactRequest.Origin, role_title: str = "", note: str = ""
) -> None:
    """The same proposal again changes nothing. Raises ValidationError as `check_proposal`.

    Of an address that must not be written to only a mask is kept, and whoever proposes it is not told so.
    """
    with transaction.atomic():
        agency = Agency.objects.select_for_update(of=("self",)).get(contacts=contact)
        mailbox = check_proposal(contact=contact, email=email)
        digest = address_hash(mailbox)
        is_barred = bool(barred([digest]))
        ContactRequest.objects.get_or_create(
            contact=contact,
            address_hash=digest,
            kind=ContactRequest.Kind.REPLACE,
            state=ContactRequest.State.OPEN,
            defaults={
                "agency": agency,
                "origin": origin,
                "email": masked(mailbox) if is_barred else mailbox,
                "role_title": "" if is_barred else role_title,
                "note": "" if is_barred else note,
                "barred": is_barred,
            },
        )
