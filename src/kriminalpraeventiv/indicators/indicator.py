"""Indicator: what is measured and aimed at, its baseline and its measurements, as far as a source says."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeGuard, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.logic.fact import looks_like_cpr
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Kind = Literal["process", "result", "effect", "activity", "context"]
Good = Literal["lower", "higher", "in_range", "maintain", "none"]
"""Which way is good; `none` where less may be good or bad: such a number never gets a verdict."""
Direction = Literal["fall", "rise", "maintain"]
Qualifier = Literal["exact", "approximate", "at_least", "preliminary"]
Lost = Literal["value", "count", "denominator", "unit"]
"""What stood in the source and could not be read."""
PERCENT: Final = "percent"
"""The unit of a share; counts with a denominator are always one."""
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_./]{0,60}")
_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_AGAINST: Final = {("lower", "rise"), ("higher", "fall")}
_WHOLE: Final = 100


@attrs.frozen(kw_only=True)
class Figure:
    """A number as a source gives it: a value, or a count of a denominator; what is missing is `None`, never 0.

    `unit` is a code such as `person` or `report/kinh`; `None` where the source does not say it whole (per how many
    inhabitants). `source` is the code of the survey or register, `area` that of the area it speaks for. One that
    `combines` several areas says by `weights` whether they were weighted; `None` is unknown. `lost` names what stood in
    the source and could not be read: it is missing, and marked so.
    Raises `InvalidInput` for what cannot be, with every fault at once.

    >>> str(Figure(count=1, denominator=16, unit="percent").amount)
    '25/4'
    """

    value: Decimal | None = None
    count: int | None = None
    denominator: int | None = None
    unit: str | None = None
    period: Period | None = None
    area: str | None = None
    source: str | None = None
    combines: tuple[str, ...] = ()
    weights: bool | None = None
    qualifier: Qualifier = "exact"
    lost: tuple[Lost, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        _refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        for name in ("unit", "area", "source"):
            yield from _code_faults(f"$.{name}", getattr(self, name))
        for place in self.combines:
            yield from _code_faults("$.combines", place)
        yield from _one_of("$.qualifier", self.qualifier, get_args(Qualifier))
        yield from self._number_faults()
        yield from self._part_faults()
        for name in self.lost:
            yield from _one_of("$.lost", name, get_args(Lost))
            if getattr(self, name, None) is not None:
                yield Fault("contradiction", "$.lost", f"`{name}` is given, so it was not lost")
        if self.period is not None and (self.period.start is None or self.period.end is None):
            yield Fault("missing", "$.period", "want a first and a last day; a single day is both")

    def _number_faults(self) -> Iterator[Fault]:
        yield from _decimal_faults("$.value", self.value)
        if self.unit == PERCENT and _is_decimal(self.value) and self.value > _WHOLE:
            yield Fault("out_of_range", "$.value", "a share is at most 100 per cent; a change is no measurement")
        for name in ("count", "denominator"):
            yield from count_faults(f"$.{name}", getattr(self, name))
        if self.value is not None and (self.count, self.denominator) != (None, None):
            yield Fault("contradiction", "$.value", "want a value, or a count and its denominator, not both")
        if self.denominator is not None and self.unit != PERCENT:
            yield Fault("contradiction", "$.unit", "a count of a denominator is a share: its unit is `percent`")
        yield from share_faults(self.count, self.denominator)

    def _part_faults(self) -> Iterator[Fault]:
        if self.combines and (len(set(self.combines)) != len(self.combines) or self.area in self.combines):
            yield Fault("contradiction", "$.combines", "want the other areas it was made of, each once")
        if self.weights is not None and not self.combines:
            yield Fault("contradiction", "$.weights", "`weights` belongs to `combines`")

    @property
    def amount(self) -> Fraction | None:
        """The number itself, exact; `None` where it is missing or cannot be computed."""
        if self.value is not None:
            return Fraction(self.value)
        if self.unit != PERCENT:
            return None if self.count is None else Fraction(self.count)
        return Fraction(self.count * _WHOLE, self.denominator) if self.count is not None and self.denominator else None


@attrs.frozen(kw_only=True)
class Baseline(Figure):
    """What change is counted from. Its number may be missing in the source; then nothing is computed from it.

    >>> Baseline(unit="report", area="ydre_noerrebro").amount is None
    True
    """


@attrs.frozen(kw_only=True)
class Measurement(Figure):
    """A number measured. Raises `InvalidInput` with every fault at once, also without any number or a period.

    >>> day = date(2017, 3, 31)
    >>> Measurement(value=Decimal(290), unit="person", period=Period(day, day), area="noerrebro").qualifier
    'exact'
    """

    def _faults(self) -> Iterator[Fault]:
        yield from Figure._faults(self)  # noqa: SLF001 - of the same class; a slotted attrs class has no plain `super()`
        if (self.value, self.count, self.denominator) == (None, None, None):
            yield Fault(
                "missing", "$.value", "want a value, or a count and its denominator; leave out what was not measured"
            )
        if self.period is None:
            yield Fault("missing", "$.period", "want the first and the last day it was measured for")


@attrs.frozen(kw_only=True)
class Target:
    """What is aimed at: a direction, until when, and the number only where the source states one.

    With `value`, a fall is to at most that, a rise to at least that. Without it, any change in the direction counts.

    >>> Target(direction="fall", deadline=date(2019, 12, 31)).value is None
    True
    """

    direction: Direction
    value: Decimal | None = None
    deadline: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        directions = _one_of("$.direction", self.direction, get_args(Direction))
        _refuse((*directions, *_decimal_faults("$.value", self.value)))


@attrs.frozen(kw_only=True)
class Indicator:
    """What is measured, why, and which way is good.

    `area` is the area the target speaks for. `baseline` is `None` where the source states none, `target` where it
    aims at nothing; `caution` says how to read the number. Raises `InvalidInput` with every fault at once.
    """

    id: str
    title: Text
    source: Source
    kind: Kind
    good: Good
    unit: str | None
    area: str | None
    definition: Text | None = None
    baseline: Baseline | None = None
    target: Target | None = None
    caution: tuple[Text, ...] = ()
    rows: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        _refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if not isinstance(self.id, str) or not _REFERENCE.fullmatch(self.id) or looks_like_cpr(self.id):
            yield Fault("bad_reference", "$.id", "want an opaque reference such as `indicator.unsafe_share`")
        yield from _one_of("$.kind", self.kind, get_args(Kind))
        yield from _one_of("$.good", self.good, get_args(Good))
        yield from _code_faults("$.unit", self.unit)
        yield from _code_faults("$.area", self.area)
        if self.target and (self.good, self.target.direction) in _AGAINST:
            yield Fault("contradiction", "$.target.direction", "the target goes against what is good")
        if self.target and self.good == "in_range":
            yield Fault("contradiction", "$.target", "a range is no target here yet; leave the target out")


def count_faults(place: str, count: object) -> Iterator[Fault]:
    """Yield what is wrong with a count: want a whole number from 0, or `None`."""
    if count is not None and (type(count) is not int or count < 0):
        yield Fault("out_of_range", place, "want a whole number from 0; leave out what is not known")


def share_faults(count: object, denominator: object) -> Iterator[Fault]:
    """Yield that a count is above its denominator."""
    if isinstance(count, int) and isinstance(denominator, int) and count > denominator >= 0:
        yield Fault("contradiction", "$.count", "the count is above its denominator: they do not count the same things")


def _decimal_faults(place: str, value: object) -> Iterator[Fault]:
    if value is not None and not (_is_decimal(value) and value >= 0):
        yield Fault("out_of_range", place, 'want a `Decimal` from 0, such as `Decimal("40.5")`, never a float')


def _is_decimal(value: object) -> TypeGuard[Decimal]:
    return isinstance(value, Decimal) and value.is_finite()


def _code_faults(place: str, code: object) -> Iterator[Fault]:
    if code is None:
        return
    if not isinstance(code, str) or not _CODE.fullmatch(code) or looks_like_cpr(code):
        yield Fault("bad_code", place, "want a plain code: small letters, digits, `_`, `.` and `/`")


def _one_of(place: str, code: object, known: tuple[str, ...]) -> Iterator[Fault]:
    if code not in known:
        hint = suggestion(str(code), known)
        yield Fault("unknown_code", place, f"unknown code{hint}; want one of {', '.join(known)}")


def _refuse(faults: Iterable[Fault]) -> None:
    found = tuple(faults)
    if found:
        raise InvalidInput(found)
