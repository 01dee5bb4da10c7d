"""A person erased their account: what the digests keep under its addresses goes with it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from dissemination.keys import address_hash
from dissemination.models.directory import Contact
from dissemination.models.subscriber import Subscriber
from dissemination.models.suppression import Suppression
from dissemination.services.erase_address import blank_subscribers, erase_address
from dissemination.services.erase_messages import forget_in_messages
from dissemination.services.forget_addresses import blank
from dissemination.services.suppress import suppress
from dissemination.services.suppression_file import append_after_commit
from hub.people.mailbox import normalised


def forget_account(*, key: UUID, proven: Sequence[str], unproven: Sequence[str]) -> None:
    """`proven`: addresses that the account had shown to be its owner's. In the caller's transaction, idempotent.

    A subscriber with such an address is erased for good. Anybody may have typed an unproven one: there only an
    unconfirmed request goes, and nothing bars the address.
    """
    with transaction.atomic():
        forget_in_messages([], recipients=[f"user:{key}"])
        own = Subscriber.objects.filter(user__key=key).values_list("email", flat=True)
        for address in sorted({normalised(one) for one in [*proven, *own]}):
            if Subscriber.objects.filter(email=address).exists():
                _erase(address)
        _let_go([normalised(one) for one in unproven])


def _erase(address: str) -> None:
    """The mailbox of an agency stays in the directory: whether it goes is decided there, not by one of its readers."""
    if not Contact.objects.filter(address_hash=address_hash(address)).exists():
        erase_address(address=address)
        return
    suppress(address=address, scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.OBJECTION)
    called, _number = blank_subscribers(address)
    forget_in_messages([], recipients=called)
    append_after_commit()


def _let_go(addresses: Sequence[str]) -> None:
    rows = Subscriber.objects.filter(email__in=addresses, status=Subscriber.Status.UNCONFIRMED)
    forget_in_messages([], recipients=[one.recipient for one in rows])
    blank(rows)
