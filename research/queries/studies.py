"""The studies of the Hub, each in the reader's language or else in the source's."""

from wagtail.models import Page

from hub.people.reader import Reader
from hub.publishing.best_page import readable


def listed(model: type[Page], *, language: str, reader: Reader) -> list[Page]:
    """One page for each study that `reader` may see, the newest first. One query."""
    pages = readable(model.objects.live(), language=language, reader=reader).order_by("-first_published_at", "-pk")
    by_key: dict[object, Page] = {}
    for page in pages:
        known = by_key.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            by_key[page.translation_key] = page
    return list(by_key.values())
