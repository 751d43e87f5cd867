"""Pace: years multiply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.pace import yearly_pace


def test_31_per_cent_in_six_years() -> None:
    # 1.3, Y1: -31 % 2010 to 2016 is -6.0 % a year
    found = yearly_pace(100, 69, 6)
    assert found.value == pytest.approx(-0.060, abs=5e-4)
    assert found.text.da == "En samlet ændring på -31,0 pct. over 6 år er -6,0 pct. om året."


def test_from_215_killed_in_traffic_to_120_in_four_years() -> None:
    # 1.3, Y3: gap -44.2 %; needs -13.6 % a year
    found = yearly_pace(215, 120, 4)
    assert found.value == pytest.approx(-0.136, abs=5e-4)
    assert found.text.en == "A change of -44.2 per cent in all over 4 years is -13.6 per cent a year."
    assert found.inputs == (("base", 215), ("number", 120), ("years", 4))


@given(st.floats(0.1, 1e6), st.floats(0.1, 1e6), st.integers(1, 20))
def test_year_upon_year_gives_the_number_back(base: float, number: float, years: int) -> None:
    assert base * (1 + (yearly_pace(base, number, years).value or 0)) ** years == pytest.approx(number)


def test_there_is_no_pace_from_or_to_nothing() -> None:
    with pytest.raises(InvalidInput) as refusal:
        yearly_pace(0, 0, 0)
    assert [fault.place for fault in refusal.value.faults] == ["$.base", "$.number", "$.years"]
