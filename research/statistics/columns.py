"""Which column of a file says what, by its heading: those of our own files, of Eurostat, and the plain words."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from hub.lists.reading import Unreadable

TERRITORY, YEAR, VALUE, MARK, UNIT = "territory", "year", "value", "mark", "unit"
HEADINGS: Mapping[str, frozenset[str]] = {
    TERRITORY: frozenset({"territory", "geo", "country"}),
    YEAR: frozenset({"year", "time", "time_period"}),
    VALUE: frozenset({"value", "obs_value", "figure"}),
    MARK: frozenset({"mark", "flag", "obs_flag"}),
    UNIT: frozenset({"unit"}),
}
NEEDED = (TERRITORY, YEAR, VALUE)


def found(headings: Sequence[str]) -> dict[str, int]:
    """The place of each column. Raises `Unreadable` where one is lacking or stands twice."""
    folded = [heading.strip().casefold() for heading in headings]
    places: dict[str, int] = {}
    for name, known in HEADINGS.items():
        at = [place for place, heading in enumerate(folded) if heading in known]
        if len(at) > 1:
            raise Unreadable(_("The file has two columns for “%(column)s”.") % {"column": name})
        if at:
            places[name] = at[0]
    if lacking := [name for name in NEEDED if name not in places]:
        raise Unreadable(
            _("The first line must name the columns territory, year and value. Lacking: %(columns)s.")
            % {"columns": ", ".join(lacking)}
        )
    return places
