"""The glossary in a reader's language, sorted as that language sorts."""

from dataclasses import dataclass

from django.conf import settings

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
    return sorted((term for term in terms if term), key=lambda term: sorting(term.term))


def _term(key: str, words: dict[str, GlossaryTerm], language: str) -> Term | None:
    row = words.get(language) or words.get(settings.LANGUAGE_CODE)
    if row is None:
        return None
    elsewhere = tuple((code, word.term) for code, word in words.items() if code != row.language)
    return Term(key, row.term, row.definition, row.language, elsewhere)


def sorting(text: str) -> str:
    """æ, ø, å after z, as Danish has it; Romanian ă, â, î, ș, ț beside their plain letters."""
    return text.casefold().translate(ORDER)


ORDER = str.maketrans(
    {"ă": "a\uffff", "â": "a\uffff", "î": "i\uffff", "ș": "s\uffff", "ț": "t\uffff", "æ": "{", "ø": "|", "å": "}"}
)
