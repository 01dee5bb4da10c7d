"""All findings by the places of the manual that they concern, each with what followed there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.memo import remembered
from hub.people.reader import Reader
from hub.ports import citable
from hub.ports.citable import Citation
from research.numbering import in_order
from research.queries.consequences import Consequence, of_findings
from research.queries.findings import FindingLine, lines, readable, with_words


@dataclass(frozen=True, slots=True)
class Place:
    """A section or paragraph with its findings; `citation` is None where its text is gone."""

    number: str
    citation: Citation | None
    findings: Sequence[tuple[FindingLine, Consequence]]


@dataclass(frozen=True, slots=True)
class Chapter:
    number: str
    citation: Citation | None
    places: Sequence[Place]


@remembered
def overview(language: str, reader: Reader) -> list[Chapter]:
    """Chapters in order; one without findings is not there. As many queries for many findings as for one."""
    rows: list[Any] = list(with_words(readable(reader), language).order_by("-found_on", "pk"))
    followed = of_findings(rows, language=language, reader=reader)
    at: dict[str, list[tuple[FindingLine, Consequence]]] = {}
    for line in lines(rows, language):
        for one in followed[line.key]:
            at.setdefault(one.number, []).append((line, one))
    places = [Place(number, at[number][0][1].place, at[number]) for number in in_order(at)]
    chapters = {one.number: one for one in citable.get().chapters(language=language, reader=reader)} if places else {}
    return [
        Chapter(number, chapters.get(number), [place for place in places if _chapter(place.number) == number])
        for number in in_order({_chapter(place.number) for place in places})
    ]


def _chapter(number: str) -> str:
    return number.partition(".")[0]
