"""Certificates: issued to those who were there, made out in a name once, revoked for good."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from hub.models import User
from hub.ports import notices
from research.certificate_numbers import new_number
from research.emails import letters
from research.errors import OtherNameError
from research.keys import folded, name_hash
from research.models import Certificate, Place, Training
from research.moments import day_of
from research.services.training import locked

REVOKED = "research.certificate_revoked"


def issue(*, training: Training) -> int:
    """To everybody who was there and has none; each is told. How many."""
    with transaction.atomic():
        row = locked.training(training.pk)
        came = row.registrations.filter(state=Place.SEATED, attended=True, certificate=None, forgotten_at=None)
        places = list(came.order_by("pk"))
        for place in places:
            place.training = row
            made = Certificate.objects.create(
                number=new_number(),
                training=row,
                registration=place,
                edition=row.edition,
                hours=row.hours,
                held_on=day_of(row.ends_at, row.zone),
            )
            notices.send(letters.certified(made))
        return len(places)


def make_out(*, certificate: Certificate, name: str) -> None:
    """In the name of the first time; nothing of it is kept but a hash. Raises OtherNameError for another name."""
    if not folded(name):
        return
    with transaction.atomic():
        row = Certificate.objects.select_for_update().get(pk=certificate.pk)
        digest = name_hash(row.number, name)
        if row.name_hash and bytes(row.name_hash) != digest:
            raise OtherNameError
        row.name_hash = digest
        row.save(update_fields=["name_hash"])


def forget_name(*, certificate: Certificate) -> None:
    """Somebody mistyped the name: the next one holds."""
    Certificate.objects.filter(pk=certificate.pk).update(name_hash=b"")


def revoke(*, certificate: Certificate, by: User) -> None:
    with transaction.atomic():
        row = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if row.revoked_at is None:
            row.revoked_at = timezone.now()
            row.save(update_fields=["revoked_at"])
            log(row, REVOKED, user=by)
