"""Scan: Naus's probability, what ptools makes of it, and what only grows."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.scan import scan_statistic


def p_of(count: int, mean: float, windows: int) -> float:
    return scan_statistic(count, mean, windows).p or 0.0


def test_seven_in_any_month_of_three_years() -> None:
    # 2.3: 36 months, mean 1.5, 7 in any month: p 0.140729, as ptools computes it
    found = scan_statistic(7, 1.5, 36, form="ptools")
    assert found.p == pytest.approx(0.140729, abs=5e-7)
    assert found.method == "scan_ptools"
    # 400,000 simulated series gave 0.1373 (standard error 0.0005): Naus's own form is the nearer one
    assert p_of(7, 1.5, 36) == pytest.approx(0.1373, abs=0.0011)
    assert scan_statistic(7, 1.5, 36).text.da == (
        "Når der i gennemsnit sker 1,5 pr. periode, samler tilfældigheder alene 7 eller flere inden for en sådan "
        "periode i 13,7 pct. af tilfældene, hvis man ser efter i 36 perioder."
    )


@pytest.mark.parametrize(("count", "mean", "windows"), [(4, 0.5, 12), (6, 1.0, 10), (12, 4.0, 8)])
def test_the_probability_agrees_with_simulated_series(count: int, mean: float, windows: int) -> None:
    chance, series, hits = random.Random(7), 4_000, 0  # noqa: S311 - no secret
    for _ in range(series):
        day, days = chance.expovariate(mean), []
        while day < windows:
            days.append(day)
            day += chance.expovariate(mean)
        hits += any(last - first <= 1 for first, last in zip(days, days[count - 1 :], strict=False))
    expected = p_of(count, mean, windows)
    assert hits / series == pytest.approx(expected, abs=4 * (expected * (1 - expected) / series) ** 0.5 + 0.003)


@given(st.integers(3, 20), st.floats(0.05, 3), st.integers(2, 200))
def test_a_longer_time_makes_a_cluster_more_usual_and_a_larger_one_rarer(count: int, mean: float, windows: int) -> None:
    p = p_of(count, mean, windows)
    assert 0 <= p <= 1
    assert p <= p_of(count, mean, windows + 1) + 1e-12
    assert p_of(count + 1, mean, windows) <= p + 1e-9


@pytest.mark.parametrize(
    ("count", "mean", "windows", "form", "places"),
    [(1, 1.5, 36, "naus", ["$.count"]), (7, 0.0, 1, "r", ["$.mean", "$.windows", "$.form"])],
)
def test_what_cannot_be_scanned_is_refused(count: int, mean: float, windows: int, form: str, places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        scan_statistic(count, mean, windows, form=form)  # type: ignore[arg-type]
    assert [fault.place for fault in refusal.value.faults] == places
