"""Cost: the printed example, and an interval that is honest about having no end."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.cost import cost_per_outcome
from kriminalpraeventiv.indicators.methods.result import Result

SAMPLES = st.integers(1, 500).flatmap(lambda n: st.builds(Sample, count=st.integers(0, n), denominator=st.just(n)))


def of_forty(cost: float, treated: int, control: int) -> Result:
    return cost_per_outcome(cost, Sample(count=treated, denominator=40), Sample(count=control, denominator=40))


def ends(found: Result) -> tuple[float | None, ...] | None:
    return None if found.interval is None else attrs.astuple(found.interval)


def test_eight_relapses_avoided_for_1_2_million() -> None:
    # 2.3: 1.2 mDKK, 40 in each group, 18 vs 10 relapse: 150,000 DKK, 77,660 to unbounded
    found = of_forty(1_200_000, 10, 18)
    assert found.value == pytest.approx(150_000)
    low, high = ends(found) or (None, None)
    assert low == pytest.approx(77_660, abs=0.5)
    assert high is None
    assert found.text.da == (
        "Hvert undgået tilfælde kostede 150.000 kr. Med 95 pct. sikkerhed mindst 77.660 kr. og uden øvre grænse: "
        "det er ikke vist, at noget blev undgået."
    )


@pytest.mark.parametrize(
    ("treated", "control", "value", "bounded", "start"),
    [
        (2, 20, True, (True, True), "Each case avoided cost"),
        (10, 18, True, (True, False), "Each case avoided cost"),
        (18, 18, False, (True, False), "There were no fewer cases"),
        (20, 18, False, (True, False), "There were no fewer cases"),
        (30, 5, False, None, "There were more cases, and that is more than chance explains"),
    ],
)
def test_how_far_a_cost_is_known(
    treated: int, control: int, value: bool, bounded: tuple[bool, bool] | None, start: str
) -> None:
    found = of_forty(1_200_000, treated, control)
    assert (found.value is not None) == value
    known = ends(found)
    assert (known and tuple(end is not None for end in known)) == bounded
    assert found.text.en.startswith(start)


@given(st.floats(1, 1e9), SAMPLES, SAMPLES)
def test_the_bounds_are_those_of_the_difference(cost: float, treated: Sample, control: Sample) -> None:
    found = cost_per_outcome(cost, treated, control)
    fewest, most = confint_proportions_2indep(
        control.count, control.denominator, treated.count, treated.denominator, method="newcomb", compare="diff"
    )
    low, high = ends(found) or (None, None)
    if most > 1e-9:
        assert low == pytest.approx(cost / most / treated.denominator, rel=1e-7)
    if fewest > 1e-9:
        assert high == pytest.approx(cost / fewest / treated.denominator, rel=1e-7)
        assert (low or 0) <= (found.value or 0) <= (high or 0)
    elif fewest < -1e-9:
        assert high is None


@given(SAMPLES, SAMPLES)
def test_twice_the_cost_is_twice_as_much_for_each(treated: Sample, control: Sample) -> None:
    once, twice = (cost_per_outcome(cost, treated, control) for cost in (1_000.0, 2_000.0))
    assert twice.value == (None if once.value is None else pytest.approx(2 * once.value))
    assert [end and end / 2 for end in ends(twice) or ()] == pytest.approx(list(ends(once) or ()))
    assert twice.p == once.p


def test_a_cost_is_above_0() -> None:
    with pytest.raises(InvalidInput, match=r"\$.cost"):
        of_forty(0, 10, 18)
    assert of_forty(1.5, 10, 18).inputs[:2] == (("cost", 1.5), ("count", 10))
