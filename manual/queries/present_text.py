"""What a paragraph says today, for one reader, without its page."""

from uuid import UUID

from django.conf import settings

from hub.people.reader import Reader
from hub.publishing import access, fingerprint
from hub.publishing.access import visible_pages
from manual.models import SectionPage
from manual.reading import items
from manual.reading.items import Item


def block(page_key: UUID, block_id: str, language: str, reader: Reader) -> dict[str, Item]:
    """The block by language: in the source and, where it is translated, in `language`. Two queries."""
    if block_id in access.hidden_blocks(page_key, reader):
        return {}
    pages = SectionPage.objects.filter(
        translation_key=page_key, locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).select_related("locale")
    found = {}
    for page in visible_pages(pages, reader):
        raw = [one for one in fingerprint.raw_blocks(page) if one[1] == block_id]
        for item in items.read(raw, numbers={}, links={}):
            found[page.locale.language_code] = item
    return found
