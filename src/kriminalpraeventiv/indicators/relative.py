"""Relative: a change in per cent of what it was before, of counts or of shares, never taken for percentage points.

From 8 to 5 per cent is 3 percentage points lower and 37.5 per cent lower; both are true, and neither adds to the other.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final, NoReturn

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.amount import Amount
from kriminalpraeventiv.indicators.share import DECIMALS, Share, direction, few_decimals, said
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.units import exact

Number = int | Decimal | Fraction
_WHOLE: Final = 100


@attrs.frozen(order=True)
class RelativeChange:
    """A change in per cent of what it was before: -0.31 is a fall by 31 per cent; exact, never below -1.

    Changes do not add: one after another multiplies, with `then`. Raises `InvalidInput` for what does not fit.

    >>> RelativeChange.between(215, 120).text().da
    '44,2 pct. lavere'
    """

    value: Fraction = attrs.field(converter=exact)

    def __attrs_post_init__(self) -> None:
        """Refuse a fall by more than all there was."""
        if self.value < -1:
            raise _refusal("out_of_range", "nothing falls by more than 100 per cent of what it was", "$.value")

    @classmethod
    def from_percent(cls, percent: Number) -> "RelativeChange":
        """Return a change by so many per cent, below 0 for a fall."""
        return cls(exact(percent) / _WHOLE)

    @classmethod
    def between(cls, before: Share | Amount | Number, after: Share | Amount | Number) -> "RelativeChange":
        """Return the change from one to another: two shares, two amounts of one kind, or two numbers.

        Raises `InvalidInput` where they are not alike, and from 0, of which nothing is a per cent.
        """
        was, became = _pair(before, after)
        if was <= 0:
            raise _refusal("out_of_range", "a change in per cent is counted from a number above 0", "$.before")
        return cls(became / was - 1)

    @property
    def percent(self) -> Fraction:
        """The change in per cent, exact."""
        return self.value * _WHOLE

    def text(self, decimals: int = DECIMALS) -> Text:
        """Return it in both languages: how many per cent lower or higher."""
        percent = abs(self.percent)
        return said("relative", direction(self.value), percent, percent=few_decimals(percent, decimals))

    def of_share(self, share: Share) -> Share:
        """Return the share after this change; raises `InvalidInput` above the whole.

        >>> RelativeChange.from_percent(50).of_share(Share.from_percent(8)).text().en
        '12 per cent'
        """
        value = share.value * (1 + self.value)
        if value > 1:
            raise _refusal("out_of_range", "the share would be above 100 per cent")
        return Share(value)

    def of_amount(self, amount: Amount) -> Amount:
        """Return the amount after this change, in its unit.

        >>> RelativeChange.from_percent(-50).of_amount(Amount(8, "meeting")).text().en
        '4 meetings'
        """
        return amount * (1 + self.value)

    def then(self, other: "RelativeChange") -> "RelativeChange":
        """Return this change with another after it: 10 per cent up and 10 per cent down is 1 per cent down.

        >>> RelativeChange.from_percent(10).then(RelativeChange.from_percent(-10)).text().en
        '1 per cent lower'
        """
        return RelativeChange((1 + self.value) * (1 + other.value) - 1)

    def each_of(self, periods: int) -> float:
        """Return the same change in each of so many periods, in per cent: 31 per cent in 6 years is 6.0 a year.

        >>> round(RelativeChange.from_percent(-31).each_of(6), 1)
        -6.0
        """
        if type(periods) is not int or periods < 1:
            raise _refusal("out_of_range", "want a whole number of periods from 1", "$.periods")
        return float(((1 + self.value) ** (1 / periods) - 1) * _WHOLE)

    def __add__(self, other: object) -> NoReturn:
        raise _refusal(
            "changes_do_not_add", "changes in per cent do not add: one after another is `then`, of a share `of_share`"
        )

    __radd__ = __sub__ = __rsub__ = __add__


def change_text(before: Share, after: Share, decimals: int = DECIMALS) -> Text:
    """Return what happened to a share, in percentage points and in per cent, in both languages.

    >>> change_text(Share.from_percent(8), Share.from_percent(5)).da
    'fra 8 pct. til 5 pct. er 3 procentpoint og 37,5 pct. lavere'
    """
    change = after.value - before.value
    points = abs(change) * _WHOLE
    percent = abs(RelativeChange.between(before, after).percent) if before.value else Fraction(0)
    code = direction(change) if before.value or not change else "from_nothing"
    written = {"before": before.percent, "after": after.percent, "points": points, "percent": percent}
    parts = {name: few_decimals(number, decimals) for name, number in written.items()}
    return said("between", code, points, **parts)


def _pair(before: Share | Amount | Number, after: Share | Amount | Number) -> tuple[Fraction, Fraction]:
    match before, after:
        case Share(), Share():
            return before.value, after.value
        case Amount(), Amount():
            return before.value, after.to(before.unit).value
        case (Share() | Amount(), _) | (_, Share() | Amount()):
            raise _refusal("unit_mismatch", "want two shares, two amounts or two numbers", "$.after")
        case _:
            return exact(before), exact(after)


def _refusal(code: str, message: str, place: str = "$") -> InvalidInput:
    return InvalidInput([Fault(code, place, message)])
