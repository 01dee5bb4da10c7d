"""Whom one can turn to in each country, and since when we know it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from hub.look.alphabet import in_order
from hub.look.dates import in_words
from hub.models import CountryFact, FactWording

Kind = CountryFact.Kind


@dataclass(frozen=True, slots=True)
class Helpline:
    """`language` is said where the words are in the source language, whatever that of the page."""

    code: str
    country: str
    value: str
    language: str
    checked: str


def helplines(language: str, *, checked: str) -> list[Helpline]:
    """A country's helpline, else those who support victims there; in the order of the language's alphabet. One query.

    `checked` is the sentence with `{day}` in it; a fact that nobody has checked says nothing.
    """
    words = FactWording.objects.holding().filter(fact=OuterRef("pk"), language=language).values("text")[:1]
    rows = CountryFact.objects.filter(kind__in=[Kind.HOTLINE, Kind.SUPPORT]).annotate(told=Subquery(words))
    facts: dict[str, dict[str, Any]] = defaultdict(dict)
    for fact in rows.select_related("country"):
        facts[fact.country_id][fact.kind] = fact
    best = [kinds.get(Kind.HOTLINE) or kinds[Kind.SUPPORT] for kinds in facts.values()]
    lines = [
        Helpline(
            code=fact.country_id,
            country=fact.country.name_in(language),
            value=fact.told or fact.value,
            language="" if fact.told else fact.value_language,
            checked=checked.format(day=in_words(fact.checked_on)) if fact.checked_on else "",
        )
        for fact in best
    ]
    return in_order(lines, language, name=lambda line: line.country)
