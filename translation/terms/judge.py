"""Judges a translation by the glossary of its language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from hub.reference import inflection
from translation.terms.phrases import Span, find, folded, tokens

BETWEEN = r"[\s-]+"  # hyphens come and go in English


@dataclass(frozen=True)
class Forbidden:
    """A word that the language does not want for a concept, and why."""

    text: str
    why: str


@dataclass(frozen=True)
class Concept:
    """A concept: its words in the source language (`forms` are written just so), and those of the translation.

    `wanted` is the term itself, `accepted` what else will do.
    """

    key: str
    term: str
    forms: tuple[str, ...] = ()
    wanted: str = ""
    accepted: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    names: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True)
class Verdict:
    """What is wrong with how a translation names a concept."""

    concept: Concept
    problem: Literal["missing", "forbidden"]
    word: str = ""
    why: str = ""


@dataclass
class Glossary:
    """The concepts that have a word in both languages."""

    source: str
    language: str
    concepts: list[Concept] = field(default_factory=list)

    def judge(self, source: str, target: str) -> list[Verdict]:
        """What `target` says otherwise than the glossary; texts without tags. Nothing for an empty translation."""
        used = self.used(source)
        if not used or not target.strip():
            return []
        words = tokens(target)
        said = [span for concept in self.concepts for span in self._wanted(concept, words)]
        verdicts = []
        for concept in used:
            forbidden = self._forbidden(concept, words, said)
            if forbidden is not None:
                verdicts.append(Verdict(concept, "forbidden", forbidden.text, forbidden.why))
            elif not any(self._wanted(concept, words)):
                verdicts.append(Verdict(concept, "missing"))
        return verdicts

    def used(self, source: str) -> list[Concept]:
        """The concepts that a source text names, each once, in its order; of overlapping names the longest counts."""
        if self._pattern is None:
            return []
        places = (match.lastindex or 0 for match in self._pattern.finditer(source))
        return list({concept.key: concept for concept in (self._named[place - 1] for place in places)}.values())

    @cached_property
    def _named(self) -> list[Concept]:
        return [concept for _name, _regular, concept in self._names]

    @cached_property
    def _names(self) -> list[tuple[str, bool, Concept]]:
        """Longest first, as the first alternative that fits is taken."""
        names = [(name, True, concept) for concept in self.concepts for name in (concept.term, *concept.names)]
        names += [(form, False, concept) for concept in self.concepts for form in concept.forms]
        return sorted(names, key=lambda entry: (-len(entry[0].split()), -len(entry[0]), entry[0]))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        parts = [
            inflection.pattern(name, self.source) if regular else inflection.exactly(name)
            for name, regular, _concept in self._names
        ]
        whole = "|".join(f"({part})" for part in parts).replace(r"\s+", BETWEEN)
        return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE) if parts else None

    def _wanted(self, concept: Concept, words: tuple[str, ...]) -> Iterable[Span]:
        for phrase in (concept.wanted, *concept.accepted):
            yield from find(_folded(phrase), words, self.language)

    def _forbidden(self, concept: Concept, words: tuple[str, ...], said: list[Span]) -> Forbidden | None:
        """The first forbidden word that is no part of a wanted one."""
        for forbidden in concept.forbidden:
            for span in find(_folded(forbidden.text), words, self.language, gap=0):
                if not any(wanted.holds(span) and wanted != span for wanted in said):
                    return forbidden
        return None


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in phrase.split())
