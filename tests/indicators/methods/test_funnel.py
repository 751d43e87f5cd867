"""Funnel: a class is what an area's own interval says, whatever the unit and the order."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.funnel import Area, Funnel, FunnelPoint, funnel, funnel_limits

NAMES = ("a", "b", "c", "d", "e", "f")
SAMPLED = st.integers(1, 4_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(float(n))))
EXPOSED = st.tuples(st.integers(0, 400), st.sampled_from([800.0, 2_000.0, 5_500.0, 20_000.0]))
OUTER = {"much_lower", "much_higher"}


def areas(pairs: list[tuple[int, float]]) -> list[Area]:
    return [Area(name=name, count=c, denominator=n) for name, (c, n) in zip(NAMES, pairs, strict=False)]


def lists(pair: st.SearchStrategy[tuple[int, float]]) -> st.SearchStrategy[list[Area]]:
    return st.lists(pair, min_size=2, max_size=6).map(areas)


def byar_lower(count: int, z: float) -> float:
    return count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3


def byar_upper(count: int, z: float) -> float:
    return (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * math.sqrt(count + 1))) ** 3


def ends(count: int, alpha: float) -> tuple[float, float]:
    if count < 10:
        low, high = confint_poisson(count, 1, method="exact-c", alpha=alpha)
        return float(low), float(high)
    z = {0.05: 1.959963984540054, 0.002: 3.090232306167813}[alpha]
    return byar_lower(count, z), byar_upper(count, z)


def outside(point: FunnelPoint, low: float, high: float, expected: float) -> bool | None:
    near = min(abs(low - expected), abs(high - expected)) < 1e-7 * max(1.0, point.count)
    return None if near else not low <= expected <= high


@given(lists(SAMPLED))
def test_a_proportion_stands_apart_where_its_wilson_interval_does_not_hold_the_average(given_areas: list[Area]) -> None:
    found = funnel(given_areas, kind="proportion")
    assert found.average == pytest.approx(
        sum(a.count for a in given_areas) / sum(a.denominator for a in given_areas), rel=1e-12
    )
    for point in found.points:
        for alpha, apart in ((0.05, point.standing != "as_the_others"), (0.002, point.standing in OUTER)):
            low, high = proportion_confint(point.count, point.denominator, method="wilson", alpha=alpha)
            if min(abs(low - found.average), abs(high - found.average)) > 1e-9:
                assert apart == (not low <= found.average <= high)


@settings(max_examples=40)
@given(lists(EXPOSED))
def test_a_rate_stands_apart_where_its_own_interval_does_not_hold_the_count_expected(given_areas: list[Area]) -> None:
    found = funnel(given_areas, kind="rate")
    for point in found.points:
        expected = found.average * point.denominator
        for alpha, apart in ((0.05, point.standing != "as_the_others"), (0.002, point.standing in OUTER)):
            verdict = outside(point, *ends(point.count, alpha), expected)
            assert verdict in (None, apart)


@given(lists(EXPOSED), st.sampled_from([100, 1_000, 100_000]))
@settings(max_examples=25)
def test_neither_the_unit_nor_the_order_changes_a_class(given_areas: list[Area], multiplier: float) -> None:
    plain = funnel(given_areas, kind="rate")
    other = funnel(reversed(given_areas), kind="rate", multiplier=multiplier)
    assert {p.name: p.standing for p in plain.points} == {p.name: p.standing for p in other.points}
    assert other.average == pytest.approx(plain.average * multiplier)
    for point, stretched in zip(plain.points, reversed(other.points), strict=True):
        assert stretched.value == pytest.approx(point.value * multiplier)
        assert stretched.limits[1].high == pytest.approx((point.limits[1].high or 0) * multiplier)


def test_lower_and_higher_are_told_apart_in_five_classes() -> None:
    pairs = [(60, 1_000.0), (84, 1_000.0), (100, 1_000.0), (121, 1_000.0), (140, 1_000.0)]
    found = funnel(areas(pairs), kind="rate", average=0.1)
    assert [point.standing for point in found.points] == [
        "much_lower", "as_the_others", "as_the_others", "higher", "much_higher",
    ]  # fmt: skip
    assert funnel(areas([(79, 1_000.0), (100, 1_000.0)]), kind="rate", average=0.1).points[0].standing == "lower"
    assert found.text.da.startswith(
        "3 af de 5 områder adskiller sig fra det samlede niveau mere, end tilfældigheder forklarer "
        "(95 pct. sikkerhed): a, d, e. "
    )


def test_where_all_are_alike_none_stands_apart() -> None:
    found = funnel(areas([(10, 100.0), (20, 200.0), (0, 5.0)]), kind="proportion")
    assert {point.standing for point in found.points} == {"as_the_others"}
    assert found.text.en == (
        "None of the 3 areas differs from the overall level by more than chance explains (95 per cent confidence)."
    )


@pytest.mark.parametrize("average", [0.0, 1.0])
def test_where_nothing_varies_the_limits_are_the_average(average: float) -> None:
    count = int(average * 7)
    found = funnel(areas([(count, 7.0), (count, 7.0)]), kind="proportion")
    assert {point.standing for point in found.points} == {"as_the_others"}
    assert funnel_limits("proportion", average, 7, 0.95).low == average


@pytest.mark.parametrize("expected", [0.3, 3.6, 3.8, 12.0, 55.5, 290.0, 4_000.0])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_the_limits_of_a_rate_lie_by_the_quantiles_of_its_count(expected: float, level: float) -> None:
    limits = funnel_limits("rate", expected / 20_000, 20_000, level)
    low, high = (bound * 20_000 for bound in (limits.low or 0, limits.high or 0))
    tail = (1 - level) / 2
    # the last whole count inside and the first one outside, by the exact distribution
    assert math.floor(high + 1e-4) == pytest.approx(
        poisson.ppf(1 - tail, expected), abs=0.5 if expected < 1_000 else 1.5
    )
    assert math.ceil(low - 1e-4) == pytest.approx(poisson.ppf(tail, expected), abs=0.5 if expected < 1_000 else 1.5)


def test_where_even_0_is_not_too_few_there_is_no_lower_limit() -> None:
    assert funnel_limits("rate", 0.0035, 1_000, 0.95).low == 0  # 3.5 expected; 0 is too few from 3.69
    assert (funnel_limits("rate", 0.0038, 1_000, 0.95).low or 0) > 0
    assert funnel_limits("rate", 0.0, 1_000, 0.95).low == 0


def test_limits_draw_together_as_areas_grow() -> None:
    found = funnel(areas([(30, 500.0), (900, 15_000.0)]), kind="rate", multiplier=1_000)
    curve = found.curve(20)
    assert [size for size, _ in curve][:: len(curve) - 1] == [500, 15_000]
    assert len(curve) == 21
    widths = [(inner.high or 0) - (inner.low or 0) for _, (inner, _) in curve]
    assert widths == sorted(widths, reverse=True)
    for _, (inner, outer) in curve:
        assert (outer.low or 0) <= (inner.low or 0) < found.average < (inner.high or 0) < (outer.high or 0)


def test_a_point_has_the_limits_that_the_line_has_at_its_size() -> None:
    found: Funnel = funnel(areas([(30, 500.0), (900, 15_000.0)]), kind="rate", multiplier=1_000)
    for point in found.points:
        assert point.limits == found.limits(point.denominator)
    assert (found.method, found.levels, found.multiplier) == ("funnel_rate", (0.95, 0.998), 1_000)
    assert dict(found.inputs) == {
        "names": ("a", "b"), "counts": (30, 900), "denominators": (500, 15_000), "average": 0.06,
    }  # fmt: skip


@settings(max_examples=20)
@given(st.integers(20, 400), st.sampled_from([0.05, 0.2, 0.5]))
def test_by_chance_about_one_area_in_twenty_stands_apart(size: int, average: float) -> None:
    limits = funnel_limits("proportion", average, size, 0.95)
    low, high = (limits.low or 0) * size, (limits.high or 0) * size
    inside = binom.cdf(math.floor(high), size, average) - binom.cdf(math.ceil(low) - 1, size, average)
    assert 0.88 < inside < 0.99


@pytest.mark.parametrize(
    ("given_areas", "kind", "places"),
    [
        (areas([(1, 2.0)]), "rate", ["$.areas"]),
        ([*areas([(1, 2.0)]), *areas([(1, 2.0)])], "rate", ["$.areas"]),
        (areas([(1, 2.0), (3, 2.0)]), "proportion", ["$.areas[1].count"]),
        (areas([(1, 2.0), (3, 2.0)]), "ratio", ["$.kind"]),
        ([], "odds", ["$.kind", "$.areas"]),
    ],
)
def test_what_is_no_funnel_is_refused(given_areas: list[Area], kind: str, places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        funnel(given_areas, kind=kind)  # type: ignore[arg-type]
    assert [fault.place for fault in refusal.value.faults] == places


def test_an_area_has_a_count_and_a_size() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Area(name="a", count=-1, denominator=0)
    assert [fault.place for fault in refusal.value.faults] == ["$.count", "$.denominator"]


def test_what_is_no_area_is_told_in_one_line() -> None:
    with pytest.raises(InvalidInput) as refused:
        funnel([Area(name="a", count=3, denominator=5), ("b", 3, 5)], kind="rate")  # type: ignore[list-item] # - the fault
    assert [str(one) for one in refused.value.faults] == ["$.areas[1]: want an `Area(name=…, count=…, denominator=…)`"]


def areas_of(*counts: int) -> list[Area]:
    return [Area(name=str(place), count=count, denominator=1_000) for place, count in enumerate(counts)]


def test_where_most_areas_lie_outside_they_differ_as_a_whole() -> None:
    apart = funnel(areas_of(10, 20, 120, 130), kind="rate").text
    assert "the areas differ from each other as a whole" in apart.en
    assert "passer ikke på de fleste" in apart.da
    half = funnel(areas_of(50, 50, 10, 90), kind="rate")
    assert [point.standing == "as_the_others" for point in half.points] == [True, True, False, False]
    assert "as a whole" not in half.text.en
    # All are far from an average from elsewhere, and alike.
    assert "as a whole" not in funnel(areas_of(50, 50, 50, 50), kind="rate", average=0.2).text.en
    assert "as a whole" not in funnel(areas_of(0, 0, 0, 0), kind="rate", average=0.2).text.en
