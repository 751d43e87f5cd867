"""A duty, indicators and measurements the tests make reports of; all of it invented."""

from datetime import date
from decimal import Decimal
from typing import Any

from kriminalpraeventiv.indicators.figure import Baseline, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.asked import Measured, ReportInput, Said
from kriminalpraeventiv.reports.make import make_report
from kriminalpraeventiv.reports.status import StatusReport
from kriminalpraeventiv.schedule.content import ContentItem
from kriminalpraeventiv.schedule.deadline import Deadline
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Commencement, Validity

PLAN = Source(document="Plan for Nordby", standing="practice", certainty="stated")
MARKUP = '<script>alert(1)</script> & "*_|`'


def text(da: str, en: str | None = None) -> Text:
    return Text(da=da, en=da if en is None else en)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def indicator(name: str, unit: str, **more: Any) -> Indicator:  # noqa: ANN401 - fields of it
    plain: dict[str, Any] = {"level": "result", "direction": "lower", "area": "nordby"}
    return Indicator(id=f"nordby.{name}", title=text(f"{name} da", name), source=PLAN, unit=unit, **plain | more)


def measured(number: int, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    plain: dict[str, Any] = {"period": year(number), "area": "nordby", "source": "register"}
    return Measurement(**plain | more)


UNSAFE = indicator(
    "unsafe",
    "percent",
    level="effect",
    persons=False,
    baseline=Baseline(count=40, denominator=200, unit="percent", period=year(2017), area="nordby", source="register"),
    target=Target(kind="reduce", deadline=date(2019, 12, 31)),
)
REGISTERED = indicator(
    "registered",
    "person",
    baseline=Baseline(count=30, unit="person", period=year(2016), area="nordby", source="register"),
    target=Target(kind="at_most", value=Decimal(2)),
)
COVERED = indicator("covered", "percent", direction="higher", minors=True, target=Target(kind="coverage"))
WHOLE = indicator("cases", "case", direction="none", parts=("nordby.light", "nordby.grave"))
LIGHT, GRAVE = indicator("light", "case", direction="none"), indicator("grave", "case", direction="none")
MEETINGS = indicator(
    "meetings",
    "meeting",
    level="process",
    direction="higher",
    persons=False,
    target=Target(kind="at_least", value=Decimal(4), per="year"),
)
CRIME = indicator("crime", "report/kinh", persons=False, target=Target(kind="reduce"))
PICTURE = indicator("assessment", "text", direction="none", persons=False)
ALL = (UNSAFE, REGISTERED, COVERED, WHOLE, LIGHT, GRAVE, MEETINGS, CRIME, PICTURE)
DUTY = Deadline(
    id="nordby.report",
    title=text("Statusrapport", "Status report"),
    source=PLAN,
    who=text("sekretariatet", "the secretariat"),
    recipients=(text("rådet", "the council"),),
    content=(
        ContentItem(code="safety", text=text("tryghed", "safety"), indicators=("nordby.unsafe",)),
        ContentItem(code="cases", text=text("sager", "cases"), indicators=("nordby.cases", "nordby.registered")),
        ContentItem(code="picture", text=text("vurdering", "assessment"), indicators=("nordby.assessment",)),
    ),
    audience="political",
    windows=((8, 8),),
    owner="nordby",
    valid=Validity(since=Commencement(act="", earliest=date(2017, 1, 1), latest=date(2017, 1, 1))),
)
BROKEN = SeriesBreak(on=date(2018, 7, 1), reason=text("Ny optælling.", "Counted anew."), source=PLAN)


def asked(*figures: Measured, on: date = date(2019, 8, 15), **more: Any) -> ReportInput:  # noqa: ANN401 - fields of it
    about = {"period": year(min(2018, on.year - 1))}
    return ReportInput(duty="nordby.report", municipality="0999", on=on, figures=figures, **about | more)


def of(one: Indicator, *measurements: Measurement) -> Measured:
    return Measured(indicator=one.id, measurements=measurements)


def report(*figures: Measured, **more: Any) -> StatusReport:  # noqa: ANN401 - fields of what is asked
    return make_report(asked(*figures, **more), DUTY, ALL, name="Nordby", rulebook="f" * 16)


def said(item: str, da: str) -> Said:
    return Said(item=item, text=text(da))
