"""Inequality: how far events gather, by definition and by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.inequality import gini, lorenz_curve, share_on_most_hit

COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=25).filter(any)
# 2.3, repeat victimisation: 120 hit once, 24 twice, 8 three and 3 five times
VICTIMS = [1] * 120 + [2] * 24 + [3] * 8 + [5] * 3


@given(COUNTS)
def test_the_coefficient_is_the_mean_difference_over_twice_the_mean(counts: list[int]) -> None:
    apart = sum(abs(one - other) for one, other in itertools.product(counts, counts))
    assert gini(counts).value == pytest.approx(apart / (2 * len(counts) * sum(counts)), abs=1e-12)


@given(COUNTS)
def test_the_coefficient_is_twice_the_area_between_curve_and_diagonal(counts: list[int]) -> None:
    points = lorenz_curve(counts)
    under = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in itertools.pairwise(points))
    assert gini(counts).value == pytest.approx(1 - 2 * under, abs=1e-12)
    assert (points[0], points[-1]) == ((0, 0), (1, 1))
    assert all(later[1] >= earlier[1] for earlier, later in itertools.pairwise(points))


@given(COUNTS, st.integers(2, 5))
def test_neither_order_nor_scale_nor_a_second_town_alike_changes_it(counts: list[int], by: int) -> None:
    plain = gini(counts).value
    assert gini(sorted(counts)[::-1]).value == plain
    assert gini([by * count for count in counts]).value == pytest.approx(plain)
    assert gini(counts * by).value == pytest.approx(plain)


def test_the_repeat_victims() -> None:
    assert len(VICTIMS) == 155
    assert sum(VICTIMS) == 207
    # the 35 hit twice or more have 87 of the 207 incidents
    assert share_on_most_hit(VICTIMS, 35 / 155).value == pytest.approx(87 / 207)
    assert gini(VICTIMS).text.da == (
        "Gini-koefficienten er 0,21, hvor 0 er helt jævnt fordelt. 33,5 pct. af stederne har 50,2 pct. af hændelserne."
    )


@given(COUNTS, st.floats(0, 1), st.floats(0, 1))
def test_more_places_have_more_events_and_the_most_hit_more_than_their_part(
    counts: list[int], one: float, other: float
) -> None:
    less, more = (share_on_most_hit(counts, share).value or 0 for share in sorted((one, other)))
    assert less <= more + 1e-12
    assert less >= min(one, other) - 1e-12


def test_all_places_have_all_events_and_none_has_none() -> None:
    assert (share_on_most_hit([3, 1], 1).value, share_on_most_hit([3, 1], 0).value) == (1, 0)
    found = share_on_most_hit([3, 1], 0.75)
    assert found.value == pytest.approx((3 + 0.5) / 4)
    assert found.text.en == "The 75.0 per cent of places hit most have 87.5 per cent of events."
    assert found.inputs == (("counts", (3.0, 1.0)), ("share", 0.75))


@pytest.mark.parametrize(("counts", "place"), [([], "$.counts"), ([0, 0], "$.counts"), ([1, -2], "$.counts[1]")])
def test_what_has_no_events_is_refused(counts: list[int], place: str) -> None:
    for method in (gini, lorenz_curve):
        with pytest.raises(InvalidInput) as refusal:
            method(counts)
        assert [fault.place for fault in refusal.value.faults] == [place]
    with pytest.raises(InvalidInput, match=r"\$.share"):
        share_on_most_hit([1], 1.5)
