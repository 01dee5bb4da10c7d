"""Facets, added up from what the statement counted: each under the choices of all others, never its own."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Counted:
    """`found` counts what fits all choices, `whole` what holds all that was asked, of any choice; `facets` by facet
    (`kind chapter theme country date`) and value."""

    found: int = 0
    whole: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def counted(told: str, narrowed_by: Sequence[str]) -> Counted:
    """Add up what the statement told of entries that are alike."""
    counts = json.loads(told)
    found, whole = 0, 0
    facets: dict[str, Counter[str]] = defaultdict(Counter)
    for number, all_words, kind, chapter, year, month, twelve_months, *fits in counts["found"] or ():
        missed = {facet for facet, fit in zip(narrowed_by, fits, strict=True) if not fit}
        whole += number if all_words else 0
        found += 0 if missed else number
        if missed <= {"kind"}:
            facets["kind"][kind] += number
        if missed <= {"chapter"} and chapter:
            facets["chapter"][chapter] += number
        if missed <= {"date"} and year:
            facets["date"][str(year)] += number
            facets["date"]["30d"] += month
            facets["date"]["12m"] += twelve_months
    told_apart = {"theme": counts["themes"] or {}, "country": counts["countries"] or {}}
    return Counted(found, whole, {**{facet: +numbers for facet, numbers in facets.items()}, **told_apart})
