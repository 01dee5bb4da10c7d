"""Forgets what was written for a decision, once its time is over; run by the beat, any number of times."""

from datetime import timedelta

from django.utils import timezone

from initiatives.models import Claim, ModeratorNote, Objection

NOTES_KEPT = timedelta(days=365)
CLAIMS_KEPT = timedelta(days=1)


def forget_moderation() -> int:
    """How many notes, reasons and claims went."""
    now = timezone.now()
    notes, _each = ModeratorNote.objects.filter(at__lte=now - NOTES_KEPT).delete()
    claims, _each = Claim.objects.filter(until__lte=now - CLAIMS_KEPT).delete()
    reasons = Objection.objects.filter(decided_at__lte=now - NOTES_KEPT).exclude(reason="").update(reason="")
    return notes + claims + reasons
