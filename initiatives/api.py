"""Open initiatives for machines: what the public page shows, and no person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from initiatives.models import Initiative
from initiatives.queries.cards import Card, cards, for_cards
from initiatives.queries.finding import open_for, sorted_by
from initiatives.queries.intake import Intake
from initiatives.queries.options import options
from initiatives.queries.wish import Wish

router = Router(tags=["initiatives"])


class SeatOut(Schema):
    """A seat that is still open; no kind means any organisation, no countries any country."""

    role: str
    organisation_kind: str
    countries: list[str]
    open_places: int


class InitiativeOut(Schema):
    """`offers` is `takes`, or why it takes none now: `paused`, `full`, or its organisation is `unverified`."""

    key: UUID
    url: Address
    language: str
    languages: list[str]
    title: str
    summary: str
    kind: str
    programme: str
    organisation: str
    countries: list[str]
    themes: list[str]
    chapters: list[str]
    open_places: int
    seats: list[SeatOut]
    deadline: datetime
    offers: Intake


class Asked(Schema):
    """The facets of the list; `language` is that of the answer, `written` that of the text."""

    role: str = ""
    seat: str = ""
    kind: str = ""
    theme: str = ""
    chapter: str = ""
    programme: str = ""
    country: str = ""
    written: str = ""
    deadline: str = ""
    sort: str = "deadline"
    language: Language = settings.LANGUAGE_CODE


@router.get("", response=list[InitiativeOut])
@paginate(Paged)
def initiatives(request: HttpRequest, asked: Query[Asked]) -> Rows:
    """Open initiatives, by deadline or the newest first. A value that is not known counts as not said."""
    wish = Wish.of(asked.dict(exclude={"language"})).understood(options(asked.language).known)
    rows = sorted_by(open_for(wish), wish)
    return Rows(for_cards(rows), lambda found: _told(found, asked.language))


def _told(found: Sequence[Initiative], language: str) -> list[InitiativeOut]:
    return [_out(row, card) for row, card in zip(found, cards(found, language), strict=True)]


def _out(row: Initiative, card: Card) -> InitiativeOut:
    return InitiativeOut(
        key=card.key,
        url=card.url,
        language=card.language,
        languages=list(card.languages),
        title=card.title,
        summary=card.summary,
        kind=row.kind,
        programme=row.programme,
        organisation=card.organisation,
        countries=row.countries,
        themes=list(card.themes),
        chapters=row.numbers,
        open_places=card.open_places,
        seats=[
            SeatOut(
                role=seat.role,
                organisation_kind=seat.organisation_kind,
                countries=list(seat.countries),
                open_places=seat.open_places,
            )
            for seat in card.seats
        ],
        deadline=card.deadline,
        offers=card.intake,
    )
