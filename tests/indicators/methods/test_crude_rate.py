"""Crude rate: to the printed digits, and wider where the same persons have several events."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.count import count_limits
from kriminalpraeventiv.indicators.methods.crude_rate import crude_rate, rate_of_repeated
from kriminalpraeventiv.indicators.methods.result import Result

LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
COUNTS = st.one_of(st.integers(0, 20), st.integers(0, 3_000))
POPULATIONS = st.one_of(st.integers(1, 10**6), st.floats(1, 1e6))
REPEATED = {1: 120, 2: 24, 3: 8, 5: 3}
PERSONS = st.dictionaries(st.integers(1, 12), st.integers(0, 200), max_size=6)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


def test_a_rate_gives_the_printed_digits() -> None:
    found = crude_rate(810, 20_000)  # 2.1
    assert found.value == pytest.approx(40.5)
    assert [round(bound, 6) for bound in bounds(found)] == [37.758549, 43.387875]


def test_a_rate_of_events_that_are_not_independent_gives_the_printed_digits() -> None:
    alone, together = crude_rate(207, 20_000), rate_of_repeated(REPEATED, 20_000)  # 2.1
    assert alone.value == pytest.approx(10.35)
    assert together.value == pytest.approx(10.35)
    assert [round(bound, 2) for bound in bounds(alone)] == [8.99, 11.86]
    assert [round(bound, 2) for bound in bounds(together)] == [8.55, 12.35]


@given(st.integers(0, 9), POPULATIONS, LEVELS)
def test_a_rate_of_few_events_has_the_exact_interval(count: int, population: float, level: float) -> None:
    tail = (1 - level) / 2
    oracle = (stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, stats.chi2.isf(tail, 2 * count + 2) / 2)
    found = crude_rate(count, population, level=level, multiplier=1)
    assert bounds(found) == pytest.approx([bound / population for bound in oracle], rel=1e-9)
    assert found.method == "rate_garwood"


@given(COUNTS, POPULATIONS, LEVELS, st.sampled_from([1, 100, 1_000, 10_000]))
def test_a_multiplier_multiplies_the_rate_and_its_interval(
    count: int, population: float, level: float, multiplier: float
) -> None:
    plain = crude_rate(count, population, level=level, multiplier=1)
    times = crude_rate(count, population, level=level, multiplier=multiplier)
    assert times.value == pytest.approx((plain.value or 0) * multiplier)
    assert bounds(times) == pytest.approx([bound * multiplier for bound in bounds(plain)])
    assert times.multiplier == multiplier


@given(COUNTS, POPULATIONS, LEVELS)
def test_a_rate_lies_within_its_interval(count: int, population: float, level: float) -> None:
    found = crude_rate(count, population, level=level)
    low, high = bounds(found)
    assert 0 <= low <= (found.value or 0) < high


@given(st.integers(1, 500), POPULATIONS, st.integers(2, 9), LEVELS)
def test_more_of_the_same_gives_a_narrower_interval(count: int, population: float, times: int, level: float) -> None:
    low, high = bounds(crude_rate(count, population, level=level))
    near_low, near_high = bounds(crude_rate(count * times, population * times, level=level))
    assert near_high - near_low < high - low


@given(st.integers(0, 500), POPULATIONS, LEVELS)
def test_events_that_all_have_their_own_person_have_the_plain_interval(
    count: int, population: float, level: float
) -> None:
    alone, together = (
        crude_rate(count, population, level=level),
        rate_of_repeated({1: count}, population, level=level),
    )
    assert together.value == pytest.approx(alone.value)
    assert bounds(together) == pytest.approx(bounds(alone), abs=1e-9)


@given(PERSONS, LEVELS)
def test_the_same_persons_having_several_widens_the_interval(persons: dict[int, int], level: float) -> None:
    events = sum(times * number for times, number in persons.items())
    low, high = bounds(crude_rate(events, 20_000, level=level))
    wide_low, wide_high = bounds(rate_of_repeated(persons, 20_000, level=level))
    assert wide_low <= low + 1e-9
    assert high <= wide_high + 1e-9
    assert 0 <= wide_low <= events / 20 <= wide_high


@given(PERSONS, LEVELS)
def test_the_interval_is_that_of_the_events_spread_by_the_root_of_the_variances(
    persons: dict[int, int], level: float
) -> None:
    events = sum(times * number for times, number in persons.items())
    spread = math.sqrt(sum(times**2 * number for times, number in persons.items()) / events) if events else 1
    low, high = count_limits(events, level)[1]
    oracle = (max(0, events + spread * (low - events)) / 50, (events + spread * (high - events)) / 50)
    found = rate_of_repeated(persons, 5_000, level=level, multiplier=100)
    assert bounds(found) == pytest.approx(oracle, rel=1e-9, abs=1e-12)


def test_a_rate_of_no_events_has_only_an_upper_bound_above_0() -> None:
    for found in (crude_rate(0, 1_000), rate_of_repeated({}, 1_000), rate_of_repeated({1: 0}, 1_000)):
        assert [round(bound, 6) for bound in bounds(found)] == [0, 3.688879]  # -ln 0.025


def test_rates_of_few_events_in_many_keep_the_digits_that_count() -> None:
    assert "er 0,0000 pr. 1.000. Med 95 pct. sikkerhed ligger hyppigheden mellem 0,0000 og 0,0037." in (
        crude_rate(0, 10**6).text.da
    )
    assert "er 0,0020 pr. 1.000." in crude_rate(2, 10**6).text.da


def test_a_rate_says_how_it_was_computed_in_both_languages() -> None:
    found = crude_rate(810, 20_000, level=0.998)
    assert (found.method, found.level, found.multiplier) == ("rate_byar", 0.998, 1_000)
    assert found.inputs == (("count", 810), ("population", 20_000))
    assert found.text.da == (
        "810 ud af 20.000 er 40,5 pr. 1.000. Med 99,8 pct. sikkerhed ligger hyppigheden mellem 36,2 og 45,1."
    )
    assert found.text.en == (
        "810 of 20,000 is 40.5 per 1,000. With 99.8 per cent confidence the rate lies between 36.2 and 45.1."
    )


def test_a_rate_of_repeated_events_says_so_in_both_languages() -> None:
    found = rate_of_repeated(REPEATED, 20_000)
    assert (found.method, found.level, found.multiplier) == ("rate_dobson", 0.95, 1_000)
    assert found.inputs == (("events", (1, 2, 3, 5)), ("persons", (120, 24, 8, 3)), ("population", 20_000))
    assert found.text.da.startswith("207 hændelser hos 155 personer ud af 20.000 er 10,4 pr. 1.000. Med 95 pct.")
    assert "mellem 8,5 og 12,3; der er taget højde for" in found.text.da
    assert found.text.en.startswith("207 events among 155 persons of 20,000 is 10.4 per 1,000. With 95 per cent")


def test_an_interval_asked_of_a_printed_rate_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidInput, match="want the count itself") as refused:
        crude_rate(None, 20_000)  # type: ignore[arg-type]  # 40,5 per 1,000, count lost
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("no_count", "$.count")]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        crude_rate(-1, 0.5, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.count", "$.population", "$.level", "$.multiplier"]
    with pytest.raises(InvalidInput) as refused:
        rate_of_repeated({0: 1}, 0.5, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.persons", "$.population", "$.level", "$.multiplier"]
