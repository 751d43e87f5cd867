"""Indicator: what is measured and aimed at, which way is good, and how the number is to be read."""

from collections.abc import Iterator
from typing import Final, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import (
    code_faults,
    measured_in_faults,
    one_of,
    reference_faults,
    refuse,
    type_faults,
)
from kriminalpraeventiv.indicators.figure import Baseline
from kriminalpraeventiv.indicators.target import Direction, Per, Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Level = Literal["process", "activity", "result", "effect", "context"]
Counted = Literal["stock", "flow"]
"""A stock is how many there are on a day, a flow how many came in a time; a stock of a month is no flow."""
Basis = Literal["population", "sample"]
"""Whether everybody is counted, or some were asked for all; a sample without its size shows no uncertainty."""
_AGAINST: Final = {
    ("lower", "higher"),
    ("higher", "lower"),
    ("in_range", "lower"),
    ("in_range", "higher"),
    ("maintain", "lower"),
    ("maintain", "higher"),
}
_WISHES: Final = ("reduce", "increase")
"""Targets without a number that sources state of what may be good or bad; they are kept, and never judged."""


@attrs.frozen(kw_only=True)
class Indicator:
    """What is measured, why, and which way is good.

    `area` is the area the target speaks for, `measured_area` the one the register or survey covers where that is
    another. `numerator` and `denominator` say in words what is counted of what, `definition` all of it, `counted`
    whether it is a stock or a flow, `per` how long it is counted for. `definition_version` is the code of the list of
    offences, the rule or the weights used, `legal_basis` what lets the numbers be used, as the source or the host names
    it; it is told and decides nothing. `persons` is whether the number is about persons, so that small ones are
    hidden: yes where nothing is said; `minors` that persons under 18 are among them, `levels` the levels of the cases
    it is about, where it is about some only: numbers about minors and levels 2 and 3 are always protected. `parts` are
    the ids of the indicators that must sum to it. `baseline` is `None` where the source states none, `target` where it
    aims at nothing; `traps` say how the number is misread. Raises `InvalidInput` with every fault at once.
    """

    id: str
    title: Text
    source: Source
    level: Level
    direction: Direction
    unit: str | None = None
    area: str | None = None
    measured_area: str | None = None
    numerator: Text | None = None
    denominator: Text | None = None
    counted: Counted | None = None
    per: Per | None = None
    basis: Basis | None = None
    definition: Text | None = None
    definition_version: str | None = None
    owner: Text | None = None
    legal_basis: Text | None = None
    persons: bool = True
    minors: bool = False
    levels: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    baseline: Baseline | None = None
    target: Target | None = None
    traps: tuple[Trap, ...] = ()
    rows: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(type_faults(self))
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from reference_faults("$.id", self.id)
        yield from one_of("$.level", self.level, get_args(Level))
        yield from one_of("$.direction", self.direction, get_args(Direction))
        for name, codes in (("counted", Counted), ("per", Per), ("basis", Basis)):
            yield from one_of(f"$.{name}", getattr(self, name), get_args(codes), optional=True)
        yield from measured_in_faults("$.unit", self.unit)
        for name in ("area", "measured_area", "definition_version"):
            yield from code_faults(f"$.{name}", getattr(self, name))
        for part in self.parts:
            yield from reference_faults("$.parts", part)
        if len(set(self.parts)) != len(self.parts) or self.id in self.parts:
            yield Fault("contradiction", "$.parts", "want the other indicators that sum to this one, each once")
        yield from self._protection_faults()
        yield from self._target_faults()

    def _target_faults(self) -> Iterator[Fault]:
        target = self.target
        if target is None:
            return
        if (self.direction, target.direction) in _AGAINST:
            yield Fault("contradiction", "$.target.kind", "the target goes against what is good")
        if self.direction == "none" and target.direction != "none" and target.kind not in _WISHES:
            message = "with the direction `none` it can never be judged: give a direction, or leave the target out"
            yield Fault("contradiction", "$.target.kind", message)
        days = [stage.deadline for stage in target.stages if stage.deadline is not None]
        if days != sorted(days):
            message = "want the stages in their order, each with a deadline no earlier than the one before"
            yield Fault("contradiction", "$.target.stages", message)

    def _protection_faults(self) -> Iterator[Fault]:
        for name in ("persons", "minors"):
            if type(getattr(self, name)) is not bool:
                yield Fault(
                    "wrong_kind", f"$.{name}", "want true or false: whether small numbers are hidden hangs on it"
                )
        if self.minors is True and self.persons is False:
            yield Fault("contradiction", "$.minors", "minors are persons: `persons` is true")
        if not all(type(level) is int and level in (1, 2, 3) for level in self.levels):
            yield Fault("out_of_range", "$.levels", "want the levels of the cases: 1, 2 or 3")
