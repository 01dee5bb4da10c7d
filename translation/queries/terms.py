"""Whether translations use the words that the glossary of their language approves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext as _

from hub.models import GlossaryTerm, TermForm
from translation import localize
from translation.terms import Concept, Forbidden, Glossary, Verdict


@dataclass(frozen=True)
class TermMark:
    """A term of the source whose approved word is not in the translation, or for which a forbidden one stands there.

    `expected` are the words that would do, the term itself first; `why` is for the translator.
    """

    term: str
    expected: list[str]
    problem: Literal["missing", "forbidden"]
    why: str


@dataclass(frozen=True)
class TermHint:
    """A term that the source uses, with the word that the language approved for it and what it means."""

    term: str
    expected: str
    definition: str


def marks(
    segments: Sequence[localize.Segment], *, language: str, book: Glossary | None = None
) -> dict[str, list[TermMark]]:
    """By segment key, for segments that are translated and leave something to say; two queries without `book`."""
    book = book or glossary(language)
    found = {
        segment.key: [_mark(verdict) for verdict in book.judge(segment.words, localize.words_of(segment.target))]
        for segment in segments
        if segment.target
    }
    return {key: said for key, said in found.items() if said}


def hints(
    segments: Sequence[localize.Segment], *, language: str, book: Glossary | None = None
) -> dict[str, list[TermHint]]:
    """By segment key, the terms that each source uses, translated or not; two queries without `book`."""
    book = book or glossary(language)
    found = {
        segment.key: [TermHint(one.term, one.wanted, one.definition) for one in book.used(segment.words)]
        for segment in segments
    }
    return {key: said for key, said in found.items() if said}


def glossary(language: str) -> Glossary:
    """The approved words of the source language and of `language`; concepts that lack either are left out."""
    source = settings.LANGUAGE_CODE
    approved = {"language__in": {source, language}, "approved_at__isnull": False}
    terms: dict[int, dict[str, GlossaryTerm]] = defaultdict(dict)
    for term in GlossaryTerm.objects.filter(**approved).select_related("concept").order_by("concept__key"):
        terms[term.concept_id][term.language] = term
    others: dict[tuple[int, str], list[TermForm]] = defaultdict(list)
    for form in TermForm.objects.filter(**approved).order_by("pk"):
        others[form.concept_id, form.language].append(form)
    concepts = [
        _concept(here[source], here[language], others[concept_id, source], others[concept_id, language])
        for concept_id, here in terms.items()
        if {source, language} <= set(here)
    ]
    return Glossary(source, language, concepts)


def _concept(
    source: GlossaryTerm, target: GlossaryTerm, names: Iterable[TermForm], forms: Sequence[TermForm]
) -> Concept:
    return Concept(
        key=source.concept.key,
        term=source.term,
        forms=_listed(source.forms),
        names=_allowed(names),
        wanted=target.term,
        accepted=(*_allowed(forms), *_listed(target.forms)),
        forbidden=tuple(Forbidden(form.text, form.why) for form in forms if form.verdict == TermForm.Verdict.FORBIDDEN),
        definition=target.definition or source.definition,
    )


def _allowed(forms: Iterable[TermForm]) -> tuple[str, ...]:
    return tuple(form.text for form in forms if form.verdict == TermForm.Verdict.ALLOWED)


def _listed(forms: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in forms.split(",") if form.strip())


def _mark(verdict: Verdict) -> TermMark:
    concept = verdict.concept
    words = {"term": concept.term, "wanted": concept.wanted, "word": verdict.word}
    if verdict.problem == "forbidden":
        why = _("“%(word)s” is not used for “%(term)s”.") % words + f" {verdict.why}"
    else:
        why = _("The English text says “%(term)s”; the approved word is “%(wanted)s”.") % words
    return TermMark(concept.term, list(dict.fromkeys((concept.wanted, *concept.accepted))), verdict.problem, why)
