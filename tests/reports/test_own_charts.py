"""Charts of a host's own numbers: what a method computed is drawn without a number being copied."""

from datetime import date

import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods import Area, c_chart, funnel
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.own_charts import chart_of_funnel, chart_of_periods
from reports.invented import text

MONTHS = [Period(date(2018, month, 1), date(2018, month, 28)) for month in (1, 2, 3)]


def test_a_control_chart_is_drawn_with_its_own_centre_limits_and_signals() -> None:
    found = c_chart([12, 12, 40], centre=12)
    chart = chart_of_periods(found, MONTHS, title=text("Sager"), unit="case")
    # Shewhart 1931: 12 - 3 x sqrt(12) = 1.6, 12 + 3 x sqrt(12) = 22.4
    assert chart.limits is not None
    assert [(place, round(low or 0, 1), round(high or 0, 1)) for place, low, high in chart.limits.points] == [
        (0.0, 1.6, 22.4),
        (1.0, 1.6, 22.4),
        (2.0, 1.6, 22.4),
    ]
    assert [point.signal for point in chart.points] == [False, False, True]
    assert [point.on for point in chart.points] == [date(2018, 1, 14), date(2018, 2, 14), date(2018, 3, 14)]
    assert chart.centre is not None
    assert (chart.centre.value, chart.centre.label.da) == (12, "gennemsnit 12 sager")


@pytest.mark.parametrize("periods", [MONTHS[:2], [*MONTHS[:2], Period(date(2018, 3, 1), None)]])
def test_a_period_is_wanted_for_each_value(periods: list[Period]) -> None:
    with pytest.raises(InvalidInput, match="want a period with both its days for each value"):
        chart_of_periods(c_chart([12, 12, 40]), periods, title=text("Sager"), unit="case")


def test_a_funnel_is_drawn_with_its_own_average_and_limits() -> None:
    areas = [Area(name="a_b", count=810, denominator=20_000), Area(name="c", count=300, denominator=5_000)]
    found = funnel(areas, kind="rate", multiplier=1_000)
    chart = chart_of_funnel(found, title=text("Anmeldelser"), unit="report/kinh", names={"c": text("Ceby")})
    assert [(one.name.da, one.denominator, one.value) for one in chart.areas] == [
        ("a b", 20_000, 40.5),
        ("Ceby", 5_000, 60.0),
    ]
    assert [one.position for one in chart.areas] == ["outside_95", "outside_998"]
    assert chart.centre.value == pytest.approx(44.4)
    assert [len(limits.points) for limits in chart.limits] == [61, 61]
