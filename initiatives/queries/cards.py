"""An initiative as one line of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from initiatives.models import Initiative
from initiatives.queries import deadlines
from initiatives.queries.sheet import country_names
from initiatives.queries.wording import best


@dataclass(frozen=True)
class Card:
    key: UUID
    url: str
    language: str
    title: str
    summary: str
    kind: str
    organisation: str
    organisation_country: str
    countries: str
    themes: Sequence[str]
    open_places: int
    deadline: datetime | None
    deadline_words: str
    days_left: int | None


def cards(initiatives: Iterable[Initiative], language: str) -> list[Card]:
    """Cards of rows that were read with `for_lists()`; no query of its own."""
    return [_card(initiative, language) for initiative in initiatives]


def _card(row: Initiative, language: str) -> Card:
    own, text = best({text.language: text for text in row.texts.all()}, language, row.working_language)
    return Card(
        key=row.key,
        url=row.get_absolute_url(),
        language=own,
        title=text.title if text else "",
        summary=text.summary if text else "",
        kind=str(row.get_kind_display()),
        organisation=row.organisation.name,
        organisation_country=row.organisation.country.name_in(language),
        countries=country_names(row.countries, language),
        themes=[link.tag.name_in(language) for link in row.theme_links.all()],
        open_places=row.open_places,
        deadline=row.deadline,
        deadline_words=deadlines.in_words(row.deadline, row.deadline_zone, language),
        days_left=deadlines.days_left(row.deadline, row.deadline_zone),
    )
