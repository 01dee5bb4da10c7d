"""Lines gathered by the block, or the field, that they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from wagtail.models import Page

from translation import localize
from translation.queries.labels import heading, label
from translation.queries.lines import Line, Paragraph
from translation.queries.standing import Standing
from translation.words import CHANGES


def paragraphs(
    page: Page, segments: Sequence[localize.Segment], lines: Sequence[Line], standing: Standing
) -> list[Paragraph]:
    """One paragraph a block, in the order of the page; `lines` are those of `segments`, one each."""
    model = page.specific_class
    found: dict[str, Paragraph] = {}
    for segment, line in zip(segments, lines, strict=True):
        block_id = segment.block_id
        if block_id not in found:
            changed = str(CHANGES[standing.stale[block_id]]) if block_id in standing.stale else ""
            found[block_id] = Paragraph(block_id, heading(model, segment.field_path), changed=changed)
        found[block_id].lines.append(replace(line, label=label(model, segment.field_path)))
    return list(found.values())
