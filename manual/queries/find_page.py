"""The page that an address names, in one query: translated where it can be, else the source text."""

from copy import copy

from django.conf import settings
from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction

from hub.memo import remembered
from hub.people.reader import Reader
from hub.publishing.access import visible_pages

STEP = Page.steplen


def chapter(model: type[Page], *, slug: str, language: str, reader: Reader) -> Page | None:
    """The chapter with `slug` in `language`, else the source chapter of that slug."""
    return copy(_chapter(model, slug, language, reader))


def section(model: type[Page], *, chapter_slug: str, slug: str, language: str, reader: Reader) -> Page | None:
    """The section with `slug` below a chapter that is called `chapter_slug` in `language` or in the source."""
    return copy(_section(model, chapter_slug, slug, language, reader))


@remembered
def _chapter(model: type[Page], slug: str, language: str, reader: Reader) -> Page | None:
    found = _readable(model.objects.filter(slug=slug), language, reader).filter(Exists(_parent()))
    return _best(found, language)


@remembered
def _section(model: type[Page], chapter_slug: str, slug: str, language: str, reader: Reader) -> Page | None:
    called = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        slug=chapter_slug,
        live=True,
        locale__language_code__in=_languages(language),
    )
    source = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    above = _parent("source_path").filter(Exists(called)).filter(Exists(_parent()))
    found = _readable(model.objects.filter(slug=slug), language, reader).annotate(source_path=source.values("path")[:1])
    found = found.filter(Exists(above))
    return _best(found, language)


def _parent(path: str = "path") -> QuerySet[Page]:
    return Page.objects.filter(path=Substr(OuterRef(path), 1, Length(OuterRef(path)) - STEP), live=True)


def _readable(pages: QuerySet[Page], language: str, reader: Reader) -> QuerySet[Page]:
    in_languages = pages.filter(locale__language_code__in=_languages(language)).select_related("locale")
    return visible_pages(in_languages.exclude(Exists(_barred())), reader)


def _barred() -> QuerySet[PageViewRestriction]:
    """Wagtail's own restrictions are not how the Hub restricts; where somebody sets one, it holds here, too."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.annotate(reader_path=path).filter(reader_path__startswith=F("page__path"))


def _best(pages: QuerySet[Page], language: str) -> Page | None:
    own_first = Case(When(locale__language_code=language, then=Value(0)), default=Value(1))
    return pages.order_by(own_first).first()


def _languages(language: str) -> set[str]:
    return {language, settings.LANGUAGE_CODE}
