"""An answer with a name is written into the row of its link, in the transaction in which its draft goes."""

from typing import Any

from django.utils import timezone

from research.errors import RoundClosedError
from research.models import Asked, Draft, Version


def take(*, draft: Draft, version: Version, background: dict[str, int], answers: dict[str, Any]) -> None:
    """In the caller's transaction. Raises RoundClosedError where the link was taken back."""
    row = Asked.objects.select_for_update().filter(draft=draft.pk, answered_at=None).first()
    if row is None:
        raise RoundClosedError
    row.version, row.background, row.answers = version, background, answers
    row.answered_at = timezone.now()
    row.save(update_fields=["version", "background", "answers", "answered_at"])
