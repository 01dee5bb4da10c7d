"""What the desk says of one text: its state, what came before it, and what could be put there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hub.words import Run, compare
from translation.localize.markup import Mark
from translation.queries.findings import Judged
from translation.queries.questions import Question
from translation.queries.terms import TermHint, TermMark


class LineState(StrEnum):
    """A text in one word; `translation.words` has the words."""

    EMPTY = "empty"
    CHANGED = "changed"
    RETURNED = "returned"
    MACHINE = "machine"
    FINDING = "finding"
    DRAFT = "draft"
    APPROVED = "approved"


DONE = (LineState.DRAFT, LineState.APPROVED)


class Origin(StrEnum):
    """Where an offered text comes from."""

    MEMORY = "memory"
    MACHINE = "machine"


@dataclass(frozen=True)
class Offer:
    """A text that could be put into the field. `difference` leads from its source to the source now."""

    origin: Origin
    text: str
    percent: int = 0
    difference: Sequence[Run] = ()
    from_page: str = ""
    restricted: bool = False
    engine: str = ""


@dataclass(frozen=True)
class Line:
    """One text: source, what the field holds, and what there is to say about it. Texts are as a person reads them."""

    key: str
    label: str
    source: str
    text: str
    state: LineState = LineState.DRAFT
    seen: str = ""
    problem: str = ""
    reason: str = ""
    source_before: str = ""
    text_before: str = ""
    marks: Sequence[Mark] = ()
    offers: Sequence[Offer] = ()
    judged: Sequence[Judged] = ()
    terms: Sequence[TermMark] = ()
    hints: Sequence[TermHint] = ()
    questions: Sequence[Question] = ()
    comment: str = ""
    why: str | None = None
    following: str = ""

    @property
    def needs_work(self) -> bool:
        return self.state not in DONE or bool(self.problem)

    @property
    def waivable(self) -> bool:
        """Whether a check tells something that may be meant so."""
        return any(each.is_open and not each.finding.refuses for each in self.judged)

    @property
    def rows(self) -> int:
        """Height of the field, for a text of this length."""
        return max(len(self.source), len(self.text)) // 52 + 1 + self.text.count("\n")

    @property
    def source_runs(self) -> Sequence[Run]:
        """What came and went in the source since the text before it."""
        return compare(self.source_before, self.source) if self.source_before else ()

    @property
    def text_runs(self) -> Sequence[Run]:
        """What came and went in the translation since the text before it."""
        return compare(self.text_before, self.text) if self.text_before else ()

    @property
    def open_questions(self) -> int:
        return sum(question.is_open for question in self.questions)


@dataclass
class Paragraph:
    """The lines of one block, or of one field. `changed` says in words what changed in the source since approval."""

    block_id: str
    label: str
    lines: list[Line] = field(default_factory=list)
    changed: str = ""

    @property
    def only_around(self) -> bool:
        """Whether the source changed here in something else than its texts, and nobody has looked yet."""
        return bool(self.changed) and all(line.state is LineState.APPROVED for line in self.lines)

    @property
    def needs_work(self) -> bool:
        return self.only_around or any(line.needs_work for line in self.lines)
