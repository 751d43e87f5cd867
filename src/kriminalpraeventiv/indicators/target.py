"""Target: what is aimed at, in the ways the plans say it, from a number to "as needed"."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import (
    decimal_faults,
    is_decimal,
    one_of,
    reference_faults,
    refuse,
    type_faults,
)
from kriminalpraeventiv.text import Text

TargetKind = Literal[
    "at_most",
    "at_least",
    "range",
    "each_period",
    "coverage",
    "reduce",
    "increase",
    "maintain",
    "milestone",
    "as_needed",
    "staged",
    "yearly_path",
]
Per = Literal["month", "quarter", "half_year", "year", "school_year", "free"]
"""How long a number is counted for; `free` is a time of its own, such as August to June."""
Direction = Literal["lower", "higher", "in_range", "maintain", "none"]
"""Which way is good; `none` where less may be good or bad: such a number never gets a verdict."""
_DIRECTIONS: Final[dict[TargetKind, Direction]] = {
    "at_most": "lower",
    "reduce": "lower",
    "at_least": "higher",
    "each_period": "higher",
    "coverage": "higher",
    "increase": "higher",
    "range": "in_range",
    "maintain": "maintain",
}
_NEEDS: Final[dict[TargetKind, tuple[str, ...]]] = {
    "at_most": ("value",),
    "at_least": ("value",),
    "range": ("low", "high"),
    "each_period": ("value", "per"),
    "staged": ("stages",),
    "yearly_path": ("path",),
}
_MAY: Final[dict[TargetKind, tuple[str, ...]]] = {
    "at_most": ("per",),
    "at_least": ("per",),
    "range": ("per",),
    "coverage": ("value", "per"),
    "maintain": ("margin",),
}
_DATED: Final = ("value", "low", "high", "margin", "per", "path", "stages", "deadline")
_FULL: Final = Decimal(100)


@attrs.frozen(kw_only=True)
class PathPoint:
    """A number to be met by a day, on the way of a yearly path."""

    by: date
    value: Decimal

    def __attrs_post_init__(self) -> None:
        """Refuse a number that is none."""
        refuse((*type_faults(self), *decimal_faults("$.value", self.value)))


@attrs.frozen(kw_only=True)
class Stage:
    """A stage of a staged target: first a process, then a result or an effect; `indicator` is the id that shows it."""

    level: Literal["process", "activity", "result", "effect"]
    title: Text
    deadline: date | None = None
    indicator: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an indicator that is no reference."""
        refuse(type_faults(self))
        refuse(reference_faults("$.indicator", self.indicator) if self.indicator is not None else ())


@attrs.frozen(kw_only=True)
class Target:
    """What is aimed at, as far as the source says it.

    * `at_most`, `at_least`: `value`; `range`: from `low` to `high`, both met. With `per` they count for such a time.
    * `each_period`: at least `value` in every `per`; more in one does not make up for another.
    * `coverage`: `value` per cent of those it is for, all of them where it is left out.
    * `reduce`, `increase`: any change from the baseline that way; no number.
    * `maintain`: no further from the baseline than `margin`; without one only a number that has not moved is judged.
    * `milestone`: done. `as_needed`: never met and never missed. `staged`: `stages` in their order.
    * `yearly_path`: the number of each point of `path` by its day.

    `deadline` is the day it is to be met by, `printed` the source's own words. Raises `InvalidInput` with every fault.

    >>> Target(kind="reduce", deadline=date(2019, 12, 31)).direction
    'lower'
    """

    kind: TargetKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    margin: Decimal | None = None
    per: Per | None = None
    deadline: date | None = None
    path: tuple[PathPoint, ...] = ()
    stages: tuple[Stage, ...] = ()
    printed: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(type_faults(self))
        refuse(self._faults())

    @property
    def direction(self) -> Direction:
        """Which way it points; `none` for what has no more or less."""
        if self.kind == "yearly_path":
            return "lower" if self.path[-1].value < self.path[0].value else "higher"
        return _DIRECTIONS.get(self.kind, "none")

    @property
    def counts_change(self) -> bool:
        """Whether it is about a change from the baseline, so that nothing is judged without one."""
        return self.kind in ("reduce", "increase", "maintain")

    @property
    def aim(self) -> Decimal | None:
        """The number of a coverage, 100 where the source says all; of any other the value."""
        return _FULL if self.kind == "coverage" and self.value is None else self.value

    def _faults(self) -> Iterator[Fault]:
        yield from one_of("$.kind", self.kind, get_args(TargetKind))
        yield from one_of("$.per", self.per, get_args(Per), optional=True)
        for name in ("value", "low", "high", "margin"):
            yield from decimal_faults(f"$.{name}", getattr(self, name))
        if self.kind in get_args(TargetKind):
            yield from self._key_faults()
        if is_decimal(self.low) and is_decimal(self.high) and self.low > self.high:
            yield Fault("contradiction", "$.low", "the lowest number is above the highest")
        if self.kind == "coverage" and is_decimal(self.value) and self.value > _FULL:
            yield Fault("out_of_range", "$.value", "a coverage is at most 100 per cent")
        yield from self._path_faults()

    def _key_faults(self) -> Iterator[Fault]:
        needs = _NEEDS.get(self.kind, ())
        dated = () if self.kind in ("as_needed", "yearly_path") else ("deadline",)
        allowed = {*needs, *_MAY.get(self.kind, ()), *dated}
        for name in _DATED:
            given = getattr(self, name) not in (None, ())
            if name in needs and not given:
                yield Fault("missing", f"$.{name}", f"a target `{self.kind}` needs `{name}`")
            elif given and name not in allowed:
                yield Fault("contradiction", f"$.{name}", f"a target `{self.kind}` has no `{name}`")
        if self.kind == "each_period" and self.per == "free":
            yield Fault("contradiction", "$.per", "each period needs a length: a month, a quarter, a half-year, a year")

    def _path_faults(self) -> Iterator[Fault]:
        if not self.path:
            return
        days = [point.by for point in self.path]
        if len(days) < 2 or days != sorted(set(days)):  # noqa: PLR2004 - a path has a beginning and an end
            yield Fault("contradiction", "$.path", "want at least two points, each of a later day")
        values = [point.value for point in self.path]
        if values not in (sorted(set(values)), sorted(set(values), reverse=True)):
            yield Fault("contradiction", "$.path", "want a path that only falls, or only rises")
