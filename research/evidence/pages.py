"""Pages as evidence: a training, a series of figures, focus groups. Key: `<prefix>:<key of the page>`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.people.reader import Reader
from hub.publishing.best_page import own_first, readable
from hub.publishing.fallback import path_of
from research.evidence import Source, page_of


@dataclass(frozen=True)
class Pages:
    """One kind of page; `label` is what it is, in words."""

    prefix: str
    model: type[Page]
    label: Promise

    def choices(self) -> Iterable[tuple[str, str]]:
        pages = self.model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        for key, title in pages.order_by("title").values_list("translation_key", "title"):
            yield f"{self.prefix}:{key}", f"{self.label}: {title}"

    def resolve(self, keys: Collection[str], *, language: str, reader: Reader) -> dict[str, Source]:
        """One query."""
        wanted = [page for key in keys if (page := page_of(key))]
        pages = readable(self.model.objects.filter(translation_key__in=wanted), language=language, reader=reader)
        found: dict[str, Source] = {}
        for page in own_first(pages, language):
            key = f"{self.prefix}:{page.translation_key}"
            url = path_of(language, page.url_path)
            note = _("Demonstration") if getattr(page, "demonstrative", False) else ""
            found.setdefault(key, Source(key, str(self.label), page.title, url, page.locale.language_code, note))
        return found
