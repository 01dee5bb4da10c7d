"""The first-hours card: what one role does in the first hours in one country, out of the public text of the manual."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from hub.people.reader import PUBLIC
from hub.publishing import fingerprint
from hub.publishing.access import visible_pages
from hub.publishing.calendar import today
from hub.reference import facts
from hub.reference.facts import CountryFacts
from manual import addresses
from manual.models import ChapterTheme, CitableNumber, Edition, SectionPage
from manual.queries import editions, outline
from manual.queries.outline import Entry
from manual.reading import frozen, items
from manual.reading.items import Item

THEME = "first-hours"
"""The theme that marks the chapter whose steps the card shows. Themes keep their slug for good."""


@dataclass(frozen=True)
class CardStep:
    """One step, without links; `number` is the paragraph that it stands in."""

    title: str
    text: str
    handover: str
    number: str
    language: str


@dataclass(frozen=True)
class Never:
    """A warning: what nobody does, whatever their role."""

    title: str
    number: str
    language: str


@dataclass(frozen=True)
class Card:
    country: CountryFacts
    role: str
    language: str
    steps: tuple[CardStep, ...]
    never: tuple[Never, ...]
    chapter: Entry | None
    edition: Edition | None
    day: date

    @property
    def url(self) -> str:
        """Where its present version is found; the printed card leads there."""
        return settings.HUB_PUBLIC_URL + addresses.card(self.language, self.country.code, self.role)


def card(code: str, role: str, language: str) -> Card | None:
    """The card for a country, a role and a language; None for a country that is not there. At most ten queries."""
    country = facts.of_country(code, language)
    if country is None:
        return None
    entries = _entries(language)
    sections = [entry for entry in entries if not entry.is_chapter]
    read = _read(sections, language)
    return Card(
        country=country,
        role=role,
        language=language,
        steps=tuple(step for page, item in read for step in _steps(page, item, role)),
        never=tuple(
            Never(item.title, numbers_of(sections, page), page.locale.language_code)
            for page, item in read
            if item.kind == "warning"
        ),
        chapter=next((entry for entry in entries if entry.is_chapter), None),
        edition=editions.in_force(),
        day=today(),
    )


def numbers_of(sections: Iterable[Entry], page: SectionPage) -> str:
    """The number of the section that `page` is."""
    return next((entry.number for entry in sections if entry.key == page.translation_key), "")


def _entries(language: str) -> list[Entry]:
    themed = ChapterTheme.objects.filter(
        tag__slug=THEME, content_object__locale__language_code=settings.LANGUAGE_CODE, content_object__live=True
    )
    key = themed.order_by("content_object__path").values_list("content_object__translation_key", flat=True).first()
    if key is None:
        return []
    found = outline.entries(outline.chapter_of(key), language=language, reader=PUBLIC)
    return outline.numbered(found, outline.page_numbers(entry.key for entry in found))


def _read(sections: list[Entry], language: str) -> list[tuple[SectionPage, Item]]:
    """Every item that the public may read, with its page, in the order of the manual."""
    keys = [entry.key for entry in sections]
    pages = {(page.translation_key, page.locale.language_code): page for page in _pages(keys, language)}
    chosen = [pages[entry.key, entry.language] for entry in sections if (entry.key, entry.language) in pages]
    closed = frozen.Today.read(keys)
    numbers: dict[UUID, dict[str, str]] = {}
    for row in CitableNumber.objects.standing().filter(page_key__in=keys).exclude(block_id=""):
        numbers.setdefault(row.page_key, {})[row.block_id] = row.number
    words_only = items.by_number(lambda _number: "")
    found = []
    for page in chosen:
        key = page.translation_key
        raw = [block for block in fingerprint.raw_blocks(page) if (key, block[1]) not in closed.blocks]
        for item in items.read(raw, numbers=numbers.get(key, {}), links={}):
            found.append((page, items.shown(item, words_only)))
    return found


def _pages(keys: list[UUID], language: str) -> Any:
    languages = {language, settings.LANGUAGE_CODE}
    pages = SectionPage.objects.filter(translation_key__in=keys, locale__language_code__in=languages)
    return visible_pages(pages, PUBLIC).select_related("locale")


def _steps(page: SectionPage, item: Item, role: str) -> Iterable[CardStep]:
    for step in item.steps:
        if step.role == role:
            yield CardStep(step.title, step.text, step.handover, item.number, page.locale.language_code)
