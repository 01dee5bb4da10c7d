"""Gives citable numbers at the first approval of a source text, in the transaction that publishes it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from hub.publishing import fingerprint
from manual.models import ChapterPage, CitableNumber, Edition, SectionPage
from manual.reading.kinds.registry import NUMBERED
from manual.services.labels import complete
from manual.services.number_afresh import number_afresh

LOCK = 7_260_031  # any number that no other advisory lock of the Hub uses


def number_page(*, page: Any) -> None:
    """Number a chapter or section that has just been published, and what stands in it; lay and lift tombstones.

    Until an edition is published nothing was quoted from one, and an insertion or removal numbers all afresh.
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


def hold_numbers() -> None:
    """Let nobody else give numbers or freeze them until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _number_pages(pages: Sequence[Page]) -> bool:
    """Number the siblings that have none; whether each merely continued the row."""
    prefix = _prefix(pages[0]) if pages else None
    if prefix is None:
        return True
    keys = [page.translation_key for page in pages]
    rows = {row.page_key: row for row in CitableNumber.objects.filter(page_key__in=keys, block_id="")}
    _lift([row for row in rows.values() if row.removed_at])
    labels = [_label(rows[key].number, prefix) if key in rows else None for key in keys]
    given = complete(labels, _taken(prefix))
    new = [
        CitableNumber(page_key=key, number=prefix + label)
        for key, label in zip(keys, given, strict=True)
        if key not in rows
    ]
    CitableNumber.objects.bulk_create(new)
    return _continues([_label(row.number, prefix) for row in new])


def _number_paragraphs(section: SectionPage) -> bool:
    number = CitableNumber.objects.filter(page_key=section.translation_key, block_id="").first()
    if number is None:
        return True
    prefix = f"{number.number}."
    rows = {row.block_id: row for row in CitableNumber.objects.paragraphs_of(section.translation_key)}
    present = list(
        dict.fromkeys(block_id for kind, block_id, _value in fingerprint.raw_blocks(section) if kind in NUMBERED)
    )
    removed = [row for block_id, row in rows.items() if block_id not in present and row.removed_at is None]
    _bury(removed)
    _lift([rows[block_id] for block_id in present if block_id in rows and rows[block_id].removed_at])
    labels = [_label(rows[block_id].number, prefix) if block_id in rows else None for block_id in present]
    given = complete(labels, _taken(prefix))
    new = [
        CitableNumber(page_key=section.translation_key, block_id=block_id, number=prefix + label)
        for block_id, label in zip(present, given, strict=True)
        if block_id not in rows
    ]
    CitableNumber.objects.bulk_create(new)
    return not removed and _continues([_label(row.number, prefix) for row in new])


def _siblings(page: Page) -> list[Page]:
    """The live chapters of the manual, or the live sections of the chapter, in order."""
    return list(Page.objects.filter(live=True).child_of(page.get_parent()).order_by("path"))


def _sections_of(chapter: ChapterPage) -> list[SectionPage]:
    return list(SectionPage.objects.filter(live=True).child_of(chapter).select_related("locale").order_by("path"))


def _prefix(page: Page) -> str | None:
    """What numbers of this row begin with; None where the chapter has no number yet."""
    parent = page.get_parent()
    if not isinstance(parent.specific, ChapterPage):
        return ""
    number = CitableNumber.objects.filter(page_key=parent.translation_key, block_id="").first()
    return f"{number.number}." if number else None


def _taken(prefix: str) -> set[str]:
    numbers = CitableNumber.objects.filter(number__startswith=prefix).values_list("number", flat=True)
    return {_label(number, prefix) for number in numbers}


def _label(number: str, prefix: str) -> str:
    """The last part of a number of this row; a page that moved here keeps a number of elsewhere."""
    return number.removeprefix(prefix) if number.startswith(prefix) else number


def _continues(labels: Sequence[str]) -> bool:
    return all(label.isdecimal() for label in labels)


def _lift(rows: Sequence[CitableNumber]) -> None:
    CitableNumber.objects.filter(pk__in=[row.pk for row in rows]).update(removed_at=None, last_edition="", successor="")


def _bury(rows: Sequence[CitableNumber]) -> None:
    if rows:
        newest = Edition.objects.values_list("number", flat=True).first() or ""
        CitableNumber.objects.filter(pk__in=[row.pk for row in rows]).update(
            removed_at=timezone.now(), last_edition=newest
        )
