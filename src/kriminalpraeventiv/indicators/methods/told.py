"""Told: how the number a method computed is written in its sentence."""

import math
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.text import Text


def per_cent(share: float) -> Text:
    """Return a share as per cent with one decimal.

    >>> per_cent(0.362).da
    '36,2'
    """
    return number_text(100 * share, 1)


def apart(share: float, other: float) -> tuple[Text, Text]:
    """Return two shares as per cent with one decimal, or as many as it takes to tell them apart.

    >>> [each.da for each in apart(0.08, 0.05)], [each.da for each in apart(0.08, 0.079999)]
    (['8,0', '5,0'], ['8,0000', '7,9999'])
    """
    decimals = range(1, _MOST_DECIMALS + 1)
    told = ((number_text(100 * share, each), number_text(100 * other, each)) for each in decimals)
    return next((pair for pair in told if pair[0] != pair[1]), (per_cent(share), per_cent(other)))


def rounded(number: float, like: float | None = None) -> Text:
    """Return a number with one decimal, or as many as give the number it is `like` two digits that count.

    >>> rounded(40.5123).da, rounded(0.03869).da, rounded(0.1, like=0.03869).da
    ('40,5', '0,039', '0,100')
    """
    size = abs(number if like is None else like)
    if abs(number) >= _LARGE:
        return number_text(round(number))
    return number_text(number, 1 if size >= 1 or size == 0 else min(_MOST_DECIMALS, 1 - math.floor(math.log10(size))))


def whole(number: float) -> Text:
    """Return a number with the decimals it has, none where it is whole.

    >>> whole(20_000.0).da, whole(0.5).da
    ('20.000', '0,5')
    """
    return number_text(int(number) if number == int(number) else number)


def level_told(level: float) -> Text:
    """Return the level of an interval as per cent.

    >>> level_told(0.95).da, level_told(0.998).da
    ('95', '99,8')
    """
    return whole(round(100 * level, 6))


_LARGE: Final = 1e15
_MOST_DECIMALS: Final = 12
