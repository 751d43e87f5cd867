"""Own charts: a funnel or a control chart that a method computed, as a chart to draw."""

from collections.abc import Mapping, Sequence

from kriminalpraeventiv.danish.dates import period_text
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.methods.control_chart import ControlChart
from kriminalpraeventiv.indicators.methods.funnel import Funnel, FunnelPoint
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.chart import Area, FunnelChart, Limits, Line, Point, RunChart
from kriminalpraeventiv.reports.charted import limits_of, position_of
from kriminalpraeventiv.reports.numbers import amount_text, unit_text
from kriminalpraeventiv.reports.pictures import middle
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text


def chart_of_funnel(found: Funnel, *, title: Text, unit: str, names: Mapping[str, Text] | None = None) -> FunnelChart:
    """Return the areas a funnel was computed of as a chart, with its average and its limits.

    `unit` is the code of the unit its values are in, such as `report/kinh` with the multiplier 1,000. `names` says what
    the areas are called where their codes do not. Nothing is hidden: leave out areas of few persons before the funnel
    is computed.

    >>> from kriminalpraeventiv.indicators.methods import Area, funnel
    >>> districts = [Area(name="nord", count=40, denominator=1_000), Area(name="syd", count=90, denominator=1_000)]
    >>> found = funnel(districts, kind="proportion", multiplier=100)
    >>> chart = chart_of_funnel(found, title=Text(da="Utrygge", en="Unsafe"), unit="percent")
    >>> chart.areas[1].said.da, chart.areas[1].position, chart.centre.value
    ('9 pct.', 'outside_998', 6.5)
    """
    called = names or {}
    return FunnelChart(
        title=title,
        unit=unit_text(unit),
        size=word("chart.size"),
        areas=tuple(_area(point, unit, called.get(point.name) or area_name(point.name)) for point in found.points),
        centre=Line(value=found.average, label=word("chart.average", amount=amount_text(found.average, unit))),
        limits=limits_of(found),
    )


def chart_of_periods(found: ControlChart, periods: Sequence[Period], *, title: Text, unit: str) -> RunChart:
    """Return the periods a control chart (`c_chart`, `u_chart`, …) was computed of as a run chart, signals marked.

    `unit` is the code of the unit its values are in. Nothing is hidden: leave out numbers of few persons before the
    chart is computed. Raises `InvalidInput` where there are not as many periods as values, each with both its days.

    >>> from datetime import date
    >>> from kriminalpraeventiv.indicators.methods import c_chart
    >>> months = [Period(date(2018, month, 1), date(2018, month, 28)) for month in (1, 2, 3)]
    >>> chart = chart_of_periods(c_chart([12, 9, 15]), months, title=Text(da="Sager", en="Cases"), unit="case")
    >>> chart.points[2].said.da, chart.centre.value
    ('15 sager', 12.0)
    """
    if len(periods) != len(found.points) or any(one.start is None or one.end is None for one in periods):
        raise InvalidInput([Fault("contradiction", "$.periods", "want a period with both its days for each value")])
    limits = tuple((float(place), point.limits.low, point.limits.high) for place, point in enumerate(found.points))
    return RunChart(
        title=title,
        unit=unit_text(unit),
        points=tuple(
            Point(
                label=period_text(period),
                on=middle(period),
                value=point.value,
                said=amount_text(point.value, unit),
                signal=bool(point.signals),
            )
            for period, point in zip(periods, found.points, strict=True)
        ),
        centre=Line(value=found.centre, label=word("chart.mean", amount=amount_text(found.centre, unit))),
        limits=Limits(label=word("chart.three_sigma"), points=limits),
    )


def _area(point: FunnelPoint, unit: str, name: Text) -> Area:
    said = amount_text(point.value, unit)
    size = int(point.denominator)
    return Area(name=name, said=said, value=point.value, denominator=size, position=position_of(point))
