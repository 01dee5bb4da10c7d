"""Questions about the texts of a page, with their answers, as they are read in one language; one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from translation import localize
from translation.models import PageTranslation, SegmentComment
from translation.services.resolve import may_resolve


@dataclass(frozen=True)
class Question:
    """One question. `former` where it was asked about a text that has changed since; `source` is that text."""

    row: SegmentComment
    former: bool
    may_resolve: bool
    answers: list[SegmentComment] = field(default_factory=list)
    typed: str = ""

    @property
    def is_open(self) -> bool:
        return self.row.resolved_at is None

    @property
    def source(self) -> str:
        return localize.Segment(key="", path="", field_path="", source=self.row.source, target="").words


Questions = Mapping[str, Sequence[Question]]


def questions_of(
    translation: PageTranslation,
    segments: Sequence[localize.Segment],
    user: Any,
    typed: Mapping[str, str] | None = None,
) -> tuple[Questions, list[Question]]:
    """Questions by key of the segment beside which they stand, and those whose place is gone from the page.

    A question about a former text stands beside the text that came in its place. `typed` are answers, by the id of
    their question, that were not kept.
    """
    rows = SegmentComment.objects.seen_from(page_key=translation.page_key, language=translation.language)
    keys = {segment.key for segment in segments}
    by_path: dict[str, list[localize.Segment]] = defaultdict(list)
    for segment in segments:
        by_path[segment.path].append(segment)
    beside: dict[str, list[Question]] = defaultdict(list)
    gone = []
    for question in threads(rows.select_related("author", "resolved_by"), user, keys=keys, typed=typed):
        place = _place(question.row, keys, by_path)
        if place:
            beside[place].append(question)
        else:
            gone.append(question)
    return beside, gone


def threads(
    rows: Iterable[SegmentComment],
    user: Any,
    *,
    keys: Collection[str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> list[Question]:
    """Questions with their answers. `keys` are those of the texts of today; without them none counts as former."""
    found: dict[int, Question] = {}
    for row in rows:
        if row.question_id is None:
            former = keys is not None and row.key not in keys
            found[row.pk] = Question(row, former, may_resolve(row, user), typed=(typed or {}).get(str(row.pk), ""))
        elif row.question_id in found:
            found[row.question_id].answers.append(row)
    return list(found.values())


def _place(row: SegmentComment, keys: Collection[str], by_path: Mapping[str, list[localize.Segment]]) -> str:
    if row.key in keys:
        return row.key
    there = by_path.get(row.path, [])
    successor = next((one for one in there if one.before and one.before[0] == row.source), None)
    if successor is None and there:
        successor = there[0]
    return successor.key if successor else ""
