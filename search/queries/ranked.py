"""The answer of one statement: ten lines with their words marked, how many there are, and every facet counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from hub.people.reader import Reader
from hub.publishing.calendar import today
from search.queries.counted import counted
from search.queries.match import Question
from search.queries.shape import Shape
from search.queries.statement import statement
from search.request import SearchRequest

OPEN, CLOSE = "\ue000", "\ue001"
MARKS = f"StartSel={OPEN}, StopSel={CLOSE}"
TITLE_MARKS = f"{MARKS}, HighlightAll=true"
TEXT_MARKS = f'{MARKS}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "'


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, its title and text marked by `OPEN` and `CLOSE` where the words stand; nothing is escaped.

    `whole` says that it holds all that was asked, and not some of the words.
    """

    whole: bool
    url: str
    kind: str
    language: str
    number: str
    summary: str
    dated: date | None
    title: str
    text: str


@dataclass(frozen=True)
class Ranked:
    """`facets` counts by facet (`kind chapter theme country date`) and value; `whole` what holds all, of any choice."""

    lines: list[Line] = field(default_factory=list)
    fallback: list[Line] = field(default_factory=list)
    count: int = 0
    whole: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def ranked(request: SearchRequest, reader: Reader) -> Ranked:
    """Ten lines of what `reader` may see, and on the first page what stands in the source language alone."""
    sides = [_side("own", request.language, request, reader)]
    if request.page == 1 and request.language != settings.LANGUAGE_CODE:
        sides.append(_side("source", settings.LANGUAGE_CODE, request, reader, lacking_in=request.language))
    text, values = statement(request, sides)
    with connection.cursor() as cursor:
        cursor.execute(text, values | _choices(request))
        rows = cursor.fetchall()
    lines: dict[str, list[Line]] = {"own": [], "source": []}
    told = ""
    for side, _place, *line in rows:
        if side == "counts":
            told = line[1]
        else:
            lines[side].append(Line(*line))
    counts = counted(told, request.narrowed_by)
    return Ranked(lines["own"], lines["source"], counts.found, counts.whole, counts.facets)


def _side(
    name: str, language: str, request: SearchRequest, reader: Reader, lacking_in: str = ""
) -> tuple[Shape, Question]:
    question = Question.of(request, language=language)
    return Shape(name, language, reader.nameless, question.several_words, lacking_in), question


def _choices(request: SearchRequest) -> dict[str, Any]:
    """Parameters that hold for every side. Several dates chosen are any of them: the longest period, and the years."""
    now = today()
    month, twelve_months = now - timedelta(days=30), now - timedelta(days=365)
    periods = {"12m": twelve_months, "30d": month}
    return {
        "kinds": list(request.kinds),
        "chapters": list(request.chapters),
        "themes": list(request.themes),
        "countries": list(request.countries),
        "years": [int(chosen) for chosen in request.dates if chosen.isdigit()],
        "since": min((periods[chosen] for chosen in request.dates if chosen in periods), default=None),
        "month": month,
        "twelve_months": twelve_months,
        "title_marks": TITLE_MARKS,
        "text_marks": TEXT_MARKS,
    }
