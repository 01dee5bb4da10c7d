"""The glossary in a reader's language, sorted as that language sorts."""

from dataclasses import dataclass

from django.conf import settings

from hub.look.alphabet import in_order
from hub.models import GlossaryTerm


@dataclass(frozen=True)
class Term:
    key: str
    term: str
    definition: str
    language: str
    elsewhere: tuple[tuple[str, str], ...]


def listed(language: str) -> list[Term]:
    """Approved terms, in `language` or else English, with their words in the other languages. One query."""
    rows = GlossaryTerm.objects.filter(approved_at__isnull=False).select_related("concept").order_by("language")
    by_concept: dict[str, dict[str, GlossaryTerm]] = {}
    for row in rows:
        by_concept.setdefault(row.concept.key, {})[row.language] = row
    terms = [_term(key, words, language) for key, words in by_concept.items()]
    return in_order((term for term in terms if term), language, name=lambda term: term.term)


def _term(key: str, words: dict[str, GlossaryTerm], language: str) -> Term | None:
    row = words.get(language) or words.get(settings.LANGUAGE_CODE)
    if row is None:
        return None
    elsewhere = tuple((code, word.term) for code, word in words.items() if code != row.language)
    return Term(key, row.term, row.definition, row.language, elsewhere)
