"""Somebody asks for a place: nothing is kept for them until the address has answered."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.ports import notices
from research.emails import letters
from research.errors import ClosedError, TooManyError
from research.keys import fingerprint
from research.models import HOLDS, Place, Registration, Training
from research.services.training import locked

MAILS_A_DAY = 3
"""To one address, whatever is typed."""
UNCONFIRMED_FOR_EACH_PLACE = 20
UNCONFIRMED_AT_LEAST = 200


@dataclass(frozen=True)
class Wish:
    """What somebody typed into the form."""

    email: str
    name: str
    organisation: str
    profession: str
    country: str
    language: str


def register(*, training: Training, wish: Wish) -> None:
    """The same for an address that is known, invited, or neither: a mail goes to its owner alone, or none does.

    Raises ClosedError where nobody can register, TooManyError where too many registrations wait to be confirmed.
    """
    digest = fingerprint(wish.email)
    with transaction.atomic():
        row = locked.training(training.pk)
        if not row.takes_registrations:
            raise ClosedError
        if row.registrations.filter(state=Place.ASKED).count() >= _most_unconfirmed(row):
            raise TooManyError
        if row.by_invitation and not row.invitations.filter(address_hash=digest).exists():
            return
        held = row.registrations.select_for_update().filter(address_hash=digest, state__in=HOLDS).first()
        if held is not None and held.state != Place.ASKED:
            held.training = row
            notices.send(letters.known(held))
            return
        if _asked_today(digest) >= MAILS_A_DAY:
            return
        if held is not None:
            lapse(held)
        made = Registration.objects.create(
            training=row,
            email=wish.email,
            address_hash=digest,
            name=wish.name,
            organisation=wish.organisation,
            profession=wish.profession,
            country=wish.country,
            language=wish.language,
        )
        notices.send(letters.confirm(made))


def lapse(row: Registration) -> None:
    """Never confirmed, or asked for anew: who it was is not kept. In the caller's transaction."""
    row.state, row.ended_at = Place.LAPSED, timezone.now()
    row.email = row.name = row.organisation = ""
    row.save(update_fields=["state", "ended_at", "email", "name", "organisation"])


def _most_unconfirmed(training: Training) -> int:
    return max(UNCONFIRMED_AT_LEAST, training.capacity * UNCONFIRMED_FOR_EACH_PLACE)


def _asked_today(digest: bytes) -> int:
    since = timezone.now() - timedelta(days=1)
    return Registration.objects.filter(address_hash=digest, asked_at__gt=since).count()
