"""What people asked, over some days: the most frequent questions, and those without a result."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Sum

from hub.publishing.calendar import today
from search.log.services.forget import DAYS
from search.models import AskedQuestion

PERIODS = (7, 30, DAYS)
MOST = 100


@dataclass(frozen=True, slots=True)
class AskedLine:
    """`asked` and `empty` count networks, each once a day; `days` are those on which enough of them asked."""

    language: str
    text: str
    asked: int
    empty: int
    days: int


def asked_questions(*, language: str, days: int, empty: bool) -> list[AskedLine]:
    """The first hundred, of one language or of all (""); one query."""
    rows = AskedQuestion.objects.filter(day__gt=today() - timedelta(days=days))
    if language:
        rows = rows.filter(language=language)
    sums = rows.values("language", "text").annotate(all=Sum("asked"), none=Sum("empty"), on=Count("day"))
    order = ("-none", "-all") if empty else ("-all",)
    found = (sums.filter(none__gt=0) if empty else sums).order_by(*order, "text", "language")[:MOST]
    return [AskedLine(*line) for line in found.values_list("language", "text", "all", "none", "on")]
