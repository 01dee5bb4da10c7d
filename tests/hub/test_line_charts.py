"""A line joins only what was counted: no year is made up, and no break is drawn over."""

from decimal import Decimal

import pytest

from hub.line_charts import LEFT, PLOT, RIGHT, TOP, lines


def of(values: dict[int, int | None]) -> dict[int, Decimal | None]:
    return {year: None if value is None else Decimal(value) for year, value in values.items()}


def test_years_that_follow_each_other_are_joined() -> None:
    chart = lines({"RO": of({2020: 10, 2021: 20, 2022: 15})})
    assert chart is not None
    (panel,) = chart.panels
    assert [(dot.year, dot.x) for dot in panel.dots] == [(2020, "4.00"), (2021, "50.00"), (2022, "96.00")]
    assert len(panel.strokes) == 2
    assert (panel.gaps, panel.breaks) == ([], [])
    assert panel.dots[1].y == TOP, "the highest figure is the end of the scale"
    assert panel.dots[0].y == TOP + PLOT // 2


@pytest.mark.parametrize("missing", [{2020: 10, 2022: 15}, {2020: 10, 2021: None, 2022: 15}])
def test_no_line_goes_over_a_year_without_a_figure(missing: dict[int, int | None]) -> None:
    chart = lines({"RO": of(missing)})
    assert chart is not None
    (panel,) = chart.panels
    assert panel.strokes == []
    assert [dot.year for dot in panel.dots] == [2020, 2022]
    assert panel.gaps == ["50.00"]


def test_a_break_ends_the_line_and_stands_between_the_years() -> None:
    chart = lines({"RO": of({2020: 10, 2021: 20, 2022: 15})}, {"RO": {2021}})
    assert chart is not None
    (panel,) = chart.panels
    assert [(one.x1, one.x2) for one in panel.strokes] == [("50.00", "96.00")]
    assert panel.breaks == [f"{LEFT + (RIGHT - LEFT) / 4:.2f}"]


def test_all_panels_have_one_scale_and_the_same_years() -> None:
    chart = lines({"RO": of({2019: 180}), "DK": of({2021: 18})})
    assert chart is not None
    assert (chart.first, chart.last, chart.most) == (2019, 2021, Decimal(200))
    romania, denmark = chart.panels
    assert romania.dots[0].y < denmark.dots[0].y
    assert (len(romania.gaps), len(denmark.gaps)) == (2, 2)


def test_one_year_is_no_line() -> None:
    assert lines({"EU": of({2023: 10793})}) is None
    assert lines({}) is None


def test_nothing_but_zeros_is_drawn_on_the_floor() -> None:
    chart = lines({"RO": of({2020: 0, 2021: 0})})
    assert chart is not None
    assert {dot.y for dot in chart.panels[0].dots} == {TOP + PLOT}
