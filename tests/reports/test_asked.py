"""What a report is made of: wrong kinds, and a period that has not ended, are refused with one clear line each."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.reports.asked import Measured, ReportInput
from kriminalpraeventiv.reports.charts import draw
from reports.invented import asked, measured, year


def told(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"duty": 7}, "$.duty: want the id of a reporting duty, a text"),
        ({"municipality": 101}, "$.municipality: want the code of a municipality, a text"),
        ({"on": "2019-08-15"}, "$.on: want a `date`"),
        ({"period": "2018"}, "$.period: want a `Period`"),
        ({"figures": []}, "$.figures: want a tuple of `Measured`"),
        ({"figures": ({},)}, "$.figures[0]: want a `Measured`"),
        ({"words": ("nej",)}, "$.words[0]: want a `Said`"),
        ({"remarks": "nej"}, "$.remarks: want a tuple of `Text`"),
        ({"remarks": ("nej",)}, "$.remarks[0]: want a `Text`"),
    ],
)
def test_a_wrong_kind_is_told_in_one_line(given: dict[str, Any], line: str) -> None:
    plain: dict[str, Any] = {"duty": "nordby.report", "municipality": "0999", "on": date(2019, 8, 15)}
    with pytest.raises(InvalidInput) as refused:
        ReportInput(**plain | {"period": year(2018)} | given)
    assert told(refused) == [line]


def test_what_is_no_measurement_is_told() -> None:
    with pytest.raises(InvalidInput) as refused:
        Measured(indicator="nordby.unsafe", measurements=(measured(2018, count=1), 12))  # type: ignore[arg-type] # - the fault
    assert told(refused) == ["$.measurements[1]: want a `Measurement`"]


def test_a_report_on_a_period_that_has_not_ended_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        asked(on=date(2018, 12, 30), period=year(2018))
    assert told(refused) == ["$.period: it ends after the day of the report; want one that has ended"]
    assert asked(on=date(2018, 12, 31), period=year(2018)).on == date(2018, 12, 31)


def test_what_is_no_chart_is_not_drawn() -> None:
    with pytest.raises(InvalidInput) as refused:
        draw([1, 2, 3])  # type: ignore[arg-type] # - the fault
    assert told(refused) == ["$.chart: want a `TrendChart`, `RunChart` or `FunnelChart`"]
