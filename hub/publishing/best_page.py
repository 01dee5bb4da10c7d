"""The page that an address names, of those that a reader may see: translated where it can be, else the source text."""

from typing import TypeVar

from django.conf import settings
from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value, When
from wagtail.models import Page, PageViewRestriction

from hub.people.reader import Reader
from hub.publishing.access import visible_pages

Found = TypeVar("Found", bound=Page)


def readable(pages: QuerySet[Found], *, language: str, reader: Reader) -> QuerySet[Found]:
    """The pages in `language` and in the source language that `reader` may see."""
    in_languages = pages.filter(locale__language_code__in=languages(language)).select_related("locale")
    return visible_pages(in_languages.exclude(Exists(_barred())), reader)


def best(pages: QuerySet[Found], language: str) -> Found | None:
    """The one in `language` before the one in the source language. One query."""
    return own_first(pages, language).first()


def own_first(pages: QuerySet[Found], language: str) -> QuerySet[Found]:
    return pages.order_by(Case(When(locale__language_code=language, then=Value(0)), default=Value(1)))


def languages(language: str) -> set[str]:
    return {language, settings.LANGUAGE_CODE}


def _barred() -> QuerySet[PageViewRestriction]:
    """Wagtail's own restrictions are not how the Hub restricts; where somebody sets one, it holds here, too."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.annotate(reader_path=path).filter(reader_path__startswith=F("page__path"))
