"""Free places go to those who wait longest, and each of them is told. In the transaction that made a place free."""

from django.utils import timezone

from hub.ports import notices, versions
from research.emails import letters
from research.models import Place, Registration, Training
from research.reminding import step_of


def seat_waiting(*, training: Training, asking: Registration | None = None) -> None:
    """`training` is locked. `asking` has just confirmed: it did not wait, and is told so."""
    now = timezone.now()
    if not training.live or training.cancelled_at is not None or now >= training.starts_at:
        return
    free = training.capacity - training.registrations.filter(state=Place.SEATED).count()
    if free <= 0:
        return
    waiting = training.registrations.select_for_update().filter(state=Place.WAITING).order_by("confirmed_at", "pk")
    for row in waiting[:free]:
        row.state, row.seated_at, row.reminded = Place.SEATED, now, step_of(training, now)
        row.save(update_fields=["state", "seated_at", "reminded"])
        row.training = training
        notices.send(letters.seated(row, waited=asking is None or row.pk != asking.pk))
    versions.bump()
