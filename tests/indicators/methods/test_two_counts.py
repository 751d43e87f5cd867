"""Two counts: the printed examples, the oracles on random grids, and the laws of a change."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.rates import confint_poisson_2indep
from statsmodels.stats.rates import test_poisson_2indep as poisson_test

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.two_counts import Past, poisson_z, rate_ratio

COUNTS = st.integers(0, 5_000)
SOME = st.builds(Counted, count=st.integers(1, 5_000), exposure=st.sampled_from([1.0, 12.0, 20_000.0, 0.3]))
PASTS = st.sampled_from(["known", "random"])


def z(before: int, after: int, past: Past) -> Result:
    return poisson_z(Counted(count=before), Counted(count=after), past=past)


def test_from_12_to_19_in_both_forms() -> None:
    # 2.2: 1.789595 (past known) or 1.265435 (both random)
    assert z(12, 19, "known").statistic == pytest.approx(1.789595, abs=5e-7)
    assert z(12, 19, "random").statistic == pytest.approx(1.265435, abs=5e-7)


@pytest.mark.parametrize(("after", "p"), [(4, 0.157), (6.25, 0.034)])
def test_where_both_vary_2_and_3_are_no_rare_numbers(after: float, p: float) -> None:
    # part 0, finding 9: |z| = 2 is p = 0.157 and |z| = 3 is p = 0.034, where both counts are random
    scale = 400
    found = z(scale, round(after * scale), "known")
    times = z(scale, round(after * scale), "random")
    assert times.statistic == pytest.approx((found.statistic or 0) / math.sqrt(2))
    wheeler = {4: 2, 6.25: 3}[after]
    assert math.erfc(wheeler / 2) == pytest.approx(p, abs=5e-4)


@given(COUNTS, COUNTS)
def test_the_form_with_both_random_is_the_root_2_form_without_continuity(before: int, after: int) -> None:
    # the oracle adds 3/8 to each count: of counts that are large it makes no difference
    before, after = before + 1_000_000, after + 1_000_000
    expected = poisson_test(after, 1, before, 1, method="sqrt")
    assert z(before, after, "random").statistic == pytest.approx(expected.statistic, rel=1e-6, abs=1e-12)


@given(COUNTS, COUNTS, PASTS)
def test_a_change_back_is_the_same_with_the_other_sign(before: int, after: int, past: Past) -> None:
    forth, back = z(before, after, past), z(after, before, past)
    assert back.statistic == pytest.approx(-(forth.statistic or 0))
    assert back.value == -(forth.value or 0)
    assert 0 <= (back.p or 0) <= 1


def test_a_longer_period_afterwards_is_taken_into_account() -> None:
    found = poisson_z(Counted(count=12, exposure=1), Counted(count=24, exposure=2), past="random")
    assert (found.statistic, found.value) == (0, 0)
    # √57 - √(12·3) against a spread of √(1 + 3) halves
    other = poisson_z(Counted(count=12, exposure=1), Counted(count=57, exposure=3), past="random")
    assert other.statistic == pytest.approx(math.sqrt(57) - 6)
    known = poisson_z(Counted(count=12, exposure=1), Counted(count=57, exposure=3), past="known")
    assert known.statistic == pytest.approx(2 * (math.sqrt(57) - 6))
    assert known.value == 21
    months = poisson_z(Counted(count=12, exposure=4), Counted(count=57, exposure=12), past="known")
    assert (months.statistic, months.value) == (known.statistic, known.value)


def test_which_form_is_meant_must_be_said() -> None:
    with pytest.raises(InvalidInput, match=r"\$.past: want `known` or `random`"):
        z(12, 19, "wheeler")  # type: ignore[arg-type]
    assert (z(12, 19, "known").method, z(12, 19, "random").method) == ("poisson_z_known", "poisson_z_random")


def test_the_sentence_says_how_often_chance_does_as_much() -> None:
    assert z(12, 19, "random").text.da == (
        "Antallet gik fra 12 til 19. Hvis intet er ændret, giver tilfældigheder alene en mindst så stor ændring "
        "i 20,6 pct. af tilfældene."
    )
    assert "fixed level" in z(12, 19, "known").text.en
    assert "below 0.1 per cent" in z(12, 190, "known").text.en


def test_1164_against_810_per_20000() -> None:
    # 2.2: 1.437037 (1.313771-1.571868)
    found = rate_ratio(Counted(count=1_164, exposure=20_000), Counted(count=810, exposure=20_000))
    assert found.interval is not None
    assert (found.value, found.interval.low, found.interval.high) == pytest.approx(
        (1.437037, 1.313771, 1.571868), abs=5e-7
    )
    assert found.text.da == (
        "Hyppigheden er 1,44 gange den, der sammenlignes med. Med 95 pct. sikkerhed er den mellem 1,31 og 1,57 gange: "
        "det er mere, end tilfældigheder forklarer."
    )


@given(SOME, SOME, st.sampled_from([0.8, 0.95, 0.998]))
def test_a_ratio_agrees_with_statsmodels(one: Counted, other: Counted, level: float) -> None:
    found = rate_ratio(one, other, level=level)
    facts = (one.count, one.exposure, other.count, other.exposure)
    low, high = confint_poisson_2indep(*facts, method="wald-log", compare="ratio", alpha=1 - level)
    test = poisson_test(*facts, method="wald-log", compare="ratio")
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), rel=1e-9)
    assert found.statistic == pytest.approx(test.statistic, rel=1e-9, abs=1e-12)
    assert found.p == pytest.approx(test.pvalue, rel=1e-9)


@given(SOME, SOME)
def test_the_other_way_round_a_ratio_is_its_inverse(one: Counted, other: Counted) -> None:
    forth, back = rate_ratio(one, other), rate_ratio(other, one)
    assert forth.interval is not None
    assert back.interval is not None
    assert (back.value, back.interval.low) == pytest.approx((1 / (forth.value or 0), 1 / (forth.interval.high or 0)))


@pytest.mark.parametrize(("count", "base", "value"), [(0, 5, 0.0), (5, 0, None), (0, 0, None)])
def test_a_count_of_0_has_no_interval_for_a_ratio(count: int, base: int, value: float | None) -> None:
    found = rate_ratio(Counted(count=count), Counted(count=base))
    assert (found.value, found.interval, found.p) == (value, None, None)
    assert found.text.en.startswith("One of the counts is 0")


def test_a_ratio_near_1_may_be_chance_in_both_directions() -> None:
    for count, base in ((19, 12), (100, 100), (12, 19)):
        found = rate_ratio(Counted(count=count), Counted(count=base))
        assert found.text.en.endswith("the difference may be chance.")
    assert rate_ratio(Counted(count=12), Counted(count=50)).text.en.endswith("that is more than chance explains.")
    assert dict(rate_ratio(Counted(count=19), Counted(count=12)).inputs) == {
        "count": 19, "exposure": 1.0, "base_count": 12, "base_exposure": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(("count", "exposure"), [(-1, 1.0), (1, 0.0), (1, -1.0), (1, math.inf)])
def test_a_count_that_cannot_be_is_refused(count: int, exposure: float) -> None:
    with pytest.raises(InvalidInput):
        Counted(count=count, exposure=exposure)


@pytest.mark.parametrize(("after", "warned"), [(7, True), (8, False)])
def test_under_twenty_events_the_sentence_warns_of_the_square_roots(after: int, warned: bool) -> None:
    for past in ("known", "random"):
        text = poisson_z(Counted(count=12), Counted(count=after), past=past).text
        assert ("too often shows" in text.en, "for ofte viser" in text.da) == (warned, warned)
