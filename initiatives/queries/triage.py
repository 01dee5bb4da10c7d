"""The replies to one initiative as its author sorts them: four columns, and some of them side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from hub.look.names import language_name
from initiatives.models import Initiative, Interest, InterestState, Message, Thanks
from initiatives.models.lifecycle import ANSWER_AFTER
from initiatives.queries.board import INTEREST_TONES

COLUMNS = (
    (InterestState.NEW, (InterestState.NEW,)),
    (InterestState.SHORTLISTED, (InterestState.SHORTLISTED,)),
    (InterestState.AGREED, (InterestState.AGREED,)),
    (InterestState.DECLINED, (InterestState.DECLINED, InterestState.WITHDRAWN)),
)


@dataclass(frozen=True)
class Offer:
    """`answer_by`: when the Hub answers in the author's place, where it has reminded them of this offer."""

    key: UUID
    organisation: str
    kind: str
    country: str
    organisation_country: str
    verified: bool
    seat: str
    role: str
    pitch: str
    capacity: str
    languages: str
    earlier_work: str
    state: str
    tone: str
    at: datetime
    days: int
    answer_by: datetime | None
    waiting: bool
    shortlisted: bool
    thanks: str
    open_places: int


@dataclass(frozen=True)
class Column:
    state: str
    tone: str
    offers: Sequence[Offer]


def columns(initiative: Initiative, language: str) -> list[Column]:
    """New, on the shortlist, agreed, declined or taken back; within a column the oldest first."""
    found = offers(Interest.objects.filter(seat__initiative=initiative), language)
    return [
        Column(
            state=str(state.label),
            tone=INTEREST_TONES[state],
            offers=[offer for offer in found if offer.state in {str(one.label) for one in states}],
        )
        for state, states in COLUMNS
    ]


def offers(interests: Iterable[Interest], language: str) -> list[Offer]:
    """Each with all that its author reads of it; a constant number of queries."""
    said = Message.objects.filter(interest=OuterRef("pk"), organisation=F("interest__seat__initiative__organisation"))
    rows = (
        Interest.objects.filter(pk__in=[one.pk for one in interests])
        .select_related("organisation__country", "country", "seat")
        .annotate(said=Exists(said))
    )
    return [_offer(row, language) for row in rows]


def _offer(row: Interest, language: str) -> Offer:
    state = InterestState(row.state)
    nudged = row.nudged_at if row.is_waiting and not row.said else None  # type: ignore[attr-defined]  # annotated
    return Offer(
        key=row.key,
        organisation=row.organisation.name,
        kind=str(row.organisation.get_kind_display()),
        country=row.country.name_in(language),
        organisation_country=row.organisation.country.name_in(language),
        verified=row.organisation.is_verified,
        seat=str(row.seat.get_role_display()),
        role=str(row.get_role_display()),
        pitch=row.pitch,
        capacity=row.capacity,
        languages=", ".join(language_name(code, language) for code in row.languages),
        earlier_work=row.earlier_work,
        state=str(state.label),
        tone=INTEREST_TONES[state],
        at=row.created_at,
        days=(timezone.now() - row.created_at).days,
        answer_by=nudged + ANSWER_AFTER if nudged else None,
        waiting=row.is_waiting,
        shortlisted=state is InterestState.SHORTLISTED,
        thanks=str(Thanks(row.declined_for).label) if row.declined_for else "",
        open_places=row.seat.open_places,
    )
