"""A question as PostgreSQL reads it: all of its words, the words as a phrase, and some of them.

Each text goes through `to_tsquery` with the one configuration of the language, and quoted, so that nothing typed is an
operator. Synonyms come first, for their words may be several; then each word meets the other forms of its lemma.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from search.languages import by_prefix, configuration
from search.queries.lexicon import forms_of
from search.request import SearchRequest
from search.units import Unit

MOST_FORMS = 24
PREFIX_FROM = 3
SYNONYMS = """
SELECT target, substitute FROM search_rewrite WHERE language = '{language}'
AND (reads IS NULL OR to_tsquery('{config}', '{words}') @> reads) ORDER BY id
"""
QUESTION = """
{name}_words (every, phrase, part, beside, refused) AS MATERIALIZED (SELECT
    {every},
    to_tsquery(%({name}_config)s::regconfig, %({name}_phrase)s),
    ts_rewrite(to_tsquery(%({name}_config)s::regconfig, %({name}_part)s), %({name}_synonyms)s),
    to_tsquery(%({name}_config)s::regconfig, %({name}_beside)s),
    !!to_tsquery(%({name}_config)s::regconfig, %({name}_refused)s)
),
{name}_question (every, phrase, part) AS MATERIALIZED (SELECT
    CASE WHEN numnode(every && beside) > 0 THEN every && beside && refused END,
    CASE WHEN numnode(phrase) > 0 THEN phrase END,
    CASE WHEN numnode(part) > 0 THEN part && beside && refused END
    FROM {name}_words
),
{name}_term (place, words) AS MATERIALIZED (
    SELECT place, words FROM unnest(%({name}_terms)s::text[]) WITH ORDINALITY AS typed (word, place)
    CROSS JOIN LATERAL
        (SELECT ts_rewrite(to_tsquery(%({name}_config)s::regconfig, typed.word), %({name}_synonyms)s) AS words) AS read
    WHERE numnode(words) > 0
)"""


@dataclass(frozen=True)
class Question:
    """One request in one language. `forms` are the other site forms of its words, by the word as typed."""

    language: str
    units: Sequence[Unit]
    forms: Mapping[str, Set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, request: SearchRequest, *, language: str = "") -> "Question":
        """The question as it is asked in `language`, by default the visitor's; one query, once a request."""
        language = language or request.language
        key = f"question {language}"
        if key not in request.memory:
            words = [unit.text for unit in request.units if not unit.phrase]
            request.memory[key] = cls(language, request.units, forms_of(words, language) if words else {})
        question: Question = request.memory[key]
        return question

    @property
    def several_words(self) -> bool:
        return len(self._words) > 1

    @property
    def _words(self) -> list[Unit]:
        return [unit for unit in self.units if not unit.phrase and not unit.refused]

    def sql(self, name: str) -> tuple[str, dict[str, Any]]:
        """Expressions for a `WITH`, their names beginning with `name`, and their parameters.

        `…_question` holds one row: `every`, `phrase` and `part`, NULL where there is nothing to find; `…_term` one
        for each word.
        """
        words, several = self._words, self.several_words
        phrases = [unit for unit in self.units if unit.phrase and not unit.refused]
        refused = [unit for unit in self.units if unit.refused]
        wide = [self._any_form(unit.text) for unit in words]
        values: dict[str, Any] = {
            "config": configuration(self.language),
            "synonyms": self._synonyms(),
            "every": " & ".join(self._word(unit.text) for unit in words),
            "phrase": self._in_a_row(words) if several else "",
            "part": " | ".join(wide) if several else "",
            "beside": " & ".join(quoted(unit.text) for unit in phrases),
            "refused": " | ".join(quoted(u.text) if u.phrase else self._any_form(u.text) for u in refused),
            "terms": wide if several else [],
        }
        every = "ts_rewrite(to_tsquery(%({name}_config)s::regconfig, %({name}_every)s), %({name}_synonyms)s)"
        for place, unit in enumerate(words):
            if self.forms.get(unit.text):
                read = "to_tsquery(%({name}_config)s::regconfig, %({name}_{key})s)"
                narrow, broad = f"narrow{place}", f"broad{place}"
                every = f"ts_rewrite({every}, {read.replace('{key}', narrow)}, {read.replace('{key}', broad)})"
                values |= {narrow: self._exact(unit.text), broad: wide[place]}
        text = QUESTION.format(name=name, every=every.format(name=name))
        return text, {f"{name}_{key}": value for key, value in values.items()}

    def _synonyms(self) -> str:
        """The statement that `ts_rewrite` asks, for the rows that can say something of this question."""
        words = " | ".join(self._word(unit.text) for unit in self._words)
        values = {"language": self.language, "config": configuration(self.language), "words": words}
        return SYNONYMS.format(**{name: value.replace("'", "''") for name, value in values.items()})

    def _word(self, word: str) -> str:
        """A word, also written in one where it has a hyphen, and as words of their own between strokes."""
        found = [self._exact(word)]
        if "-" in word:
            found += [self._exact(word.replace("-", " ")), self._exact(word.replace("-", ""))]
        elif "/" in word and not any(char.isdigit() for char in word):
            found.append("(" + " & ".join(self._exact(part) for part in word.split("/") if part) + ")")
        return found[0] if len(found) == 1 else f"({' | '.join(found)})"

    def _any_form(self, word: str) -> str:
        others = sorted(self.forms.get(word, ()))[:MOST_FORMS]
        return f"({' | '.join([self._word(word), *(self._exact(other) for other in others if other != word)])})"

    def _in_a_row(self, words: Sequence[Unit]) -> str:
        first, *rest = words
        return self._any_form(first.text) + "".join(f" <{unit.gap}> {self._any_form(unit.text)}" for unit in rest)

    def _exact(self, word: str) -> str:
        """Where the server knows no stem of the language, the beginning of a word is one."""
        rest = ":*" if by_prefix(self.language) and len(word) >= PREFIX_FROM else ""
        return quoted(word) + rest


def quoted(text: str) -> str:
    """A text as one operand of `to_tsquery`: several words stand in a row."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
