"""What people wrote is published by an editor, without what could point to somebody, or not at all."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.ports import versions
from research.errors import NotNowError
from research.models import SaidInWords
from research.services.screened import refuse_what_points_to_somebody


def publish_words(*, words: SaidInWords, text: str, by: Any) -> None:
    """Publish `text` in place of what was written. Raises NotNowError, PointsToSomebodyError."""
    refuse_what_points_to_somebody(text)
    _decide(words, SaidInWords.State.PUBLISHED, text, by)


def keep_back(*, words: SaidInWords, by: Any) -> None:
    """Publish nothing of it. Raises NotNowError."""
    _decide(words, SaidInWords.State.KEPT_BACK, "", by)


def _decide(words: SaidInWords, state: str, text: str, by: Any) -> None:
    with transaction.atomic():
        words = SaidInWords.objects.select_for_update().get(pk=words.pk)
        if words.state != SaidInWords.State.WAITING:
            raise NotNowError
        words.state, words.text = state, text
        words.decided_by, words.decided_at = by.key, timezone.now()
        words.save(update_fields=["state", "text", "decided_by", "decided_at"])
        versions.bump()
