"""Progress: is a target reached, judged only where baseline and measurement can be compared."""

from collections.abc import Iterable
from datetime import date

import attrs

from kriminalpraeventiv.indicators.admitting import listed
from kriminalpraeventiv.indicators.asking import Asked, Progress, Status
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.judging import judge, walk
from kriminalpraeventiv.indicators.milestones import judge_milestone, judge_stages
from kriminalpraeventiv.indicators.periods import judge_each
from kriminalpraeventiv.indicators.words import told

__all__ = ["Progress", "Status", "progress", "withheld"]


def progress(indicator: Indicator, measurements: Iterable[Measurement], on: date) -> Progress:
    """Return whether the target of an indicator is reached, as far as measurements up to a day show.

    A target is reached by a change in its direction against the baseline, or by meeting the number the source states.
    Numbers are compared only for the same area, unit, survey, definition and side of a break in the series; nothing is
    averaged, and no number is invented. A number as printed is judged by all it may have been before it was rounded.
    The order of measurements does not matter.

    >>> from kriminalpraeventiv.indicators.target import Target
    >>> from kriminalpraeventiv.source import Source
    >>> from kriminalpraeventiv.text import Text
    >>> fewer = Indicator(
    ...     id="indicator.example", title=Text(da="Et eksempel", en="An example"), level="result", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"),
    ...     unit="report", area="ydre_noerrebro", target=Target(kind="reduce"),
    ... )
    >>> answer = progress(fewer, [], date(2018, 8, 1))
    >>> answer.status, answer.why
    ('cannot_be_judged', 'no_baseline')
    """
    asked = Asked.of(indicator, listed(measurements), on)
    target = indicator.target
    if target is None:
        return asked.blocked([told("no_target")])
    match target.kind:
        case "as_needed":
            return asked.answer("as_needed", [told("as_needed")])
        case "milestone":
            return judge_milestone(asked, target)
        case "staged":
            return judge_stages(asked, target)
        case _ if indicator.direction == "none":
            return asked.blocked([told("no_direction")])
        case "each_period":
            return judge_each(asked, target)
        case "yearly_path":
            return walk(asked, target)
    return judge(asked, target)


def withheld(answer: Progress) -> Progress:
    """Return an answer for readers from whom its numbers are hidden: a status would tell what they are.

    >>> from kriminalpraeventiv.source import Source
    >>> from kriminalpraeventiv.text import Text
    >>> shown = progress(Indicator(
    ...     id="indicator.example", title=Text(da="Et eksempel", en="An example"), level="result", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"), unit="case", area="a",
    ... ), [], date(2018, 8, 1))
    >>> withheld(shown).status, withheld(shown).why
    ('suppressed', None)
    """
    bare = attrs.evolve(answer, why=None, baseline=None, compared=(), chance=None, chance_of=None)
    return attrs.evolve(bare, status="suppressed", reasons=(told("suppressed"),))
