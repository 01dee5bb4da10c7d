"""One cell each: a territory, a year, a figure, a unit. What can be read in two ways is refused, never guessed."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.look.lens import COUNTRIES
from research.models.series import EU, FIRST_YEAR, Mark, Unit

ALIASES = {"EL": "GR", "EU27_2020": EU}
UNITS = {
    Unit.PERSONS: frozenset({"persons", "person", "per", "nr", "number"}),
    Unit.CASES: frozenset({"cases", "case", "nr", "number"}),
    Unit.PERCENT: frozenset({"percent", "per cent", "pc", "%"}),
    Unit.RATE: frozenset({"rate", "per 100,000", "per 100 000", "p_hthab"}),
}
PLAIN = re.compile(r"\d+(?:\.(?P<digits>\d+))?")
TWO_WAYS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
COMMA = re.compile(r"\d+,\d+")
SPACED = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
BREAK, OTHER_DEFINITION = "b", "d"
MOST_DIGITS = 10


class Refused(ValueError):
    """Why a cell cannot be used, in words for whoever uploaded it."""


def territory(cell: str) -> str:
    code = cell.strip().upper()
    code = ALIASES.get(code, code)
    if code != EU and code not in COUNTRIES:
        raise Refused(
            _("“%(cell)s” is no territory that the Hub knows. Write EU or a code such as RO.") % {"cell": cell}
        )
    return code


def year(cell: str, *, last: int) -> int:
    if not re.fullmatch(r"\d{4}", cell) or not FIRST_YEAR <= int(cell) <= last:
        raise Refused(
            _("“%(cell)s” is no year from %(first)s to %(last)s.")
            % {"cell": cell, "first": str(FIRST_YEAR), "last": str(last)}
        )
    return int(cell)


def check_unit(cell: str, unit: str) -> None:
    """Of a file that says its unit; an empty cell says none."""
    if cell and cell.strip().casefold() not in UNITS[Unit(unit)]:
        raise Refused(
            _("The file counts in “%(cell)s”, this series in %(unit)s.") % {"cell": cell, "unit": Unit(unit).label}
        )


def figure(cell: str, *, unit: str, decimals: int) -> Decimal:
    """Written with a point before the decimals and nothing between thousands."""
    if TWO_WAYS.fullmatch(cell):
        raise Refused(
            _("“%(cell)s” can be read in two ways. Write no mark between thousands and a point before decimals.")
            % {"cell": cell}
        )
    if COMMA.fullmatch(cell):
        raise Refused(
            _("“%(cell)s” has a decimal comma. Write a point: %(point)s.")
            % {"cell": cell, "point": cell.replace(",", ".")}
        )
    if SPACED.fullmatch(cell):
        raise Refused(_("“%(cell)s” has marks between thousands. Write the digits alone.") % {"cell": cell})
    read = PLAIN.fullmatch(cell)
    if read is None or len(cell.partition(".")[0]) > MOST_DIGITS:
        raise Refused(_("“%(cell)s” is no figure.") % {"cell": cell})
    if len(read["digits"] or "") > decimals:
        raise Refused(_too_fine(cell, decimals))
    value = Decimal(cell)
    if unit == Unit.PERCENT and value > 100:
        raise Refused(_("“%(cell)s” is more than 100 per cent.") % {"cell": cell})
    return value


def marks(letters: Iterable[str], *, has_break: bool) -> str:
    """The mark that a figure carries; a break or another definition is none: the page must say it, or it is refused."""
    kept = ""
    for letter in letters:
        if letter == BREAK:
            if not has_break:
                raise Refused(_("The file says that the series breaks here. Say so on the page first, and why."))
        elif letter == OTHER_DEFINITION:
            raise Refused(_("The source uses another definition here. Such figures are a series of their own."))
        elif letter in Mark.values and letter and kept in {"", letter}:
            kept = letter
        else:
            raise Refused(_("The mark “%(mark)s” is not known.") % {"mark": letter})
    return kept


def _too_fine(cell: str, decimals: int) -> str:
    if not decimals:
        return _("“%(cell)s” has decimals, this series has none.") % {"cell": cell}
    return ngettext(
        "“%(cell)s” has more than %(digits)d digit after the point.",
        "“%(cell)s” has more than %(digits)d digits after the point.",
        decimals,
    ) % {"cell": cell, "digits": decimals}
