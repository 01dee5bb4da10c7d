"""The front page of a language: found in one query, and what it shows in two more, a room each."""

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Page

from home.models.news import NewsPage
from home.queries.public_pages import path_of
from hub.memo import remembered
from hub.people.reader import Reader
from hub.ports import related
from hub.publishing.best_page import best, readable

NEWEST = 4


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One item of the list, as the component `news_list` shows it."""

    title: str
    url: str
    date: date
    summary: str


def page(model: type[Page], *, language: str, reader: Reader) -> Page | None:
    """The front page in `language`, else the source's."""
    return copy(_page(model, language, reader))


@remembered
def _page(model: type[Page], language: str, reader: Reader) -> Page | None:
    return best(readable(model.objects.all(), language=language, reader=reader), language)


@remembered
def shown(language: str, reader: Reader) -> dict[str, Any]:
    """What is new, and whom others look for."""
    question = related.RelatedQuestion(language=language, reader=reader, limit=NEWEST)
    newest = NewsPage.objects.in_language(language).readable(reader).newest()[:NEWEST]
    return {
        "news": [NewsLine(item.title, path_of(language, item.url_path), item.date, item.summary) for item in newest],
        "groups": related.ask(question, without=frozenset({"news"})),
    }
