"""An initiative as one line of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from hub.models import Country
from initiatives.content import SeatContent
from initiatives.models import Initiative, InitiativeText, InitiativeTheme
from initiatives.models.initiative import InitiativeQuerySet
from initiatives.queries import deadlines
from initiatives.queries.finding import open_seats
from initiatives.queries.intake import Intake, state_of, waiting_offers
from initiatives.queries.sheet import country_names, seat_line
from initiatives.queries.wording import best


@dataclass(frozen=True)
class CardSeat:
    """An open seat: `words` for people, the rest for machines. `tone` is its colour."""

    words: str
    tone: str
    role: str
    organisation_kind: str
    countries: Sequence[str]
    open_places: int


@dataclass(frozen=True)
class Card:
    """`seats` are the open ones, `themes` slugs."""

    key: UUID
    url: str
    language: str
    languages: Sequence[str]
    title: str
    summary: str
    kind: str
    organisation: str
    organisation_country: str
    countries: str
    themes: Sequence[str]
    theme_names: Sequence[str]
    seats: Sequence[CardSeat]
    deadline: datetime | None
    deadline_words: str
    days_left: int | None
    public_at: datetime | None
    intake: Intake

    @property
    def takes_offers(self) -> bool:
        return self.intake == Intake.TAKES

    @property
    def open_places(self) -> int:
        return sum(seat.open_places for seat in self.seats)


def for_cards(rows: InitiativeQuerySet) -> InitiativeQuerySet:
    """With all that a card says, in one query."""
    pk = OuterRef("pk")
    words = JSONObject(language="language", title="title", summary="summary")
    asked = JSONObject(
        role="role",
        organisation_kind="organisation_kind",
        countries="countries",
        open_places=F("how_many") - F("filled"),
    )
    themes = InitiativeTheme.objects.filter(content_object=pk).order_by("tag__slug")
    return rows.select_related("organisation").annotate(
        card_texts=ArraySubquery(InitiativeText.objects.filter(initiative=pk).values(json=words)),
        card_seats=ArraySubquery(open_seats().filter(initiative=pk).values(json=asked)),
        card_themes=ArraySubquery(themes.values("tag__slug")),
        card_waiting=waiting_offers(),
    )


def cards(initiatives: Iterable[Initiative], language: str, themes: Mapping[str, str] | None = None) -> list[Card]:
    """Cards of rows that were read with `for_cards()`; `themes` are the names of slugs. No query of its own."""
    return [_card(initiative, language, themes or {}) for initiative in initiatives]


def _card(row: Any, language: str, themes: Mapping[str, str]) -> Card:
    texts = {text["language"]: text for text in row.card_texts}
    own, text = best(texts, language, row.working_language)
    return Card(
        key=row.key,
        url=row.get_absolute_url(),
        language=own,
        languages=sorted(texts),
        title=text["title"] if text else "",
        summary=text["summary"] if text else "",
        kind=str(row.get_kind_display()),
        organisation=row.organisation.name,
        organisation_country=Country(code=row.organisation.country_id).name_in(language),
        countries=country_names(row.countries, language),
        themes=row.card_themes,
        theme_names=[themes.get(slug, slug) for slug in row.card_themes],
        seats=[_seat(seat, language) for seat in row.card_seats],
        deadline=row.deadline,
        deadline_words=deadlines.in_words(row.deadline, row.deadline_zone, language),
        days_left=deadlines.days_left(row.deadline, row.deadline_zone),
        public_at=row.public_at,
        intake=state_of(row, waiting=row.card_waiting or 0),
    )


def _seat(seat: Mapping[str, Any], language: str) -> CardSeat:
    asked = SeatContent(seat["role"], seat["organisation_kind"], tuple(seat["countries"]))
    line = seat_line(asked, language, 0)
    kind = line.kind or _("Any kind of organisation")
    words = f"{line.role}: {kind} ({line.countries})" if line.countries else f"{line.role}: {kind}"
    return CardSeat(words=words, tone=line.tone, **seat)
