"""A live section by its key, and its paragraphs for the public; for machines."""

from uuid import UUID

from hub.people.reader import PUBLIC
from hub.publishing.access import visible_pages
from manual.models import CitableNumber, SectionPage
from manual.queries import section_view
from manual.reading.items import Item


def by_key(key: UUID, *, language: str) -> SectionPage | None:
    """The public section with this key in just this language. One query."""
    pages = visible_pages(SectionPage.objects.filter(translation_key=key, locale__language_code=language), PUBLIC)
    return pages.select_related("locale").first()


def paragraphs(page: SectionPage, *, language: str) -> list[Item]:
    """What the public may read of the section, numbered and with the words of law and glossary."""
    rows = CitableNumber.objects.standing().filter(page_key=page.translation_key)
    numbers = dict(rows.values_list("block_id", "number"))
    return section_view.paragraphs(page, numbers, language=language, reader=PUBLIC)
