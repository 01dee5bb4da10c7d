"""One writer at a time for the translation of a page into a language.

Whoever locks several rows takes them in this order, so that nobody waits in a circle: the source text, the source pages
(`hold_sources`), the translated one, the work.
"""

from wagtail.models import Page

from hub.publishing.services.hold_sources import hold_sources
from translation.models import PageTranslation, SourceText
from translation.queries import gate


def locked_source(translation: PageTranslation) -> SourceText:
    """The source text as it is now, locked until the end of the transaction; before `locked`."""
    return SourceText.objects.select_for_update().get(page_key=translation.page_key)


def hold_whole(page: Page) -> None:
    """One at a time for all that may open together: holds the sources of the chapter around `page`, public or not.

    Two who approve in one chapter at once, or approve while it is taken down, see what the other did. Before `locked`.
    """
    hold_sources(gate.whole_of(page))


def locked(translation: PageTranslation) -> PageTranslation:
    """The row as it is now, locked with its page until the end of the transaction."""
    pages = Page.objects.filter(translation_key=translation.page_key, locale__language_code=translation.language)
    list(pages.select_for_update(of=("self",)).values_list("pk"))
    return PageTranslation.objects.select_for_update(of=("self",)).get(pk=translation.pk)
