"""What is counted of this room, by country of the author's organisation and by kind; no name in any.

Offers are counted as what they were when they were made, forgotten ones too: no half-year that is over changes.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from initiatives.models import Event, FormerOffer, Initiative, Interest, InterestState, Seat
from initiatives.periods import Period

Place = tuple[str, str]
"""Code of a country, value of `Kind`."""
COUNTRY = "organisation__country_id"
OF_SEAT = "seat__initiative__"
# What an older process of the Hub wrote says it of the initiative alone.
THEN = (
    Coalesce(NullIf("author_country", Value("")), F(f"{OF_SEAT}{COUNTRY}")),
    Coalesce(NullIf("initiative_kind", Value("")), F(f"{OF_SEAT}kind")),
)


def initiatives() -> dict[Place, tuple[int, int]]:
    """How many are or were public, and how many of them are open."""
    now = timezone.now()
    is_open = Q(state="approved", deadline__gt=now)
    rows = Initiative.objects.filter(public_at__isnull=False).values_list(COUNTRY, "kind").order_by()
    counted = rows.annotate(number=Count("pk"), open=Count("pk", filter=is_open))
    return {(country, kind): (number, open_) for country, kind, number, open_ in counted}


def seats() -> dict[Place, tuple[int, int]]:
    """How many places these have, and how many of them are taken."""
    rows = Seat.objects.filter(initiative__public_at__isnull=False, dropped=False).order_by()
    counted = rows.values_list(f"initiative__{COUNTRY}", "initiative__kind").annotate(Sum("how_many"), Sum("filled"))
    return {(country, kind): (places, filled) for country, kind, places, filled in counted}


def interests(period: Period | None = None) -> dict[Place, int]:
    """How many offers came, in `period` or ever."""
    rows = Interest.objects.filter(_within(period, "created_at")).order_by()
    former = FormerOffer.objects.filter(_within(period, "came_in")).order_by().values_list("country", "kind")
    counted = rows.values_list(*THEN).annotate(number=Count("pk"))
    found: Counter[Place] = Counter()
    for country, kind, number in counted.union(former.annotate(number=Count("pk")), all=True):
        found[country, kind] += number
    return dict(found)


def days_to_fill(period: Period | None = None) -> dict[Place, list[int]]:
    """For each place that was taken, in `period` or ever: whole days since its initiative was first approved."""
    approved = (
        Event.objects.filter(initiative=OuterRef("seat__initiative"), what=Event.What.APPROVED)
        .order_by()
        .values("initiative")
        .annotate(first=Min("at"))
    )
    rows = Interest.objects.filter(_within(period, "answered_at"), state=InterestState.AGREED).annotate(
        approved=Subquery(approved.values("first"))
    )
    found: dict[Place, list[int]] = {}
    for country, kind, taken, first in rows.values_list(*THEN, F("answered_at"), F("approved")):
        if taken and first:
            found.setdefault((country, kind), []).append(days_between(first, taken))
    former = FormerOffer.objects.filter(_within(period, "taken_in"))
    for country, kind, days in former.values_list("country", "kind", "days"):
        if days is not None:
            found.setdefault((country, kind), []).append(days)
    return found


def days_between(approved: datetime, taken: datetime) -> int:
    return max(taken - approved, timedelta(0)).days


def grounds(until: datetime) -> set[Place]:
    """Where anything was public before `until`: everywhere else everybody knows that nobody could reply."""
    events = Event.objects.filter(what=Event.What.APPROVED, at__lt=until).order_by()
    return set(events.values_list(f"initiative__{COUNTRY}", "initiative__kind").distinct())


def first_interest() -> datetime | None:
    """When the first offer came; of a forgotten one, the beginning of its half-year."""
    came = Interest.objects.order_by("created_at").values_list("created_at")[:1]
    former = FormerOffer.objects.order_by("came_in").values_list("came_in")[:1]
    return min((at for (at,) in came.union(former, all=True)), default=None)


def median_of(days: Mapping[Place, list[int]], places: set[Place]) -> int | None:
    """The median of all days at `places`, rounded to a whole day."""
    every = [one for place in places for one in days.get(place, [])]
    return round(median(every)) if every else None


def _within(period: Period | None, name: str) -> Q:
    return Q(**{f"{name}__gte": period.start, f"{name}__lt": period.end}) if period else Q()
