"""A file of figures is read and judged: nothing is public before somebody accepts it."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hub.lists.files import guessed_layout, lines
from hub.lists.reading import Line, Unreadable, filled
from hub.publishing.calendar import today
from research.models import Series, SeriesImport, SeriesImportRow
from research.queries.figures import figures_of
from research.statistics.columns import found
from research.statistics.judging import Judged, Known, judge

MOST_ROWS = 5_000


def stage(*, series: Series, name: str, data: bytes, by: Any) -> SeriesImport:
    """The file beside the figures of today; one that waits already is that one. Raises `Unreadable`."""
    judged = _judged(series, data)
    sha256 = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=series.pk)
        waiting = series.imports.filter(sha256=sha256, state=SeriesImport.State.STAGED).first()
        if waiting is not None:
            return waiting
        batch = SeriesImport.objects.create(series=series, name=name[-200:], sha256=sha256, uploaded_by=by.key)
        SeriesImportRow.objects.bulk_create(_row(batch, one) for one in judged)
    return batch


def known_of(series: Series) -> Known:
    return Known(
        unit=series.unit,
        decimals=series.decimals,
        last_year=today().year,
        breaks=frozenset((one["year"], one["territory"]) for one in series.breaks),
        figures=figures_of(series),
    )


def _judged(series: Series, data: bytes) -> list[Judged]:
    rows = filled(lines(data, guessed_layout(data)))
    head = next(rows, None)
    if head is None:
        raise Unreadable(_("The file is empty."))
    places = found(head.cells)
    taken: list[Line] = []
    for row in rows:
        if len(taken) >= MOST_ROWS:
            raise Unreadable(_("The file holds more than 5,000 rows."))
        taken.append(row)
    if not taken:
        raise Unreadable(_("The file has headings and no rows."))
    return judge(taken, places, known_of(series))


def _row(batch: SeriesImport, one: Judged) -> SeriesImportRow:
    before = one.before
    return SeriesImportRow(
        batch=batch,
        line=one.line,
        cells=dict(one.cells),
        territory=one.territory,
        year=one.year,
        value=one.figure.value,
        mark=one.figure.mark,
        verdict=one.verdict,
        reasons=list(one.reasons),
        before={"value": _text(before.value), "mark": before.mark, "revision": before.revision} if before else {},
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
