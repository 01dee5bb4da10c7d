"""The figures of a series: those of today, and what was said before."""

from research.models.series import Observation, Series
from research.statistics.judging import Figure, Place


def figures_of(series: Series) -> dict[Place, Figure]:
    """The last revision of each territory and year. One query."""
    rows = Observation.objects.filter(series=series).current()
    return {(row.territory, row.year): Figure(row.value, row.mark, row.revision) for row in rows}
