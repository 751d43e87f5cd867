"""Level: null < 1 < 2 < 3, and the column of a scheme; levels of different schemes never compare."""

from collections.abc import Iterable

from kriminalpraeventiv.logic.rule import Level

NATIONAL_SCHEME = "core-default"


def highest(levels: Iterable[Level | None]) -> Level | None:
    """Return the highest level, `None` being the lowest.

    >>> highest([1, None, 3]), highest([])
    (3, None)
    """
    return max(levels, key=lambda level: level or 0, default=None)


def lowest(levels: Iterable[Level | None]) -> Level | None:
    """Return the lowest level, `None` being the lowest.

    >>> lowest([1, None, 3])
    """
    return min(levels, key=lambda level: level or 0, default=None)
