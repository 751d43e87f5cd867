"""Comparable time: a year so far is no whole year, and spring is not autumn."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.comparable_time import length, not_as_long, not_same_season, year_before
from kriminalpraeventiv.period import Period


def days(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2016-01-01", "2016-12-31", (12, 0)),
        ("2017-02-01", "2017-02-28", (1, 0)),
        ("2016-02-01", "2016-02-28", (0, 28)),
        ("2017-01-31", "2017-02-28", (1, 0)),
        ("2017-01-10", "2017-03-15", (2, 6)),
        ("2017-03-31", "2017-03-31", (0, 1)),
        ("2017-08-01", "2018-06-30", (11, 0)),
        ("0001-01-01", "0001-01-01", (0, 1)),
        ("9999-12-01", "9999-12-31", (1, 0)),
        ("9999-12-15", "9999-12-31", (0, 17)),
    ],
)
def test_a_period_is_so_many_months_and_days_over(start: str, end: str, found: tuple[int, int]) -> None:
    assert length(days(start, end)) == found


def test_years_are_as_long_as_each_other_leap_or_not() -> None:
    assert not_as_long(days("2016-01-01", "2016-12-31"), days("2017-01-01", "2017-12-31")) is None
    assert not_as_long(days("2016-02-01", "2016-02-29"), days("2017-02-01", "2017-02-28")) is None


# The status report of Nørrebro covers August 2017 to June 2018: eleven months.
def test_eleven_months_are_not_held_against_a_year() -> None:
    why = not_as_long(days("2016-01-01", "2016-12-31"), days("2017-08-01", "2018-06-30"))
    assert why
    assert why.da == ("Perioderne er ikke lige lange (12 måneder over for 11 måneder): sammenlign de samme måneder.")


def test_a_length_is_told_in_months_days_or_both() -> None:
    why = not_as_long(days("2017-01-10", "2017-03-15"), days("2017-03-01", "2017-03-05"))
    assert why
    assert "(2 months and 6 days against 5 days)" in why.en


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (days("2017-01-01", "2017-06-30"), days("2018-01-01", "2018-06-30"), True),
        (days("2017-01-01", "2017-06-30"), days("2018-07-01", "2018-12-31"), False),
        (days("2017-02-01", "2017-02-28"), days("2016-02-01", "2016-02-29"), True),
        (days("2017-02-01", "2017-02-28"), days("2016-02-01", "2016-02-28"), False),
        (days("2017-03-01", "2017-03-31"), days("2017-03-02", "2017-03-31"), False),
        (days("2017-01-01", "2017-12-31"), days("2017-08-01", "2018-07-31"), True),
        (days("2017-01-01", "2018-12-31"), days("2017-08-01", "2018-07-31"), True),
        (days("2017-01-01", "2017-12-31"), days("2017-08-01", "2018-06-30"), False),
        (days("2017-08-01", "2018-06-30"), days("2017-01-01", "2017-12-31"), False),
        (days("2017-03-05", "2017-03-10"), days("2016-03-05", "2016-03-10"), True),
        (days("2017-03-05", "2017-03-10"), days("2016-03-05", "2016-03-11"), False),
        (days("2017-03-05", "2017-03-10"), days("2016-04-05", "2016-04-10"), False),
    ],
)
def test_only_the_same_days_of_the_year_lie_at_the_same_time_of_it(first: Period, second: Period, same: bool) -> None:
    assert (not_same_season(first, second) is None) == same


def test_the_same_months_of_the_year_before_are_what_a_year_so_far_is_held_against() -> None:
    so_far = days("2018-01-01", "2018-06-30")
    assert year_before(so_far) == days("2017-01-01", "2017-06-30")
    assert year_before(so_far, 3) == days("2015-01-01", "2015-06-30")
    assert year_before(days("2017-02-01", "2017-02-28")) == days("2016-02-01", "2016-02-29")
    assert year_before(days("2016-02-29", "2016-02-29")) == days("2015-02-28", "2015-02-28")
    assert year_before(days("0002-01-01", "0002-01-31")) == days("0001-01-01", "0001-01-31")


@pytest.mark.parametrize("years", [0, -1, 2018, 1.0, True])
def test_years_there_were_none_of_are_refused(years: int) -> None:
    with pytest.raises(InvalidInput, match=r"\$\.years"):
        year_before(days("2018-01-01", "2018-06-30"), years)


@pytest.mark.parametrize("period", [Period(date(2017, 1, 1), None), Period(None, date(2017, 1, 1))])
def test_an_open_period_has_no_length(period: Period) -> None:
    with pytest.raises(InvalidInput, match="want a first and a last day"):
        length(period)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(1, 12))
def test_the_same_months_a_year_before_are_as_long_and_at_the_same_time(start: date, months: int) -> None:
    first = start.replace(day=1)
    month = first.year * 12 + first.month - 1 + months
    after = date(month // 12, month % 12 + 1, 1)
    period = Period(first, date.fromordinal(after.toordinal() - 1))
    before = year_before(period)
    assert length(period) == (months, 0)
    assert not_as_long(period, before) is None
    assert not_same_season(period, before) is None
