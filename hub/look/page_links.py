"""Where the page of an answer stands in other languages: for the language menu, hreflang and the canonical link."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language_info
from wagtail.models import Page

from hub.look import navigation
from hub.look.navigation import LanguageEntry
from hub.memo import remembered
from hub.people.reader import PUBLIC, Reader
from hub.publishing.fallback import addresses
from hub.publishing.stale_text import stale_languages

LONGEST = 300
"""Of a query that the menu keeps; nobody is asked for more, and it stands on the page once for each language."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """`canonical` is empty where nobody knows it; `alternates` are the languages that the page is really in.

    Where the source text stands in for a language there are none: that address is no version of the page.
    """

    languages: Sequence[LanguageEntry] = field(default_factory=list)
    alternates: Sequence[LanguageEntry] = field(default_factory=list)
    canonical: str = ""
    default: str = ""


def page_links(
    request: HttpRequest | None,
    page: object,
    given: Sequence[LanguageEntry] | PageLinks | None = None,
    reader: Reader = PUBLIC,
) -> PageLinks:
    """Links of a Wagtail page (asked once a request), of a view that gives its languages, or of an address in all.

    The menu keeps what was asked of the address, such as a country or an edition; for machines the page is one.
    A view whose address is a secret gives links without alternates, so that no line of the head repeats it; one that
    has a token in its address need not say so.
    """
    if isinstance(given, PageLinks):
        return given
    if request is None and given is None:
        return PageLinks()
    if not isinstance(page, Page):
        return _asked(_of_address(request) if given is None else _from_entries(given), request)
    known = getattr(request, "_hub_page_links", None)
    if known is None:
        known = _asked(_marked(_of_page(page) if given is None else _from_entries(given), page, reader), request)
        if request is not None:
            request._hub_page_links = known
    return known


def _marked(links: PageLinks, page: Page, reader: Reader) -> PageLinks:
    """Each language says how many of the page's paragraphs are older there than in the source."""
    stale = stale_languages(page, reader)
    entries = [replace(entry, stale=len(stale.get(entry.code, ()))) for entry in links.languages]
    return replace(links, languages=entries) if stale else links


def _asked(links: PageLinks, request: HttpRequest | None) -> PageLinks:
    """The menu with the query, less the page of a list, which is another one in each language."""
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    query.pop("page", None)
    asked = query.urlencode()
    if not asked or len(asked) > LONGEST:
        return links
    return replace(links, languages=[replace(entry, url=f"{entry.url}?{asked}") for entry in links.languages])


def _of_address(request: HttpRequest | None) -> PageLinks:
    """The same address under each locale, which a view that says nothing else answers in each."""
    entries = navigation.languages(request.path) if request else []
    match = request.resolver_match if request else None
    return PageLinks(languages=entries) if match and "token" in match.kwargs else _from_entries(entries)


@remembered
def _of_page(page: Page) -> PageLinks:
    current = navigation.language()
    return _from_entries(
        [
            LanguageEntry(
                code=address.language,
                name=get_language_info(address.language)["name_local"].capitalize(),
                url=address.url,
                current=address.language == current,
                exists=address.translated,
            )
            for address in addresses(page)
        ]
    )


def _from_entries(entries: Sequence[LanguageEntry]) -> PageLinks:
    real = [entry for entry in entries if entry.exists]
    first = real[0].url if real else ""
    source = next((entry.url for entry in real if entry.code == settings.LANGUAGE_CODE), first)
    here = next((entry.url for entry in real if entry.current), "")
    if not here:
        return PageLinks(languages=entries, canonical=source)
    return PageLinks(languages=entries, alternates=real, canonical=here, default=source)
