"""Control chart: the printed limits, the rules, and what a chart does not change."""

import math

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.control_chart import (
    ControlChart,
    c_chart,
    p_chart,
    u_chart,
    usual_range,
    xmr_chart,
)


def limits(chart: ControlChart, index: int = 0) -> tuple[float | None, float | None]:
    return chart.points[index].limits.low, chart.points[index].limits.high


def runs(chart: ControlChart) -> list[int]:
    return [index for index, point in enumerate(chart.points) if "run" in point.signals]


def test_twelve_a_month() -> None:
    # 2.3: 3 sigma 1.6-22.4; Poisson 95 % range 6-19
    assert limits(c_chart([12] * 12)) == pytest.approx((1.6, 22.4), abs=0.05)
    usual = usual_range(12)
    assert usual.interval is not None
    assert attrs.astuple(usual.interval) == (6, 19)
    assert usual.text.da == (
        "Når niveauet er 12, holder tilfældigheder tallet mellem 6 og 19 i mindst 95 pct. af perioderne."
    )


def test_forty_and_a_half_per_thousand_of_20000() -> None:
    # 2.3: 36.2-44.8
    chart = u_chart([Counted(count=810, exposure=20_000)], centre=0.0405, multiplier=1_000)
    assert limits(chart) == pytest.approx((36.2, 44.8), abs=0.05)
    assert (chart.centre, chart.points[0].value) == pytest.approx((40.5, 40.5))


def test_a_chart_says_what_it_was_computed_from() -> None:
    rates = [Counted(count=3, exposure=2.0), Counted(count=5, exposure=4.0)]
    assert dict(u_chart(rates, centre=1.5).inputs) == {"counts": (3, 5), "exposures": (2, 4), "centre": (1.5,)}
    shares = p_chart([Sample(count=3, denominator=4, design_effect=2.0)], centre=0.75)
    assert dict(shares.inputs) == {"counts": (3,), "denominators": (4,), "design_effects": (2,), "centre": (0.75,)}
    assert dict(xmr_chart([1, 2]).inputs) == {"values": (1, 2), "centre": (1.5,)}


@given(st.floats(0.05, 3_000), st.sampled_from([0.8, 0.95, 0.998]))
def test_the_usual_range_is_that_of_the_poisson_quantiles(mean: float, level: float) -> None:
    found = usual_range(mean, level=level).interval
    assert found is not None
    tail = (1 - level) / 2
    assert attrs.astuple(found) == (poisson.ppf(tail, mean), poisson.ppf(1 - tail, mean))


@given(st.lists(st.integers(0, 200), min_size=2, max_size=40))
def test_a_u_chart_of_equal_exposures_is_a_c_chart(counts: list[int]) -> None:
    one, other = c_chart(counts), u_chart([Counted(count=count, exposure=2.0) for count in counts], multiplier=2)
    assert one.centre == pytest.approx(other.centre)
    assert [p.signals for p in one.points] == [p.signals for p in other.points]
    assert (one.method, other.method) == ("c_chart", "u_chart")


@given(st.lists(st.integers(0, 50), min_size=2, max_size=30), st.sampled_from([100, 1_000]))
def test_a_multiplier_changes_no_signal(counts: list[int], multiplier: float) -> None:
    samples = [Sample(count=count, denominator=50) for count in counts]
    plain, stretched = p_chart(samples), p_chart(samples, multiplier=multiplier)
    assert [p.signals for p in plain.points] == [p.signals for p in stretched.points]
    assert stretched.centre == pytest.approx(plain.centre * multiplier)
    assert limits(stretched)[1] == pytest.approx((limits(plain)[1] or 0) * multiplier)


def test_a_month_beyond_the_limits_is_a_signal_on_either_side() -> None:
    chart = c_chart([12, 23, 12, 1, 22, 2], centre=12)
    assert [p.signals for p in chart.points] == [(), ("beyond_limits",), (), ("beyond_limits",), (), ()]
    assert chart.text.da.startswith("Niveauet er 12,0. Af 6 perioder ligger 2 uden for grænserne, og 0 indgår")
    assert c_chart([12, 12], centre=12).text.en == "The level is 12.0. The 2 periods vary no more than chance explains."


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([13] * 7, []),
        ([13] * 8, list(range(8))),
        ([11] * 9, list(range(9))),
        ([13] * 4 + [12] + [13] * 4, [0, 1, 2, 3, 5, 6, 7, 8]),  # one on the level neither counts nor ends a run
        ([13] * 7 + [11] + [13] * 7, []),
        ([11] * 2 + [13] * 8, list(range(2, 10))),
        ([12] * 20, []),
    ],
)
def test_eight_in_a_row_on_one_side_are_a_signal(counts: list[int], expected: list[int]) -> None:
    chart = c_chart(counts, centre=12)
    assert runs(chart) == expected
    assert ("eight or more in a row" in chart.text.en) == bool(expected)


def test_limits_never_leave_what_can_be() -> None:
    assert limits(c_chart([2, 3]))[0] == 0
    low, high = limits(p_chart([Sample(count=1, denominator=4), Sample(count=4, denominator=4)]))
    assert (low, high) == (0, 1)


def test_shares_weigh_by_their_answers_and_vary_less_the_more_there_are() -> None:
    chart = p_chart([Sample(count=10, denominator=100), Sample(count=80, denominator=400)])
    assert chart.centre == pytest.approx(0.18)
    spread = 3 * math.sqrt(0.18 * 0.82 / 400)
    assert limits(chart, 1) == pytest.approx((0.18 - spread, 0.18 + spread))
    weighted = p_chart([Sample(count=80, denominator=400, design_effect=4.0)], centre=0.2)
    assert limits(weighted) == pytest.approx((0.2 - 3 * math.sqrt(0.16 / 100), 0.2 + 3 * math.sqrt(0.16 / 100)))


def test_single_values_have_limits_from_the_steps_between_them() -> None:
    # mean 11, steps 2 and 1: 11 - 2.66 * 1.5 and 11 + 2.66 * 1.5
    chart = xmr_chart([10, 12, 11], multiplier=10)
    assert (chart.centre, *limits(chart)) == pytest.approx((110, 70.1, 149.9))
    far = xmr_chart([10, 10.1, 9.9, 10, 10.1, 14, 10, 9.9, 10, 10.1, 10, 9.9, 10])
    assert [index for index, p in enumerate(far.points) if p.signals] == [5]


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=20))
def test_turned_over_a_chart_of_values_has_the_same_signals(values: list[float]) -> None:
    values = [round(value, 3) for value in values]
    up, down = xmr_chart(values), xmr_chart([-value for value in values])
    assert up.centre == pytest.approx(-down.centre)
    assert [p.signals for p in up.points] == [p.signals for p in down.points]


@pytest.mark.parametrize(
    ("made", "place"),
    [
        (lambda: c_chart([]), "$"),
        (lambda: c_chart([-1]), "$.count"),
        (lambda: c_chart([3]), "$"),
        (lambda: p_chart([Sample(count=1, denominator=2)]), "$"),
        (lambda: c_chart([1], centre=-1.0), "$.centre"),
        (lambda: p_chart([Sample(count=1, denominator=2)], centre=1.5), "$.centre"),
        (lambda: p_chart([]), "$"),
        (lambda: u_chart([Counted(count=1)], centre=1.0, multiplier=0), "$.multiplier"),
        (lambda: xmr_chart([1.0]), "$.values"),
        (lambda: xmr_chart([1.0, math.nan]), "$.values[1]"),
        (lambda: usual_range(0), "$.mean"),
        (lambda: usual_range(1_000_001), "$.mean"),
        (lambda: usual_range(12, level=95.0), "$.level"),
    ],
)
def test_what_is_no_chart_is_refused(made: object, place: str) -> None:
    assert callable(made)
    with pytest.raises(InvalidInput) as refusal:
        made()
    assert [fault.place for fault in refusal.value.faults] == [place]


@pytest.mark.parametrize(("periods", "told"), [(11, True), (12, False)])
def test_limits_of_less_than_a_year_of_months_are_provisional(periods: int, told: bool) -> None:
    samples = [Sample(count=12, denominator=100)] * periods
    for chart in (c_chart([12] * periods), p_chart(samples)):
        assert ("provisional" in chart.text.en, "foreløbige" in chart.text.da) == (told, told)
    assert "provisional" not in c_chart([12] * periods, centre=12).text.en
    assert "provisional" not in p_chart(samples, centre=0.12).text.en
