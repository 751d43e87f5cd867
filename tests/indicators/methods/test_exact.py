"""Exact: to the printed digits, as independent computations have it, and refused with what to install."""

import math
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from kriminalpraeventiv.errors import InvalidInput, KriminalpraeventivError
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.count import garwood_limits
from kriminalpraeventiv.indicators.methods.exact import clopper_pearson, exact_count, exact_rate_ratio, relapse_within
from kriminalpraeventiv.indicators.methods.result import Interval, Result
from kriminalpraeventiv.text import Text

LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
SHARES = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
MONTHS = [2, 5, 7, 9, 11, 14, 16, 18, 20, 22, *[24] * 9]  # 19 cases followed for 24 months, 4 relapses, 6 left early
RELAPSED = [month in {2, 5, 9, 16} for month in MONTHS]
FOLLOWED = st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=2, max_size=40)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


def kaplan_meier(followed: list[tuple[int, bool]], within: int, level: float) -> tuple[float, float, float]:
    free, variance = 1.0, 0.0
    for time in sorted({month for month, _ in followed if month <= within}):
        at_risk = sum(month >= time for month, _ in followed)
        events = sum(event for month, event in followed if month == time)
        free *= 1 - events / at_risk
        variance += events / at_risk / (at_risk - events) if at_risk > events else 0
    if not 0 < free < 1:
        return 1 - free, math.nan, math.nan
    reach = math.exp(stats.norm.isf((1 - level) / 2) * math.sqrt(variance) / abs(math.log(free)))
    return 1 - free, float(1 - free ** (1 / reach)), float(1 - free**reach)


def test_clopper_pearson_gives_the_printed_digits() -> None:
    assert [round(bound, 6) for bound in bounds(clopper_pearson(1, 17))] == [0.001488, 0.286889]  # 2.1


@given(SHARES, LEVELS)
def test_clopper_pearson_solves_the_binomial_equations_as_statsmodels_does(
    counts: tuple[int, int], level: float
) -> None:
    (low, high), tail = bounds(clopper_pearson(*counts, level=level)), (1 - level) / 2
    assert (low, high) == pytest.approx(proportion_confint(*counts, alpha=1 - level, method="beta"), rel=1e-9)
    count, denominator = counts
    assert low == 0 if count == 0 else stats.binom.sf(count - 1, denominator, low) == pytest.approx(tail, rel=1e-6)
    assert high == 1 if count == denominator else stats.binom.cdf(*counts, high) == pytest.approx(tail, rel=1e-6)


@given(SHARES, LEVELS)
def test_clopper_pearson_keeps_the_laws_of_an_interval(counts: tuple[int, int], level: float) -> None:
    low, high = bounds(clopper_pearson(*counts, level=level))
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    others = bounds(clopper_pearson(counts[1] - counts[0], counts[1], level=level))
    assert others == pytest.approx((1 - high, 1 - low), abs=1e-9)
    wide_low, wide_high = bounds(clopper_pearson(*counts, level=(1 + level) / 2))
    assert wide_low <= low
    assert high <= wide_high
    assert bounds(clopper_pearson(*counts, level=level, multiplier=100)) == pytest.approx((100 * low, 100 * high))


def test_a_count_has_its_exact_interval_to_the_printed_digits() -> None:
    assert [round(bound, 6) for bound in bounds(exact_count(290))] == [257.580025, 325.371326]  # 2.1
    assert [round(bound, 6) for bound in bounds(exact_count(4))] == [1.089865, 10.241589]  # 2.1


@given(st.integers(0, 3_000), LEVELS)
def test_the_extra_and_the_core_agree_on_exact_counts(count: int, level: float) -> None:
    assert bounds(exact_count(count, level=level)) == pytest.approx(garwood_limits(count, level), rel=1e-9)


def test_a_count_too_large_for_the_core_has_an_exact_interval() -> None:
    low, high = bounds(exact_count(10**6))
    assert low == pytest.approx(10**6 - 1.959964 * 10**3, rel=1e-5)
    assert high == pytest.approx(10**6 + 1.959964 * 10**3, rel=1e-5)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.1, 10), st.floats(0.1, 10), LEVELS)
def test_a_rate_ratio_is_exact_given_all_events(
    count: int, base: int, exposure: float, other: float, level: float
) -> None:
    assume(count and base)
    found = exact_rate_ratio(Counted(count=count, exposure=exposure), Counted(count=base, exposure=other), level=level)
    tested = stats.binomtest(count, count + base, exposure / (exposure + other))
    share = tested.proportion_ci(level, method="exact")
    oracle = [float(bound / (1 - bound) * other / exposure) for bound in (share.low, share.high)]
    assert found.value == pytest.approx(count / exposure / (base / other))
    assert bounds(found) == pytest.approx(oracle, rel=1e-6)
    assert found.p == pytest.approx(tested.pvalue, rel=1e-9)
    assert bounds(found)[0] <= (found.value or 0) <= bounds(found)[1]


def test_the_exact_conditional_test_gives_the_printed_digits() -> None:
    assert round(exact_rate_ratio(Counted(count=19), Counted(count=12)).p or 0, 6) == 0.281042  # 2.2


def test_a_ratio_to_nothing_has_no_value_and_no_upper_bound() -> None:
    found = exact_rate_ratio(Counted(count=5), Counted(count=0))
    low = 0.025 ** (1 / 5) / (1 - 0.025 ** (1 / 5))
    assert (found.value, found.interval) == (None, Interval(low=pytest.approx(low), high=None))  # type: ignore[arg-type]
    assert "mindst 0,92 gange den; en øvre grænse findes ikke" in found.text.da
    nothing = exact_rate_ratio(Counted(count=0), Counted(count=0))
    assert (nothing.value, nothing.interval, nothing.p) == (None, Interval(low=0, high=None), 1)
    assert exact_rate_ratio(Counted(count=0), Counted(count=5)).value == 0


def test_relapse_with_follow_up_gives_the_printed_digits() -> None:
    found = relapse_within(MONTHS, RELAPSED, 24)
    assert round(1 - (found.value or 0), 6) == 0.774291  # 2.3: 0.774291 (0.501609-0.909513), relapse 22.6 %
    assert [round(1 - bound, 6) for bound in reversed(bounds(found))] == [0.501609, 0.909513]
    assert (sum(RELAPSED), len(MONTHS), sum(month == 24 for month in MONTHS)) == (
        4,
        19,
        9,
    )  # 4/19, and 4 of 13 completed


@given(FOLLOWED, st.integers(1, 30), LEVELS)
def test_relapse_with_follow_up_agrees_with_the_formula(
    followed: list[tuple[int, bool]], within: int, level: float
) -> None:
    assume(max(month for month, _ in followed) >= within)
    months, relapsed = [month for month, _ in followed], [event for _, event in followed]
    share, low, high = kaplan_meier(followed, within, level)
    found = relapse_within(months, relapsed, within, level=level, multiplier=100)
    assert found.value == pytest.approx(100 * share, abs=1e-9)
    if math.isnan(low):
        assert found.interval is None
    else:
        assert bounds(found) == pytest.approx((100 * low, 100 * high), rel=1e-9, abs=1e-9)
        assert bounds(found)[0] <= (found.value or 0) <= bounds(found)[1]


@given(st.lists(st.tuples(st.integers(1, 23), st.booleans()), min_size=1, max_size=40))
@settings(max_examples=30)
def test_where_everybody_is_followed_to_the_end_relapse_is_the_plain_share(followed: list[tuple[int, bool]]) -> None:
    months = [month if event else 24 for month, event in followed]
    relapsed = [event for _, event in followed]
    assume(24 in months)
    assert relapse_within(months, relapsed, 24).value == pytest.approx(sum(relapsed) / len(relapsed), abs=1e-12)


@given(FOLLOWED)
@settings(max_examples=20)
def test_more_relapse_within_a_longer_time(followed: list[tuple[int, bool]]) -> None:
    months, relapsed = [month for month, _ in followed], [event for _, event in followed]
    shares = [relapse_within(months, relapsed, within).value or 0 for within in range(1, max(months) + 1, 5)]
    assert all(earlier <= later + 1e-12 for earlier, later in pairwise(shares))


def test_nobody_and_everybody_relapsed_has_no_interval() -> None:
    nobody, everybody = relapse_within([24, 24], [False, False], 24), relapse_within([3, 9], [True, True], 24)
    assert (nobody.value, nobody.interval, everybody.value, everybody.interval) == (0, None, 1, None)
    assert nobody.text.en == (
        "0 of 2 followed relapsed within 24 months, 0.0 per cent. "
        "Where it is nobody or everybody, no interval can be computed in this way."
    )


@pytest.mark.parametrize(
    ("months", "relapsed", "within", "places"),
    [
        ([12, 18], [True, False], 24, ["$.months"]),
        ([18, 18], [True, False], 24, ["$.months"]),
        ([], [], 24, ["$.months"]),
        ([24], [True, False], 24, ["$.relapsed"]),
        ([-1, 24], [None, 0], 0, ["$.within", "$.months[0]", "$.relapsed[0]", "$.relapsed[1]"]),
        ([float("nan"), 24], [True, False], 24, ["$.months[0]"]),
    ],
)
def test_follow_up_that_cannot_be_is_refused(
    months: list[float], relapsed: list[bool], within: float, places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        relapse_within(months, relapsed, within)
    assert [fault.place for fault in refused.value.faults] == places


def test_results_say_how_they_were_computed_in_both_languages() -> None:
    share = clopper_pearson(1, 17, level=0.9, multiplier=100)
    assert (share.method, share.level, share.multiplier) == ("clopper_pearson", 0.9, 100)
    assert share.value == pytest.approx(100 / 17)
    assert share.inputs == (("count", 1), ("denominator", 17))
    assert share.text == Text(
        da="1 af 17 er 5,9 pct. Med 90 pct. sikkerhed ligger andelen mellem 0,3 og 25,0 pct.",
        en="1 of 17 is 5.9 per cent. With 90 per cent confidence the share lies between 0.3 and 25.0 per cent.",
    )
    count = exact_count(290, level=0.9)
    assert (count.method, count.value, count.level, count.inputs) == ("garwood", 290, 0.9, (("count", 290),))
    assert count.text.en.endswith("lies between 262.6 and 319.6.")
    ratio = exact_rate_ratio(Counted(count=19), Counted(count=12), level=0.9)
    assert (ratio.method, ratio.level) == ("exact_rate_ratio", 0.9)
    assert ratio.inputs == (("count", 19), ("exposure", 1.0), ("base_count", 12), ("base_exposure", 1.0))
    assert ratio.text.da.startswith("Hyppigheden er 1,58 gange den, der sammenlignes med. Med 90 pct.")
    assert ratio.text.en.endswith("in 28.1 per cent of cases.")
    relapse = relapse_within(MONTHS, RELAPSED, 24, level=0.9, multiplier=100)
    assert (relapse.method, relapse.level, relapse.multiplier) == ("kaplan_meier", 0.9, 100)
    assert relapse.inputs == (("months", tuple(MONTHS)), ("relapsed", tuple(map(int, RELAPSED))), ("within", 24))
    assert relapse.text.da.startswith("4 af 19 fulgte faldt tilbage inden for 24 måneder. Når der tages højde for")
    assert "3 of 19 followed relapsed within 12 months" in relapse_within(MONTHS, RELAPSED, 12).text.en


@pytest.mark.parametrize(
    ("ask", "places"),
    [
        (lambda: clopper_pearson(20, 19, level=95, multiplier=0), ["$.count", "$.level", "$.multiplier"]),
        (lambda: exact_count(-1, level=95), ["$.count", "$.level"]),
        (lambda: exact_rate_ratio(Counted(count=1), Counted(count=1), level=95), ["$.level"]),
        (lambda: relapse_within([9], [False], 12, level=95, multiplier=0), ["$.months", "$.level", "$.multiplier"]),
    ],
)
def test_every_fault_is_told_at_once(ask: Callable[[], Result], places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask()
    assert [fault.place for fault in refused.value.faults] == places


@pytest.mark.parametrize(
    ("library", "ask"),
    [
        ("scipy.stats", lambda: clopper_pearson(1, 17)),
        ("scipy.stats", lambda: exact_count(4)),
        ("scipy.stats", lambda: exact_rate_ratio(Counted(count=1), Counted(count=1))),
        ("lifelines", lambda: relapse_within(MONTHS, RELAPSED, 24)),
    ],
)
def test_without_the_extra_the_error_says_what_to_install(
    library: str, ask: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, library, missing)
    with pytest.raises(KriminalpraeventivError, match=r"pip install 'kriminalpraeventiv\[statistics\]'") as refused:
        ask()
    assert [fault.code for fault in refused.value.faults] == ["missing_extra"]


def test_the_libraries_are_loaded_only_when_a_method_is_called() -> None:
    code = (
        "import sys, kriminalpraeventiv.indicators.methods.exact; "
        "print({'scipy', 'statsmodels', 'lifelines', 'numpy', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert done.stdout.strip() == "set()"
