"""The list of news, narrowed by theme, country and year: each state of it is an address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from home.models.news import NewsCountry, NewsPage, NewsTheme
from home.querysets import NewsQuerySet
from hub.look.alphabet import in_order
from hub.look.names import country_name
from hub.memo import remembered
from hub.models import Theme
from hub.people.reader import Reader

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the list; a value that nothing has finds nothing, and says so."""

    theme: str = ""
    country: str = ""
    year: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        return cls(*(given.get(name, "").replace("\x00", "")[:100] for name in ("theme", "country", "year")))

    def __bool__(self) -> bool:
        return bool(self.theme or self.country or self.year)

    @property
    def query(self) -> str:
        """As it stands in an address."""
        named = (("theme", self.theme), ("country", self.country), ("year", self.year))
        return urlencode([(name, value) for name, value in named if value])


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many news it shows, and the address that takes it or lays it down."""

    label: str
    count: int
    url: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Facets:
    themes: list[Choice]
    countries: list[Choice]
    years: list[Choice]


def page_of(language: str, reader: Reader, asked: Asked, number: str | None) -> ListPage[Any]:
    """A page of the list. At most five queries."""
    news = narrowed(NewsPage.objects.in_language(language).readable(reader), asked)
    return Paginator(news.newest().prefetch_related("themed__tag__names"), PER_PAGE).get_page(number)


@remembered
def facets(language: str, reader: Reader, asked: Asked) -> Facets:
    """What the list can be narrowed by, each counted under the choices of the others. Five queries."""
    news = NewsPage.objects.in_language(language).readable(reader)
    return Facets(
        themes=_themes(narrowed(news, replace(asked, theme="")), asked, language),
        countries=_countries(narrowed(news, replace(asked, country="")), asked, language),
        years=_years(narrowed(news, replace(asked, year="")), asked),
    )


def narrowed(news: NewsQuerySet, asked: Asked) -> NewsQuerySet:
    if asked.theme:
        news = news.filter(pk__in=NewsTheme.objects.filter(tag__slug=asked.theme).values("content_object"))
    if asked.country:
        news = news.filter(pk__in=NewsCountry.objects.filter(country=asked.country).values("page"))
    if asked.year:
        is_year = asked.year.isascii() and asked.year.isdecimal() and len(asked.year) == 4 and asked.year != "0000"
        news = news.filter(date__year=int(asked.year)) if is_year else news.none()
    return news


def _themes(news: NewsQuerySet, asked: Asked, language: str) -> list[Choice]:
    found = _counted(NewsTheme.objects.filter(content_object__in=news.values("pk")), "tag__slug")
    rows = Theme.objects.filter(slug__in=found).prefetch_related("names")
    names = {row.slug: row.name_in(language) for row in rows}
    choices = [_choice(asked, "theme", value, names[value], count) for value, count in found.items()]
    return in_order(choices, language, name=lambda one: one.label)


def _countries(news: NewsQuerySet, asked: Asked, language: str) -> list[Choice]:
    found = _counted(NewsCountry.objects.filter(page__in=news.values("pk")), "country")
    choices = [_choice(asked, "country", value, country_name(value), count) for value, count in found.items()]
    return in_order(choices, language, name=lambda one: one.label)


def _years(news: NewsQuerySet, asked: Asked) -> list[Choice]:
    found = _counted(news.annotate(year=ExtractYear("date")).order_by(), "year")
    return [_choice(asked, "year", str(value), str(value), found[value]) for value in sorted(found, reverse=True)]


def _counted(rows: QuerySet[Any], name: str) -> dict[Any, int]:
    return dict(rows.values_list(name).annotate(count=Count("pk")).order_by())


def _choice(asked: Asked, name: str, value: str, label: str, count: int) -> Choice:
    taken = getattr(asked, name) == value
    return Choice(label, count, f"?{replace(asked, **{name: '' if taken else value}).query}", taken)
