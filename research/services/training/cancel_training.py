"""The organisers cancel a training: for good, and everybody who has or awaits a place is told why."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from hub.models import User
from hub.ports import notices, versions
from research.emails import letters
from research.errors import RefusedError
from research.models import Place, Training
from research.services.training import locked

CANCELLED = "research.training_cancelled"


def cancel_training(*, training: Training, by: User, reason: str) -> None:
    """Raises RefusedError where it was cancelled before, or has begun."""
    now = timezone.now()
    with transaction.atomic():
        row = locked.training(training.pk)
        if row.cancelled_at is not None or now >= row.starts_at:
            raise RefusedError
        row.cancelled_at = row.changed_at = now
        row.sequence += 1
        row.save(update_fields=["cancelled_at", "changed_at", "sequence"])
        log(row, CANCELLED, user=by, data={"reason": reason})
        versions.bump()
        for place in row.registrations.filter(state__in=(Place.WAITING, Place.SEATED)).order_by("pk"):
            place.training = row
            notices.send(letters.cancelled(place, reason))
