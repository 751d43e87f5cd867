"""Displacement: the printed examples, and the laws of a difference of differences."""

import math

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.displacement import BeforeAfter, displacement_difference, harm_difference
from kriminalpraeventiv.indicators.methods.power import smallest_detectable_fall
from kriminalpraeventiv.indicators.methods.result import Result

COUNTS = st.integers(0, 10_000)
AREAS = st.builds(BeforeAfter, before=COUNTS, after=COUNTS, before_weight=st.sampled_from([0.5, 1.0, 2.0]))
T, C = BeforeAfter(before=48, after=31), BeforeAfter(before=52, after=50)


def ends(found: Result) -> tuple[float | None, ...]:
    assert found.interval is not None
    return attrs.astuple(found.interval)


def test_the_treated_area_falls_from_48_to_31_and_the_control_from_52_to_50() -> None:
    # 2.2: -15.0, SE 13.4536, 95 % -41.37 to 11.37
    found = displacement_difference(T, C)
    assert found.value == -15
    assert found.standard_error == pytest.approx(13.4536, abs=5e-5)
    assert ends(found) == pytest.approx((-41.37, 11.37), abs=5e-3)
    assert found.statistic == pytest.approx(-15 / math.sqrt(181))
    assert found.p == pytest.approx(math.erfc(15 / math.sqrt(362)))


def test_some_of_it_moved_next_door() -> None:
    # 2.2: with displacement 25 to 27 against 30 to 29: -12.0, SE 17.0880
    found = displacement_difference(
        T, C, displaced=BeforeAfter(before=25, after=27), displaced_control=BeforeAfter(before=30, after=29)
    )
    assert (found.value, found.standard_error) == pytest.approx((-12.0, 17.0880), abs=5e-5)
    assert dict(found.inputs)["displaced_control_after"] == 29


def test_weighted_by_harm() -> None:
    # 2.2: and 18 to 11 against 20 to 22, weights 30 and 120: -1530, SE 1088.714839
    second = displacement_difference(BeforeAfter(before=18, after=11), BeforeAfter(before=20, after=22))
    found = harm_difference([(displacement_difference(T, C), 30), (second, 120)])
    assert (found.value, found.standard_error) == pytest.approx((-1530, 1088.714839), abs=5e-7)
    assert dict(found.inputs)["harms"] == (30, 120)
    assert found.text.da.startswith("Vægtet efter skade er ændringen -1.530,0")


@given(AREAS, AREAS)
def test_exchanging_treated_and_control_changes_the_sign(treated: BeforeAfter, control: BeforeAfter) -> None:
    forth, back = displacement_difference(treated, control), displacement_difference(control, treated)
    assert back.value == -(forth.value or 0)
    assert back.standard_error == forth.standard_error
    assert ends(back) == tuple(-(end or 0) for end in reversed(ends(forth)))


@given(COUNTS, COUNTS, st.integers(-100, 100))
def test_an_equal_change_in_both_is_none(here: int, there: int, change: int) -> None:
    areas = [BeforeAfter(before=before + 100, after=before + 100 + change) for before in (here, there)]
    found = displacement_difference(*areas)
    assert (found.value, found.statistic, found.p) == (0, 0, 1)


@given(AREAS, AREAS, AREAS)
def test_what_moves_away_counts_against_the_fall_and_makes_it_less_sure(
    treated: BeforeAfter, control: BeforeAfter, displaced: BeforeAfter
) -> None:
    without, with_it = (displacement_difference(treated, control, displaced=each) for each in (None, displaced))
    assert with_it.value == pytest.approx((without.value or 0) + displaced.change, abs=1e-6)
    assert with_it.standard_error == pytest.approx(math.sqrt((without.standard_error or 0) ** 2 + displaced.variance))


@given(AREAS, AREAS, st.sampled_from([2.0, 12.0]))
def test_harm_of_one_kind_is_that_many_times_the_difference(a: BeforeAfter, b: BeforeAfter, harm: float) -> None:
    plain = displacement_difference(a, b)
    found = harm_difference([(plain, harm)])
    assert (found.value, found.standard_error) == pytest.approx(
        (harm * (plain.value or 0), harm * (plain.standard_error or 0))
    )
    assert found.p == pytest.approx(plain.p)


def test_a_count_over_a_period_twice_as_long_has_weight_two() -> None:
    area = BeforeAfter(before=96, after=31, before_weight=2.0)
    assert (area.change, area.variance) == (-17, 31 + 24)
    later = BeforeAfter(before=48, after=62, after_weight=2.0)
    assert (later.change, later.variance) == (-17, 48 + 15.5)


def test_a_fall_as_large_as_the_smallest_detectable_is_just_seen() -> None:
    # one-sided 5 % is two-sided 10 %; the variance of no change, as planned with
    fall = smallest_detectable_fall(144).value or 0
    planned = displacement_difference(BeforeAfter(before=144, after=144), BeforeAfter(before=144, after=144), level=0.9)
    assert ends(planned)[1] == pytest.approx(fall)


def test_the_sentences_say_whether_chance_explains_it() -> None:
    unclear, changed = displacement_difference(T, C), displacement_difference(BeforeAfter(before=148, after=31), C)
    assert unclear.text.en == (
        "Held against the control area the change is -15.0. With 95 per cent confidence it lies between -41.4 and "
        "11.4: it may be chance."
    )
    assert "større, end tilfældigheder forklarer" in changed.text.da
    assert "larger than chance" in displacement_difference(BeforeAfter(before=31, after=148), C).text.en
    assert "larger than chance" in harm_difference([(changed, 3)]).text.en


def test_an_interval_that_ends_just_beyond_0_shows_a_change() -> None:
    # 12 more or fewer, standard error √32: the nearer end is 0.9
    for before, after in ((10, 22), (22, 10)):
        found = displacement_difference(BeforeAfter(before=before, after=after), BeforeAfter(before=0, after=0))
        assert "larger than chance" in found.text.en


def test_where_nothing_happened_nothing_is_shown() -> None:
    found = displacement_difference(BeforeAfter(before=0, after=0), BeforeAfter(before=0, after=0))
    assert (found.value, found.statistic, found.p, ends(found)) == (0, 0, 1, (0, 0))


def test_what_is_no_area_or_difference_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        BeforeAfter(before=-1, after=-1, before_weight=0, after_weight=math.nan)
    assert [f.place for f in refusal.value.faults] == ["$.before", "$.after", "$.before_weight", "$.after_weight"]
    share = newcombe(Sample(count=1, denominator=2), Sample(count=1, denominator=2))
    with pytest.raises(InvalidInput) as refusal:
        harm_difference([(displacement_difference(T, C), 1), (share, 0)], level=95.0)
    assert [f.place for f in refusal.value.faults] == ["$.differences[1][0]", "$.differences[1][1]", "$.level"]
    with pytest.raises(InvalidInput, match="at least one"):
        harm_difference([])
