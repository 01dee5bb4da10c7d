"""An address answered: its registration gets a place, or the end of the waiting list."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.ports import notices
from research.emails import letters
from research.models import Place, Registration
from research.services.training import locked
from research.services.training.seat_waiting import seat_waiting


def confirm(*, key: UUID) -> Registration | None:
    """The registration as it stands then; pressed twice it changes nothing. None where it came too late."""
    with transaction.atomic():
        row = locked.registration(key)
        if row is None:
            return None
        if row.state != Place.ASKED:
            return row if row.confirmed_at is not None else None
        if not row.training.takes_registrations:
            return None
        row.state, row.confirmed_at = Place.WAITING, timezone.now()
        row.save(update_fields=["state", "confirmed_at"])
        seat_waiting(training=row.training, asking=row)
        row.refresh_from_db(fields=["state", "seated_at", "reminded"])
        if row.state == Place.WAITING:
            notices.send(letters.waiting(row))
        return row
