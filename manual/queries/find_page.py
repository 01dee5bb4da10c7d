"""The page that an address names, in one query: translated where it can be, else the source text."""

from copy import copy

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from hub.memo import remembered
from hub.people.reader import Reader
from hub.publishing.best_page import best, languages, readable

STEP = Page.steplen


def chapter(model: type[Page], *, slug: str, language: str, reader: Reader) -> Page | None:
    """The chapter with `slug` in `language`, else the source chapter of that slug."""
    return copy(_chapter(model, slug, language, reader))


def section(model: type[Page], *, chapter_slug: str, slug: str, language: str, reader: Reader) -> Page | None:
    """The section with `slug` below a chapter that is called `chapter_slug` in `language` or in the source."""
    return copy(_section(model, chapter_slug, slug, language, reader))


@remembered
def _chapter(model: type[Page], slug: str, language: str, reader: Reader) -> Page | None:
    found = readable(model.objects.filter(slug=slug), language=language, reader=reader)
    return best(found.filter(Exists(_parent())), language)


@remembered
def _section(model: type[Page], chapter_slug: str, slug: str, language: str, reader: Reader) -> Page | None:
    called = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        slug=chapter_slug,
        live=True,
        locale__language_code__in=languages(language),
    )
    source = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    above = _parent("source_path").filter(Exists(called)).filter(Exists(_parent()))
    found = readable(model.objects.filter(slug=slug), language=language, reader=reader)
    found = found.annotate(source_path=source.values("path")[:1]).filter(Exists(above))
    return best(found, language)


def _parent(path: str = "path") -> QuerySet[Page]:
    return Page.objects.filter(path=Substr(OuterRef(path), 1, Length(OuterRef(path)) - STEP), live=True)
