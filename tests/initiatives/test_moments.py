"""A deadline is a moment with its zone: what people write, what the clocks of a place do, and what follows."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.wall_clock import DoubleHour, SkippedHour
from initiatives.moments import days_from, is_late, moment, reminder_of
from initiatives.queries.deadlines import in_zone_of_reader

BRUSSELS = "Europe/Brussels"


@pytest.mark.parametrize(
    ("day", "hour", "zone", "utc"),
    [
        (date(2027, 3, 27), None, BRUSSELS, datetime(2027, 3, 27, 16, tzinfo=UTC)),
        (date(2027, 3, 28), None, BRUSSELS, datetime(2027, 3, 28, 15, tzinfo=UTC)),
        (date(2027, 10, 30), None, BRUSSELS, datetime(2027, 10, 30, 15, tzinfo=UTC)),
        (date(2027, 10, 31), None, BRUSSELS, datetime(2027, 10, 31, 16, tzinfo=UTC)),
        (date(2027, 3, 28), time(1, 59), BRUSSELS, datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(3, 0), BRUSSELS, datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2027, 10, 31), time(1, 59), BRUSSELS, datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (date(2027, 10, 31), time(3, 0), BRUSSELS, datetime(2027, 10, 31, 2, tzinfo=UTC)),
        (date(2027, 3, 28), time(2, 30), "Europe/Bucharest", datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        (date(2027, 7, 1), time(12, 0), "Atlantic/Reykjavik", datetime(2027, 7, 1, 12, tzinfo=UTC)),
    ],
)
def test_an_hour_of_a_place_is_one_moment(day: date, hour: time | None, zone: str, utc: datetime) -> None:
    assert moment(day, hour, zone) == utc


@pytest.mark.parametrize(
    ("day", "hour", "zone", "error"),
    [
        (date(2027, 3, 28), time(2, 0), BRUSSELS, SkippedHour),
        (date(2027, 3, 28), time(2, 59), BRUSSELS, SkippedHour),
        (date(2027, 3, 28), time(3, 30), "Europe/Bucharest", SkippedHour),
        (date(2027, 3, 28), time(1, 30), "Europe/Lisbon", SkippedHour),
        (date(2027, 10, 31), time(2, 0), BRUSSELS, DoubleHour),
        (date(2027, 10, 31), time(2, 59), BRUSSELS, DoubleHour),
        (date(2027, 10, 31), time(3, 30), "Europe/Bucharest", DoubleHour),
    ],
)
def test_an_hour_that_is_none_or_two_is_no_deadline(day: date, hour: time, zone: str, error: type[ValueError]) -> None:
    with pytest.raises(error):
        moment(day, hour, zone)


def test_the_reminder_comes_at_the_same_hour_over_both_changes_of_the_clocks() -> None:
    spring, autumn = moment(date(2027, 4, 5), None, BRUSSELS), moment(date(2027, 11, 5), None, BRUSSELS)
    assert reminder_of(spring, BRUSSELS) == datetime(2027, 3, 22, 16, tzinfo=UTC)
    assert spring - reminder_of(spring, BRUSSELS) == timedelta(days=14, hours=-1)
    assert reminder_of(autumn, BRUSSELS) == datetime(2027, 10, 22, 15, tzinfo=UTC)
    assert autumn - reminder_of(autumn, BRUSSELS) == timedelta(days=14, hours=1)


def test_a_reminder_whose_hour_the_clocks_skip_or_show_twice_has_one_moment() -> None:
    skipped = moment(date(2027, 4, 11), time(2, 30), BRUSSELS)
    assert reminder_of(skipped, BRUSSELS) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    double = moment(date(2027, 11, 14), time(2, 30), BRUSSELS)
    assert reminder_of(double, BRUSSELS) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2027, 4, 2), date(2027, 11, 4), date(2027, 7, 1)])
def test_ten_days_are_ten_days_of_the_clock_on_the_wall(day: date) -> None:
    deadline = moment(day, None, BRUSSELS)
    last = moment(day - timedelta(days=10), None, BRUSSELS)
    assert not is_late(deadline, BRUSSELS, last)
    assert is_late(deadline, BRUSSELS, last + timedelta(seconds=1))


@given(
    hours=st.integers(0, 4 * 365 * 24),
    zone=st.sampled_from([BRUSSELS, "Europe/Bucharest", "Europe/Lisbon", "Atlantic/Azores", "Atlantic/Reykjavik"]),
)
def test_days_before_are_never_off_by_more_than_the_clocks_change(hours: int, zone: str) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    assert abs((at - days_from(at, zone, -14)) - timedelta(days=14)) <= timedelta(hours=1)


def test_a_reader_sees_their_own_hour_and_their_own_day_where_it_is_another() -> None:
    at = moment(date(2027, 4, 5), time(0, 30), "Europe/Bucharest")
    assert in_zone_of_reader(at, "Europe/Bucharest", BRUSSELS, "en") == "4 April 2027, 23:30 (time of Brussels)"
    assert in_zone_of_reader(at, BRUSSELS, "Europe/Bucharest", "en") == "5 April 2027, 00:30 (time of Bucharest)"
    noon = moment(date(2027, 4, 5), time(12), BRUSSELS)
    assert in_zone_of_reader(noon, BRUSSELS, "Europe/Bucharest", "en") == "13:00 (time of Bucharest)"
    assert in_zone_of_reader(noon, BRUSSELS, "Europe/Amsterdam", "en") == ""
    assert in_zone_of_reader(noon, BRUSSELS, "", "en") == in_zone_of_reader(None, BRUSSELS, BRUSSELS, "en") == ""
