"""How somebody who had a place in a training stands towards its refreshers."""

from enum import StrEnum

from django.utils import timezone

from hub.publishing.calendar import today
from research.models import Place, RefresherWish, Registration
from research.moments import day_of
from research.queries.quizzes import is_asked_about
from research.refreshing import is_over


class Wished(StrEnum):
    NO = ""
    MAY = "may"
    ASKED = "asked"


def wished(row: Registration) -> Wished:
    """`MAY`: had a place in a training that is over, was not cancelled, and that some quiz asks about. Two queries."""
    if RefresherWish.objects.filter(training=row.training, address_hash=bytes(row.address_hash)).exists():
        return Wished.ASKED
    training = row.training
    over = training.ends_at <= timezone.now() and not is_over(day_of(training.ends_at, training.zone), today())
    stands = training.live and training.cancelled_at is None and row.state == Place.SEATED and bool(row.email)
    return Wished.MAY if over and stands and is_asked_about(training.numbers) else Wished.NO
