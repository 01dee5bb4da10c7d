"""What changed since the edition before, section by section, word by word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from hub.words import LINE, Run, compare
from manual.comparing.texts import text_of
from manual.models import Edition, FrozenSection
from manual.queries.changes import Change
from manual.queries.readiness_line import Place
from manual.queries.snapshot import Text
from manual.reading.items import Item


@dataclass(frozen=True)
class ChangedBlock:
    """One block or heading that differs: what came and went, as lines of runs."""

    name: str
    change: str
    kind: str
    note: str
    lines: Sequence[Sequence[Run]]


@dataclass(frozen=True)
class SectionChanges:
    """`place` is None for a section that is not there any more."""

    number: str
    title: str
    place: Place | None
    blocks: Sequence[ChangedBlock]


def per_section(
    base: Edition | None, texts: Sequence[Text], changes: Iterable[Change], places: Mapping[UUID, Place]
) -> list[SectionChanges]:
    """The sections that differ from `base`, in the order of reading, those that are gone last. One query."""
    by_key: dict[UUID, list[Change]] = {}
    for change in changes:
        by_key.setdefault(change.page_key, []).append(change)
    before = _frozen(base, by_key)
    after = {text.key: text for text in texts if text.key in by_key}
    return [_section(key, rows, before.get(key), after.get(key), places.get(key)) for key, rows in by_key.items()]


def _frozen(base: Edition | None, keys: Iterable[UUID]) -> dict[UUID, FrozenSection]:
    if base is None:
        return {}
    rows = FrozenSection.objects.filter(
        impression__edition=base,
        impression__language=settings.LANGUAGE_CODE,
        impression__number=1,
        page_key__in=list(keys),
    )
    return {row.page_key: row for row in rows}


def _section(
    key: UUID, rows: Sequence[Change], before: FrozenSection | None, after: Text | None, place: Place | None
) -> SectionChanges:
    shown = after or before
    then = {block["id"]: Item.from_json(block) for block in before.blocks} if before else {}
    now = {item.id: item for item in after.items} if after else {}
    blocks = [_block(row, before, after, then.get(row.block_id), now.get(row.block_id)) for row in rows]
    return SectionChanges(shown.number if shown else "", shown.title if shown else "", place, blocks)


def _block(
    row: Change, before: FrozenSection | None, after: Text | None, then: Item | None, now: Item | None
) -> ChangedBlock:
    names = {"title": _("Title"), "summary": _("Summary")}
    if row.block_id in names:
        old, new = getattr(before, row.block_id, ""), getattr(after, row.block_id, "")
    else:
        old, new = text_of(then) if then else "", text_of(now) if now else ""
    name = names.get(row.block_id) or row.number or _("Without number")
    return ChangedBlock(name, row.change, row.kind, row.note, _lines(compare(old, new)))


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(LINE)
        lines[-1].append(Run(run.op, first))
        lines += [[Run(run.op, other)] for other in others]
    return [[run for run in line if run.text] for line in lines if any(run.text for run in line)]
