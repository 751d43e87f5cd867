"""Charts the tests draw: invented numbers of a district."""

from datetime import date

from kriminalpraeventiv.reports.chart import Aim, Area, Break, FunnelChart, Limits, Line, Point, RunChart, TrendChart
from kriminalpraeventiv.text import Text


def text(da: str, en: str | None = None) -> Text:
    return Text(da=da, en=da if en is None else en)


def year(number: int, value: float | None, **more: object) -> Point:
    said = text("Skjult") if value is None else text(f"{value} pct.")
    return Point(label=text(str(number)), on=date(number, 7, 2), value=value, said=said, **more)  # type: ignore[arg-type] # - fields of it


TREND = TrendChart(
    title=text("Utrygge i nabolaget", "Unsafe in the neighbourhood"),
    unit=text("pct.", "per cent"),
    points=(
        year(2016, 6.0),
        year(2017, 8.0, low=5.2, high=12.2),
        year(2018, None, mark="suppressed"),
        year(2019, 7.1, low=4.6, high=10.8),
        year(2020, 6.1, low=3.6, mark="preliminary"),
    ),
    baseline=Line(value=8.0, label=text("8 pct. (2017)", "8 per cent (2017)")),
    aim=Aim(high=5.0, label=text("højst 5 pct.", "at most 5 per cent")),
    breaks=(Break(on=date(2017, 1, 1), reason=text("ny leverandør", "new vendor")),),
)
RUN = RunChart(
    title=text("Sager", "Cases"),
    unit=text("sager pr. måned", "cases per month"),
    points=tuple(
        Point(
            label=text(f"{month}/18"), on=date(2018, month, 15), value=value, said=text(str(value)), signal=value > 22
        )
        for month, value in enumerate((12.0, 14.0, 9.0, 25.0, 13.0), 1)
    ),
    centre=Line(value=12.0, label=text("12 sager", "12 cases")),
    limits=Limits(label=text("grænser"), points=tuple((float(place), 1.6, 22.4) for place in range(5))),
)
FUNNEL = FunnelChart(
    title=text("Anmeldelser", "Reports"),
    unit=text("pr. 1.000 indbyggere", "per 1,000 inhabitants"),
    size=text("indbyggere", "inhabitants"),
    centre=Line(value=40.0, label=text("40")),
    areas=(
        Area(name=text("Sydby"), said=text("44"), value=44.0, denominator=20_000, position="within"),
        Area(name=text("Nordby"), said=text("60"), value=60.0, denominator=30_000, position="outside_998"),
        Area(name=text("Lilleby"), said=text("Skjult"), mark="suppressed"),
    ),
    limits=(
        Limits(label=text("95 pct."), points=((5_000.0, 34.0, 46.0), (40_000.0, 38.0, 42.0))),
        Limits(label=text("99,8 pct."), points=((5_000.0, 30.0, 50.0), (40_000.0, 37.0, 43.0))),
    ),
)
CHARTS = (TREND, RUN, FUNNEL)
