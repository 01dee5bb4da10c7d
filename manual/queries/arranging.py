"""What the outline shows of one section: its paragraphs, its tombstones, and where they could go."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import Truncator

from hub.publishing import fingerprint
from manual.models import ChapterPage, CitableNumber, ParagraphMove, SectionPage
from manual.queries import moving
from manual.queries.law import order_of
from manual.reading import items

WORDS = 12


@dataclass(frozen=True)
class Paragraph:
    """A numbered block of a public section, with how it begins."""

    block_id: str
    number: str
    words: str


def paragraphs(page: SectionPage) -> list[Paragraph]:
    """The numbered blocks of the public text, in order. One query."""
    rows = CitableNumber.objects.standing().filter(page_key=page.translation_key)
    numbers = dict(rows.values_list("block_id", "number"))
    read = items.read(fingerprint.raw_blocks(page), numbers=numbers, links={})
    return [
        Paragraph(item.id, item.number, Truncator(" ".join(items.words(item))).words(WORDS))
        for item in read
        if item.number
    ]


def tombstones(page: Any) -> list[CitableNumber]:
    """Removed paragraphs of the section, in the order of their numbers. One query."""
    rows = CitableNumber.objects.paragraphs_of(page.translation_key).filter(removed_at__isnull=False)
    return sorted(rows, key=lambda row: order_of(row.number))


def chapters_for(page: SectionPage) -> list[ChapterPage]:
    """The other chapters. One query."""
    chapters = ChapterPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    return [chapter for chapter in chapters if not page.is_child_of(chapter)]


def sections_for(page: SectionPage) -> list[tuple[SectionPage, str]]:
    """The other public sections with their numbers. Two queries."""
    pages = SectionPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    numbers = dict(CitableNumber.objects.filter(block_id="").values_list("page_key", "number"))
    return [(other, numbers.get(other.translation_key, "")) for other in pages if other.pk != page.pk]


@dataclass(frozen=True)
class Proposal:
    """A proposed move as the second person reads it."""

    move: ParagraphMove
    source: SectionPage
    source_number: str
    target: SectionPage
    target_number: str
    after: str
    words: str


def proposals() -> list[Proposal]:
    """Moves that wait for a second person. Three queries."""
    moves = moving.proposed()
    keys = {key for move in moves for key in (move.from_key, move.to_key)}
    pages = SectionPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    by_key = {page.translation_key: page for page in pages}
    rows = CitableNumber.objects.filter(page_key__in=keys).values_list("page_key", "block_id", "number")
    numbers = {(key, block_id): number for key, block_id, number in rows}
    return [
        Proposal(
            move=move,
            source=by_key[move.from_key],
            source_number=numbers.get((move.from_key, ""), ""),
            target=by_key[move.to_key],
            target_number=numbers.get((move.to_key, ""), ""),
            after=numbers.get((move.to_key, move.after), ""),
            words=_words_of(by_key[move.from_key], move.block_id),
        )
        for move in moves
        if move.from_key in by_key and move.to_key in by_key
    ]


def _words_of(page: SectionPage, block_id: str) -> str:
    raw = [block for block in fingerprint.raw_blocks(page) if block[1] == block_id]
    return " ".join(word for item in items.read(raw, numbers={}, links={}) for word in items.words(item))
