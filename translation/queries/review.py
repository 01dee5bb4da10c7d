"""What a reviewer reads: the very text that was sent, beside its source, and both as they were approved last."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Revision

from translation import localize
from translation.localize.former import nearest
from translation.models import Approval, PageTranslation, SourceText
from translation.queries import terms
from translation.queries.findings import judged
from translation.queries.history import History, history_of
from translation.queries.lines import Line, LineState, Paragraph
from translation.queries.paragraphs import paragraphs as gathered
from translation.queries.questions import Question, Questions, questions_of
from translation.queries.standing import Standing, standing_of
from translation.queries.texts import target_row

Strings = list[localize.Segment]


@dataclass(frozen=True)
class Typed:
    """Reasons by segment and the note, sent with a verdict that was refused."""

    reasons: Mapping[str, str]
    note: str = ""


@dataclass(frozen=True)
class Review:
    """`changed` differ from what was approved last, `same` do not. `moved_on`: the source changed since it was sent."""

    page: Page
    standing: Standing
    history: History
    changed: list[Paragraph]
    same: list[Paragraph]
    gone: list[Question]
    before: Approval | None
    moved_on: bool


def review(*, row: PageTranslation, user: Any, typed: Typed | None = None) -> Review:
    """The sent text from its revisions. Its segments may read otherwise by now: they are not what is approved."""
    page = target_row(row)
    source = SourceText.objects.filter(page_key=row.page_key).first()
    standing = standing_of(row, page, source)
    before = _last_approval(row)
    texts = _texts(row, before)
    sent = [
        localize.Segment(key=one.key, path=one.path, field_path=one.field_path, source=one.source, target=target)
        for one, target in zip(texts.source, _in_order(texts.target, texts.source), strict=True)
    ]
    questions, gone = questions_of(row, sent, user)
    history = history_of(row)
    lines = _lines(row, sent, texts, questions, history, typed or Typed({}))
    paragraphs = gathered(page, sent, lines, standing)
    return Review(
        page=page,
        standing=standing,
        history=history,
        changed=[one for one in paragraphs if _differs(one)],
        same=[one for one in paragraphs if not _differs(one)],
        gone=gone,
        before=before,
        moved_on=bool(source and source.revision_id != row.sent_source_revision_id),
    )


@dataclass(frozen=True)
class _Texts:
    """Strings of four revisions; the former two are empty where nothing was approved before."""

    source: Strings
    target: Strings
    source_before: Strings
    target_before: Strings


def _last_approval(row: PageTranslation) -> Approval | None:
    rows = Approval.objects.filter(page_key=row.page_key, language=row.language)
    return rows.exclude(revision_id=row.sent_revision_id).order_by("-revision_id").first()


def _texts(row: PageTranslation, before: Approval | None) -> _Texts:
    ids = [row.sent_source_revision_id, row.sent_revision_id]
    ids += [before.source_revision_id, before.revision_id] if before else [0, 0]
    revisions = Revision.objects.in_bulk(ids)
    source, target, *former = (_strings(revisions.get(one)) for one in ids)
    return _Texts(source or target, target, *former)


def _strings(revision: Revision | None) -> Strings:
    return localize.strings_of(revision.as_object()) if revision else []


def _in_order(texts: Strings, of: Strings) -> list[str]:
    """The strings of `texts` at the places of `of`: strings of one context path keep their order."""
    by_path = _by_path(texts)
    return [by_path[one.path].pop(0).source if by_path.get(one.path) else "" for one in of]


def _by_path(texts: Strings) -> dict[str, Strings]:
    by_path: dict[str, Strings] = defaultdict(list)
    for one in texts:
        by_path[one.path].append(one)
    return by_path


def _lines(
    row: PageTranslation, sent: Strings, texts: _Texts, questions: Questions, history: History, typed: Typed
) -> list[Line]:
    former = _former(texts)
    findings = judged(sent, page_key=row.page_key, language=row.language)
    term_marks = terms.marks(sent, language=row.language)
    crowd = _by_path(sent)
    reasons = history.reasons_by_key(sent)
    lines = []
    for one in sent:
        pairs = former.get(one.path, [])
        kept = next((pair for pair in pairs if pair[0] == one.source), None)
        before = kept or nearest(one.source, pairs, alone=len(crowd[one.path]) == 1)
        same = before == (one.source, one.target)
        lines.append(
            Line(
                key=one.key,
                label="",
                source=one.shown(one.source),
                text=one.shown(one.target),
                state=LineState.APPROVED if same else LineState.DRAFT,
                reason=reasons.get(one.key, ""),
                source_before=one.shown(before[0]) if before and before[0] != one.source else "",
                text_before=one.shown(before[1]) if before and before[1] != one.target else "",
                marks=() if one.is_plain else one.marks,
                judged=findings.get(one.key, ()),
                terms=term_marks.get(one.key, ()),
                questions=questions.get(one.key, ()),
                comment=typed.reasons.get(one.key, ""),
            )
        )
    return lines


def _former(texts: _Texts) -> dict[str, list[tuple[str, str]]]:
    """What was approved last, (source, translation) by path."""
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one, target in zip(texts.source_before, _in_order(texts.target_before, texts.source_before), strict=True):
        pairs[one.path].append((one.source, target))
    return pairs


def _differs(paragraph: Paragraph) -> bool:
    return bool(paragraph.changed) or any(line.state is not LineState.APPROVED for line in paragraph.lines)
