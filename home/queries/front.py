"""The front page of a language: found in one query, and what it shows in a few more, remembered by every process."""

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Page

from home.help_texts import help_text
from home.models.news import NewsPage
from hub.look.lens import COUNTRIES
from hub.look.names import country_choices
from hub.memo import remembered
from hub.people.reader import Reader
from hub.ports import citable, related
from hub.publishing.best_page import best, readable
from hub.publishing.fallback import path_of

NEWEST = 4
# The country that stands first, where the language belongs to one country of the action.
COUNTRY_OF = {"ro": "RO", "nl": "NL", "da": "DK"}


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


def calls(language: str) -> list[tuple[str, str]]:
    """Number and name of whom to call first, anywhere: in danger, then as a child."""
    words = help_text(language).words
    child = words["talk"]["numbers"][0]
    return [(words["now"]["number"], words["now"]["title"]), (child["number"], child["name"])]


@remembered
def shown(language: str, country: str, reader: Reader) -> dict[str, Any]:
    """First steps, chapters, what is new, and whom others look for. `country`: the reader's lens, or empty."""
    question = related.RelatedQuestion(language=language, reader=reader, limit=NEWEST)
    newest = NewsPage.objects.in_language(language).readable(reader).newest()[:NEWEST]
    return {
        "country": country or COUNTRY_OF.get(language, ""),
        "countries": country_choices(COUNTRIES),
        "calls": calls(language),
        "chapters": citable.get().chapters(language=language, reader=reader),
        "news": [NewsLine(item.title, path_of(language, item.url_path), item.date, item.summary) for item in newest],
        "groups": related.ask(question, without=frozenset({"news"})),
    }
