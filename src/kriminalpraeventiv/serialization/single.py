"""Single: what reads one value of JSON or TOML, and coerces nothing."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from types import UnionType
from typing import Union, get_args, get_origin

from kriminalpraeventiv.logic.fact import Value

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_FRACTION = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")


class UnfitError(ValueError):
    """A value that does not fit; its text never repeats it."""


def read_date(value: object, _: object = date) -> date:
    """Return the day of an ISO text or a TOML date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise UnfitError("there is no such day in the calendar") from None
    raise UnfitError("want a date such as 2026-11-01")


def read_decimal(value: object, _: object) -> Decimal:
    """Return the number of a whole number or of a text such as "40.5"; a float would already be rounded."""
    if type(value) is int or (isinstance(value, str) and _DECIMAL.fullmatch(value)):
        return Decimal(value)
    raise UnfitError('want a whole number, or a number in quotes such as "40.5"')


def read_fraction(value: object, _: object) -> Fraction:
    """Return the exact number of a whole number or of a text such as "81/2" or "40.5"; a float is none."""
    if type(value) is int or (isinstance(value, str) and _FRACTION.fullmatch(value)):
        return Fraction(value)
    raise UnfitError('want a whole number, or an exact number in quotes such as "81/2"')


def read_float(value: object, _: object) -> float:
    """Return a number that was computed; one that a source prints is a `Decimal`."""
    if type(value) is int or (isinstance(value, float) and isfinite(value)):
        return value
    raise UnfitError("want a number")


def holds_numbers(kind: object) -> bool:
    """Return whether a kind is that of an input of a method: a number, a text, or several of them."""
    return get_origin(kind) in (Union, UnionType) and {float, str} <= set(get_args(kind))


def read_input(value: object, _: object) -> object:
    """Return an input of a method as it stands, a list as a tuple."""
    if isinstance(value, list | tuple):
        return tuple(read_input(part, None) for part in value)
    return value if isinstance(value, str) else read_float(value, None)


def read_value(value: object, _: object) -> Value:
    """Return the value of a fact in an answer; a text in the form of a date is one."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        return read_date(value)
    if isinstance(value, bool | int | str | date):
        return value
    raise UnfitError("want true, false, a whole number, a code or a date")
