"""What is wrong with a figure is said at its row; what can be read in two ways is never guessed."""

from decimal import Decimal

import pytest

from hub.lists.reading import Line, Unreadable
from research.statistics.columns import found
from research.statistics.judging import Figure, Judged, Known, judge

PLACES = {"territory": 0, "year": 1, "value": 2, "mark": 3, "unit": 4}
KNOWN = Known(
    unit="persons",
    decimals=0,
    last_year=2026,
    breaks=frozenset({(2021, "DK"), (2019, "")}),
    figures={("RO", 2020): Figure(Decimal("14.0000"), "", 1)},
)


def judged(*cells: str, known: Known = KNOWN) -> Judged:
    return judge([Line(2, list(cells))], PLACES, known)[0]


def fine(decimals: int = 1, unit: str = "percent") -> Known:
    return Known(unit=unit, decimals=decimals, last_year=2026)


@pytest.mark.parametrize(
    ("cells", "verdict", "figure"),
    [
        (("NL", "2020", "12"), "new", Figure(Decimal(12), "")),
        (("ro", "2020", "14"), "same", Figure(Decimal(14), "")),
        (("RO", "2020", "15"), "changed", Figure(Decimal(15), "")),
        (("RO", "2020", ":"), "changed", Figure(None, ":")),
        (("EL", "2020", "12 p"), "new", Figure(Decimal(12), "p")),
        (("EU27_2020", "2023", "10793", "e"), "new", Figure(Decimal(10793), "e")),
        (("NL", "2020", "", "c"), "new", Figure(None, "c")),
        (("NL", "2020", ": c"), "new", Figure(None, "c")),
        (("DK", "2021", "9", "b"), "new", Figure(Decimal(9), "")),
        (("NL", "2019", "9", "bp"), "new", Figure(Decimal(9), "p")),
        (("NL", "2020", "12", "", "NR"), "new", Figure(Decimal(12), "")),
    ],
)
def test_what_is_well_written_is_read(cells: tuple[str, ...], verdict: str, figure: Figure) -> None:
    row = judged(*cells)
    assert (row.verdict, row.figure, list(row.reasons)) == (verdict, figure, [])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("XX", "2020", "1"), "no territory"),
        (("UK", "2020", "1"), "no territory"),
        (("RO", "1900", "1"), "no year from 1990 to 2026"),
        (("RO", "2027", "1"), "no year"),
        (("RO", "2020/21", "1"), "no year"),
        (("RO", "2021", "1,5"), "decimal comma. Write a point: 1.5"),
        (("RO", "2021", "1.500"), "two ways"),
        (("RO", "2021", "1,500"), "two ways"),
        (("RO", "2021", "10 793"), "between thousands"),
        (("RO", "2021", "1.5"), "this series has none"),
        (("RO", "2021", "-3"), "no figure"),
        (("RO", "2021", "13%"), "no figure"),
        (("RO", "2021", ""), "There is no figure"),
        (("RO", "2021", "7", "c"), "says that there is none"),
        (("RO", "2021", "7", "u"), "“u” is not known"),
        (("RO", "2021", "7", "d"), "another definition"),
        (("RO", "2021", "7", "b"), "series breaks here"),
        (("RO", "2021", "7", "", "percent"), "The file counts in “percent”, this series in persons"),
    ],
)
def test_what_is_wrong_is_said(cells: tuple[str, ...], said: str) -> None:
    row = judged(*cells)
    assert row.verdict == "wrong"
    assert said in " ".join(row.reasons)


def test_decimals_and_per_cent_are_bounded() -> None:
    assert judged("EU", "2023", "43.8", known=fine()).figure.value == Decimal("43.8")
    assert "more than 1 digit" in judged("EU", "2023", "43.85", known=fine()).reasons[0]
    assert "more than 100" in judged("EU", "2023", "100.5", known=fine()).reasons[0]


def test_a_place_that_stands_twice_is_wrong_both_times() -> None:
    rows = judge(
        [Line(2, ["RO", "2022", "1"]), Line(3, ["NL", "2022", "1"]), Line(4, ["RO", "2022", "1"])], PLACES, KNOWN
    )
    assert [row.verdict for row in rows] == ["wrong", "new", "wrong"]
    assert "line 4" in rows[0].reasons[-1]


def test_a_row_says_all_that_is_wrong_with_it() -> None:
    assert len(judged("XX", "20", "1,5", "", "%").reasons) == 4


def test_columns_are_found_by_what_eurostat_calls_them() -> None:
    assert found(["freq", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"]) == {
        "territory": 1,
        "year": 2,
        "value": 3,
        "mark": 4,
    }
    with pytest.raises(Unreadable, match="value"):
        found(["geo", "year"])
    with pytest.raises(Unreadable, match="two columns"):
        found(["geo", "country", "year", "value"])
