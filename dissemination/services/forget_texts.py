"""Texts that are not kept go with their messages, also where a message ended by another way than the relay's answer."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from dissemination.models.message import FINAL, MessageText, OutboundMessage


def forget_texts() -> int:
    """Idempotent; the relay's answer itself does this at once."""
    with transaction.atomic():
        done = OutboundMessage.objects.filter(state__in=FINAL, keeps_text=False, text__isnull=False)
        texts = list(done.values_list("text_id", flat=True))
        done.update(text=None)
        used = OutboundMessage.objects.filter(text_id=OuterRef("pk"))
        MessageText.objects.filter(~Exists(used), pk__in=texts).delete()
    return len(texts)
