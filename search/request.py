"""What a visitor asks, parsed and bounded; every state of the search page is an address."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from django.http import QueryDict

from search.models import EntryKind
from search.units import Unit, clean, units_of

PAGE_SIZE = 10
LAST_PAGE = 100
MOST_CHOSEN = 20
SLUG = re.compile(r"[\w-]{1,100}")
COUNTRY = re.compile(r"[A-Z]{2}")
CHAPTER = re.compile(r"[\w.]{1,20}")
DATE = re.compile(r"30d|12m|[12]\d{3}")

Sort = Literal["relevance", "date"]


@dataclass(frozen=True)
class SearchRequest:
    """One question: `units` are to be found, `shown` is what was typed; of each facet any of the chosen values.

    `memory` keeps, for as long as the question lives, what was read to answer it.
    """

    language: str
    shown: str
    units: tuple[Unit, ...]
    kinds: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    memory: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @cached_property
    def words(self) -> str:
        """What is to be found, without quotes and without what is refused; empty where nothing is asked."""
        return " ".join(unit.text for unit in self.units if not unit.refused)

    @cached_property
    def narrowed_by(self) -> tuple[str, ...]:
        """The facets of which something was chosen."""
        chosen = {
            "kind": self.kinds,
            "chapter": self.chapters,
            "theme": self.themes,
            "country": self.countries,
            "date": self.dates,
        }
        return tuple(facet for facet, values in chosen.items() if values)

    @classmethod
    def parse(cls, parameters: QueryDict, *, language: str) -> "SearchRequest":
        """Read the address; what is too long is cut, what is unknown is ignored."""
        shown = clean(parameters.get("q", ""))
        page = parameters.get("page", "1")
        return cls(
            language=language,
            shown=shown,
            units=units_of(shown, language=language),
            kinds=_chosen(parameters, "kind", lambda value: value in EntryKind.values),
            chapters=_chosen(parameters, "chapter", CHAPTER.fullmatch),
            themes=_chosen(parameters, "theme", SLUG.fullmatch),
            countries=_chosen(parameters, "country", COUNTRY.fullmatch),
            dates=_chosen(parameters, "date", DATE.fullmatch),
            sort="date" if parameters.get("sort") == "date" else "relevance",
            page=min(int(page), LAST_PAGE) if _is_number(page) else 1,
        )


def _chosen(parameters: QueryDict, name: str, known: Callable[[str], object]) -> tuple[str, ...]:
    """The values of a facet, each once."""
    return tuple(dict.fromkeys(value for value in parameters.getlist(name)[:MOST_CHOSEN] if known(value)))


def _is_number(page: str) -> bool:
    return page.isascii() and page.isdigit() and len(page) < 9 and int(page) > 0
