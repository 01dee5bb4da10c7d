"""Open initiatives for machines: what the public page shows, and no person."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema

from initiatives.queries import finding
from initiatives.queries.cards import Card, cards
from initiatives.queries.finding import Wish

router = Router(tags=["initiatives"])
MOST = 100
LAST = 100_000


class InitiativeOut(Schema):
    key: UUID
    url: str
    language: str
    title: str
    summary: str
    kind: str
    organisation: str
    countries: list[str]
    themes: list[str]
    open_places: int
    deadline: datetime


class InitiativesOut(Schema):
    count: int
    items: list[InitiativeOut]


class Asked(Schema):
    kind: str = ""
    country: str = ""
    theme: str = ""
    seat: str = ""
    language: str = settings.LANGUAGE_CODE
    limit: int = 20
    offset: int = 0


@router.get("", response=InitiativesOut)
def initiatives(request: HttpRequest, asked: Query[Asked]) -> InitiativesOut:
    """Open initiatives by deadline."""
    wish = Wish(kind=asked.kind, country=asked.country, theme=asked.theme, seat=asked.seat)
    rows = finding.sorted_by(finding.open_for(wish), wish)
    start, limit = min(max(asked.offset, 0), LAST), min(max(asked.limit, 1), MOST)
    language = asked.language if asked.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    found = list(rows.for_lists()[start : start + limit])
    return InitiativesOut(
        count=rows.count(),
        items=[
            _out(card, row.countries, [link.tag.slug for link in row.theme_links.all()], row.kind)
            for row, card in zip(found, cards(found, language), strict=True)
        ],
    )


def _out(card: Card, countries: list[str], themes: list[str], kind: str) -> InitiativeOut:
    return InitiativeOut(
        key=card.key,
        url=f"{settings.HUB_PUBLIC_URL}{card.url}",
        language=card.language,
        title=card.title,
        summary=card.summary,
        kind=kind,
        organisation=card.organisation,
        countries=countries,
        themes=sorted(themes),
        open_places=card.open_places,
        deadline=card.deadline,
    )
