"""Windows: 12 months for each victim from the first incident, whatever the calendar says."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.windows import hit_within

FIRST = date(2016, 11, 3)
LAST = date(2019, 12, 31)
INCIDENTS = st.lists(st.tuples(st.sampled_from("abcdef"), st.dates(date(2016, 1, 1), LAST)), max_size=40)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (date(2016, 11, 3), {2: 1}),
        (date(2017, 1, 1), {2: 1}),
        (date(2017, 11, 2), {2: 1}),
        (date(2017, 11, 3), {1: 1}),
        (date(2018, 1, 1), {1: 1}),
    ],
)
def test_a_window_ends_the_day_before_the_same_day_a_year_later(second: date, found: dict[int, int]) -> None:
    assert hit_within([("a", FIRST), ("a", second)], until=LAST) == found
    assert hit_within([("a", second), ("a", FIRST)], until=LAST) == found


@pytest.mark.parametrize(
    ("until", "found"), [(date(2017, 11, 1), {}), (date(2017, 11, 2), {1: 1}), (date(2017, 11, 3), {1: 1})]
)
def test_a_victim_not_followed_for_the_whole_window_is_left_out(until: date, found: dict[int, int]) -> None:
    assert hit_within([("a", FIRST)], until=until) == found


@pytest.mark.parametrize(
    ("first", "months", "outside"),
    [
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 8, 31), 6, date(2017, 2, 28)),
        (date(2016, 12, 15), 1, date(2017, 1, 15)),
        (date(2016, 12, 15), 12, date(2017, 12, 15)),
        (date(2016, 1, 15), 11, date(2016, 12, 15)),
        (date(2016, 1, 15), 24, date(2018, 1, 15)),
    ],
)
def test_months_are_months_of_the_calendar(first: date, months: int, outside: date) -> None:
    inside = outside - timedelta(days=1)
    assert hit_within([("a", first), ("a", inside)], until=LAST, months=months) == {2: 1}
    assert hit_within([("a", first), ("a", outside)], until=LAST, months=months) == {1: 1}


def test_several_victims_are_counted_by_how_often_they_were_hit() -> None:
    later = [FIRST + timedelta(days=days) for days in (10, 20, 400)]
    incidents = [("a", FIRST), ("b", FIRST), ("c", FIRST), *(("b", day) for day in later), ("c", later[0])]
    assert hit_within(incidents, until=LAST) == {1: 1, 2: 1, 3: 1}
    assert hit_within([], until=LAST) == {}


@given(INCIDENTS, st.integers(1, 24))
def test_whom_and_how_often_agree_with_counting_days_one_by_one(incidents: list[tuple[str, date]], months: int) -> None:
    expected: dict[int, int] = {}
    for victim in {victim for victim, _ in incidents}:
        days = sorted(day for each, day in incidents if each == victim)
        years, month = divmod(days[0].month - 1 + months, 12)
        end = date(days[0].year + years, month + 1, 1) + timedelta(days=days[0].day - 1)
        if end.month != month + 1:  # the month is shorter
            end = date(end.year, end.month, 1) - timedelta(days=1)
        if end <= LAST + timedelta(days=1):
            times = sum(day < end for day in days)
            expected[times] = expected.get(times, 0) + 1
    assert hit_within(incidents, until=LAST, months=months) == expected


@given(INCIDENTS)
def test_the_order_of_incidents_does_not_matter(incidents: list[tuple[str, date]]) -> None:
    assert hit_within(incidents[::-1], until=LAST) == hit_within(incidents, until=LAST)


def test_a_window_past_the_last_year_is_never_whole() -> None:
    assert hit_within([("a", date(9999, 6, 1))], until=date(9999, 6, 2)) == {}


@pytest.mark.parametrize(
    ("incidents", "until", "months", "places"),
    [
        ([("a", datetime(2016, 1, 1))], LAST, 12, ["$.incidents[0]"]),  # noqa: DTZ001 - a time where a day is wanted
        ([("a", FIRST), (7, FIRST), ("a",), ["a", FIRST]], LAST, 12, [f"$.incidents[{each}]" for each in (1, 2, 3)]),
        ([("a", "2016-01-01")], None, 0, ["$.until", "$.months", "$.incidents[0]"]),
        ([("a", date(2020, 1, 1))], LAST, 12, ["$.until"]),
    ],
)
def test_what_cannot_be_is_refused(
    incidents: list[tuple[str, date]], until: date, months: int, places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        hit_within(incidents, until=until, months=months)
    assert [fault.place for fault in refused.value.faults] == places
    assert "2020" not in str(refused.value)


def test_an_incident_on_the_last_day_known_is_taken() -> None:
    assert hit_within([("a", FIRST), ("a", date(2017, 11, 2))], until=date(2017, 11, 2)) == {2: 1}
