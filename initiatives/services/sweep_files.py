"""Deletes files that no version shows any more; run by the beat, any number of times."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from initiatives.models import Attachment
from initiatives.services import locked

AFTER = timedelta(days=1)


def sweep_files() -> int:
    """How many were deleted."""
    old = Attachment.objects.filter(stored_at__lt=timezone.now() - AFTER)
    return sum(_sweep(pk) for pk in old.order_by("initiative_id").values_list("initiative_id", flat=True).distinct())


def _sweep(initiative_id: int) -> int:
    with transaction.atomic():
        row = locked.initiative(initiative_id)
        shown = {one["key"] for one in row.files} | {one.key for one in row.draft.content.files}
        old = Attachment.objects.filter(initiative=row, stored_at__lt=timezone.now() - AFTER)
        return old.exclude(key__in=shown).delete()[0]
