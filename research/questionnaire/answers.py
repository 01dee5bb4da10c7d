"""What one person answers: read from what was sent, and without what was not asked in the end.

A single choice is a number, several are a list of numbers in order, a scale and a number are whole, a text is a string.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from research.questionnaire.content import TEXT_LIMIT, Content, Kind, Question

Answers = Mapping[str, Any]
DIGITS = 9


class Refused(ValueError):
    """What was sent is no answer to the question; `why` is one of `choice`, `number`, `range`, `long`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_answer(question: Question, sent: Sequence[str]) -> Any:
    """The answer in `sent`, all values of the field; None where there is none. Raises Refused."""
    given = [value.strip() for value in sent if value.strip()]
    if not given:
        return None
    match question.kind:
        case Kind.TEXT:
            if len(given[0]) > TEXT_LIMIT:
                raise Refused("long")
            return given[0]
        case Kind.MULTIPLE:
            return sorted({_option(question, value) for value in given})
        case Kind.SINGLE:
            return _option(question, given[0])
        case Kind.SCALE | Kind.NUMBER:
            number = _whole(given[0], "number")
            if not question.low <= number <= question.high:
                raise Refused("range")
            return number


def asked(content: Content, answers: Answers) -> list[str]:
    """Names of the questions that somebody with these answers is asked, in order.

    A question whose condition stands on one that is not asked is not asked either, whatever was answered there before.
    """
    found: list[str] = []
    for section in content.sections:
        for name in section.names:
            condition = content.questions[name].only_if
            if condition is None or (
                condition.name in found and _holds(answers.get(condition.name), condition.options)
            ):
                found.append(name)
    return found


def kept(content: Content, answers: Answers) -> dict[str, Any]:
    """The answers to what is asked; one that was given before another answer took its question away is not kept."""
    return {name: answers[name] for name in asked(content, answers) if answers.get(name) is not None}


def missing(content: Content, answers: Answers) -> list[str]:
    """Required questions that are asked and have no answer."""
    return [name for name in asked(content, answers) if content.questions[name].required and answers.get(name) is None]


def background_of(content: Content, answers: Answers) -> dict[str, int]:
    """The coarse facts by which results are told apart; apart from the other answers, since tables are made by them."""
    return {question.name: answers[question.name] for question in content.backgrounds if question.name in answers}


def counted(question: Question, answer: Any) -> list[int]:
    """The options, or the step of the scale, that an answer counts under; nothing for a text or a number."""
    if answer is None or question.kind in {Kind.TEXT, Kind.NUMBER}:
        return []
    return list(answer) if question.kind is Kind.MULTIPLE else [answer]


def is_right(question: Question, answer: Any) -> bool:
    """Whether a question of knowledge was answered rightly; no answer is not right."""
    return counted(question, answer) == list(question.right)


def _holds(answer: Any, options: Sequence[int]) -> bool:
    return bool(set(options) & set(answer if isinstance(answer, list) else [answer]))


def _option(question: Question, value: str) -> int:
    option = _whole(value, "choice")
    if not 1 <= option <= question.options:
        raise Refused("choice")
    return option


def _whole(value: str, why: str) -> int:
    if not value.removeprefix("-").isdecimal() or len(value) > DIGITS:
        raise Refused(why)
    return int(value)
