"""What the page of a finding shows beside its own words: on what it rests, what it concerns, and what followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.look.names import country_name
from hub.memo import remembered
from hub.models import Theme
from hub.people.reader import Reader
from hub.ports import related
from research import evidence
from research.models.finding import Finding, Strength
from research.queries import consequences

KIND = "findings"


@dataclass(frozen=True, slots=True)
class Rest:
    """One piece of evidence and what it shows; without a source where the reader may not see it, or it is gone."""

    sentence: str
    source: evidence.Source | None


@remembered
def shown(page: Any, *, language: str, reader: Reader, is_draft: bool) -> dict[str, Any]:
    """For the template. A draft shows its own facts."""
    finding = _facts(page, is_draft=is_draft)
    themes = list(Theme.objects.filter(slug__in=finding.themes).prefetch_related("names"))
    followed = consequences.of_findings([finding], language=language, reader=reader) if finding.pk else {}
    question = related.RelatedQuestion(
        language=language,
        numbers=frozenset(finding.numbers),
        themes=frozenset(finding.themes),
        countries=frozenset(finding.countries),
        reader=reader,
    )
    return {
        "finding": finding,
        "strength": str(Strength(finding.strength).label),
        "countries": [country_name(code) for code in finding.countries],
        "themes": themes,
        "rests_on": _rests(page, language, reader),
        "consequences": followed.get(str(finding.page_key), []),
        "groups": related.ask(question, without=frozenset({KIND})),
    }


def _facts(page: Any, *, is_draft: bool) -> Finding:
    """Those in force, whatever the page's own copy says; of an English draft, what it says."""
    if not (is_draft and page.is_source):
        found = Finding.objects.filter(page_key=page.translation_key).first()
        if found is not None:
            return found
    return Finding(page_key=page.translation_key, **page.facts_said())


def _rests(page: Any, language: str, reader: Reader) -> Sequence[Rest]:
    keys = [block.value["source"] for block in page.evidence]
    sources = evidence.resolve(keys, language=language, reader=reader)
    return [Rest(block.value["sentence"], sources.get(block.value["source"])) for block in page.evidence]
