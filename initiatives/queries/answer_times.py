"""How long moderators took lately, from the history."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from initiatives.models import Event

LATELY = timedelta(days=90)
FEWEST = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class AnswerTimes:
    """Half of the `answers` came within `days` days, begun ones counted whole."""

    answers: int
    days: int


def answer_times(at: datetime | None = None) -> AnswerTimes | None:
    """Of the last 90 days; nothing where there were fewer than five answers."""
    earlier = Event.objects.filter(
        initiative=OuterRef("initiative"), version=OuterRef("version"), what=Event.What.SUBMITTED, pk__lt=OuterRef("pk")
    )
    answers = Event.objects.filter(
        what__in=[Event.What.APPROVED, Event.What.RETURNED], at__gte=(at or timezone.now()) - LATELY
    ).annotate(submitted=Subquery(earlier.order_by("-pk").values("at")[:1]))
    took = [at - submitted for at, submitted in answers.values_list("at", "submitted") if submitted]
    if len(took) < FEWEST:
        return None
    return AnswerTimes(answers=len(took), days=max(1, ceil(median(took) / DAY)))
