"""Indicator: what cannot be is refused, all faults at once; what is missing in a source may stay missing."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

BARE: dict[str, Any] = {"period": Period(date(2017, 1, 1), date(2017, 12, 31)), "unit": "report"}
WHOLE: dict[str, Any] = {
    "id": "indicator.example",
    "title": Text(da="Et eksempel", en="An example"),
    "source": Source(document="Et eksempel", standing="practice", certainty="stated"),
    "level": "result",
    "direction": "lower",
    "unit": "report",
    "area": "ydre_noerrebro",
}


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"value": 40.5}, ["out_of_range"]),
        ({"value": "40,5"}, ["out_of_range"]),
        ({"value": True}, ["out_of_range"]),
        ({"value": Decimal("NaN")}, ["out_of_range"]),
        ({"value": Decimal(-1)}, ["out_of_range"]),
        ({"value": Decimal("100.1"), "unit": "percent"}, ["out_of_range"]),
        ({"count": -1}, ["out_of_range"]),
        ({"count": True}, ["out_of_range"]),
        ({"count": 3, "denominator": 2, "unit": "percent"}, ["contradiction"]),
        ({"count": 1, "denominator": 0, "unit": "percent"}, ["contradiction"]),
        ({"count": 1, "denominator": 2, "unit": "report"}, ["contradiction"]),
        ({"value": Decimal(1), "count": 1}, ["contradiction"]),
        ({}, ["missing"]),
        ({"value": Decimal(1), "period": None}, ["missing"]),
        ({"value": Decimal(1), "period": Period(date(2017, 1, 1), None)}, ["missing"]),
        ({"value": Decimal(1), "area": "Ydre Nørrebro"}, ["bad_code"]),
        ({"value": Decimal(1), "source": "010190-1234"}, ["bad_code"]),
        ({"value": Decimal(1), "unit": "persn"}, ["unknown_unit"]),
        ({"value": Decimal(1), "unit": "text"}, ["contradiction"]),
        ({"value": Decimal(1), "qualifier": "abuot"}, ["unknown_code"]),
        ({"value": Decimal(1), "weights": True}, ["contradiction"]),
        ({"value": Decimal(1), "area": "a", "combines": ("a", "b")}, ["contradiction"]),
        ({"value": -1.0, "qualifier": "x", "period": None}, ["unknown_code", "out_of_range", "missing"]),
    ],
)
def test_a_measurement_that_cannot_be_is_refused_with_all_its_faults(given: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        Measurement(**(BARE | given))
    assert [fault.code for fault in refused.value.faults] == faults
    assert "010190-1234" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"value": Decimal(0)},
        {"value": Decimal(100), "unit": "percent"},
        {"count": 0, "denominator": 0, "unit": "percent"},
        {"count": 16, "denominator": 16, "unit": "percent"},
        {"count": 16},
    ],
)
def test_a_measurement_at_the_edge_of_what_can_be_is_taken(given: dict[str, Any]) -> None:
    assert Measurement(**(BARE | given)).qualifier == "exact"


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({"unit": "percent"}, False),
        ({"unit": "percent", "count": 1}, False),
        ({"unit": "percent", "denominator": 16}, False),
        ({"unit": "report"}, False),
        ({"unit": "percent", "value": Decimal(6)}, True),
        ({"unit": "percent", "count": 1, "denominator": 16}, True),
        ({"unit": "percent", "count": 0, "denominator": 0}, False),
    ],
)
def test_a_baseline_may_lack_its_number_which_is_then_not_0(given: dict[str, Any], known: bool) -> None:
    assert (Baseline(**given).amount is not None) is known


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"id": "indicator 1"}, ["bad_reference"]),
        ({"id": "x-010190-1234"}, ["bad_reference"]),
        ({"level": "outcome"}, ["unknown_code"]),
        ({"direction": "down"}, ["unknown_code"]),
        ({"unit": "pr. 1.000"}, ["unknown_unit"]),
        ({"unit": "procent"}, ["bad_code"]),
        ({"unit": ""}, ["unknown_unit"]),
        ({"target": Target(kind="increase")}, ["contradiction"]),
        ({"target": Target(kind="reduce"), "direction": "higher"}, ["contradiction"]),
        ({"target": Target(kind="increase"), "direction": "in_range"}, ["contradiction"]),
        ({"id": "", "level": "", "direction": ""}, ["bad_reference", "unknown_code", "unknown_code"]),
    ],
)
def test_an_indicator_that_cannot_be_is_refused_with_all_its_faults(given: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        Indicator(**(WHOLE | given))
    assert [fault.code for fault in refused.value.faults] == faults


@pytest.mark.parametrize("level", ["process", "result", "effect", "activity", "context"])
@pytest.mark.parametrize("direction", ["lower", "higher", "in_range", "maintain", "none"])
def test_an_indicator_may_lack_baseline_target_unit_and_area(level: str, direction: str) -> None:
    made = Indicator(**(WHOLE | {"level": level, "direction": direction, "unit": None, "area": None}))
    assert (made.baseline, made.target, made.definition) == (None, None, None)


@pytest.mark.parametrize("given", [{"kind": "down"}, {"kind": "at_most", "value": 120.0}])
def test_a_target_that_cannot_be_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        Target(**given)


def test_an_unknown_unit_names_the_nearest_and_another_name_of_a_unit_its_code() -> None:
    for unit, told in (("persn", "the nearest is `person`"), ("report/thousand_inhabitants", "`report/kinh`")):
        for made in (Figure, partial(Indicator, **{name: WHOLE[name] for name in WHOLE if name != "unit"})):
            with pytest.raises(InvalidInput, match=told):
                made(unit=unit)


def test_an_assessment_in_words_has_no_other_unit() -> None:
    assert Figure(text=Text(da="Uændret.", en="Unchanged."), unit="text").unit == "text"
    assert Indicator(**(WHOLE | {"unit": "text"})).unit == "text"


def test_a_unit_is_checked_without_pint() -> None:
    code = "import sys; from kriminalpraeventiv.indicators.figure import Figure; Figure(unit='report/kinh')"
    asked = f"{code}; assert 'pint' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0  # noqa: S603 - our own code
