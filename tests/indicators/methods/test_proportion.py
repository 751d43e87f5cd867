"""Proportion: Wilson's interval to the printed digits, as scipy has it, and the laws an interval keeps."""

from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.proportion import wilson, wilson_limits
from kriminalpraeventiv.indicators.methods.result import Result

COUNTS = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.998])


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


@pytest.mark.parametrize(
    ("count", "denominator", "low", "high"),
    [(22, 275, 0.053422, 0.118150), (1, 17, 0.010460, 0.269820)],  # 2.1
)
def test_wilson_gives_the_printed_digits(count: int, denominator: int, low: float, high: float) -> None:
    found = wilson(count, denominator)
    assert found.value == count / denominator
    assert [round(bound, 6) for bound in bounds(found)] == [low, high]


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(0.08, 0.052, 0.122), (0.11, 0.076, 0.157)],  # 1.6: Tryghedsundersøgelsen 2017, ca. 234 answers a district
)
def test_a_district_of_234_answers_says_little(share: float, low: float, high: float) -> None:
    assert [round(bound, 3) for bound in wilson_limits(share, 234, 1.959964)] == [low, high]


@given(COUNTS, LEVELS)
def test_wilson_agrees_with_scipy_and_statsmodels(counts: tuple[int, int], level: float) -> None:
    oracle = stats.binomtest(*counts).proportion_ci(level, method="wilson")
    assert bounds(wilson(*counts, level=level)) == pytest.approx((oracle.low, oracle.high), rel=1e-9, abs=1e-14)
    other = proportion_confint(*counts, alpha=1 - level, method="wilson")
    assert bounds(wilson(*counts, level=level)) == pytest.approx(other, rel=1e-9, abs=1e-14)


@given(COUNTS, LEVELS)
def test_wilson_with_continuity_agrees_with_scipy(counts: tuple[int, int], level: float) -> None:
    assume(counts[1] > 1)
    oracle = stats.binomtest(*counts).proportion_ci(level, method="wilsoncc")
    found = wilson(*counts, level=level, continuity=True)
    assert bounds(found) == pytest.approx((max(0, oracle.low), min(1, oracle.high)), rel=1e-9, abs=1e-14)


@given(COUNTS, LEVELS)
def test_an_interval_solves_the_equation_it_is_made_from(counts: tuple[int, int], level: float) -> None:
    reach = stats.norm.isf((1 - level) / 2)
    share, n = counts[0] / counts[1], counts[1]
    for bound in bounds(wilson(*counts, level=level)):
        assert abs(share - bound) == pytest.approx(reach * sqrt(bound * (1 - bound) / n), rel=1e-6, abs=1e-9)


@given(COUNTS, LEVELS, st.booleans())
def test_an_interval_holds_the_share_and_stays_within_0_and_1(
    counts: tuple[int, int], level: float, continuity: bool
) -> None:
    low, high = bounds(wilson(*counts, level=level, continuity=continuity))
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    assert low < high


@given(COUNTS, LEVELS, LEVELS, st.booleans())
def test_a_higher_level_gives_a_wider_interval(
    counts: tuple[int, int], level: float, other: float, continuity: bool
) -> None:
    assume(level < other)
    low, high = bounds(wilson(*counts, level=level, continuity=continuity))
    wide_low, wide_high = bounds(wilson(*counts, level=other, continuity=continuity))
    assert wide_low <= low
    assert high <= wide_high


@given(COUNTS, st.integers(2, 9), LEVELS)
def test_more_of_the_same_gives_a_narrower_interval(counts: tuple[int, int], times: int, level: float) -> None:
    low, high = bounds(wilson(*counts, level=level))
    near_low, near_high = bounds(wilson(counts[0] * times, counts[1] * times, level=level))
    assert near_high - near_low < high - low


@given(COUNTS, LEVELS, st.booleans())
def test_those_who_are_not_counted_have_the_mirrored_interval(
    counts: tuple[int, int], level: float, continuity: bool
) -> None:
    low, high = bounds(wilson(*counts, level=level, continuity=continuity))
    others = bounds(wilson(counts[1] - counts[0], counts[1], level=level, continuity=continuity))
    assert others == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(COUNTS, LEVELS, st.booleans())
def test_a_multiplier_multiplies_the_value_and_its_interval(
    counts: tuple[int, int], level: float, continuity: bool
) -> None:
    plain = wilson(*counts, level=level, continuity=continuity)
    times = wilson(*counts, level=level, continuity=continuity, multiplier=1000)
    assert times.value == pytest.approx((plain.value or 0) * 1000)
    assert bounds(times) == pytest.approx([bound * 1000 for bound in bounds(plain)])
    assert (plain.multiplier, times.multiplier) == (1, 1000)


@given(COUNTS)
def test_continuity_widens_the_interval(counts: tuple[int, int]) -> None:
    low, high = bounds(wilson(*counts))
    wide_low, wide_high = bounds(wilson(*counts, continuity=True))
    assert wide_low <= low
    assert high <= wide_high
    assert wide_high - wide_low > high - low


def test_nobody_and_everybody_have_an_interval_to_one_side() -> None:
    low, high = bounds(wilson(0, 19))  # scipy.stats.binomtest
    assert (low, round(high, 6)) == (0, 0.168179)
    low, high = bounds(wilson(19, 19))
    assert (round(low, 6), high) == (0.831821, 1)


def test_a_share_says_how_it_was_computed_in_both_languages() -> None:
    found = wilson(22, 275, level=0.998, multiplier=100)
    assert (found.method, found.level, found.multiplier) == ("wilson", 0.998, 100)
    assert found.inputs == (("count", 22), ("denominator", 275))
    assert found.text.da == "22 af 275 er 8,0 pct. Med 99,8 pct. sikkerhed ligger andelen mellem 4,2 og 14,6 pct."
    assert found.text.en == (
        "22 of 275 is 8.0 per cent. With 99.8 per cent confidence the share lies between 4.2 and 14.6 per cent."
    )
    assert wilson(22, 275, continuity=True).method == "wilson_continuity"


def test_an_interval_is_refused_where_there_is_no_count() -> None:
    with pytest.raises(InvalidInput) as refused:
        wilson(None, None)  # type: ignore[arg-type]
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [
        ("no_count", "$.count"),
        ("no_count", "$.denominator"),
    ]
    assert "has no interval" in str(refused.value)


@pytest.mark.parametrize(
    ("count", "denominator", "code", "place"),
    [
        (-1, 19, "out_of_range", "$.count"),
        (0, 0, "out_of_range", "$.denominator"),
        (20, 19, "contradiction", "$.count"),
        (True, 19, "out_of_range", "$.count"),
        (1.0, 19, "out_of_range", "$.count"),
        (1, 10**12 + 1, "out_of_range", "$.denominator"),
    ],
)
def test_counts_that_cannot_be_are_refused(count: int, denominator: int, code: str, place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        wilson(count, denominator)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [(code, place)]


@pytest.mark.parametrize("level", [0, 1, 0.0, 1.0, 95, "95", None, float("nan")])
@pytest.mark.parametrize("multiplier", [0, -1, True, float("inf"), float("nan"), 10**13, "1000"])
def test_every_fault_is_told_at_once(level: float, multiplier: float) -> None:
    with pytest.raises(InvalidInput) as refused:
        wilson(-1, 19, level=level, multiplier=multiplier)
    assert [fault.place for fault in refused.value.faults] == ["$.count", "$.level", "$.multiplier"]
