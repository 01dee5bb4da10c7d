"""What subscribers hear of. A new kind of content is one adapter here and its line in `SOURCES`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from home.models import NewsPage
from hub.look.dates import in_words
from hub.models import Publication
from hub.people.reader import Reader
from hub.ports import citable
from hub.publishing.access import visible_pages
from hub.publishing.fallback import addresses
from initiatives.models import Initiative, InitiativeText


@dataclass(frozen=True)
class Words:
    """What an item is called in one language; `url` is a path of the Hub."""

    language: str
    title: str
    url: str
    summary: str = ""


@dataclass(frozen=True)
class Item:
    """An item as it stands now."""

    key: str
    source_language: str
    words: Sequence[Words]
    themes: Sequence[str] = ()
    countries: Sequence[str] = ()


class Source(Protocol):
    """One kind of content.

    `hears` maps kinds of `announce.happened` to whether they withdraw the item whose key they carry; `renews` maps
    kinds that add words to an item to the name under which they carry its key.
    """

    kind: str
    label: Promise
    counted: Promise
    of_manual: bool
    page_model: str
    hears: dict[str, bool]
    renews: dict[str, str]

    def item(self, key: str) -> Item | None:
        """The item with its words in every language it has, or None when it is not public in any way."""
        ...

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        """Those that `reader` may see now; two queries at most, however many keys."""
        ...

    def since(self, moment: datetime) -> Iterator[str]:
        """Keys of what should have been announced since then, so that a lost announcement is found."""
        ...


@runtime_checkable
class PageSource(Source, Protocol):
    """A kind whose items are pages: the editor says of a draft whether it is announced."""

    def about(self, page: Any) -> tuple[list[str], list[str]]:
        """Themes and countries of a page, a draft too, as `Item` has them."""
        ...


class News:
    kind = "news"
    label = _("News")
    counted = ngettext_lazy("%(count)d piece of news", "%(count)d pieces of news", "count")
    of_manual = False
    page_model = "home.NewsPage"
    hears: dict[str, bool] = {}
    renews: dict[str, str] = {}

    def item(self, key: str) -> Item | None:
        pages = NewsPage.objects.live().filter(
            translation_key=UUID(key), alias_of__isnull=True, locale__language_code__in=dict(settings.LANGUAGES)
        )
        live = {page.locale.language_code: page for page in pages.select_related("locale")}
        source = live.get(settings.LANGUAGE_CODE) or next(iter(live.values()), None)
        if source is None:
            return None
        urls = {address.language: address.url for address in addresses(source)}
        themes, countries = self.about(source)
        return Item(
            key=key,
            source_language=source.locale.language_code,
            words=[Words(code, page.title, urls[code], page.summary) for code, page in live.items()],
            themes=themes,
            countries=countries,
        )

    def about(self, page: Any) -> tuple[list[str], list[str]]:
        themes = sorted(theme.slug for theme in page.themes.all())
        return themes, sorted(row.country_id for row in page.country_rows.all())

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        pages = NewsPage.objects.filter(translation_key__in=[UUID(key) for key in keys])
        return {str(key) for key in visible_pages(pages, reader).values_list("translation_key", flat=True)}

    def since(self, moment: datetime) -> Iterator[str]:
        """Pages whose first publication was to be announced."""
        rows = Publication.objects.filter(model=self.page_model, kind=Publication.Kind.PUBLISHED)
        earlier = rows.filter(page_key=OuterRef("page_key"), pk__lt=OuterRef("pk"))
        first = rows.filter(at__gte=moment, announce=True).exclude(Exists(earlier))
        yield from map(str, first.values_list("page_key", flat=True))


class Editions:
    kind = "edition"
    label = _("Edition of the manual")
    counted = ngettext_lazy("%(count)d edition of the manual", "%(count)d editions of the manual", "count")
    of_manual = True
    page_model = ""
    hears = {"edition_published": False, "edition_removed": True}
    renews = {"impression_published": "edition"}

    def item(self, key: str) -> Item | None:
        edition = next((one for one in citable.get().editions() if one.number == key), None)
        if edition is None or edition.withdrawn:
            return None
        languages = [settings.LANGUAGE_CODE, *(impression.language for impression in edition.impressions)]
        return Item(
            key=key,
            source_language=settings.LANGUAGE_CODE,
            words=[self._words(edition, language) for language in dict.fromkeys(languages)],
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        return {edition.number for edition in citable.get().editions() if not edition.withdrawn} & set(keys)

    def since(self, moment: datetime) -> Iterator[str]:
        """All that stand: there are few, and one that was announced before is known."""
        return (edition.number for edition in citable.get().editions() if not edition.withdrawn)

    @staticmethod
    def _words(edition: citable.EditionRef, language: str) -> Words:
        with translation.override(language):
            return Words(
                language,
                gettext("Edition %(number)s of the manual") % {"number": edition.number},
                f"/{language}/manual/editions/{edition.number}/",
                gettext("In force from %(day)s.") % {"day": in_words(edition.effective)},
            )


class Initiatives:
    kind = "initiative"
    label = _("Initiative")
    counted = ngettext_lazy("%(count)d initiative", "%(count)d initiatives", "count")
    of_manual = False
    page_model = ""
    hears = {"initiative_approved": False, "initiative_removed": True}
    renews: dict[str, str] = {}

    def item(self, key: str) -> Item | None:
        initiative = Initiative.objects.public().for_lists().filter(key=UUID(key)).first()
        if initiative is None:
            return None
        texts = {text.language: text for text in initiative.texts.all()}
        own = initiative.working_language
        return Item(
            key=key,
            source_language=own if own in texts else next(iter(texts), own),
            words=[self._words(initiative, text) for text in texts.values()],
            themes=sorted(link.tag.slug for link in initiative.theme_links.all()),
            countries=sorted(initiative.countries),
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        rows = Initiative.objects.public().filter(key__in=[UUID(key) for key in keys])
        return {str(key) for key in rows.values_list("key", flat=True)}

    def since(self, moment: datetime) -> Iterator[str]:
        rows = Initiative.objects.public().filter(public_at__gte=moment)
        return map(str, rows.values_list("key", flat=True))

    @staticmethod
    def _words(initiative: Initiative, text: InitiativeText) -> Words:
        with translation.override(text.language):
            return Words(text.language, text.title, initiative.get_absolute_url(), text.summary)


SOURCES: dict[str, Source] = {source.kind: source for source in (Editions(), News(), Initiatives())}
PAGES: dict[str, PageSource] = {one.page_model: one for one in SOURCES.values() if isinstance(one, PageSource)}
"""By the model of the page."""
