"""The glossary in a reader's language, sorted as that language sorts."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from hub.look.alphabet import in_order
from hub.memo import remembered
from hub.models import GlossaryTerm
from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import Citation
from hub.publishing.access import visible_rows
from hub.reference import languages
from manual import addresses
from manual.models import TermUse
from manual.queries import law, outline


@dataclass(frozen=True)
class Term:
    """`elsewhere`: the term in the other languages, by code, in the order in which the Hub names them."""

    key: str
    term: str
    definition: str
    definition_language: str
    language: str
    url: str
    elsewhere: tuple[tuple[str, str], ...]

    @property
    def letter(self) -> str:
        return self.term[:1].upper()


def listed(language: str) -> list[Term]:
    """Approved terms, in `language` or else English, with their words in the other languages. One query."""
    terms = (_term(key, rows, language) for key, rows in _rows().items())
    return in_order((term for term in terms if term), language, name=lambda term: term.term.casefold())


def by_letter(language: str) -> list[tuple[str, list[Term]]]:
    """The same below the letters that they begin with."""
    letters: dict[str, list[Term]] = {}
    for term in listed(language):
        letters.setdefault(term.letter, []).append(term)
    return list(letters.items())


@remembered
def find(key: str, language: str) -> Term | None:
    """One term. One query."""
    rows = _rows(key).get(key)
    return _term(key, rows, language) if rows else None


@remembered
def used_in(key: str, *, language: str, reader: Reader = PUBLIC) -> list[Citation]:
    """Where the manual uses the term: the first place of each section that `reader` may see, a paragraph if any."""
    uses = TermUse.objects.filter(concept__key=key, language__in={language, settings.LANGUAGE_CODE})
    rows = visible_rows(uses, reader, page_key="page_key", block_id="block_id")
    entries = outline.entries(outline.whole(), language=language, reader=reader)
    spoken = {entry.key: entry.language for entry in entries}
    places = [
        (page_key, block_id)
        for page_key, code, block_id in rows.values_list("page_key", "language", "block_id").order_by("pk")
        if spoken.get(page_key) == code
    ]
    first: dict[UUID, Citation] = {}
    for citation in law.citations(list(dict.fromkeys(places)), entries):
        known = first.get(citation.page_key)
        if known is None or ("#" not in known.url and "#" in citation.url):
            first[citation.page_key] = citation
    return list(first.values())


def _rows(key: str = "") -> dict[str, dict[str, GlossaryTerm]]:
    rows = GlossaryTerm.objects.filter(approved_at__isnull=False).select_related("concept")
    by_concept: dict[str, dict[str, GlossaryTerm]] = {}
    for row in rows.filter(concept__key=key) if key else rows:
        by_concept.setdefault(row.concept.key, {})[row.language] = row
    return by_concept


def _term(key: str, rows: Mapping[str, GlossaryTerm], language: str) -> Term | None:
    source = rows.get(settings.LANGUAGE_CODE)
    row = rows.get(language) or source
    if row is None:
        return None
    defined = row if row.definition or source is None else source
    return Term(
        key=key,
        term=row.term,
        definition=defined.definition,
        definition_language=defined.language,
        language=row.language,
        url=addresses.term(language, key),
        elsewhere=tuple(
            (code, rows[code].term) for code, _name in languages.choices() if code in rows and code != row.language
        ),
    )
