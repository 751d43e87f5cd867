"""Rounding: what two printed numbers show, whatever the numbers were before they were rounded."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import plain_told
from kriminalpraeventiv.indicators.methods.difference import shares_z
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

Direction = Literal["higher", "lower", "unknown"]
Verdict = Literal["significant", "not_significant", "indeterminate"]


def cell(printed: Decimal) -> tuple[Fraction, Fraction]:
    """Return between what a number lay before it was rounded to what is printed.

    Both ends belong to it: sources do not say whether they round a half up or to even. Raises `InvalidInput` for what
    is not a finite number.

    >>> [float(end) for end in cell(Decimal("8"))], [float(end) for end in cell(Decimal("40.5"))]
    ([7.5, 8.5], [40.45, 40.55])
    """
    half = Fraction(10) ** _last_place(printed) / 2
    return Fraction(printed) - half, Fraction(printed) + half


@attrs.frozen(kw_only=True)
class RoundedChange:
    """What is certain of the difference between two printed numbers: its bounds and, where it has one, its direction.

    `direction` is that of the number against the one it is compared with.
    """

    method: str = "rounded_change"
    low: Fraction
    high: Fraction
    direction: Direction
    inputs: tuple[tuple[str, str], ...]
    text: Text


def rounded_change(printed: Decimal, base: Decimal, *, base_exact: bool = False) -> RoundedChange:
    """Return what is certain of a printed number minus another; `base_exact` where the other is no rounded number.

    Two numbers printed with the same decimals that differ were different before, in the same direction, for rounding
    keeps order. Where decimals differ, only cells that do not touch show a direction. Says nothing of chance.

    >>> rounded_change(Decimal("11"), Decimal("8")).direction, rounded_change(Decimal("8"), Decimal("8.4")).direction
    ('higher', 'unknown')
    """
    low, high = cell(printed)
    base_low, base_high = (Fraction(base), Fraction(base)) if base_exact else cell(base)
    alike = not base_exact and _last_place(printed) == _last_place(base) and printed != base
    direction = _direction(Fraction(printed - base), Fraction(printed - base)) if alike else None
    direction = direction or _direction(low - base_high, high - base_low)
    bounds = {"low": plain_told(low - base_high), "high": plain_told(high - base_low)}
    return RoundedChange(
        low=low - base_high,
        high=high - base_low,
        direction=direction,
        inputs=(("printed", str(printed)), ("base", str(base)), ("base_exact", str(base_exact).lower())),
        text=said(_CHANGES[direction], **bounds),
    )


@attrs.frozen(kw_only=True)
class PrintedShare:
    """A share as it is printed, in per cent, and the number of answers behind it.

    Its decimals are those printed: `Decimal("8")` was between 7.5 and 8.5. `design_effect` as in a sample.
    Raises `InvalidInput` for a per cent outside 0 to 100 and for answers that cannot be.
    """

    percent: Decimal
    answers: int
    design_effect: float = 1.0

    def __attrs_post_init__(self) -> None:
        refuse(
            _per_cent("$.percent", self.percent),
            count_faults("$.answers", self.answers, least=1),
            positive_faults("$.design_effect", self.design_effect),
        )

    @property
    def bounds(self) -> tuple[float, float]:
        """Between what the share lay, from 0 to 1."""
        low, high = cell(self.percent)
        return float(max(low, Fraction(0)) / 100), float(min(high, Fraction(100)) / 100)


@attrs.frozen(kw_only=True)
class RoundedComparison:
    """Whether two printed shares differ by more than chance, whatever they were before they were rounded.

    `difference` (shares, from -1 to 1), `statistic` and `p` are the least and the most they can have been.
    """

    method: str = "rounded_comparison"
    verdict: Verdict
    difference: Interval
    statistic: Interval
    p: Interval
    level: float
    inputs: tuple[tuple[str, int | float | str], ...]
    text: Text


def rounded_comparison(printed: PrintedShare, base: PrintedShare, *, level: float = LEVEL) -> RoundedComparison:
    """Return the verdict of the test of two shares with pooled variance over all they can have been.

    The statistic grows with the one share and falls with the other, so the ends of the cells bound it. Where some of
    the numbers they can have been would show a change and others would not, the verdict is `indeterminate`. This
    library's own method.

    >>> waves = PrintedShare(percent=Decimal(20), answers=3_500), PrintedShare(percent=Decimal(22), answers=3_500)
    >>> rounded_comparison(*waves).verdict
    'indeterminate'
    """
    refuse(level_faults(level))
    (low, high), (base_low, base_high) = printed.bounds, base.bounds
    answers, base_answers = printed.answers / printed.design_effect, base.answers / base.design_effect
    least, most = shares_z(low, base_high, answers, base_answers), shares_z(high, base_low, answers, base_answers)
    verdict = _verdict(least, most, normal_multiplier(level))
    nearest = 0.0 if least <= 0 <= most else min(abs(least), abs(most))
    return RoundedComparison(
        verdict=verdict,
        difference=Interval(low=low - base_high, high=high - base_low),
        statistic=Interval(low=least, high=most),
        p=Interval(low=two_sided(max(abs(least), abs(most))), high=two_sided(nearest)),
        level=level,
        inputs=(
            ("percent", str(printed.percent)),
            ("answers", printed.answers),
            ("design_effect", printed.design_effect),
            ("base_percent", str(base.percent)),
            ("base_answers", base.answers),
            ("base_design_effect", base.design_effect),
        ),
        text=said(_VERDICTS[verdict], level=level_told(level)),
    )


def _verdict(least: float, most: float, reach: float) -> Verdict:
    if least > reach or most < -reach:
        return "significant"
    return "not_significant" if -reach <= least and most <= reach else "indeterminate"


def _direction(low: Fraction, high: Fraction) -> Direction:
    return "higher" if low > 0 else "lower" if high < 0 else "unknown"


def _last_place(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent if isinstance(printed, Decimal) else None
    if not isinstance(exponent, int):
        raise InvalidInput([Fault("wrong_kind", "$.printed", "want the number as it is printed, a Decimal")])
    return exponent


def _per_cent(place: str, percent: Decimal) -> tuple[Fault, ...]:
    if isinstance(percent, Decimal) and percent.is_finite() and 0 <= percent <= _ALL:
        return ()
    return (Fault("out_of_range", place, "want a Decimal from 0 to 100"),)


_ALL: Final = 100
_CHANGES: Final = {"higher": "rounded_higher", "lower": "rounded_lower", "unknown": "rounded_unknown"}
_VERDICTS: Final = {
    "significant": "rounded_significant",
    "not_significant": "rounded_not_significant",
    "indeterminate": "rounded_indeterminate",
}
