"""Made: indicators and figures of the tests, plain but for what a test is about."""

from datetime import date
from decimal import Decimal
from typing import Any

from kriminalpraeventiv.indicators.figure import Baseline, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import Progress
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SOURCE = Source(document="Et eksempel", standing="practice", certainty="stated")
PLACE: dict[str, Any] = {"area": "ydre_noerrebro", "source": "rigspolitiet"}


def span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def year(number: int) -> Period:
    return span(f"{number}-01-01", f"{number}-12-31")


def on(day: str) -> Period:
    return span(day, day)


def indicator(unit: str | None = "report", **more: Any) -> Indicator:  # noqa: ANN401 - fields of it
    told: dict[str, Any] = {"id": "indicator.example", "title": Text(da="Et eksempel", en="An example")}
    told |= {"level": "result", "direction": "lower", "unit": unit, "area": "ydre_noerrebro", "source": SOURCE}
    return Indicator(**(told | more))


def _number(number: object) -> dict[str, Any]:
    if isinstance(number, tuple):
        return {"count": number[0], "denominator": number[1]}
    return {"count": number} if isinstance(number, int) else {"value": Decimal(str(number))}


# A count (`12`), a count of a denominator (`(22, 275)`) or a number as printed (`"8"`).
def measured(number: object, period: Period, unit: str = "report", **more: Any) -> Measurement:  # noqa: ANN401 - fields
    return Measurement(**(_number(number) | {"unit": unit, "period": period} | PLACE | more))


def start(number: object, period: Period, unit: str = "report", **more: Any) -> Baseline:  # noqa: ANN401 - fields of it
    return Baseline(**(_number(number) | {"unit": unit, "period": period} | PLACE | more))


def verdict(answer: Progress) -> str:
    assert (answer.why is None) is (answer.status != "cannot_be_judged")
    assert answer.why is None or f"indicators.{answer.why}" in {reason.rule for reason in answer.reasons}
    return answer.why or answer.status


def codes(answer: Progress) -> list[str]:
    return [reason.rule.removeprefix("indicators.") for reason in answer.reasons]
