"""The frozen content of a questionnaire: its questions once, their words in every language. JSON in and out.

An option is known by its place (1, 2, …), which is the same in every language; a question by its short name, which is
the same in every version, so that answers before and after meet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

MOST_BACKGROUND = 3
TEXT_LIMIT = 2_000


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class Level(StrEnum):
    """What a question tells of a training that it follows, as Kirkpatrick told them apart."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"


@dataclass(frozen=True)
class Condition:
    """Asked only where the question `name`, an earlier one, was answered by one of the options."""

    name: str
    options: tuple[int, ...]


@dataclass(frozen=True)
class Question:
    """`options` is how many there are (single, multiple); `low` and `high` bound a scale or a number.

    `right` are the options that are right, where knowledge is asked; by a `background` results are told apart. `level`
    says what a question is asked for, and nothing of how: with another one it is the same question.
    """

    name: str
    kind: Kind
    required: bool = False
    options: int = 0
    low: int = 0
    high: int = 0
    only_if: Condition | None = None
    background: bool = False
    right: tuple[int, ...] = ()
    level: str = field(default="", compare=False)

    @property
    def measures(self) -> str:
        """The level, of a question of knowledge learning where none was said."""
        return self.level or (Level.LEARNING if self.right else "")


@dataclass(frozen=True)
class Section:
    """A page of the questionnaire; `key` is that of its words."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """What one language says of a question or a section. `ends` are the words at the two ends of a scale."""

    text: str
    help: str = ""
    options: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """`words` by language and then by the name of a question or the key of a section."""

    questions: Mapping[str, Question]
    sections: Sequence[Section]
    words: Mapping[str, Mapping[str, Wording]] = field(default_factory=dict)

    def wording(self, name: str, language: str, source: str) -> tuple[Wording, str]:
        """The words in `language`, else those of the source, and the language that they are in."""
        own = self.words.get(language, {})
        return (own[name], language) if name in own else (self.words[source][name], source)

    @property
    def backgrounds(self) -> Iterator[Question]:
        return (question for question in self.questions.values() if question.background)

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": [asdict(question) for question in self.questions.values()],
            "sections": [asdict(section) for section in self.sections],
            "words": {
                language: {name: asdict(wording) for name, wording in words.items()}
                for language, words in self.words.items()
            },
        }

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        questions = [_question(one) for one in given["questions"]]
        return cls(
            questions={question.name: question for question in questions},
            sections=[Section(one["key"], tuple(one["names"])) for one in given["sections"]],
            words={
                language: {name: _wording(one) for name, one in words.items()}
                for language, words in given["words"].items()
            },
        )


def _question(given: Mapping[str, Any]) -> Question:
    only_if = given["only_if"]
    return Question(
        **{
            **given,
            "kind": Kind(given["kind"]),
            "right": tuple(given["right"]),
            "only_if": Condition(only_if["name"], tuple(only_if["options"])) if only_if else None,
        }
    )


def _wording(given: Mapping[str, Any]) -> Wording:
    return Wording(given["text"], given["help"], tuple(given["options"]), tuple(given["ends"]))
