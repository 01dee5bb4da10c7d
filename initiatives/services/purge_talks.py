"""Forgets what was said about an initiative 180 days after it was closed or taken down; run daily, any number of times.

What was agreed stays as a fact: who took which seat, and when.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from hub.ports import notices
from initiatives.emails.talks import KINDS, of_talk
from initiatives.models import Event, Interest, MailNote, Message, ReplyAddress, Report, SharedAddress
from initiatives.models.interest import InterestQuerySet
from initiatives.services import locked

WORDS = ("pitch", "capacity", "earlier_work", "declined_text")
KEPT = timedelta(days=180)
PARTS = (Message, MailNote, ReplyAddress, SharedAddress, Report)


def purge_talks() -> int:
    """How many conversations were forgotten."""
    old = _over(before=timezone.now() - KEPT)
    left = [Exists(model.objects.filter(interest=OuterRef("pk"))) for model in PARTS]
    something = Q(ended_at=None)
    for part in left:
        something |= Q(part)
    return sum(_forget(pk) for pk in old.filter(something).values_list("pk", flat=True))


def _over(*, before: datetime) -> InterestQuerySet:
    """Of initiatives that were closed before that moment, or taken down then and never approved again."""
    taken_down = Event.objects.filter(initiative=OuterRef("seat__initiative"), what=Event.What.TAKEN_DOWN)
    gone = Exists(taken_down.filter(at__lte=before)) & ~Exists(taken_down.filter(at__gt=before))
    return Interest.objects.filter(
        Q(seat__initiative__closed_at__lte=before)
        | Q(gone, seat__initiative__closed_at=None, seat__initiative__public_at=None)
    )


def _forget(pk: int) -> int:
    with transaction.atomic():
        row = locked.interest(pk)
        for model in PARTS:
            model.objects.filter(interest=row).delete()
        for name in WORDS:
            setattr(row, name, "")
        row.ended_at = row.ended_at or timezone.now()
        row.save(update_fields=[*WORDS, "ended_at"])
        for kind in KINDS:
            notices.forget(of_talk(kind, row))
    return 1
