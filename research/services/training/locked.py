"""Rows under a lock, read anew: the training first, so that all who want its places stand in one line."""

from uuid import UUID

from research.models import Registration, Training


def training(pk: int) -> Training:
    return Training.objects.select_for_update().get(pk=pk)


def registration(key: UUID) -> Registration | None:
    """The registration and before it its training, both locked; None where there is none."""
    training_id = Registration.objects.filter(key=key).values_list("training_id", flat=True).first()
    if training_id is None:
        return None
    held = training(training_id)
    row = Registration.objects.select_for_update().get(key=key)
    row.training = held
    return row
