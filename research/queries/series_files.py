"""The figures of a series as lines of a file that can be read, and uploaded, again; and what its columns mean."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from hub.api.links import absolute
from hub.look.names import country_name
from research.models.series import Mark, Observation, Series, Unit
from research.statistics.cells import BREAK
from research.statistics.columns import MARK, TERRITORY, UNIT, VALUE, YEAR

COLUMNS = (TERRITORY, "name", YEAR, VALUE, MARK, UNIT, "revision", "as_of", "demonstration", "series", "source", "link")


def lines(page: Any, series: Series) -> Iterator[list[object]]:
    """The last revision of each figure. One query."""
    for row in Observation.objects.filter(series=series).current():
        is_anew = any(one["year"] == row.year and one["territory"] in {"", row.territory} for one in series.breaks)
        yield [
            row.territory,
            country_name(row.territory),
            row.year,
            Mark.NONE.value if row.value is None else round(row.value, series.decimals),
            f"{BREAK if is_anew else ''}{row.mark.removeprefix(Mark.NONE)}",
            series.unit,
            row.revision,
            row.accepted_on,
            "yes" if series.demonstrative else "no",
            page.title,
            f"{page.source}, {page.source_edition}, {page.licence}",
            absolute(page.url),
        ]


def codebook(page: Any, series: Series) -> Iterator[list[object]]:
    """Each column, then what the series counts."""
    marks = ", ".join(f"{mark.value} = {mark.label}" for mark in Mark if mark.value)
    yield [TERRITORY, _("Code of the country (ISO 3166), or EU for the European Union")]
    yield ["name", _("Name of the country in the language of the page")]
    yield [YEAR, _("Year that the figure is about")]
    yield [VALUE, _("The figure, with a point before decimals; a colon where there is none")]
    yield [MARK, _("What the source says of it: %(marks)s, b = a new series begins here") % {"marks": marks}]
    yield [UNIT, _("Unit of the figures: %(unit)s") % {"unit": Unit(series.unit).label}]
    yield ["revision", _("1 for the figure as it was first taken over, one more for each correction")]
    yield ["as_of", _("Day on which this figure was taken over")]
    yield ["demonstration", _("“yes” where the figures are invented")]
    yield ["series", f"{page.title}. {page.definition}"]
    yield ["source", _("Source, its edition, and the licence")]
    yield ["link", _("The page of this series")]
    if page.counts:
        yield [_("What is counted"), page.counts]
    if page.counts_not:
        yield [_("What is not counted"), page.counts_not]
