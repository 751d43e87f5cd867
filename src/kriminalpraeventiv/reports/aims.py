"""Aims: what a target says, in words."""

from decimal import Decimal

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.danish.dates import day_text
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.reports.numbers import amount_text
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text


def aim_text(indicator: Indicator) -> Text | None:
    """Return what an indicator aims at, in words; None where it aims at nothing.

    >>> from kriminalpraeventiv.source import Source
    >>> meetings = Indicator(
    ...     id="indicator.meetings", title=Text(da="Møder", en="Meetings"), level="process", direction="in_range",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"), unit="meeting", area="a",
    ...     target=Target(kind="range", low=Decimal(2), high=Decimal(3), per="year"),
    ... )
    >>> aim_text(meetings).da
    '2–3 møder pr. år'
    """
    target = indicator.target
    if target is None:
        return None
    said = number_aimed_at(target, indicator.unit)
    if target.per is not None:
        said = word("aim.per", aim=said, per=word(f"per.{target.per}"))
    if target.deadline is not None:
        said = word("aim.by", aim=said, day=day_text(target.deadline))
    return said if target.printed is None else word("aim.printed", aim=said, printed=target.printed)


def number_aimed_at(target: Target, unit: str | None) -> Text:
    """Return what a target aims at, without the time it counts for or is due by.

    >>> number_aimed_at(Target(kind="at_least", value=Decimal(4), per="year"), "meeting").en
    'at least 4 meetings'
    """
    match target.kind:
        case "range":
            low, high = target.low or Decimal(0), target.high or Decimal(0)
            return word("aim.range", low=number_text(low), high=amount_text(high, unit))
        case "maintain" if target.margin is not None:
            return word("aim.maintain_within", margin=amount_text(target.margin, unit))
        case "yearly_path":
            steps = (word("aim.step", value=amount_text(p.value, unit), day=day_text(p.by)) for p in target.path)
            return word("aim.path", steps=Text.listed(steps))
        case "staged":
            return word("aim.staged", stages=Text.listed(stage.title for stage in target.stages))
        case kind:
            value, unit = target.aim, "percent" if kind == "coverage" else unit
            return word(f"aim.{kind}") if value is None else word(f"aim.{kind}_number", value=amount_text(value, unit))
