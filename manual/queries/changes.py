"""What changed since the last edition, paragraph by paragraph, with what was said of it at each approval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.conf import settings

from hub.models import ChangeKind, ParagraphChange
from manual.models import Edition, FrozenSection
from manual.queries.snapshot import Text
from manual.reading.items import own_words

NOTE_LENGTH = 300

Place = tuple[UUID, str]


@dataclass(frozen=True)
class Change:
    """One place that differs between two states of the manual; `block_id` may name a field (`title`)."""

    page_key: UUID
    block_id: str
    number: str
    change: str
    kind: str = ChangeKind.PROCEDURE
    note: str = ""
    because: Mapping[str, str] = field(default_factory=dict)


def base_of(number: str) -> Edition | None:
    """The edition that one with this number follows: the nearest below it. One query."""
    return Edition.objects.filter(order__lt=Edition.order_of(number)).first()


def since(edition: Edition | None, texts: Sequence[Text]) -> list[Change]:
    """Changes between the frozen source of `edition` and `texts`, in the order of reading; none before edition 1."""
    if edition is None:
        return []
    sections = FrozenSection.objects.filter(
        impression__edition=edition, impression__language=settings.LANGUAGE_CODE, impression__number=1
    )
    before = {section.page_key: section for section in sections}
    found: list[Change] = []
    for text in texts:
        found += _of_section(before.pop(text.key, None), text)
    for section in before.values():
        found.append(Change(section.page_key, "title", section.number, "removed"))
    said = _said(edition, found)
    return [_with_statement(change, said.get((change.page_key, change.block_id), [])) for change in found]


def _of_section(before: FrozenSection | None, text: Text) -> Iterable[Change]:
    if before is None:
        yield Change(text.key, "title", text.number, "added")
        return
    for name in ("title", "summary"):
        if getattr(before, name) != getattr(text, name):
            yield Change(text.key, name, text.number, "changed")
    then = {block["id"]: block for block in before.blocks}
    number = text.number
    for item in text.items:
        number = item.number or number
        block = then.pop(item.id, None)
        if block is None:
            yield Change(text.key, item.id, number, "added")
        elif own_words(block) != own_words(item.as_json()):
            yield Change(text.key, item.id, number, "changed")
    for block in then.values():
        yield Change(text.key, block["id"], block.get("number", text.number), "removed")


def _said(edition: Edition, changes: Iterable[Change]) -> dict[Place, list[ParagraphChange]]:
    rows = ParagraphChange.objects.filter(
        publication__page_key__in={change.page_key for change in changes},
        publication__language=settings.LANGUAGE_CODE,
        publication__at__gt=edition.published_at,
    ).select_related("publication")
    said: dict[Place, list[ParagraphChange]] = {}
    for row in rows.order_by("pk"):
        said.setdefault((row.publication.page_key, row.block_id), []).append(row)
    return said


def _with_statement(change: Change, rows: Sequence[ParagraphChange]) -> Change:
    """The gravest of what was said, and every note and reason once."""
    kinds = {row.kind for row in rows}
    kind = next((kind for kind in ChangeKind if kind in kinds), ChangeKind.PROCEDURE)
    notes = " ".join(dict.fromkeys(row.note for row in rows if row.note))
    because = {key: sentence for row in rows for key, sentence in row.because.items()}
    return replace(change, kind=kind, note=notes[:NOTE_LENGTH], because=because)
