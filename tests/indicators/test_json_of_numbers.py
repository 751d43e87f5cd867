"""JSON of numbers: shares, changes, amounts, sums and pictures there and back are the same value, exact to the last."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from indicators.made import SOURCE, indicator, measured, start, year
from kriminalpraeventiv import AnswerConverter, Text
from kriminalpraeventiv.danish import read_number
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.aggregate import Row, Shape, aggregate
from kriminalpraeventiv.indicators.amount import Amount
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.harm import HarmWeights
from kriminalpraeventiv.indicators.harm_score import harm_score
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.recidivism import RecidivismDefinition, known_definitions
from kriminalpraeventiv.indicators.relapse import Followed, relapse_share
from kriminalpraeventiv.indicators.relative import RelativeChange
from kriminalpraeventiv.indicators.safety import ObjectiveSafety, SubjectiveSafety, known_measures, side_by_side
from kriminalpraeventiv.indicators.share import PointChange, Share
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.serialization.schema import class_schema
from kriminalpraeventiv.serialization.strict import strict_converter, structure

EIGHT, FIVE = Share.from_percent(8), Share.from_percent(5)
WEIGHTS = HarmWeights(
    id="own.harm",
    version="2017",
    basis="own",
    source=SOURCE,
    valid=year(2017),
    weights={"violence": Decimal(120), "burglary": Decimal(30)},
)
RELAPSE = RecidivismDefinition(
    id="own.relapse", version="1", title=Text(da="a", en="b"), source=SOURCE, base=Text(da="unge", en="the young"),
    index_event="intervention", start="intervention_end", window_months=24, event="charge", event_date="committed",
    at_risk="all_days", death="left_out", emigration="left_out", unfinished="left_out", register_lag_months=6,
    excluded_sanctions=("fine",),
)  # fmt: skip
YDRE: dict[str, Any] = {"area": "ydre_noerrebro"}
KNOWN = known_measures()
UNSAFE = Figure(value=Decimal(8), unit="percent", **YDRE)
PICTURE = side_by_side(
    "ydre_noerrebro",
    objective=[
        ObjectiveSafety(measure=KNOWN["reports"], figure=Figure(value=Decimal("40.5"), unit="report/kinh", **YDRE))
    ],
    subjective=[SubjectiveSafety(measure=KNOWN["koebenhavns_tryghedsundersoegelse"], figure=UNSAFE)],
)
ROWS = [Row(indicator="a1", area="0165", start=date(2017, 1, 1), end=date(2017, 1, 31), count=12)]
VALUES = [
    EIGHT,
    Share(Fraction(1, 3)),
    FIVE - EIGHT,
    RelativeChange.between(EIGHT, FIVE),
    Amount(Fraction(81, 2), "report/kinh"),
    read_number("40,5 anmeldelser pr. 1.000 indbyggere"),
    read_number("mere end 275"),
    read_number("2-3 møder"),
    aggregate(ROWS, shapes={"a1": Shape(counted="flow", persons=True)}, per="year").cells[0],
    harm_score(WEIGHTS, {"burglary": 48, "violence": 18}, period=year(2017), **YDRE),
    PICTURE,
    known_definitions()["soem"],
    relapse_share(
        RELAPSE,
        Followed(relapsed=4, completed=9, died=0, emigrated=0, unfinished=6),
        began=year(2014),
        drawn_on=date(2017, 6, 30),
    ),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_there_and_back_is_the_same_value_and_fits_its_schema(value: object) -> None:
    plain = json.loads(AnswerConverter().to_json(value))
    back = structure(strict_converter(), plain, type(value))
    assert (back, repr(back)) == (value, repr(value))
    Draft202012Validator(class_schema("value", type(value))).validate(plain)


@given(st.fractions(-1, 1))
def test_a_change_in_points_is_exact_there_and_back(number: Fraction) -> None:
    change = PointChange(number)
    assert structure(strict_converter(), json.loads(AnswerConverter().to_json(change)), PointChange) == change


@pytest.mark.parametrize(("written", "number"), [("2/25", "2/25"), ("0.08", "2/25"), (0, "0"), (1, "1"), ("1", "1")])
def test_an_exact_number_is_read_from_a_fraction_a_decimal_or_a_whole_number(written: object, number: str) -> None:
    assert structure(strict_converter(), {"value": written}, Share).value == Fraction(number)
    Draft202012Validator(class_schema("share", Share)).validate({"value": written})


@pytest.mark.parametrize("written", [0.08, True, "0,08", "1/0", "1 / 2", "1e-2", "", None, "²", "3/2", "-0.1"])
def test_nothing_else_is_read_as_a_share(written: object) -> None:
    with pytest.raises(InvalidInput):
        structure(strict_converter(), {"value": written}, Share)


def test_an_answer_about_a_target_is_read_back_by_the_public_converter() -> None:
    goal = indicator("percent", baseline=start("8", year(2017), "percent"), target=Target(kind="reduce"))
    answer = progress(goal, [measured((12, 234), year(2019), "percent")], date(2020, 8, 15))
    converter = AnswerConverter()
    assert converter.from_plain(Progress, converter.to_plain(answer)) == answer
