"""Gives citable numbers at the first approval of a source text, in the transaction that publishes it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from wagtail.models import Page

from hub.publishing import fingerprint
from manual.models import ChapterPage, CitableNumber, Edition, SectionPage
from manual.reading import items
from manual.services.labels import complete
from manual.services.number_afresh import number_afresh
from manual.services.tombstones import bury, lift

LOCK = 7_260_031  # any number that no other advisory lock of the Hub uses

Place = tuple[UUID, str]


def number_page(*, page: Any) -> None:
    """Number a chapter or section that has just been published, and what stands in it; lay and lift tombstones.

    Until an edition is published nothing was quoted from one, and whatever does not count on numbers all afresh.
    """
    if page.locale.language_code != settings.LANGUAGE_CODE or not isinstance(page, ChapterPage | SectionPage):
        return
    hold_numbers()
    sections = [page] if isinstance(page, SectionPage) else _sections_of(page)
    orderly = _number_pages(_siblings(page))
    for section in sections:
        orderly &= _number_pages(_siblings(section))
        orderly &= _number_paragraphs(section)
    if not orderly and not Edition.objects.exists():
        number_afresh()


def number_waiting(*, page: Any) -> None:
    """Number the new paragraphs of a public section's text that was approved for a day to come (`page` is that text).

    So an edition that is frozen before that day already has the numbers that the text keeps.
    """
    hold_numbers()
    prefix = _prefix_below(page.translation_key)
    if prefix:
        _give([(page.translation_key, block_id) for block_id in numbered_blocks(page)], prefix, waits=True)


def hold_numbers() -> None:
    """Let nobody else give numbers or freeze them until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def numbered_blocks(page: Any) -> list[str]:
    """Ids of the blocks of a section that have or get a number, in order."""
    return items.numbered(fingerprint.raw_blocks(page))


def _number_pages(pages: Sequence[Page]) -> bool:
    """Number the siblings that have none; whether they are counted from 1 now."""
    prefix = _prefix_of(pages[0]) if pages else None
    if prefix is None:
        return True
    places = [(page.translation_key, "") for page in pages]
    lift(_rows(places))
    return _give(places, prefix) == _counted(prefix, len(places))


def _number_paragraphs(section: SectionPage) -> bool:
    prefix = _prefix_below(section.translation_key)
    if not prefix:
        return True
    present = numbered_blocks(section)
    rows = CitableNumber.objects.paragraphs_of(section.translation_key)
    bury([row for row in rows.standing() if row.block_id not in present])
    lift([row for row in rows if row.block_id in present])
    given = _give([(section.translation_key, block_id) for block_id in present], prefix)
    return given == _counted(prefix, len(present))


def _give(places: Sequence[Place], prefix: str, *, waits: bool = False) -> list[str]:
    """Give a number to each place that has none; the numbers of all, in their order."""
    known = {(row.page_key, row.block_id): row.number for row in _rows(places)}
    labels = [_label(known[place], prefix) if place in known else None for place in places]
    given = complete(labels, _taken(prefix))
    new = {place: prefix + label for place, label in zip(places, given, strict=True) if place not in known}
    CitableNumber.objects.bulk_create(
        CitableNumber(page_key=key, block_id=block_id, number=number, waits=waits)
        for (key, block_id), number in new.items()
    )
    return [known.get(place) or new[place] for place in places]


def _rows(places: Iterable[Place]) -> list[CitableNumber]:
    wanted = set(places)
    rows = CitableNumber.objects.filter(
        page_key__in={key for key, _block_id in wanted}, block_id__in={block_id for _key, block_id in wanted}
    )
    return [row for row in rows if (row.page_key, row.block_id) in wanted]


def _siblings(page: Page) -> list[Page]:
    """The live chapters of the manual, or the live sections of the chapter, in order."""
    return list(Page.objects.filter(live=True).child_of(page.get_parent()).order_by("path"))


def _sections_of(chapter: ChapterPage) -> list[SectionPage]:
    return list(SectionPage.objects.filter(live=True).child_of(chapter).select_related("locale").order_by("path"))


def _prefix_of(page: Page) -> str | None:
    """What numbers of this row of pages begin with; None where the chapter has no number yet."""
    parent = page.get_parent()
    return _prefix_below(parent.translation_key) or None if isinstance(parent.specific, ChapterPage) else ""


def _prefix_below(page_key: UUID) -> str:
    """What numbers below a page begin with; empty where the page has none."""
    row = CitableNumber.objects.filter(page_key=page_key, block_id="").first()
    return f"{row.number}." if row else ""


def _taken(prefix: str) -> Collection[str]:
    numbers = CitableNumber.objects.filter(number__startswith=prefix).values_list("number", flat=True)
    return {_label(number, prefix) for number in numbers}


def _label(number: str, prefix: str) -> str:
    """The last part of a number of this row; what moved here keeps a number of elsewhere, whole."""
    return number.removeprefix(prefix) if number.startswith(prefix) else number


def _counted(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{place}" for place in range(1, count + 1)]
