"""JSON: everything about indicators there and back is the same value, and nothing is coerced."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.made import SOURCE, indicator, measured, on, start, year
from kriminalpraeventiv import AnswerConverter, Rulebook, Text
from kriminalpraeventiv.errors import InvalidInput, UnknownName
from kriminalpraeventiv.indicators.detecting import Detectable
from kriminalpraeventiv.indicators.figure import Baseline, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.parts import PartsAnswer, check_parts
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.indicators.uncertainty import interval
from kriminalpraeventiv.serialization.measurements import read_measurement, read_row
from kriminalpraeventiv.serialization.strict import strict_converter, structure

BOOK = Rulebook.load()
DAY = date(2020, 8, 15)
BREAK = SeriesBreak(on=date(2017, 1, 1), reason=Text(da="Ny leverandør.", en="A new vendor."), source=SOURCE)
PATH = (PathPoint(by=date(2018, 1, 1), value=Decimal(9)), PathPoint(by=date(2019, 1, 1), value=Decimal("8.5")))
STAGE = Stage(level="process", title=Text(da="Trin", en="Stage"), deadline=DAY, indicator="indicator.example")
FULL = indicator(
    "percent", counted="flow", per="school_year", basis="sample", parts=("a", "b"), minors=True, measured_area="kreds",
    definition_version="v2", numerator=Text(da="a", en="b"), owner=Text(da="c", en="d"),
    baseline=start("8.0", year(2017), "percent", respondents=234, design_effect=Decimal("1.4"), breaks=(BREAK,)),
    target=Target(kind="reduce"), traps=(Trap(code="no_count", text=Text(da="e", en="f")),),
)  # fmt: skip
DAYS = year(2016)


def again(value: Any) -> Any:  # noqa: ANN401 - any value
    return structure(strict_converter(), AnswerConverter().to_plain(value), type(value))


@pytest.mark.parametrize(
    "value",
    [
        FULL,
        Target(kind="yearly_path", path=PATH),
        Target(kind="staged", stages=(STAGE,), printed=Text(da="g", en="h")),
        measured((12, 234), year(2019), "percent"),
        Measurement(value=Decimal("-31.0"), unit="percent", measure="relative_change", since=year(2010), period=DAYS),
        Measurement(state="cancelled", period=on("2016-12-01")),
        Measurement(text=Text(da="Uændret.", en="Unchanged."), unit="text", period=year(2018)),
        Measurement(suppressed=True, unit="person", period=year(2018)),
        Baseline(value=Decimal("40.5"), lost=("unit", "count")),
        progress(FULL, [measured((12, 234), year(2019), "percent")], DAY),
        BOOK.detectable(FULL, answers=234),
        interval(measured((22, 275), year(2019), "percent")),
        check_parts(FULL, {"a": [measured("46", year(2018), "percent")]})[0],
    ],
)  # fmt: skip
def test_there_and_back_is_the_same_value(
    value: Indicator | Target | Measurement | Baseline | Progress | Detectable | Result | PartsAnswer,
) -> None:
    back = again(value)
    assert back == value
    assert repr(back) == repr(value)


@pytest.mark.parametrize("number", range(len(BOOK.indicators())))
def test_every_indicator_of_the_catalogue_there_and_back_is_the_same(number: int) -> None:
    one = BOOK.indicators()[number]
    assert again(one) == one


@pytest.mark.parametrize(
    "given",
    [
        {"count": "12"}, {"count": 12.0}, {"count": True}, {"value": 8.5}, {"value": "8,5"}, {"value": "1e2"},
        {"area_weights": [0.5]}, {"qualifier": "exakt"}, {"period": "2018"}, {"weight": True}, {"breaks": [{}]},
        {"period": {"start": "2018-12-31", "end": "2018-01-01"}},
    ],
)  # fmt: skip
def test_nothing_is_coerced_into_a_measurement(given: dict[str, Any]) -> None:
    whole = {"unit": "case", "count": 12, "period": {"start": "2018-01-01", "end": "2018-12-31"}}
    with pytest.raises(InvalidInput):
        read_measurement(whole | given)


@pytest.mark.parametrize(
    "given",
    [{}, {"denominator": 20_000, "unit": "report/kinh"}, {"source": "x"}, {"qualifier": "preliminary"},
     {"value": "8.0", "count": None}],
)  # fmt: skip
def test_a_row_is_read_the_same_way_fast_and_slow(given: dict[str, Any]) -> None:
    whole = {"indicator": "a1", "area": "0165", "start": "2018-01-01", "end": "2018-01-31", "count": 12} | given
    assert repr(read_row(whole)) == repr(read_row(whole | {"suppressed": False}))


@pytest.mark.parametrize(
    "given",
    [{"count": "12"}, {"count": True}, {"start": "2018-13-01"}, {"start": "20180101"}, {"end": 5},
     {"area": None}, {"x": 1}],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_refused(given: dict[str, Any]) -> None:
    whole = {"indicator": "a1", "area": "0165", "start": "2018-01-01", "end": "2018-01-31", "count": 12}
    with pytest.raises(InvalidInput):
        read_row(whole | given)


@pytest.mark.parametrize("value", ["1.234", "-12.345", "150.500"])
def test_three_digits_behind_one_dot_may_be_thousands_and_are_refused_with_what_to_write(value: str) -> None:
    day = {"start": "2017-03-31", "end": "2017-03-31"}
    with pytest.raises(InvalidInput) as refusal:
        read_measurement({"value": value, "unit": "person", "area": "a1", "period": day})
    (fault,) = refusal.value.faults
    assert (fault.code, fault.place) == ("ambiguous_number", "$.value")
    assert value not in str(fault)


@pytest.mark.parametrize("value", ["1.0000", "0.500", "1.00", "1000.000", 1000])
def test_a_number_that_says_which_it_is_is_read(value: str | int) -> None:
    day = {"start": "2017-03-31", "end": "2017-03-31"}
    assert read_measurement({"value": value, "unit": "person", "area": "a1", "period": day}).value == Decimal(value)


@pytest.mark.parametrize("unit", ["percent", "report/kinh", "score", "dkk"])
def test_what_comes_in_parts_may_have_three_decimals(unit: str) -> None:
    day = {"start": "2017-03-31", "end": "2017-03-31"}
    assert read_measurement({"value": "1.234", "unit": unit, "area": "a1", "period": day}).value == Decimal("1.234")


def test_a_change_of_a_count_may_have_three_decimals() -> None:
    day = {"start": "2017-03-31", "end": "2017-03-31"}
    given = {"value": "-1.234", "unit": "person", "measure": "relative_change", "area": "a1", "period": day}
    assert read_measurement(given).value == Decimal("-1.234")


def test_digits_of_other_scripts_are_no_number() -> None:
    day = {"start": "2017-03-31", "end": "2017-03-31"}
    with pytest.raises(InvalidInput):
        read_measurement({"value": "\u0664\u0660", "unit": "person", "area": "a1", "period": day})


def test_what_is_no_record_is_told_where_it_is_read() -> None:
    with pytest.raises(InvalidInput, match=r"a measurement is read by `serialization\.measurements`"):
        Rulebook.load(plugins=()).read(Measurement, {})  # type: ignore[type-var] # refused


def test_an_unknown_indicator_like_no_other_is_answered_with_where_those_of_a_pack_come_from() -> None:
    with pytest.raises(UnknownName, match=r"there is no such indicator; one of a pack .* `--pack`"):
        Rulebook.load(plugins=()).indicator("qqqqqq")
