"""Nothing of a file is public before somebody accepts it; a figure that is public is never written over."""

import pytest
from django.db import DatabaseError, transaction

from hub.lists.reading import Unreadable
from hub.ports import versions
from research.errors import DecidedBeforeError, FiguresChangedError
from research.models import Observation, Series, SeriesImport, SeriesImportRow, SeriesPage
from research.queries.figures import figures_of
from research.services.statistics.decide import accept, discard
from research.services.statistics.stage import stage
from tests.research.statistics.making import csv_of, editor, say, series, series_page, staged, taken_over, xlsx_of

pytestmark = pytest.mark.django_db


def verdicts(batch: SeriesImport) -> list[str]:
    return list(batch.rows.values_list("verdict", flat=True))


def test_a_file_waits_until_it_is_accepted() -> None:
    mine = series()
    batch = staged(mine, "RO,2020,14,", "RO,2021,:,", "XX,2020,1,")
    assert verdicts(batch) == ["new", "new", "wrong"]
    assert not Observation.objects.exists()
    before = versions.current()
    assert accept(batch=batch, confirmed=set(), by=editor()) == 2
    assert versions.current() > before
    assert [(row.year, row.value, row.mark) for row in Observation.objects.in_order()] == [
        (2020, 14, ""),
        (2021, None, ":"),
    ]


def test_the_same_file_twice_says_nothing_new() -> None:
    mine = series()
    assert taken_over(mine, "RO,2020,14,", "NL,2020,9,p") == 2
    again = staged(mine, "RO,2020,14,", "NL,2020,9,p")
    assert verdicts(again) == ["same", "same"]
    assert accept(batch=again, confirmed={2, 3}, by=editor()) == 0
    assert Observation.objects.count() == 2


def test_the_same_file_that_waits_is_not_staged_again() -> None:
    mine = series()
    assert staged(mine, "RO,2020,14,") == staged(mine, "RO,2020,14,")
    assert SeriesImport.objects.count() == 1


def test_a_workbook_says_what_the_text_says() -> None:
    mine = series()
    batch = stage(
        series=mine, name="a.xlsx", data=xlsx_of(["RO", 2020, 14, None], ["NL", 2020, 1.5, None]), by=editor()
    )
    assert verdicts(batch) == ["new", "wrong"]


def test_a_revision_is_shown_and_needs_to_be_confirmed() -> None:
    mine = series()
    taken_over(mine, "RO,2020,14,", "NL,2020,9,")
    batch = staged(mine, "RO,2020,16,", "NL,2020,8,")
    row = batch.rows.get(territory="RO")
    assert (row.verdict, row.before["value"], row.value) == (SeriesImportRow.Verdict.CHANGED, "14.0000", 16)
    assert accept(batch=batch, confirmed={row.line}, by=editor()) == 1
    kept = [(one.territory, one.revision, one.value) for one in Observation.objects.in_order()]
    assert kept == [("NL", 1, 9), ("RO", 1, 14), ("RO", 2, 16)]
    assert figures_of(mine)["RO", 2020].revision == 2


def test_a_file_judged_beside_older_figures_is_refused() -> None:
    mine = series()
    taken_over(mine, "RO,2020,14,")
    batch, other = staged(mine, "RO,2020,15,"), staged(mine, "RO,2020,16,")
    accept(batch=other, confirmed={2}, by=editor())
    with pytest.raises(FiguresChangedError):
        accept(batch=batch, confirmed={2}, by=editor())
    assert figures_of(mine)["RO", 2020].value == 16


def test_a_file_is_decided_on_once() -> None:
    mine = series()
    batch = staged(mine, "RO,2020,14,")
    discard(batch=batch, by=editor())
    assert not batch.rows.exists()
    for again in (lambda: accept(batch=batch, confirmed=set(), by=editor()), lambda: discard(batch=batch, by=editor())):
        with pytest.raises(DecidedBeforeError):
            again()
    assert not Observation.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_every_figure_as_it_was(change: str) -> None:
    taken_over(series(), "RO,2020,14,")
    rows = Observation.objects.filter(territory="RO")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(value=15) if change == "update" else rows.delete()
    assert Observation.objects.get().value == 14


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"geo,year\nRO,2020\n", "Lacking: value"),
        (b"geo,year,value\n", "no rows"),
        (b"PK\x03\x04x", "broken"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        stage(series=series(), name="a.csv", data=data, by=editor())
    assert not SeriesImport.objects.exists()


def test_a_break_must_stand_on_the_page_first() -> None:
    mine = series("Other", breaks=[])
    assert verdicts(staged(mine, "DK,2021,9,b")) == ["wrong"]
    with_break = series("With break")
    assert verdicts(stage(series=with_break, name="a.csv", data=csv_of("DK,2021,9,b"), by=editor())) == ["new"]


def test_unit_and_digits_stay_what_figures_were_taken_over_with() -> None:
    page = series_page()
    mine = page_series(page)
    say(page, unit="cases")
    assert page_series(page).unit == "cases"
    taken_over(mine, "RO,2020,14,")
    say(page, unit="percent", decimals=2, demonstrative=True)
    kept = page_series(page)
    assert (kept.unit, kept.decimals, kept.demonstrative) == ("cases", 0, True)


def page_series(page: SeriesPage) -> Series:
    return Series.objects.get(page_key=page.translation_key)
