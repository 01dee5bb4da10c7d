"""A table with a caption and heads, which a translator sees cell by cell."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError

from manual.blocks.shown import ShownBlock, access
from manual.blocks.writing import line, writable
from translation.localize import StringSegmentValue

COLUMNS, ROWS, CELL, WHOLE = 8, 100, 600, 40_000
"""The most that a table may have: columns, rows, characters in a cell, characters in all."""


class CellsBlock(TypedTableBlock):
    """The cells, with their heads and caption. A segment's path is the hash of its words, so that a row that is put in
    between leaves the translation of all others as it is."""

    def clean(self, value: Any) -> TypedTable:
        table = self.normalize(value)
        missing = () if self.is_deferred_validation else _missing(table)
        problems = [*missing, *_wrong(table)]
        if problems:
            raise TypedTableBlockValidationError(non_block_errors=problems)
        return super().clean(table)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(_path(text), text) for text in dict.fromkeys(_texts(value)) if text.strip()]

    def restore_translated_segments(self, value: TypedTable, segments: Sequence[StringSegmentValue]) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}

        def of(text: str) -> str:
            return translated.get(_path(text), text)

        return TypedTable(
            columns=[{**column, "heading": of(column["heading"])} for column in value.columns],
            row_data=[{"values": [of(cell) for cell in row["values"]]} for row in value.row_data],
            caption=of(value.caption),
        )


class TableBlock(ShownBlock):
    table = CellsBlock(
        [
            ("text", line(required=False, max_length=CELL, label=_("Text"))),
            ("number", line(required=False, max_length=40, label=_("Number"))),
        ],
        label=_("Table"),
        help_text=_("A caption, a heading for each column, and short cells. Columns of numbers stand to the right."),
    )
    row_heads = blocks.BooleanBlock(
        required=False, default=True, label=_("The first cell names its row"), help_text=_("Screen readers say it.")
    )
    access = access()

    class Meta:
        icon = "table"
        label = _("Table")
        help_text = _("For what has rows and columns, never for layout.")

    def get_preview_value(self) -> blocks.StructValue:
        table = {
            "caption": gettext("Whom to call, and how soon"),
            "columns": [
                {"type": "text", "heading": gettext("Who")},
                {"type": "number", "heading": gettext("Within (hours)")},
            ],
            "rows": [{"values": [gettext("Social worker"), "1"]}, {"values": [gettext("Guardian"), "24"]}],
        }
        return self.to_python({"table": table, "row_heads": True})


def _missing(table: TypedTable) -> Iterator[ValidationError]:
    """What a draft may still lack."""
    if not table.caption.strip():
        yield ValidationError(gettext("Give the table a caption."))
    if not table.columns or not table.row_data:
        yield ValidationError(gettext("Give the table a column and a row at least."))
    if any(not column["heading"].strip() for column in table.columns):
        yield ValidationError(gettext("Give each column a heading."))


def _wrong(table: TypedTable) -> Iterator[ValidationError]:
    if len(table.columns) > COLUMNS or len(table.row_data) > ROWS or sum(map(len, _texts(table))) > WHOLE:
        yield ValidationError(
            gettext(
                "This table is too large to read on a telephone. It may have %(columns)s columns, %(rows)s rows and"
                " %(characters)s characters. Make two tables of it, or attach it as a form to download."
            )
            % {"columns": COLUMNS, "rows": ROWS, "characters": WHOLE}
        )
    for text in (table.caption, *(column["heading"] for column in table.columns)):
        try:
            writable(text)
        except ValidationError as error:
            yield error


def _texts(table: TypedTable) -> Iterable[str]:
    yield table.caption
    for column in table.columns:
        yield column["heading"]
    for row in table.row_data:
        yield from row["values"]


def _path(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
