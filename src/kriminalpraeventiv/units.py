"""Units: what a number counts, so that persons never add to meetings and a month never becomes thirty days.

pint stands behind this module alone and is loaded at the first use. Its registry is our own, empty but for `units.txt`;
no host's registry and no application registry is touched. A host's quantity comes in by `from_quantity` and goes out by
`to_quantity`. pint never sees a number as a Dane writes it: it would read `36,2 pct` as 362 per cent.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from math import isclose
from numbers import Integral
from typing import TYPE_CHECKING, Any, Final

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion

if TYPE_CHECKING:
    import pint

    Quantity = pint.Quantity[Any]
    Registry = pint.UnitRegistry[Any]

_NAME: Final = r"(?:[^\W\d_]\w*|[%‰])"
_UNIT: Final = re.compile(rf"(?:1(?=/)|{_NAME})(?:[*/]{_NAME})*")
_PARTS: Final = re.compile(rf"([*/]?)({_NAME})")
_LONGEST: Final = 61
_WRITTEN: Final = re.compile(r",|\d[\s'\u2019]+\d|\d\s*\.|\.\s*\d")
_THEIRS: Final = {"[calendar]": "[time]", "[day]": "[time]", "[hour]": "[time]", "[money]": "[currency]"}
_PHYSICAL: Final = {"[length]", "[mass]", "[time]", "[current]", "[temperature]", "[substance]", "[luminosity]"}
_HIGHEST: Final = 3


def danish_guard(text: str) -> str:
    """Return a text that holds whole numbers only, as it is; a preprocessor for a registry of pint.

    Raises `InvalidInput` for a comma, and for a dot or space at a digit: pint would drop or misread it.

    >>> danish_guard("12 person")
    '12 person'
    """
    if _WRITTEN.search(text):
        raise _refusal("written_number", "pint takes a number and its unit apart; read a written number first")
    return text


def definitions() -> tuple[str, ...]:
    """Return the lines of `units.txt`, for a host that wants these units in an empty registry of its own.

    >>> "meeting = [meeting] = moede" in definitions()
    True
    """
    lines = (files("kriminalpraeventiv") / "units.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def unit_code(unit: str) -> str:
    """Return the one code of a unit, such as `case/month` for `sag/md`; no unit is `""`.

    Raises `InvalidInput` for a unit nobody defined, with the nearest name; it never repeats what it refuses.

    >>> unit_code("sag/md"), unit_code("report/thousand_inhabitants")
    ('case/month', 'report/kinh')
    """
    return product((unit, 1))


def unit_faults(place: str, unit: object) -> Iterator[Fault]:
    """Yield what is wrong with the code of a unit, or nothing; it loads no pint.

    >>> print(*unit_faults("$.unit", "persn"))
    $.unit: unknown unit; the nearest is `person`
    """
    try:
        _powers(unit if isinstance(unit, str) else "?")
    except InvalidInput as refused:
        yield from (attrs.evolve(fault, place=place) for fault in refused.faults)


def product(*powers: tuple[str, int]) -> str:
    """Return the code of units multiplied, each to its power.

    >>> product(("report", 1), ("inhabitant", -1))
    'report/inhabitant'
    """
    found: Counter[str] = Counter()
    for unit, power in powers:
        for name, own in _powers(unit):
            found[name] += own * power
    above = "*".join(name for name in sorted(found) for _ in range(found[name]))
    below = "".join(f"/{name}" for name in sorted(found) for _ in range(-found[name]))
    return f"{above or '1'}{below}" if below else above


def unlike(unit: str, other: str) -> str | None:
    """Return why one unit does not convert to another, or `None` where it does.

    >>> unlike("month", "day")
    'they count different things; a month is no fixed number of days'
    """
    here, there = _dimensions(unit), _dimensions(other)
    if here == there:
        return None
    times = {dimension for dimension, _ in here ^ there}
    days = "; a month is no fixed number of days" if times == {"[calendar]", "[day]"} else ""
    return f"they count different things{days}"


@lru_cache(maxsize=512)
def factor(unit: str, to: str) -> Fraction:
    """Return by what a number in `unit` is multiplied to be in `to`, exactly.

    Raises `InvalidInput` where the two count different things.

    >>> str(factor("report/inhabitant", "report/kinh")), str(factor("month", "year"))
    ('1000', '1/12')
    """
    here, there, why = unit_code(unit), unit_code(to), unlike(unit, to)
    if why:
        raise _refusal("unit_mismatch", f"`{here or 1}` does not convert to `{there or 1}`: {why}")
    return Fraction(_registry().Quantity(Fraction(1), here).to(there).magnitude)


def to_quantity(value: Fraction, unit: str, registry: "Registry | None" = None) -> "Quantity":
    """Return a number as a quantity of a host's registry, or of ours where none is given.

    A whole number stays one; any other becomes the registry's kind of number. Raises `InvalidInput` where the host's
    registry lacks a unit or means another thing by its name: a quarter of a year or 12.7 kg.

    >>> to_quantity(Fraction(81, 2), "report/kinh").magnitude
    Fraction(81, 2)
    """
    if registry is None:
        return _registry().Quantity(value, unit_code(unit))
    _refuse_foreign(registry, (name for name, _ in _powers(unit)))
    return registry.Quantity(_number(value, registry.non_int_type), unit_code(unit))


def from_quantity(quantity: "Quantity") -> tuple[Fraction, str]:
    """Return a host's quantity, of any registry, as an exact number and our code of the unit of the same name.

    A float counts as its shortest decimal. Raises `InvalidInput` for a unit we do not know or by whose name the host's
    registry means another thing, and for a magnitude that is no number: an array, an infinity.

    >>> from_quantity(to_quantity(Fraction(12), "case/month"))
    (Fraction(12, 1), 'case/month')
    """
    powers: tuple[tuple[str, Any], ...] = tuple(quantity.unit_items())
    if any(power != int(power) or abs(power) > _HIGHEST for _, power in powers):
        raise _refusal("unknown_unit", f"want whole powers of units, at most {_HIGHEST}")
    unit = product(*((name, int(power)) for name, power in powers))
    _refuse_foreign(quantity._REGISTRY, (name for name, _ in powers))  # noqa: SLF001 - pint has no other way to it
    return exact(quantity.magnitude, floats=True), unit


def exact(value: object, *, floats: bool = False) -> Fraction:
    """Return an `int`, `Decimal` or `Fraction` as a fraction, a float only where it is asked for, as it is printed.

    Raises `InvalidInput` for anything else.

    >>> str(exact(Decimal("40.5")))
    '81/2'
    """
    if floats and isinstance(value, float):
        value = Decimal(repr(float(value)))
    if isinstance(value, Integral) and not isinstance(value, bool):
        return Fraction(int(value))
    if isinstance(value, Fraction) or (isinstance(value, Decimal) and value.is_finite()):
        return Fraction(value)
    raise InvalidInput([Fault("wrong_kind", "$.value", "want a finite `int`, `Decimal` or `Fraction`")])


@cache
def _registry() -> "Registry":
    import pint  # noqa: PLC0415 - it costs more than everything else at start, and most questions have no unit

    kind: dict[str, Any] = {"on_redefinition": "raise", "preprocessors": [danish_guard], "non_int_type": Fraction}
    ours: Registry = pint.UnitRegistry(None, **kind)
    ours.load_definitions(list(definitions()))
    return ours


@lru_cache(maxsize=512)
def _powers(unit: str) -> tuple[tuple[str, int], ...]:
    """Return the names of a unit with their powers: 1 above the line, -1 below it."""
    if unit and (len(unit) > _LONGEST or not _UNIT.fullmatch(unit)):
        raise _refusal("unknown_unit", "want the code of a unit, such as `report/kinh`")
    names = _names()
    parts = tuple((-1 if sign == "/" else 1, name) for sign, name in _PARTS.findall(unit))
    unknown = [name for _, name in parts if name not in names]
    if unknown:
        raise _refusal("unknown_unit", f"unknown unit{suggestion(unknown[0], set(names.values()))}")
    return tuple((names[name], power) for power, name in parts)


@cache
def _names() -> Mapping[str, str]:
    """Return every name of a unit with its code; pint is not needed for that."""
    lines = [[part.strip() for part in line.split("=")] for line in definitions()]
    return {name: code for code, _, *others in lines for name in (code, *others) if name != "_"}


@lru_cache(maxsize=512)
def _dimensions(unit: str) -> frozenset[tuple[str, Any]]:
    return frozenset(_registry().Quantity(Fraction(1), unit_code(unit)).dimensionality.items())


def _refuse_foreign(registry: "Registry", names: Iterable[str]) -> None:
    """Refuse units by whose names another registry means something else."""
    for name in names if registry is not _registry() else ():
        ours = unit_code(name)
        if name not in registry:
            raise _refusal("foreign_unit", f"the other registry has no unit `{ours}`; `definitions()` lists ours")
        if not _means_the_same(registry, name, ours):
            raise _refusal("foreign_unit", f"the other registry means another thing by `{ours}`")


def _means_the_same(registry: "Registry", name: str, ours: str) -> bool:
    """Return whether a name stands there for one counted thing too, as many times its base unit as here."""
    theirs = registry.Quantity(1, name)
    [dimension] = _registry().Quantity(1, ours).dimensionality
    there: dict[str, Any] = dict(theirs.dimensionality)
    fits = len(there) <= 1 and not _PHYSICAL.intersection(there)
    if dimension in _THEIRS:
        fits = list(there) in ([dimension], [_THEIRS[dimension]])
    if not fits or set(there.values()) - {1}:
        return False
    [(root, _)] = _registry().Quantity(1, ours).to_root_units().unit_items()
    base = registry.Quantity(1, root).to_root_units().magnitude if root in registry else 1
    ratio = float(theirs.to_root_units().magnitude) / float(base)
    return isclose(ratio, factor(ours, root))


def _number(value: Fraction, kind: type) -> int | float | Decimal | Fraction:
    """Return an exact number as an `int` where it is whole, else as the kind a registry computes with."""
    if value.denominator == 1:
        return value.numerator
    if kind is Decimal:
        return Context(prec=28).divide(Decimal(value.numerator), Decimal(value.denominator))
    return value if kind is Fraction else float(value)


def _refusal(code: str, message: str) -> InvalidInput:
    return InvalidInput([Fault(code, "$.unit", message)])
