"""What was published anew about a training, for those who have or await a place. In the transaction of publishing."""

from django.utils import timezone

from hub.ports import notices
from research.emails import letters
from research.models import Place, Training
from research.services.training.seat_waiting import seat_waiting


def follow_facts(*, training: Training, moved: bool) -> None:
    """`training` is locked. All are told once for each change of dates or place; more places are given out."""
    if training.cancelled_at is not None or training.ends_at <= timezone.now():
        return
    if moved:
        for row in training.registrations.filter(state__in=(Place.WAITING, Place.SEATED)).order_by("pk"):
            row.training = training
            notices.send(letters.moved(row))
    seat_waiting(training=training)
