"""Checks: what is wrong with a count, a number, a code or a reference, told in one way everywhere."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Final, TypeGuard, get_args, get_origin

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.logic.fact import looks_like_cpr
from kriminalpraeventiv.units import unit_code, unit_faults

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_./]{0,60}")
_OFF: Final = Decimal("0.01")
"""How far from 1 rounded weights of areas may sum, by this library's proposal; finer ones have more decimals."""
IN_WORDS: Final = "text"
"""The unit of an indicator whose value is an assessment in words."""
STAGE: Final = "stage"
"""The unit of a number that counts the stages behind."""
_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def count_faults(place: str, count: object) -> Iterator[Fault]:
    """Yield what is wrong with a count: want a whole number from 0, or `None`."""
    if count is not None and (type(count) is not int or count < 0):
        yield Fault("out_of_range", place, "want a whole number from 0; leave out what is not known")


def share_faults(count: object, denominator: object) -> Iterator[Fault]:
    """Yield that a count is above its denominator."""
    if isinstance(count, int) and isinstance(denominator, int) and count > denominator >= 0:
        yield Fault("contradiction", "$.count", "the count is above its denominator: they do not count the same things")


def decimal_faults(place: str, value: object, *, signed: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with a number: want a `Decimal` from 0, a `signed` one of any sign, or `None`."""
    if value is not None and not (is_decimal(value) and (signed or value >= 0)):
        wanted = "a number" if signed else "a number from 0"
        message = f'want {wanted} in quotes such as "40.5", in Python `Decimal("40.5")`, never a float'
        yield Fault("out_of_range", place, message)


def is_decimal(value: object) -> TypeGuard[Decimal]:
    """Return whether this is a number as a source prints it."""
    return isinstance(value, Decimal) and value.is_finite()


def code_faults(place: str, code: object) -> Iterator[Fault]:
    """Yield what is wrong with a code; `None` is none."""
    if code is None:
        return
    if not isinstance(code, str) or not _CODE.fullmatch(code) or looks_like_cpr(code):
        yield Fault("bad_code", place, "want a plain code: small letters, digits, `_`, `.` and `/`")


def measured_in_faults(place: str, unit: object) -> Iterator[Fault]:
    """Yield what is wrong with the code of a unit; `text` is that of an assessment in words, `None` is none."""
    if unit is None or unit == IN_WORDS:
        return
    faults = tuple(unit_faults(place, unit or "?"))
    yield from faults
    if not faults and isinstance(unit, str) and unit != unit_code(unit):
        yield Fault("bad_code", place, f"want the code of the unit, `{unit_code(unit)}`")


def type_faults(instance: attrs.AttrsInstance) -> Iterator[Fault]:
    """Yield the fields of a value that hold another kind of thing than they are declared with.

    Numbers, codes and choices have checks of their own, which say more; this one names what would otherwise end in an
    error far from its place: a text for a source, a year for a period, a list for a tuple.
    """
    for field in attrs.fields(type(instance)):
        value = getattr(instance, field.name)
        if not _is_a(value, field.type):
            yield Fault("wrong_type", f"$.{field.name}", f"want {_wanted(field.type)}")


def _is_a(value: object, kind: Any) -> bool:  # noqa: ANN401 - the type of a field
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(_is_a(part, get_args(kind)[0]) for part in value)
    kinds = get_args(kind) or (kind,)
    if not all(isinstance(one, type) for one in kinds) or {str, int, Decimal, object} & set(kinds):
        return True
    return isinstance(value, kinds) and not isinstance(value, datetime)


def _wanted(kind: Any) -> str:  # noqa: ANN401 - the type of a field
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return f"a tuple of `{inner.__name__}`" if isinstance(inner, type) else "a tuple"
    names = [f"`{one.__name__}`" for one in get_args(kind) or (kind,) if one is not NoneType]
    return f"{' or '.join(names)}, or nothing" if NoneType in get_args(kind) else " or ".join(names)


def sums_to(parts: tuple[Decimal, ...], whole: Decimal) -> bool:
    """Return whether printed parts may sum to a whole, each as far off as its rounding allows.

    >>> sums_to((Decimal("0.33"),) * 3, Decimal(1)), sums_to((Decimal("0.3"), Decimal("0.4")), Decimal(1))
    (True, False)
    """
    exponents = [part.as_tuple().exponent for part in parts]
    loose = sum((Decimal((0, (5,), int(exponent) - 1)) for exponent in exponents), Decimal(0))
    return abs(sum(parts, Decimal(0)) - whole) <= loose


def weight_faults(weights: tuple[Decimal, ...], areas: tuple[str, ...], *, weighted: bool) -> Iterator[Fault]:
    """Yield what is wrong with the weights of areas that were combined: one for each, and all of them sum to 1."""
    faults = [fault for weight in weights for fault in decimal_faults("$.area_weights", weight)]
    yield from faults[:1]
    if len(weights) != len(areas) or not weighted:
        yield Fault("contradiction", "$.area_weights", "want a weight for each area in `combines`, and `weights` true")
    elif not faults and not _weights_sum(weights):
        message = "the weights are shares of the whole population: each above 0, and together 1"
        yield Fault("contradiction", "$.area_weights", message)


def _weights_sum(weights: tuple[Decimal, ...]) -> bool:
    """Return whether weights are shares of a whole, as far as their rounding tells, and never 1 per cent off."""
    off = abs(sum(weights, Decimal(0)) - 1)
    return all(weights) and off <= _OFF and sums_to(weights, Decimal(1))


def reference_faults(place: str, reference: object) -> Iterator[Fault]:
    """Yield what is wrong with the id of an indicator."""
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference) or looks_like_cpr(reference):
        yield Fault("bad_reference", place, "want an opaque reference such as `indicator.unsafe_share`")


def one_of(place: str, code: object, known: tuple[str, ...], *, optional: bool = False) -> Iterator[Fault]:
    """Yield that a code is none of those known, and the nearest; an `optional` one may be missing."""
    if code not in known and not (optional and code is None):
        hint = suggestion(str(code), known)
        yield Fault("unknown_code", place, f"unknown code{hint}; want one of {', '.join(known)}")


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `InvalidInput` with every fault, where there is any."""
    found = tuple(faults)
    if found:
        raise InvalidInput(found)
