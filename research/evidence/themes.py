"""Themes of focus groups as evidence: what was said of one. Key: `theme:<key of the page>:<id of the block>`."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hub.people.reader import Reader
from hub.publishing.best_page import own_first, readable
from hub.publishing.fallback import path_of
from research.evidence import Source, page_of
from research.models import FocusGroupPage

PREFIX = "theme"


class Themes:
    def choices(self) -> Iterable[tuple[str, str]]:
        pages = FocusGroupPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")
        for page in pages:
            for block in page.topics:
                words = {"theme": block.value["title"], "page": page.title}
                yield _key(page, block), _("Theme of focus groups: %(theme)s (%(page)s)") % words

    def resolve(self, keys: Collection[str], *, language: str, reader: Reader) -> dict[str, Source]:
        """One query. A theme that the page in the reader's language does not have yet is told in the source's."""
        wanted = [page for key in keys if (page := page_of(key))]
        pages = readable(FocusGroupPage.objects.filter(translation_key__in=wanted), language=language, reader=reader)
        found: dict[str, Source] = {}
        for page in own_first(pages, language):
            for block in page.topics:
                if _key(page, block) in keys:
                    found.setdefault(_key(page, block), _source(page, block, language))
        return found


def _key(page: FocusGroupPage, block: Any) -> str:
    return f"{PREFIX}:{page.translation_key}:{block.id}"


def _source(page: FocusGroupPage, block: Any, language: str) -> Source:
    return Source(
        key=_key(page, block),
        kind=_("Focus groups"),
        title=block.value["title"],
        url=f"{path_of(language, page.url_path)}#theme-{block.id}",
        language=page.locale.language_code,
        note=_("Demonstration") if page.demonstrative else "",
    )
