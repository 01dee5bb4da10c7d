"""The desk: the segments of one page in one language, paragraph by paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from hub.models import ChangeKind
from translation import localize
from translation.models import PageTranslation, Step
from translation.queries.findings import Judged, judged
from translation.queries.standing import Standing, standings
from translation.services.save_segments import mark
from translation.words import CHANGES


@dataclass(frozen=True)
class Line:
    """One segment: source, what the field holds, and what there is to say about it."""

    key: str
    label: str
    source: str
    text: str
    seen: str = ""
    problem: str = ""
    reason: str = ""
    source_before: str = ""
    text_before: str = ""
    judged: Sequence[Judged] = ()

    @property
    def waivable(self) -> bool:
        """Whether a check tells something that may be meant so."""
        return any(each.is_open and not each.finding.refuses for each in self.judged)

    @property
    def rows(self) -> int:
        """Height of the field, for a text of this length."""
        return max(len(self.source), len(self.text)) // 52 + 1


@dataclass
class Paragraph:
    """The lines of one block, or of one field."""

    block_id: str
    label: str
    lines: list[Line] = field(default_factory=list)
    changed: str = ""


@dataclass(frozen=True)
class Typed:
    """What a person sent that was not kept."""

    texts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def paragraphs(
    *,
    row: PageTranslation,
    page: Page,
    segments: Sequence[localize.Segment],
    stale: Mapping[str, ChangeKind],
    typed: Typed | None = None,
) -> list[Paragraph]:
    """The desk's page; `typed` puts back what could not be saved, with its message."""
    typed = typed or Typed()
    reasons = _reasons(row)
    findings = judged(segments, page_key=row.page_key, language=row.language)
    found: dict[str, Paragraph] = {}
    for segment in segments:
        paragraph = _paragraph(found, page, segment.block_id, segment.field_path, stale)
        paragraph.lines.append(
            Line(
                key=segment.key,
                label=_label(page, segment.field_path),
                source=segment.shown(segment.source),
                text=typed.texts.get(segment.key, segment.shown(segment.target)),
                seen=mark(segment.target),
                problem=typed.problems.get(segment.key, ""),
                reason=reasons.get(segment.key, ""),
                source_before=segment.shown(segment.before[0]) if segment.before else "",
                text_before=segment.shown(segment.before[1]) if segment.before else "",
                judged=findings.get(segment.key, ()),
            )
        )
    return list(found.values())


def lost(*, segments: Iterable[localize.Segment], typed: Typed) -> list[str]:
    """What was typed for segments that the source no longer has, to be copied."""
    keys = {segment.key for segment in segments}
    return [text for key, text in typed.texts.items() if key not in keys and text.strip()]


def review(*, row: PageTranslation, page: Page) -> list[Paragraph]:
    """The very text that was sent, beside the source that it was made from; both from their revisions."""
    revisions = Revision.objects.in_bulk([row.sent_source_revision_id, row.sent_revision_id])
    source_page = revisions.get(row.sent_source_revision_id)
    source = source_page.as_object() if source_page else page
    sent = localize.strings_of(revisions[row.sent_revision_id].as_object())
    stale = standing_of(row).stale
    found: dict[str, Paragraph] = {}
    strings = localize.strings_of(source)
    pairs = [replace(string, target=text) for string, text in zip(strings, _by_place(sent, strings), strict=True)]
    findings = judged(pairs, page_key=row.page_key, language=row.language)
    for string in pairs:
        paragraph = _paragraph(found, source, string.block_id, string.field_path, stale)
        paragraph.lines.append(
            Line(
                key=string.key,
                label=_label(source, string.field_path),
                source=string.shown(string.source),
                text=string.shown(string.target),
                judged=findings.get(string.key, ()),
            )
        )
    return list(found.values())


def standing_of(row: PageTranslation) -> Standing:
    return standings([row.page_key], [row.language])[row.page_key, row.language]


def _by_place(sent: list[localize.Segment], source: list[localize.Segment]) -> list[str]:
    """The sent strings in the order of the source's: strings of one context path keep their order."""
    by_path: dict[str, list[str]] = {}
    for string in sent:
        by_path.setdefault(string.path, []).append(string.source)
    return [by_path[string.path].pop(0) if by_path.get(string.path) else "" for string in source]


def _reasons(row: PageTranslation) -> Mapping[str, str]:
    if row.state != PageTranslation.State.RETURNED:
        return {}
    step = Step.objects.filter(translation=row, kind=Step.Kind.RETURNED).order_by("-pk").first()
    return step.segments if step else {}


def _paragraph(
    found: dict[str, Paragraph], page: Page, block_id: str, field_path: str, stale: Mapping[str, ChangeKind]
) -> Paragraph:
    if block_id not in found:
        changed = str(CHANGES[stale[block_id]]) if block_id in stale else ""
        found[block_id] = Paragraph(block_id, _heading(page, field_path), changed=changed)
    return found[block_id]


def _heading(page: Page, field_path: str) -> str:
    name, *rest = field_path.split(".")
    try:
        field_ = page._meta.get_field(name)
    except LookupError:
        return name
    if isinstance(field_, StreamField) and rest:
        block = field_.stream_block.child_blocks.get(rest[0])
        return str(block.label) if block else rest[0]
    return str(getattr(field_, "verbose_name", name)).capitalize()


def _label(page: Page, field_path: str) -> str:
    """The name of the part within a block, where it has parts."""
    name, *rest = field_path.split(".")
    block: Any = None
    for part in rest:
        children = getattr(block, "child_blocks", None) if block is not None else _stream_children(page, name)
        block = getattr(block, "child_block", None) if children is None else children.get(part)
        if block is None:
            return ""
    return str(block.label) if len(rest) > 1 and block is not None and block.label else ""


def _stream_children(page: Page, name: str) -> Any:
    field_ = page._meta.get_field(name)
    return field_.stream_block.child_blocks if isinstance(field_, StreamField) else None
