"""Addresses that may register where a training is by invitation; each is told once."""

from collections.abc import Sequence

from django.db import transaction

from hub.ports import notices
from research.emails import letters
from research.errors import ClosedError
from research.keys import fingerprint
from research.models import Invitation, Training
from research.services.training import locked


def invite(*, training: Training, addresses: Sequence[str], language: str) -> int:
    """How many are new. Raises ClosedError where nobody can register."""
    wanted = {fingerprint(address): address for address in addresses}
    with transaction.atomic():
        row = locked.training(training.pk)
        if not row.takes_registrations:
            raise ClosedError
        known = {bytes(one) for one in row.invitations.values_list("address_hash", flat=True)}
        new = [(digest, address) for digest, address in wanted.items() if digest not in known]
        for digest, address in new:
            made = Invitation.objects.create(training=row, email=address, address_hash=digest, language=language)
            notices.send(letters.invited(made))
        return len(new)


def take_back(*, invitation: Invitation) -> None:
    """The address may not register any more; a place that it has stays."""
    with transaction.atomic():
        notices.forget(f"training:{invitation.key}:")
        invitation.delete()
