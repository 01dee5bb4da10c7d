"""What the desk shows of one page in one language, in the page's order; the number of queries does not grow with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.models import Page

from hub.people.reader import Reader
from translation import localize
from translation.models import PageTranslation, SourceText
from translation.queries import memory, suggest, terms
from translation.queries.findings import judged
from translation.queries.history import History, history_of
from translation.queries.lines import Line, LineState, Offer, Origin, Paragraph
from translation.queries.paragraphs import paragraphs as gathered
from translation.queries.questions import Question, Questions, questions_of
from translation.queries.standing import Standing, standing_of
from translation.queries.texts import segments_in, target_row
from translation.services.save_segments import mark


@dataclass(frozen=True)
class Typed:
    """What a person sent that was not kept: texts and questions by segment, answers by question, and what is amiss.

    `whys` say why a text is meant so. `seen` are the marks of the texts that they began with, so that a later save
    still tells what others changed.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    whys: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """The page of the desk. `first_empty` and `first_changed` are keys of lines, empty where there is none."""

    page: Page
    source: SourceText | None
    standing: Standing
    history: History
    paragraphs: list[Paragraph]
    gone: list[Question]
    lost: list[str]
    total: int
    done: int
    work: int
    open_questions: int
    first_empty: str
    first_changed: str


def desk(*, row: PageTranslation, user: Any, reader: Reader, typed: Typed, only_work: bool = False) -> Desk:
    """`typed` is put back into its fields; `only_work` leaves out what is done."""
    page = target_row(row)
    segments = segments_in(row, page.locale)
    source = SourceText.objects.filter(page_key=row.page_key).first()
    standing = standing_of(row, page, source)
    history = history_of(row)
    questions, gone = questions_of(row, segments, user, typed.answers)
    lines = _lines(row, segments, standing, history, questions, reader, typed)
    work = [line for line in lines if line.needs_work]
    found = gathered(page, segments, _chained(lines), standing)
    return Desk(
        page=page,
        source=source,
        standing=standing,
        history=history,
        paragraphs=_only_work(found, typed) if only_work else found,
        gone=gone,
        lost=_lost(segments, typed),
        total=len(segments),
        done=sum(segment.is_translated for segment in segments),
        work=len(work),
        open_questions=sum(line.open_questions for line in lines) + sum(one.is_open for one in gone),
        first_empty=_first(lines, LineState.EMPTY, LineState.MACHINE),
        first_changed=_first(lines, LineState.CHANGED, LineState.RETURNED),
    )


def _lines(
    row: PageTranslation,
    segments: Sequence[localize.Segment],
    standing: Standing,
    history: History,
    questions: Questions,
    reader: Reader,
    typed: Typed,
) -> list[Line]:
    todo = [segment for segment in segments if not segment.is_translated]
    done = [segment for segment in segments if segment.is_translated]
    remembered = memory.suggestions(todo, page_key=row.page_key, language=row.language, reader=reader)
    machine = suggest.machine(todo, page_key=row.page_key, language=row.language)
    findings = judged(done, page_key=row.page_key, language=row.language)
    book = terms.glossary(row.language)
    term_marks = terms.marks(done, language=row.language, book=book)
    hints = terms.hints(todo, language=row.language, book=book)
    reasons = history.reasons_by_key(segments)
    lines = []
    for segment in segments:
        found = findings.get(segment.key, ())
        reason = reasons.get(segment.key, "")
        state = _state(
            segment,
            by_machine=segment.key in machine,
            returned=bool(reason) and not history.reworked(segment),
            found=any(one.is_open for one in found),
            touched=segment.touched or not standing.approved,
        )
        before = segment.before if state is not LineState.APPROVED else None
        lines.append(
            Line(
                key=segment.key,
                label="",
                source=segment.shown(segment.source),
                text=typed.texts.get(segment.key, segment.shown(segment.target)),
                state=state,
                seen=typed.seen.get(segment.key, mark(segment.target)),
                problem=typed.problems.get(segment.key, ""),
                reason=reason,
                source_before=segment.shown(before[0]) if before else "",
                text_before=segment.shown(before[1]) if before else "",
                marks=() if segment.is_plain else segment.marks,
                judged=found,
                terms=term_marks.get(segment.key, ()),
                hints=hints.get(segment.key, ()),
                questions=questions.get(segment.key, ()),
                comment=typed.comments.get(segment.key, ""),
                why=typed.whys.get(segment.key),
                offers=_offers(remembered.get(segment.key, ()), machine.get(segment.key)),
            )
        )
    return lines


def _state(segment: localize.Segment, *, by_machine: bool, returned: bool, found: bool, touched: bool) -> LineState:
    if not segment.is_translated:
        if segment.before:
            return LineState.CHANGED
        return LineState.MACHINE if by_machine else LineState.EMPTY
    if returned:
        return LineState.RETURNED
    if found:
        return LineState.FINDING
    return LineState.DRAFT if touched else LineState.APPROVED


def _offers(remembered: Sequence[memory.Suggestion], hint: suggest.MachineHint | None) -> list[Offer]:
    offers = [
        Offer(Origin.MEMORY, one.text, one.percent, one.difference, one.from_page, one.restricted) for one in remembered
    ]
    if hint:
        offers.append(Offer(Origin.MACHINE, hint.text, engine=hint.engine))
    return offers


def _chained(lines: list[Line]) -> list[Line]:
    """Each line that needs work knows the next one."""
    following = ""
    found = []
    for line in reversed(lines):
        found.append(replace(line, following=following))
        if line.needs_work:
            following = line.key
    return found[::-1]


def _only_work(paragraphs: list[Paragraph], typed: Typed) -> list[Paragraph]:
    """Without what is done; a line in which somebody has typed stays."""
    kept = []
    for paragraph in paragraphs:
        lines = [line for line in paragraph.lines if line.needs_work or line.key in typed.texts or line.comment]
        if lines or paragraph.only_around:
            kept.append(replace(paragraph, lines=lines or paragraph.lines))
    return kept


def _lost(segments: Sequence[localize.Segment], typed: Typed) -> list[str]:
    """What was typed for texts that the source no longer has, to be copied."""
    keys = {segment.key for segment in segments}
    texts = [text for key, text in typed.texts.items() if key not in keys]
    return [text for text in (*texts, *(typed.comments[key] for key in typed.comments if key not in keys)) if text]


def _first(lines: Sequence[Line], *states: LineState) -> str:
    return next((line.key for line in lines if line.state in states), "")
