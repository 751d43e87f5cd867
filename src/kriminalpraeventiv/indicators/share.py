"""Share: a share of a whole, and its change in percentage points, with the arithmetic that is true of them."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Final, NoReturn, overload

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.units import exact

_WHOLE: Final = 100
DECIMALS: Final = 1
"""How many decimals are written where nobody says."""
_ONLY_POINTS: Final = "only percentage points add to a share: take a `PointChange`"
_POINTS_ONLY: Final = "percentage points add to a share or to percentage points, and to nothing else"


@attrs.frozen(order=True)
class Share:
    """A share of a whole, from 0 to 1, exact.

    A share minus a share is a `PointChange`, and a share plus a `PointChange` a share again. Shares do not add; parts
    of one whole are put `together`. Raises `InvalidInput` for a share below 0 or above 1, and for any other arithmetic.

    >>> (Share.from_percent(11) - Share.from_percent(8)).text().da
    '3 procentpoint højere'
    """

    value: Fraction = attrs.field(converter=exact)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.value <= 1:
            raise _refusal("out_of_range", "a share is from 0 to 1; 8 per cent is `Share.from_percent(8)`", "$.value")

    @classmethod
    def of(cls, count: int, whole: int) -> "Share":
        """Return a count as a share of its whole; raises `InvalidInput` where it is above it, or the whole is 0."""
        part, of = exact(count), exact(whole)
        if of <= 0 or not 0 <= part <= of:
            raise _refusal("contradiction", "want a whole from 1 and a count from 0 that is not above it", "$.count")
        return cls(part / of)

    @classmethod
    def from_percent(cls, percent: int | Decimal | Fraction) -> "Share":
        """Return 8 per cent as a share."""
        return cls(exact(percent) / _WHOLE)

    @property
    def percent(self) -> Fraction:
        """The share in per cent, exact."""
        return self.value * _WHOLE

    def text(self, decimals: int = DECIMALS) -> Text:
        """Return it in per cent in both languages, with at most so many decimals.

        >>> Share.of(30, 275).text().da
        '10,9 pct.'
        """
        return Text(**_words()["share"]).filled(percent=few_decimals(self.percent, decimals))

    def __add__(self, other: "PointChange") -> "Share":
        match other:
            case PointChange():
                return _moved(self, other)
            case Share():
                raise _shares_do_not_add()
            case _:
                raise _refusal("unit_mismatch", _ONLY_POINTS)

    def __radd__(self, other: object) -> NoReturn:
        # `sum` begins with 0: it is the shares that do not add.
        raise _shares_do_not_add() if other == 0 else _refusal("unit_mismatch", _ONLY_POINTS)

    @overload
    def __sub__(self, other: "Share") -> "PointChange": ...
    @overload
    def __sub__(self, other: "PointChange") -> "Share": ...
    def __sub__(self, other: object) -> "PointChange | Share":
        match other:
            case Share():
                return PointChange(self.value - other.value)
            case PointChange():
                return _moved(self, -other)
            case _:
                raise _refusal("unit_mismatch", "only a share or percentage points are taken from a share")


@attrs.frozen(order=True)
class PointChange:
    """A change of a share in percentage points, from -1 (a hundred points down) to 1, exact.

    Points add to points and to a share, and to nothing else. Raises `InvalidInput` for what does not fit.

    >>> str(PointChange.from_points(3) + Share.from_percent(8))
    'Share(value=Fraction(11, 100))'
    """

    value: Fraction = attrs.field(converter=exact)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no change of a share."""
        if not -1 <= self.value <= 1:
            message = "a share changes by at most 100 percentage points; 3 are `PointChange.from_points(3)`"
            raise _refusal("out_of_range", message, "$.value")

    @classmethod
    def from_points(cls, points: int | Decimal | Fraction) -> "PointChange":
        """Return so many percentage points, below 0 for fewer."""
        return cls(exact(points) / _WHOLE)

    @property
    def points(self) -> Fraction:
        """The change in percentage points, exact."""
        return self.value * _WHOLE

    def text(self, decimals: int = DECIMALS) -> Text:
        """Return it in both languages: how many percentage points lower or higher."""
        points = abs(self.points)
        return said("points", direction(self.value), points, points=few_decimals(points, decimals))

    def __neg__(self) -> "PointChange":
        return PointChange(-self.value)

    @overload
    def __add__(self, other: "PointChange") -> "PointChange": ...
    @overload
    def __add__(self, other: Share) -> Share: ...
    def __add__(self, other: object) -> "PointChange | Share":
        match other:
            case PointChange():
                return PointChange(self.value + other.value)
            case Share():
                return _moved(other, self)
            case _:
                raise _refusal("unit_mismatch", _POINTS_ONLY)

    def __radd__(self, other: object) -> "PointChange":
        if type(other) is int and not other:  # where `sum` begins
            return self
        raise _refusal("unit_mismatch", _POINTS_ONLY)

    def __sub__(self, other: "PointChange") -> "PointChange":
        if not isinstance(other, PointChange):
            raise _refusal("unit_mismatch", "only percentage points are taken from percentage points")
        return PointChange(self.value - other.value)


def together(parts: Iterable[Share]) -> Share:
    """Return parts of one whole, none of them in another, as one share; that they are so, the caller says.

    Raises `InvalidInput` where they are more than the whole: they overlap, or each was rounded up.

    >>> together([Share.from_percent(46), Share.from_percent(54)]).text().da
    '100 pct.'
    """
    value = sum((part.value for part in parts), Fraction(0))
    if value > 1:
        raise _refusal("out_of_range", "the parts are more than the whole: they overlap, or were rounded up")
    return Share(value)


def said(kind: str, direction: str, number: Fraction, **parts: Text) -> Text:
    """Return the words of `share.toml` for a change in a direction, one of it or many."""
    sentences = _words()[kind]
    one = f"{direction}_one" if number == 1 and f"{direction}_one" in sentences else direction
    return Text(**sentences[one]).filled(**parts)


def direction(change: Fraction) -> str:
    """Return `lower`, `higher` or `unchanged`.

    >>> direction(Fraction(-3))
    'lower'
    """
    return "higher" if change > 0 else "lower" if change < 0 else "unchanged"


def few_decimals(number: Fraction, decimals: int = DECIMALS) -> Text:
    """Return a number with at most so many decimals, none that are not needed, and more where it would look like 0.

    >>> few_decimals(Fraction(75, 2)).da, few_decimals(Fraction(200, 9)).da, few_decimals(Fraction(1, 3000)).da
    ('37,5', '22,2', '0,0003')
    """
    if not 10**decimals % number.denominator:
        return number_text(number)
    while not round(number, decimals):
        decimals += 1
    return number_text(number, decimals)


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("kriminalpraeventiv.indicators") / "share.toml").read_text(encoding="utf-8"))


def _moved(share: Share, change: PointChange) -> Share:
    value = share.value + change.value
    if not 0 <= value <= 1:
        raise _refusal("out_of_range", "the share would be below 0 or above 100 per cent")
    return Share(value)


def _shares_do_not_add() -> InvalidInput:
    return _refusal("shares_do_not_add", "shares do not add; parts of one whole are put `together`")


def _refusal(code: str, message: str, place: str = "$") -> InvalidInput:
    return InvalidInput([Fault(code, place, message)])
