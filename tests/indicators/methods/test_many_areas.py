"""Many areas: corrected p-values as scipy has them, and whether areas vary more than chance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.chance import chi_square_at_least
from kriminalpraeventiv.indicators.methods.many_areas import Correction, findings, overdispersion

TESTS = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 1), min_size=1)
METHODS = st.sampled_from(["benjamini_hochberg", "benjamini_yekutieli"])


@given(TESTS, METHODS)
def test_corrected_p_values_agree_with_scipy(p_values: dict[str, float], method: Correction) -> None:
    found = findings(p_values, method=method)
    expected = false_discovery_control(list(p_values.values()), method="bh" if method == "benjamini_hochberg" else "by")
    assert [name for name, _ in found.adjusted] == list(p_values)
    assert [p for _, p in found.adjusted] == pytest.approx(list(expected), rel=1e-12, abs=1e-300)


@given(TESTS, METHODS)
def test_correction_makes_no_p_value_smaller_and_keeps_their_order(
    p_values: dict[str, float], method: Correction
) -> None:
    adjusted = dict(findings(p_values, method=method).adjusted)
    for name, p in p_values.items():
        assert p <= adjusted[name] <= 1
        assert all(adjusted[name] <= adjusted[other] for other in p_values if p < p_values[other])


@given(TESTS)
def test_the_careful_correction_finds_no_more(p_values: dict[str, float]) -> None:
    plain, careful = (findings(p_values, method=m) for m in ("benjamini_hochberg", "benjamini_yekutieli"))
    assert set(careful.found) <= set(plain.found)


def test_of_ten_findings_at_five_per_cent_few_stand() -> None:
    p_values = {"a": 0.04, "b": 0.001, "c": 0.3, "d": 0.045, "e": 0.9}
    found = findings(p_values)
    assert dict(found.inputs) == p_values
    assert (found.found, found.method, found.level) == (("b",), "benjamini_hochberg", 0.95)
    assert found.text.da == (
        "1 af 5 forskelle står tilbage, når der er taget højde for, at der er set efter så mange: b. "
        "Af dem skyldes højst 5 pct. tilfældigheder, i gennemsnit."
    )
    assert findings({"a": 0.06}).text.en.startswith("None of 1 differences stands")
    assert findings({"a": 0.05}).found == ("a",)


@pytest.mark.parametrize(
    ("p_values", "method", "places"),
    [
        ({}, "benjamini_hochberg", ["$.p_values"]),
        ({"a": 1.1, "b": math.nan, "c": 0.5}, "bonferroni", ["$.p_values[0]", "$.p_values[1]", "$.method"]),
    ],
)
def test_what_is_no_p_value_is_refused(p_values: dict[str, float], method: str, places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        findings(p_values, method=method)  # type: ignore[arg-type]
    assert [fault.place for fault in refusal.value.faults] == places


@given(st.floats(0, 300), st.integers(1, 120))
def test_the_tail_of_chi_square_agrees_with_scipy(statistic: float, degrees: int) -> None:
    assert chi_square_at_least(statistic, degrees) == pytest.approx(
        float(chi2.sf(statistic, degrees)), rel=1e-9, abs=1e-300
    )


@given(st.lists(st.integers(0, 300), min_size=2, max_size=30).filter(any))
def test_dispersion_agrees_with_scipy(counts: list[int]) -> None:
    found = overdispersion(counts)
    mean = sum(counts) / len(counts)
    expected = sum((count - mean) ** 2 for count in counts) / mean
    assert found.statistic == pytest.approx(expected)
    assert found.value == pytest.approx(expected / (len(counts) - 1))
    assert found.p == pytest.approx(float(chi2.sf(expected, len(counts) - 1)), rel=1e-7, abs=1e-300)


def test_counts_that_vary_too_much_are_told() -> None:
    assert overdispersion([12, 9, 14, 11, 60]).text.da.startswith("Tallene svinger 22,3 gange så meget")
    usual = overdispersion([12, 9, 14, 11])
    assert usual.text.en == (
        "The counts vary 0.4 times as much as chance alone would make them; that happens in 77.0 per cent of cases."
    )
    assert usual.inputs == (("counts", (12.0, 9.0, 14.0, 11.0)),)


@pytest.mark.parametrize(("counts", "place"), [([3], "$.counts"), ([0, 0], "$.counts"), ([1, -1], "$.counts[1]")])
def test_what_has_no_dispersion_is_refused(counts: list[int], place: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        overdispersion(counts)
    assert [fault.place for fault in refusal.value.faults] == [place]


def test_counts_of_unequal_exposures_are_held_against_what_their_size_lets_expect() -> None:
    even = overdispersion([10, 20, 30], [1_000, 2_000, 3_000])
    assert (even.value, even.p) == (0, 1)
    found = overdispersion([30, 20, 10], [1_000, 2_000, 3_000])
    assert found.statistic == pytest.approx(400 / 10 + 0 + 400 / 30)
    assert found.value == pytest.approx((400 / 10 + 400 / 30) / 2)


@pytest.mark.parametrize(("exposures", "place"), [([1.0], "$.exposures"), ([1.0, 0.0], "$.exposures[1]")])
def test_exposures_must_fit_their_counts(exposures: list[float], place: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        overdispersion([1, 2], exposures)
    assert [fault.place for fault in refusal.value.faults] == [place]
