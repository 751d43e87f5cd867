"""Run charts and funnels of a report: limits from what is shown, gaps where a number is hidden."""

from datetime import date
from decimal import Decimal

from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.asked import Measured
from kriminalpraeventiv.reports.chart import FunnelChart, RunChart, TrendChart
from kriminalpraeventiv.reports.charts import draw
from kriminalpraeventiv.reports.html import to_html
from kriminalpraeventiv.reports.pictures import funnel_of, picture_of
from kriminalpraeventiv.reports.status import IndicatorStatus
from reports.invented import CRIME, GRAVE, UNSAFE, measured, of, report


def month(number: int, count: int) -> Measurement:
    start, end = date(2018, number, 1), date(2018, number, 28 if number == 2 else 30)
    return measured(2018, count=count, unit="case", period=Period(start, end))


def shown(figures: Measured, one: Indicator) -> IndicatorStatus:
    return next(each for each in report(figures).indicators if each.indicator == one.id)


def run(*counts: int) -> RunChart:
    chart = picture_of(shown(of(GRAVE, *(month(number, count) for number, count in enumerate(counts, 1))), GRAVE))
    assert isinstance(chart, RunChart)
    return chart


def test_eight_monthly_counts_make_a_run_chart_with_shewharts_limits() -> None:
    chart = run(*[12] * 8)
    assert chart.centre is not None
    assert chart.limits is not None
    # 12 per month: 3 sigma 1.6 to 22.4
    assert chart.centre.value == 12.0
    assert [(round(low or 0, 1), round(high or 0, 1)) for _, low, high in chart.limits.points] == [(1.6, 22.4)] * 8
    assert not any(point.signal for point in chart.points)
    assert "Uden for grænserne" in draw(run(*[12] * 7, 40))


def test_seven_monthly_counts_make_a_trend() -> None:
    figures = of(GRAVE, *(month(number, 12) for number in range(1, 8)))
    assert isinstance(picture_of(shown(figures, GRAVE)), TrendChart)


def test_a_hidden_month_is_a_gap_and_in_neither_centre_nor_limits() -> None:
    charts = {draw(run(*[12] * 4, hidden, *[12] * 4)) for hidden in (1, 2, 3, 4)}
    assert len(charts) == 1
    chart = run(*[12] * 4, 3, *[12] * 4)
    assert chart.centre is not None
    assert chart.limits is not None
    assert chart.centre.value == 12.0
    assert [place for place, _, _ in chart.limits.points] == [0, 1, 2, 3, 5, 6, 7, 8]
    assert chart.points[4].mark == "suppressed"


def rates(*counts: int) -> Measured:
    places = ("nordby", "sydby", "oestby", "vestby", "midtby")
    numbers = (
        measured(2018, count=count, denominator=20_000, unit="report/kinh", area=place)
        for place, count in zip(places, counts, strict=False)
    )
    return of(CRIME, *numbers)


def test_three_areas_of_one_period_make_a_funnel_about_all_of_them() -> None:
    chart = funnel_of(shown(rates(800, 810, 820, 1164), CRIME))
    assert isinstance(chart, FunnelChart)
    assert round(chart.centre.value, 3) == 44.925  # 3,594 of 80,000, per 1,000
    # As many as 1,164 of 20,000 beside 800 to 820 is far outside; the others then lie below.
    assert {area.name.da: area.position for area in chart.areas}["vestby"] == "outside_998"
    assert "vestby" in draw(chart)
    assert "tragtdiagram" in to_html(report(rates(800, 810, 820, 1164))).lower()
    assert funnel_of(shown(rates(800, 810), CRIME)) is None


def test_areas_alike_lie_within_the_limits() -> None:
    chart = funnel_of(shown(rates(800, 810, 820), CRIME))
    assert isinstance(chart, FunnelChart)
    assert {area.position for area in chart.areas} == {"within"}


def test_an_area_without_counts_is_in_the_table_alone() -> None:
    printed = measured(2018, value=Decimal("40.5"), unit="report/kinh", area="midtby")
    figures = of(CRIME, *rates(800, 810, 820).measurements, printed)
    chart = funnel_of(shown(figures, CRIME))
    assert isinstance(chart, FunnelChart)
    assert [area.mark for area in chart.areas].count("missing") == 1
    assert chart.centre.value == 40.5


def test_a_series_of_shares_has_no_run_chart() -> None:
    numbers = [
        measured(2018, count=9, denominator=40, unit="percent", period=month(number, 1).period)
        for number in range(1, 10)
    ]
    assert isinstance(picture_of(shown(of(UNSAFE, *numbers), UNSAFE)), TrendChart)


def test_two_numbers_of_one_area_make_no_funnel() -> None:
    again = measured(2018, count=790, denominator=20_000, unit="report/kinh", area="nordby", source="other")
    assert funnel_of(shown(of(CRIME, *rates(800, 810, 820).measurements, again), CRIME)) is None
