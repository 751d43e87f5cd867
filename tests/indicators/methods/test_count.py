"""Count: the exact Poisson interval and Byar's to the printed digits, as scipy and statsmodels have them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.rates import confint_poisson

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.count import (
    EXACT_BELOW,
    LARGEST_EXACT,
    byar,
    byar_limits,
    count_interval,
    count_limits,
    garwood,
    garwood_limits,
)

LEVELS = st.one_of(st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.998, 0.999999]), st.floats(0.01, 0.999))
COUNTS = st.one_of(st.integers(0, 30), st.integers(31, 3_000))
METHODS = st.sampled_from([garwood_limits, byar_limits])


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(4, 1.089865, 10.241589), (290, 257.580025, 325.371326)],  # 2.1
)
def test_the_exact_interval_gives_the_printed_digits(count: int, low: float, high: float) -> None:
    assert [round(bound, 6) for bound in garwood_limits(count, 0.95)] == [low, high]


def test_the_preliminary_road_deaths_of_2016_give_the_printed_digits() -> None:
    low, high = garwood_limits(215, 0.95)  # 1.3, Y3: 187-246
    assert (round(low), round(high)) == (187, 246)


def test_byar_gives_the_printed_digits() -> None:
    assert [round(bound, 6) for bound in byar_limits(290, 0.95)] == [257.579002, 325.372092]  # 2.1


@given(COUNTS, LEVELS)
def test_the_exact_interval_agrees_with_scipy(count: int, level: float) -> None:
    tail = (1 - level) / 2
    oracle = (stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, stats.chi2.isf(tail, 2 * count + 2) / 2)
    assert garwood_limits(count, level) == pytest.approx(oracle, rel=1e-9)


@given(st.integers(1, 500))
def test_the_exact_interval_agrees_with_statsmodels(count: int) -> None:
    assert garwood_limits(count, 0.95) == pytest.approx(confint_poisson(count, 1, method="exact-c"), rel=1e-9)


@given(COUNTS, LEVELS)
def test_byar_is_the_wilson_hilferty_quantile_of_the_exact_interval(count: int, level: float) -> None:
    reach = stats.norm.isf((1 - level) / 2)

    def quantile(events: int, side: float) -> float:
        return float(events * max(0, 1 - 1 / (9 * events) + side * reach / (9 * events) ** 0.5) ** 3)

    oracle = (quantile(count, -1) if count else 0, quantile(count + 1, 1))
    assert byar_limits(count, level) == pytest.approx(oracle, rel=1e-9, abs=1e-300)


@given(st.integers(10, 3_000))
def test_from_10_events_byar_and_the_exact_interval_no_longer_differ_by_a_hundredth(count: int) -> None:
    assert byar_limits(count, 0.95) == pytest.approx(garwood_limits(count, 0.95), rel=0.01)


@given(COUNTS, LEVELS, METHODS)
def test_an_interval_holds_the_count_and_nothing_below_0(count: int, level: float, method: type) -> None:
    low, high = method(count, level)
    assert 0 <= low <= count < high
    assert (low == 0) <= (count < 10)


@given(COUNTS, LEVELS, LEVELS, METHODS)
def test_a_higher_level_gives_a_wider_interval(count: int, level: float, other: float, method: type) -> None:
    assume(level < other)
    (low, high), (wide_low, wide_high) = method(count, level), method(count, other)
    assert wide_low <= low
    assert high <= wide_high


@given(st.integers(1, 3_000), st.integers(2, 9), LEVELS)
def test_more_events_give_an_interval_narrower_in_relation_to_them(count: int, times: int, level: float) -> None:
    for limits in (garwood_limits, byar_limits):
        (low, high), (near_low, near_high) = limits(count, level), limits(count * times, level)
        assert (near_high - near_low) / times < high - low


@given(COUNTS, METHODS)
def test_one_more_event_moves_both_bounds_up(count: int, method: type) -> None:
    (low, high), (next_low, next_high) = method(count, 0.95), method(count + 1, 0.95)
    assert low < next_low
    assert high < next_high


def test_below_10_events_the_interval_is_exact_and_from_10_it_is_byars() -> None:
    assert [count_interval(count).method for count in (0, 9, 10, 290)] == ["garwood", "garwood", "byar", "byar"]
    assert count_limits(9, 0.9) == ("garwood", garwood_limits(9, 0.9))
    assert count_limits(10, 0.9) == ("byar", byar_limits(10, 0.9))
    assert EXACT_BELOW == 10


def test_byar_is_never_below_0_for_few_events_at_a_high_level() -> None:
    assert byar_limits(1, 0.998)[0] == 0
    assert byar_limits(0, 0.95)[0] == 0


def test_a_count_says_how_it_was_computed_in_both_languages() -> None:
    found = count_interval(290, level=0.9)
    assert (found.method, found.value, found.level, found.multiplier) == ("byar", 290, 0.9, 1)
    assert found.inputs == (("count", 290),)
    assert found.text.da.endswith("Med 90 pct. sikkerhed ligger det niveau, det svinger om, mellem 262,6 og 319,6.")
    assert found.text.en.endswith("with 90 per cent confidence the level it varies about lies between 262.6 and 319.6.")
    assert garwood(290).interval != byar(290).interval
    assert garwood(4, level=0.9).level == 0.9


@pytest.mark.parametrize("method", [count_interval, garwood, byar])
def test_an_interval_is_refused_where_there_is_no_count(method: type) -> None:
    with pytest.raises(InvalidInput) as refused:
        method(None)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("no_count", "$.count")]


@pytest.mark.parametrize("method", [count_interval, garwood, byar])
@pytest.mark.parametrize("count", [-1, True, 4.0, "4"])
def test_a_count_that_cannot_be_is_refused_with_every_other_fault(method: type, count: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        method(count, level=95)
    assert [fault.place for fault in refused.value.faults] == ["$.count", "$.level"]


def test_an_exact_interval_of_a_very_large_count_is_refused_and_says_where_it_is() -> None:
    assert garwood(LARGEST_EXACT).value == LARGEST_EXACT
    with pytest.raises(InvalidInput, match=r"`exact\.exact_count`") as refused:
        garwood(LARGEST_EXACT + 1)
    assert refused.value.faults[0].code == "too_large"
    assert count_interval(LARGEST_EXACT + 1).method == "byar"
