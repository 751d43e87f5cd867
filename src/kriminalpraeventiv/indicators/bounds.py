"""Bounds: between what a number surely lies, given how it is printed and how sure its source is."""

from decimal import Decimal
from fractions import Fraction

import attrs

from kriminalpraeventiv.indicators.figure import Figure, is_ratio, is_share, multiplier


@attrs.frozen
class Bounds:
    """Between what the true number surely lies; `None` is no limit, and a limit may itself lie outside."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    @classmethod
    def of(cls, figure: Figure) -> "Bounds":
        """Return the bounds of a number: those of its rounding, where it is a share or a rate as printed.

        A count is what it says, but one printed in tens or thousands. How far an approximate or preliminary one may be
        off, nobody says.

        >>> Bounds.of(Figure(value=Decimal(8), unit="percent"))
        Bounds(low=Fraction(15, 2), high=Fraction(17, 2), low_in=True, high_in=False)
        >>> Bounds.of(Figure(value=Decimal("1.2E+3"), unit="person"))
        Bounds(low=Fraction(1150, 1), high=Fraction(1250, 1), low_in=True, high_in=False)
        """
        if figure.amount is None or figure.qualifier in ("approximate", "preliminary"):
            return cls(None, None)
        low, high = printed_cell(figure)
        if figure.qualifier == "at_least":
            return cls(low, None)
        return cls(low, high, high_in=low == high or high == _ceiling(figure))

    @classmethod
    def exactly(cls, amount: Decimal | None) -> "Bounds":
        """Return the bounds of a number that is just what it says; without one, none."""
        exact = None if amount is None else Fraction(amount)
        return cls(exact, exact)

    @property
    def known(self) -> bool:
        """Whether there is a limit on both sides."""
        return self.low is not None and self.high is not None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def moved(self, by: Decimal) -> "Bounds":
        """Return the bounds of the number with so much added."""
        low = None if self.low is None else self.low + Fraction(by)
        return attrs.evolve(self, low=low, high=None if self.high is None else self.high + Fraction(by))

    def times(self, factor: Fraction) -> "Bounds":
        """Return the bounds of the number as so many times it, such as a share in per cent."""
        low = None if self.low is None else self.low * factor
        return attrs.evolve(self, low=low, high=None if self.high is None else self.high * factor)

    def plus(self, other: "Bounds") -> "Bounds":
        """Return the bounds of the sum of two numbers."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(low, high, self.low_in and other.low_in, self.high_in and other.high_in)

    def below(self, other: "Bounds", *, or_equal: bool) -> bool | None:
        """Return whether this number is surely below another, surely not, or unknown (`None`).

        >>> at_least, exact = Bounds(Fraction(275), None), Bounds(Fraction(270), Fraction(270))
        >>> exact.below(at_least, or_equal=False), at_least.below(exact, or_equal=False)
        (True, False)
        """
        if self.high is not None and other.low is not None:
            apart = or_equal or not (self.high_in and other.low_in)
            if self.high < other.low or (self.high == other.low and apart):
                return True
        if self.low is not None and other.high is not None:
            apart = not or_equal or not (self.low_in and other.high_in)
            if self.low > other.high or (self.low == other.high and apart):
                return False
        return None

    def agrees(self, other: "Bounds") -> bool:
        """Return whether both may be the same number.

        >>> eight, exact = Bounds.of(Figure(value=Decimal(8), unit="percent")), Bounds(Fraction(17, 2), Fraction(17, 2))
        >>> eight.agrees(Bounds(Fraction(8), Fraction(8))), eight.agrees(exact)
        (True, False)
        """
        return self.below(other, or_equal=False) is not True and other.below(self, or_equal=False) is not True


def printed_cell(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return from where to where a number may lie, given how it is printed; a count is what it says."""
    exact = figure.amount or Fraction(0)
    if figure.value is None:
        return exact, exact
    exponent = int(figure.value.as_tuple().exponent)
    if figure.measure == "level" and not is_ratio(figure.unit) and exponent <= 0:
        return exact, exact
    half = Fraction(Decimal((0, (5,), exponent - 1)))
    low, high, ceiling = exact - half, exact + half, _ceiling(figure)
    low = max(low, Fraction(0)) if figure.measure == "level" else low
    return low, min(high, ceiling) if ceiling is not None else high


def _ceiling(figure: Figure) -> Fraction | None:
    whole = is_share(figure.unit) and figure.measure == "level"
    return Fraction(multiplier(str(figure.unit))) if whole else None
