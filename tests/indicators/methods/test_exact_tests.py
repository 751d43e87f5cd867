"""Exact tests: the printed examples, scipy and statsmodels on random grids."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.exact_tests import conditional_test, fisher
from kriminalpraeventiv.indicators.methods.small_counts import e_test

SAMPLES = st.integers(1, 400).flatmap(lambda n: st.builds(Sample, count=st.integers(0, n), denominator=st.just(n)))


def test_two_of_19_against_six_of_20() -> None:
    # 2.2: p 0.235116
    found = fisher(Sample(count=2, denominator=19), Sample(count=6, denominator=20))
    assert found.p == pytest.approx(0.235116, abs=5e-7)
    assert found.value == pytest.approx(2 / 19 - 6 / 20)
    assert found.text.da.startswith("Forskellen er -19,5 procentpoint. Var der ingen forskel")


@given(SAMPLES, SAMPLES)
def test_fisher_agrees_with_scipy(sample: Sample, base: Sample) -> None:
    table = [[each.count, each.denominator - each.count] for each in (sample, base)]
    assert fisher(sample, base).p == pytest.approx(fisher_exact(table).pvalue, rel=1e-9)


@given(SAMPLES, SAMPLES)
def test_fisher_does_not_mind_which_is_first_nor_what_is_counted(sample: Sample, base: Sample) -> None:
    others = [Sample(count=each.denominator - each.count, denominator=each.denominator) for each in (sample, base)]
    assert fisher(sample, base).p == fisher(base, sample).p == fisher(*others).p


def test_nineteen_against_twelve() -> None:
    # 2.2: exact conditional 0.281042
    found = conditional_test(Counted(count=19), Counted(count=12))
    assert found.p == pytest.approx(0.281042, abs=5e-7)
    assert found.text.en.endswith("in 28.1 per cent of cases.")
    assert (found.p or 0) > (e_test(Counted(count=19), Counted(count=12)).p or 0)


@settings(max_examples=60)
@given(st.integers(0, 3_000), st.integers(0, 3_000), st.sampled_from([0.1, 1.0, 2.5]))
def test_the_conditional_test_agrees_with_scipy(count: int, base: int, exposure: float) -> None:
    found = conditional_test(Counted(count=count, exposure=exposure), Counted(count=base))
    expected = binomtest(count, count + base, exposure / (exposure + 1)).pvalue if count + base else 1.0
    assert found.p == pytest.approx(float(expected), rel=1e-8, abs=1e-14)
    assert found.value == pytest.approx(count / exposure - base)


def test_what_has_no_table_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        fisher(Sample(count=1, denominator=20_000, design_effect=1.4), Sample(count=1, denominator=2))
    assert [fault.place for fault in refusal.value.faults] == ["$.sample.design_effect", "$"]
    assert fisher(Sample(count=1, denominator=19_998), Sample(count=1, denominator=2)).p == pytest.approx(2e-4, rel=0.1)
