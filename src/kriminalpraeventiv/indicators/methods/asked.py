"""Asked: what is wrong with the numbers a method was given, every fault at once."""

import math
from collections.abc import Iterable, Iterator
from typing import Final, TypeGuard

from kriminalpraeventiv.errors import Fault, InvalidInput

LARGEST: Final = 10**12
"""The largest number a method takes, and one by it the smallest above 0: between them nothing overflows."""
_HIGHEST_LEVEL: Final = 0.9999  # higher ones would be told as 100 per cent, and no count is that sure


def refuse(*faults: Iterable[Fault]) -> None:
    """Raise `InvalidInput` with all faults at once, if there are any.

    >>> refuse(count_faults("$.count", 3), level_faults(0.95))
    """
    found = tuple(fault for each in faults for fault in each)
    if found:
        raise InvalidInput(found)


def count_faults(place: str, count: object, least: int = 0) -> Iterator[Fault]:
    """Yield what is wrong with a count that an interval or a test needs; a missing one is refused with the reason.

    >>> [fault.code for fault in count_faults("$.count", None)]
    ['no_count']
    """
    if count is None:
        message = "want the count itself: a share or rate alone says nothing about chance, so it has no interval"
        yield Fault("no_count", place, message)
    elif type(count) is not int or not least <= count <= LARGEST:
        yield Fault("out_of_range", place, f"want a whole number from {least}")


def share_faults(count: object, denominator: object) -> Iterator[Fault]:
    """Yield what is wrong with a count of a denominator: both are counts, and the one lies within the other."""
    faults = (*count_faults("$.count", count), *count_faults("$.denominator", denominator, least=1))
    yield from faults
    if not faults and isinstance(count, int) and isinstance(denominator, int) and count > denominator:
        yield Fault("contradiction", "$.count", "the count is above its denominator: they do not count the same things")


def level_faults(level: object) -> Iterator[Fault]:
    """Yield what is wrong with the level of an interval or test.

    >>> [str(fault) for fault in level_faults(95)]
    ['$.level: want a level above 0 and at most 0.9999, such as 0.95']
    """
    if not isinstance(level, float) or not 0 < level <= _HIGHEST_LEVEL:
        yield Fault("out_of_range", "$.level", "want a level above 0 and at most 0.9999, such as 0.95")


def number_faults(place: str, number: object, least: float, most: float = LARGEST) -> Iterator[Fault]:
    """Yield what is wrong with a number that must lie between two others or be one of them.

    >>> [str(fault) for fault in number_faults("$.share", 8, 0, 1)]
    ['$.share: want a number from 0 to 1']
    """
    if not is_number(number) or not least <= number <= most:
        until = "" if most == LARGEST else f" to {most}"
        yield Fault("out_of_range", place, f"want a number from {least}{until}")


def positive_faults(place: str, number: object) -> Iterator[Fault]:
    """Yield what is wrong with a number that must be above 0.

    >>> [str(fault) for fault in positive_faults("$.multiplier", 0)]
    ['$.multiplier: want a number above 0']
    """
    if not is_number(number) or not 1 / LARGEST <= number <= LARGEST:
        yield Fault("out_of_range", place, "want a number above 0")


def is_number(number: object) -> TypeGuard[float]:
    """Return whether it is a finite number; a truth value is none."""
    return isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number)
