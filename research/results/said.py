"""An answer as tables need it, and the categories that a question is counted in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from research.questionnaire import Kind, Question, counted, is_right

NONE = "none"
"""The category of those who gave no answer, or were not asked."""
BANDS = 5
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Said:
    """What one person said; all that is counted comes from here."""

    answers: Mapping[str, Any]
    background: Mapping[str, int] = field(default_factory=dict)
    code: bytes = b""


@dataclass(frozen=True)
class Dimension:
    """Something that each person is in exactly one category of: a question, or one answer of those that can be several.

    `option` is that answer, 0 where the whole question is meant.
    """

    question: Question
    option: int = 0

    @property
    def name(self) -> str:
        return f"{self.question.name}.{self.option}" if self.option else self.question.name

    @property
    def categories(self) -> Sequence[str]:
        match self.question.kind:
            case Kind.MULTIPLE:
                return (YES, NO, NONE)
            case Kind.SINGLE:
                return (*map(str, range(1, self.question.options + 1)), NONE)
            case Kind.SCALE:
                return (*map(str, range(self.question.low, self.question.high + 1)), NONE)
            case Kind.NUMBER:
                return (*(f"{low}-{high}" for low, high in bands(self.question)), NONE)
        return ()

    def category(self, said: Said) -> str:
        answer = said.answers.get(self.question.name)
        if answer is None:
            return NONE
        match self.question.kind:
            case Kind.MULTIPLE:
                return YES if self.option in answer else NO
            case Kind.NUMBER:
                return next(f"{low}-{high}" for low, high in bands(self.question) if low <= answer <= high)
        return str(counted(self.question, answer)[0])

    @property
    def tests_knowledge(self) -> bool:
        return bool(self.question.right) and not self.option


def dimensions(questions: Sequence[Question]) -> list[Dimension]:
    """What is counted of the questions, backgrounds apart; texts are not."""
    found = []
    for question in questions:
        if question.kind is Kind.MULTIPLE:
            found += [Dimension(question, option) for option in range(1, question.options + 1)]
        elif question.kind is not Kind.TEXT and not question.background:
            found.append(Dimension(question))
    return found


def bands(question: Question) -> list[tuple[int, int]]:
    """At most five equal ranges of a number, fixed with the question, never by what was answered."""
    width = -(-(question.high - question.low + 1) // BANDS)
    return [(low, min(low + width - 1, question.high)) for low in range(question.low, question.high + 1, width)]


def score(questions: Sequence[Question], said: Said) -> int:
    """How many questions of knowledge were answered rightly."""
    return sum(is_right(question, said.answers.get(question.name)) for question in questions if question.right)
