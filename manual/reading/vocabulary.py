"""Words of shared reference data in one language: subjects of articles, terms of the glossary, names of laws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import CharField, F, Value

from hub.memo import remembered
from hub.models import GlossaryTerm, LegalSubject, LegalTitle
from manual.reading.terms import Lexicon, Word


@dataclass(frozen=True)
class Vocabulary:
    """By key of article or concept, in the language asked for or else in English; `own` holds no English stand-in."""

    subjects: Mapping[str, str]
    terms: Mapping[str, Word]
    own: Mapping[str, Word]
    laws: tuple[str, ...]

    def title(self, article: str, concept: str) -> str:
        word = self.terms.get(concept)
        return self.subjects.get(article, "") if article else word.term if word else ""

    def meaning(self, concept: str) -> str:
        word = self.terms.get(concept)
        return word.meaning if word else ""


@remembered
def vocabulary(language: str) -> Vocabulary:
    """All approved words in `language`. One query."""
    languages = {language, settings.LANGUAGE_CODE}
    approved = {"language__in": languages, "approved_at__isnull": False}
    nothing = Value("", output_field=CharField())
    subjects = LegalSubject.objects.filter(**approved).values_list(
        Value("subject"), F("article__key"), "language", "subject", nothing, nothing
    )
    terms = GlossaryTerm.objects.filter(**approved).values_list(
        Value("term"), F("concept__key"), "language", "term", "forms", "definition"
    )
    titles = LegalTitle.objects.filter(**approved).values_list(
        Value("law"), F("instrument__key"), "language", "title", nothing, nothing
    )
    return _vocabulary(subjects.union(terms, titles, all=True), language)


@remembered
def lexicon(language: str) -> Lexicon:
    """The terms to be found in a text of `language`: only those that have a word in it."""
    words = vocabulary(language)
    return Lexicon(language, words.own.values(), words.laws)


def _vocabulary(rows: Iterable[tuple[str, str, str, str, str, str]], language: str) -> Vocabulary:
    subjects: dict[str, dict[str, str]] = {}
    terms: dict[str, dict[str, tuple[str, str, str]]] = {}
    laws = []
    for sort, key, code, text, forms, definition in rows:
        if sort == "subject":
            subjects.setdefault(key, {})[code] = text
        elif sort == "term":
            terms.setdefault(key, {})[code] = (text, forms, definition)
        elif code == language:
            laws.append(text)
    source = settings.LANGUAGE_CODE
    words = {key: _word(key, by_language, language) for key, by_language in terms.items()}
    return Vocabulary(
        subjects={key: texts.get(language) or texts.get(source, "") for key, texts in subjects.items()},
        terms=words,
        own={key: word for key, word in words.items() if language in terms[key]},
        laws=tuple(laws),
    )


def _word(key: str, by_language: Mapping[str, tuple[str, str, str]], language: str) -> Word:
    source = settings.LANGUAGE_CODE
    term, forms, definition = by_language.get(language) or by_language[source]
    meaning_language = language if definition and language in by_language else source
    meaning = definition or by_language.get(source, ("", "", ""))[2]
    return Word(key, term, tuple(form.strip() for form in forms.split(",")), meaning, meaning_language)
