"""One writer at a time for the translation of a page into a language.

Whoever locks several rows takes them in this order, so that nobody waits in a circle: the source text, the source page
and the translated one (as `take_down` does), the work.
"""

from django.conf import settings
from wagtail.models import Page

from translation.models import PageTranslation, SourceText


def locked_source(translation: PageTranslation) -> SourceText:
    """The source text as it is now, locked until the end of the transaction; before `locked`."""
    return SourceText.objects.select_for_update().get(page_key=translation.page_key)


def hold_sources(unit: Page) -> None:
    """Until the end of the transaction nobody takes the sources of `unit`, and of what is below it, down.

    Before `locked`, and in the order in which `take_down` holds them.
    """
    keys = unit.get_descendants(inclusive=True).values("translation_key")
    sources = Page.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    list(sources.select_for_update(of=("self",)).order_by("-depth", "pk").values_list("pk"))


def locked(translation: PageTranslation) -> PageTranslation:
    """The row as it is now, locked with its page until the end of the transaction."""
    _lock(translation, translation.language)
    return PageTranslation.objects.select_for_update(of=("self",)).get(pk=translation.pk)


def _lock(translation: PageTranslation, language: str) -> None:
    pages = Page.objects.filter(translation_key=translation.page_key, locale__language_code=language)
    list(pages.select_for_update(of=("self",)).values_list("pk"))
