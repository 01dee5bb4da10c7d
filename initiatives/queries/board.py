"""What a partner has to look after: own initiatives, replies to one of them, offers sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hub.models import Organisation
from initiatives.emails.letter import title_for_others, title_of
from initiatives.models import DraftState, Initiative, Interest, InterestState, State
from initiatives.queries.sheet import SeatLine, content_of, seat_line

TONES = {
    State.DRAFT: "muted",
    State.SUBMITTED: "wait",
    State.RETURNED: "warn",
    State.APPROVED: "ok",
    State.CLOSED: "muted",
    State.ARCHIVED: "muted",
}
INTEREST_TONES = {
    InterestState.NEW: "wait",
    InterestState.SHORTLISTED: "law",
    InterestState.AGREED: "ok",
    InterestState.DECLINED: "muted",
    InterestState.WITHDRAWN: "muted",
}


@dataclass(frozen=True)
class OwnRow:
    key: UUID
    title: str
    organisation: str
    state: str
    tone: str
    also: str
    deadline: datetime | None
    new_interests: int
    interests: int


def own_rows(organisations: QuerySet[Organisation], language: str) -> list[OwnRow]:
    """Newest first; an approved one whose later version waits or came back says so beside its state."""
    rows = (
        Initiative.objects.of(organisations)
        .select_related("draft", "organisation")
        .prefetch_related("texts")
        .annotate(
            interests=Count("seats__interests", distinct=True),
            new_interests=Count("seats__interests", filter=Q(seats__interests__state=InterestState.NEW), distinct=True),
        )
        .order_by("-created_at")
    )
    return [
        OwnRow(
            key=row.key,
            title=title_of(row, language),
            organisation=row.organisation.name,
            state=row.get_state_display(),
            tone=TONES[State(row.state)],
            also=row.draft.get_state_display() if _has_later_version(row) else "",
            deadline=row.deadline or row.draft.content.deadline,
            new_interests=row.new_interests,
            interests=row.interests,
        )
        for row in rows
    ]


def _has_later_version(row: Initiative) -> bool:
    return row.state == State.APPROVED and row.draft.state != DraftState.APPROVED


@dataclass(frozen=True)
class InterestRow:
    key: UUID
    title: str
    organisation: str
    organisation_kind: str
    country: str
    role: str
    pitch: str
    state: str
    tone: str
    at: datetime


@dataclass(frozen=True)
class SeatBoard:
    seat: SeatLine
    interests: Sequence[InterestRow]


def board_of(initiative: Initiative, language: str) -> list[SeatBoard]:
    """The seats of an initiative, each with the replies to it."""
    interests = (
        Interest.objects.filter(seat__initiative=initiative)
        .select_related("seat", "organisation__country", "country")
        .order_by("created_at")
    )
    by_seat: dict[str, list[InterestRow]] = {}
    for interest in interests:
        by_seat.setdefault(str(interest.seat.key), []).append(_row(interest, language))
    filled = {str(seat.key): seat.filled for seat in initiative.seats.all()}
    return [
        SeatBoard(seat_line(seat, language, filled.get(seat.key, 0)), by_seat.get(seat.key, []))
        for seat in content_of(initiative).seats
    ]


def sent_rows(organisations: QuerySet[Organisation], language: str) -> list[InterestRow]:
    """What the organisations offered to others, newest first."""
    interests = (
        Interest.objects.sent_by(organisations)
        .select_related("seat__initiative__draft", "organisation__country", "country")
        .prefetch_related("seat__initiative__texts")
        .order_by("-created_at")
    )
    return [_row(interest, language, sent=True) for interest in interests]


def _row(interest: Interest, language: str, *, sent: bool = False) -> InterestRow:
    state = interest.state_for_sender if sent else InterestState(interest.state)
    return InterestRow(
        key=interest.key,
        title=title_for_others(interest.seat.initiative, language) if sent else "",
        organisation=interest.organisation.name,
        organisation_kind=str(interest.organisation.get_kind_display()),
        country=interest.country.name_in(language),
        role=str(interest.get_role_display()),
        pitch=interest.pitch,
        state=str(state.label),
        tone=INTEREST_TONES[state],
        at=interest.created_at,
    )
