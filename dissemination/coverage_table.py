"""The coverage as it is shown and as it goes into files: names, and for every number the list that it opens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.queries.coverage import Cell, Coverage, Row
from dissemination.queries.holders import Holder
from hub.look.alphabet import in_order
from hub.look.names import country_name, language_choices, language_name
from hub.look.navigation import language
from hub.models import OrganisationKind


@dataclass(frozen=True)
class ShownCell:
    """`query` names the agencies behind its numbers, but for what is counted."""

    cell: Cell
    query: str


@dataclass(frozen=True)
class ShownRow:
    """One country, or all; `total` is over all languages."""

    code: str
    name: str
    total: ShownCell
    cells: Sequence[ShownCell | None]


@dataclass(frozen=True)
class Table:
    """Columns are languages of one edition, or editions."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[ShownRow]
    total: ShownRow


def table(found: Coverage, *, kept: Mapping[str, str], by: str = "language") -> Table:
    """`by` is what a column is: `language` or `edition`; `kept` is what every link keeps."""
    codes = found.columns
    columns = language_choices(codes) if by == "language" else [(code, code) for code in codes]

    def shown(row: Row, name: str) -> ShownRow:
        place = {**kept, **({"country": row.country} if row.country else {})}
        cells = [
            ShownCell(row.cells[code], urlencode({**place, by: code})) if code in row.cells else None
            for code, _name in columns
        ]
        return ShownRow(row.country, name, ShownCell(row.total, urlencode(place)), cells)

    rows = [shown(row, country_name(row.country)) for row in found.rows]
    ordered = in_order(rows, language(), name=lambda row: row.name)
    return Table(columns, ordered, shown(found.total, _("All countries")))


def headings(by: str = "language") -> list[str]:
    place = _("Language") if by == "language" else _("Edition")
    counts = [_("Confirmed"), _("Arrived"), _("Handed over"), _("Planned")]
    of_all = [_("Required"), _("Required and without it"), _("Hold an older edition only")]
    return [_("Code"), _("Country"), place, *counts, *of_all]


def lines(shown: Table, by: str = "language") -> Iterator[list[object]]:
    """One line a cell; for all languages of a country, too. The last lines are of all countries."""
    for row in [*shown.rows, shown.total]:
        if by == "language":
            yield [row.code, row.name, _("All languages"), *_counts(row.total.cell)]
        for (_code, name), cell in zip(shown.columns, row.cells, strict=True):
            if cell:
                yield [row.code, row.name, name, *_counts(cell.cell)[:4], None, None, cell.cell.older]


def holder_headings() -> list[str]:
    agency = [_("Code"), _("Country"), _("Agency"), _("Kind of organisation"), _("Required")]
    return [*agency, _("Edition"), _("Language"), _("Impression"), _("State"), _("Since"), _("Known from")]


def holder_lines(found: Iterable[Holder]) -> Iterator[list[object]]:
    """One line for each edition and language of an agency, and one for an agency that was sent nothing."""
    kinds = dict(OrganisationKind.choices)
    for holder in found:
        place = [holder.country, country_name(holder.country)]
        agency = [*place, holder.name, kinds.get(holder.kind, holder.kind), _("Yes") if holder.is_required else _("No")]
        for one in holder.known:
            since = timezone.localtime(one.since).date()
            held = [one.edition, language_name(one.language), str(one), one.state_words, since, one.known_words]
            yield [*agency, *held]
        if not holder.known:
            yield [*agency, *[None] * 6]


def _counts(cell: Cell) -> list[object]:
    return [cell.confirmed, cell.delivered, cell.sent, cell.planned, cell.required, cell.missing, cell.older]
