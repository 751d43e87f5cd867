"""Kinds: what is put in a field it does not belong in is one line at its place, never an error from elsewhere."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from indicators.made import PLACE, SOURCE, indicator, measured, year
from kriminalpraeventiv import InvalidInput, Rulebook, Source, Text
from kriminalpraeventiv.indicators.figure import Figure, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.indicators.target import Target

BOOK = Rulebook.load(plugins=())
DAY = date(2021, 3, 1)
WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (Measurement, {"count": 1, "period": "2018"}, "$.period"),
    (Measurement, {"count": 1, "period": 2025}, "$.period"),
    (Figure, {"combines": ["a", "b"]}, "$.combines"),
    (Figure, {"breaks": []}, "$.breaks"),
    (Figure, {"breaks": ("2018-01-01",)}, "$.breaks"),
    (Figure, {"text": "better"}, "$.text"),
    (indicator, {"title": "x"}, "$.title"),
    (indicator, {"source": "Handleplan"}, "$.source"),
    (indicator, {"target": "reduce"}, "$.target"),
    (Target, {"kind": "reduce", "deadline": "2020-12-31"}, "$.deadline"),
    (Target, {"kind": "reduce", "deadline": datetime(2020, 12, 31)}, "$.deadline"),  # noqa: DTZ001 - no day
    (SeriesBreak, {"on": "2018-01-01", "reason": Text(da="Nyt.", en="New."), "source": SOURCE}, "$.on"),
]


@pytest.mark.parametrize(("cls", "given", "place"), WRONG)
def test_another_kind_of_thing_is_named_at_its_place(cls: Any, given: dict[str, Any], place: str) -> None:  # noqa: ANN401
    with pytest.raises(InvalidInput) as refused:
        cls(**given)
    [fault] = refused.value.faults
    assert (fault.code, fault.place) == ("wrong_type", place)
    assert fault.message.startswith("want ")


def test_what_belongs_in_a_field_is_taken() -> None:
    figure = Figure(combines=("a", "b"), breaks=(SeriesBreak(on=DAY, reason=Text(da="a", en="a"), source=SOURCE),))
    assert figure.period is None
    assert Target(kind="reduce", deadline=DAY).deadline == DAY


@pytest.mark.parametrize(("given", "place"), [([None], "$[0]"), ("2018", "$.measurements"), (None, "$.measurements")])
def test_measurements_are_a_list_of_measurements(given: Any, place: str) -> None:  # noqa: ANN401 - anything
    with pytest.raises(InvalidInput) as refused:
        BOOK.progress(indicator(), given, on=DAY)
    assert [fault.place for fault in refused.value.faults] == [place]
    with pytest.raises(InvalidInput, match="want"):
        progress(indicator(), given, DAY)


def test_one_measurement_is_no_list() -> None:
    wave: Any = measured(3, year(2018))
    with pytest.raises(InvalidInput, match="list of `Measurement`"):
        BOOK.progress(indicator(), wave, on=DAY)
    assert BOOK.progress(indicator(), (one for one in [wave]), on=DAY).why == "no_target"


@pytest.mark.parametrize(("effect", "taken"), [("0.01", True), ("1000", True), ("0.009", False), ("1E400", False)])
def test_a_design_effect_is_of_a_size_there_is(effect: str, taken: bool) -> None:
    given: dict[str, Any] = {"value": Decimal(8), "unit": "percent", "respondents": 234}
    if taken:
        assert Figure(**given, design_effect=Decimal(effect)).design_effect == Decimal(effect)
        return
    with pytest.raises(InvalidInput, match=r"\$\.design_effect: want a number from 0\.01 to 1,000"):
        Figure(**given, design_effect=Decimal(effect))


@pytest.mark.parametrize("field", ["standing", "certainty"])
def test_a_source_says_what_weight_it_has_in_known_words(field: str) -> None:
    given: dict[str, Any] = {"document": "x", "standing": "practice", "certainty": "stated"}
    with pytest.raises(InvalidInput, match=rf"\$\.{field}: unknown code"):
        Source(**(given | {field: "vane"}))
    assert Source(**given).standing == "practice"


@pytest.mark.parametrize("unit", ["percent", "report/kinh"])
def test_a_count_alone_is_no_share_or_rate(unit: str) -> None:
    goal = indicator(unit)
    with pytest.raises(InvalidInput, match=r"\$\[0\]\.denominator: a count alone is no share or rate"):
        BOOK.progress(goal, [Measurement(count=29, unit=unit, period=year(2018), **PLACE)], on=DAY)
    lost = Measurement(count=29, unit=unit, period=year(2018), lost=("denominator",), **PLACE)
    assert BOOK.progress(goal, [lost], on=DAY).why == "no_target"
    assert BOOK.progress(goal, [measured((29, 100), year(2018), unit)], on=DAY).why == "no_target"
