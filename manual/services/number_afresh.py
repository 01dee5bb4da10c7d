"""Numbers the whole manual from 1, in the order of its tree; allowed until edition 1 is published."""

from typing import Any

from django.conf import settings

from hub.publishing import fingerprint
from manual.models import ChapterPage, CitableNumber, Edition, SectionPage
from manual.reading import items


def number_afresh() -> None:
    """Give every live chapter, section and paragraph its number anew. Runs in the caller's transaction.

    Raises RuntimeError once an edition is published: from then on a number never changes meaning.
    """
    if Edition.objects.exists():
        raise RuntimeError("Numbers of a published manual are never given afresh.")
    rows: list[CitableNumber] = []
    for place, chapter in enumerate(_live(ChapterPage).order_by("path"), start=1):
        rows.append(CitableNumber(page_key=chapter.translation_key, number=str(place)))
        sections = _live(SectionPage).child_of(chapter).order_by("path")
        for position, section in enumerate(sections, start=1):
            rows += _of_section(section, f"{place}.{position}")
    CitableNumber.objects.all().delete()
    CitableNumber.objects.bulk_create(rows)


def _of_section(section: SectionPage, number: str) -> list[CitableNumber]:
    paragraphs = [
        CitableNumber(page_key=section.translation_key, block_id=block_id, number=f"{number}.{place}")
        for place, block_id in enumerate(items.numbered(fingerprint.raw_blocks(section)), start=1)
    ]
    return [CitableNumber(page_key=section.translation_key, number=number), *paragraphs]


def _live(model: Any) -> Any:
    return model.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE)
