"""Forgets what was kept long enough: after 90 days addresses, texts, what filled them, and the words of relays."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dissemination.models.attempt import DeliveryAttempt, RelayText
from dissemination.models.bounce_case import BounceCase
from dissemination.models.delivery import Answer, EntryNote
from dissemination.models.message import MessageText, OutboundMessage
from dissemination.models.pace import Bucket, DomainPace
from dissemination.models.suppression import Suppression
from dissemination.services.erase_messages import forget_in_messages, forget_late_words
from dissemination.services.hear_relay import forget_remarks

ADDRESSES = timedelta(days=90)
ATTEMPTS = timedelta(days=365)
ANSWERS = timedelta(days=730)
UNUSED_TEXT = timedelta(days=1)
UNUSED_BUCKET = timedelta(days=1)
"""It is full again, and no longer slow."""


def purge() -> None:
    """Idempotent; facts about deliveries stay, by agency and role."""
    now = timezone.now()
    with transaction.atomic():
        old = OutboundMessage.objects.filter(final_at__lt=now - ADDRESSES)
        erased = Suppression.objects.filter(reason=Suppression.Reason.ERASURE)
        forget_in_messages([bytes(digest) for digest in erased.values_list("address_hash", flat=True)])
        forget_late_words()
        old.exclude(to_address="", fill={}).update(to_address="", address_hash=None, fill={})
        old.exclude(text=None).update(text=None)
        RelayText.objects.filter(received_at__lt=now - ADDRESSES).delete()
        Answer.objects.filter(answered_at__lt=now - ANSWERS).delete()
        EntryNote.objects.filter(written_at__lt=now - ANSWERS).delete()
        DeliveryAttempt.objects.filter(finished_at__lt=now - ATTEMPTS).delete()
        BounceCase.objects.filter(closed_at__lt=now - ADDRESSES).update(address_hash=None)
        forget_remarks()
        Bucket.objects.filter(filled_at__lt=now - UNUSED_BUCKET).exclude(
            domain__in=DomainPace.objects.values("domain")
        ).delete()
        used = OutboundMessage.objects.filter(text_id=OuterRef("pk"))
        MessageText.objects.filter(~Exists(used), created_at__lt=now - UNUSED_TEXT).delete()
