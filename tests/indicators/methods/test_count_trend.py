"""Count trend: as Poisson regression has it, with seasons and without."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.api import GLM, families

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.count_trend import trend_of_counts
from kriminalpraeventiv.indicators.methods.result import Result

LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
SERIES = st.lists(st.tuples(st.integers(0, 200), st.integers(100, 10_000)), min_size=5, max_size=12)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


def regression(counts: list[int], exposures: list[float], seasons: int, slope: float) -> tuple[float, float]:
    """Return the slope and its error by statsmodels, from a start near it: the usual one warns of exact fits."""
    design = [[*(float(i % seasons == s) for s in range(seasons)), float(i)] for i in range(len(counts))]
    offset = [math.log(exposure) for exposure in exposures]
    model = GLM(counts, design, family=families.Poisson(), offset=offset)
    expected = [exposure * math.exp(slope * i) for i, exposure in enumerate(exposures)]
    levels = [math.log(sum(counts[s::seasons]) / sum(expected[s::seasons])) for s in range(seasons)]
    fitted = model.fit(method="newton", start_params=[*levels, slope], tol=1e-14, maxiter=200, disp=0)
    return float(fitted.params[-1]), float(fitted.bse[-1])


@given(SERIES, LEVELS)
@settings(max_examples=30)
def test_a_trend_agrees_with_statsmodels(series: list[tuple[int, int]], level: float) -> None:
    counts, exposures = [count for count, _ in series], [float(exposure) for _, exposure in series]
    assume(sum(counts) not in {counts[0], counts[-1]})
    found = trend_of_counts(counts, exposures, level=level)
    slope, error = regression(counts, exposures, 1, math.log(found.value or 0))
    reach = stats.norm.isf((1 - level) / 2) * error
    assert found.value == pytest.approx(math.exp(slope), rel=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-9)
    assert bounds(found) == pytest.approx((math.exp(slope - reach), math.exp(slope + reach)), rel=1e-9)


@given(st.lists(st.integers(1, 200), min_size=12, max_size=20), LEVELS)
@settings(max_examples=30)
def test_a_trend_with_quarters_agrees_with_statsmodels(counts: list[int], level: float) -> None:
    found = trend_of_counts(counts, seasons=4, level=level)
    slope, error = regression(counts, [1.0] * len(counts), 4, math.log(found.value or 0))
    reach = stats.norm.isf((1 - level) / 2) * error
    assert found.value == pytest.approx(math.exp(slope), rel=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-9)
    assert found.statistic == pytest.approx(slope / error, rel=1e-6, abs=1e-9)
    assert bounds(found) == pytest.approx((math.exp(slope - reach), math.exp(slope + reach)), rel=1e-9)


@given(SERIES, LEVELS)
def test_a_trend_puts_the_events_as_late_as_they_lie(series: list[tuple[int, int]], level: float) -> None:
    counts, exposures = [count for count, _ in series], [exposure for _, exposure in series]
    assume(sum(counts) not in {counts[0], counts[-1]})
    found = trend_of_counts(counts, exposures, level=level)
    raw = [exposure * (found.value or 0) ** period for period, exposure in enumerate(exposures)]
    means = [each * sum(counts) / sum(raw) for each in raw]
    late = sum(period * count for period, count in enumerate(counts))
    assert sum(period * mean for period, mean in enumerate(means)) == pytest.approx(late, rel=1e-9)
    assert found.p == pytest.approx(2 * stats.norm.sf(abs(found.statistic or 0)), rel=1e-9)


@given(SERIES, st.floats(0.1, 1_000))
def test_only_ratios_of_exposures_matter_and_backwards_is_the_other_way(
    series: list[tuple[int, int]], times: float
) -> None:
    counts, exposures = [count for count, _ in series], [float(exposure) for _, exposure in series]
    assume(sum(counts) not in {counts[0], counts[-1]})
    found = trend_of_counts(counts, exposures)
    scaled = trend_of_counts(counts, [exposure * times for exposure in exposures])
    backwards = trend_of_counts(counts[::-1], exposures[::-1])
    assert scaled.value == pytest.approx(found.value, rel=1e-9)
    assert backwards.value == pytest.approx(1 / (found.value or 0), rel=1e-9)
    assert backwards.statistic == pytest.approx(-(found.statistic or 0), rel=1e-6, abs=1e-9)
    assert bounds(backwards) == pytest.approx([1 / bound for bound in reversed(bounds(found))], rel=1e-9)


@pytest.mark.parametrize("counts", [[1, 1, 0, 0, 0], [0, 0, 0, 1, 1], [5, 1, 0, 0, 0], [0, 0, 0, 1, 5]])
def test_a_steep_trend_of_few_events_is_found(counts: list[int]) -> None:
    times = trend_of_counts(counts).value or 0
    late = sum(period * times**period for period in range(5)) / sum(times**period for period in range(5))
    assert late == pytest.approx(sum(period * count for period, count in enumerate(counts)) / sum(counts), rel=1e-9)


def test_seasons_that_repeat_are_no_trend() -> None:
    quarters = [10, 20, 40, 80]
    assert trend_of_counts(quarters * 3, seasons=4).value == pytest.approx(1)
    assert (trend_of_counts(quarters * 3).value or 0) > 1
    doubled = [count * year for year in (1, 2, 4) for count in quarters]
    assert trend_of_counts(doubled, seasons=4).value == pytest.approx(2 ** (1 / 4))


def test_a_trend_without_exposures_is_one_of_counts_alone() -> None:
    counts = [41, 38, 36, 39, 33, 31, 29]
    alone, equal = trend_of_counts(counts), trend_of_counts(counts, [1_000] * 7)
    assert alone.value == pytest.approx(equal.value)
    assert bounds(alone) == pytest.approx(bounds(equal))
    assert alone.inputs == (("counts", tuple(counts)), ("exposures", (1.0,) * 7), ("seasons", 1))
    assert trend_of_counts([10, 20, 40, 80, 160]).value == pytest.approx(2)
    assert trend_of_counts([7] * 5).value == pytest.approx(1)


@pytest.mark.parametrize(
    ("counts", "exposures", "places"),
    [
        ([1, 2, 3, 4], None, ["$.counts"]),
        ([0, 0, 0, 0, 0], None, ["$.counts"]),
        ([0, 0, 0, 0, 9], None, ["$.counts"]),
        ([9, 0, 0, 0, 0], None, ["$.counts"]),
        ([1, 2, 3, 4, None], None, ["$.counts[4]"]),
        ([1, 2, 3, 4, -5], [1, 1, 1, 1, 0], ["$.counts[4]", "$.exposures[4]"]),
        ([1, 2, 3, 4, 5], [1, 1, 1, 1], ["$.exposures"]),
    ],
)
def test_series_without_a_trend_are_refused(
    counts: list[int], exposures: list[float] | None, places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        trend_of_counts(counts, exposures)
    assert [fault.place for fault in refused.value.faults] == places


def test_events_in_one_period_between_have_a_trend() -> None:
    assert (trend_of_counts([0, 0, 0, 9, 0]).value or 0) > 1
    assert (trend_of_counts([0, 9, 0, 0, 0]).value or 0) < 1


def test_seasons_need_two_years_and_events_elsewhere_than_at_one_end() -> None:
    assert trend_of_counts([1, 2, 3, 4, 5, 6, 7, 8], seasons=4).value == pytest.approx(math.exp(math.log(26 / 10) / 4))
    for counts in ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 5, 6, 7, 8], [5, 6, 7, 8, 0, 0, 0, 0]):
        with pytest.raises(InvalidInput) as refused:
            trend_of_counts(counts, seasons=4)
        assert [(fault.code, fault.place) for fault in refused.value.faults] == [("too_few", "$.counts")]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        trend_of_counts([-1], [0, 1], seasons=0, level=95)
    assert [fault.place for fault in refused.value.faults] == [
        "$.seasons",
        "$.counts[0]",
        "$.exposures[0]",
        "$.exposures",
        "$.counts",
        "$.level",
    ]


def test_series_at_the_edge_of_what_can_be_are_computed() -> None:
    assert (trend_of_counts([1, 0, 0, 0, 10**9]).value or 0) > 100
    assert (trend_of_counts([0, 0, 1, 0, 10**6], [1e-12, 1e12, 1, 1, 1]).value or 0) > 1
    assert trend_of_counts([10**12] * 5).value == pytest.approx(1)


def test_a_trend_says_how_it_was_computed_in_both_languages() -> None:
    found = trend_of_counts([41, 38, 36, 39, 33, 31, 29], level=0.9)
    assert (found.method, found.level, found.multiplier) == ("trend_of_counts", 0.9, 1)
    assert found.text.da == (
        "Fra den ene periode til den næste ændrer hyppigheden sig med -5,2 pct.: "
        "Med 90 pct. sikkerhed er det mellem -10,1 og -0,1 pct. "
        "Var der ingen udvikling, ville tilfældigheder alene give en mindst så stor ændring i 9,2 pct. af tilfældene."
    )
    assert "with 90 per cent confidence it is between -10.1 and -0.1 per cent" in found.text.en
