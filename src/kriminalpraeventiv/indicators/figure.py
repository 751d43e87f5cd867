"""Figure: a number as a source gives it, with its precision, its area, its time and how sure it is."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import (
    IN_WORDS,
    code_faults,
    count_faults,
    decimal_faults,
    is_decimal,
    measured_in_faults,
    one_of,
    refuse,
    share_faults,
    type_faults,
    weight_faults,
)
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Qualifier = Literal["exact", "approximate", "at_least", "preliminary", "revised"]
Measure = Literal["level", "relative_change", "point_change"]
"""Whether a number says how much there is, or by how much it changed: by per cent of what was, or by so much."""
State = Literal["done", "pending", "cancelled"]
"""How a milestone stands; cancelled is neither done nor failed."""
Lost = Literal["value", "count", "denominator", "unit"]
"""What stood in the source and could not be read."""
PERCENT: Final = "percent"
"""The unit of a share."""
_DESIGN: Final = (Decimal("0.01"), Decimal(1000))
"""Between what a design effect may lie; what is further off is a slip, and no survey's."""
_SHARES: Final = {PERCENT: 100, "permille": 1000, "share": 1}
_PER: Final = {"kinh": 1000, "ten_thousand_inhabitants": 10_000, "hundred_thousand_inhabitants": 100_000}


@attrs.frozen(kw_only=True)
class SeriesBreak:
    """A day from which something else is counted, or in another way: numbers from both sides do not compare."""

    on: date
    reason: Text
    source: Source

    def __attrs_post_init__(self) -> None:
        """Refuse what is no day, no text or no source."""
        refuse(type_faults(self))


@attrs.frozen(kw_only=True)
class Figure:
    """A number as a source gives it: a value, or a count of a denominator; what is missing is `None`, never 0.

    `value` is as printed: `Decimal("8")` of a share is 8 to the nearest whole, `Decimal("8.0")` to the nearest tenth.
    `unit` is a code such as `person`, `percent` or `report/kinh` (per 1,000 inhabitants); `None` where the source does
    not say it whole. `text` is an assessment in words, `state` how a milestone stands. A `measure` that is a change
    says by how much, counted from `since`. `source` is the code of the survey or register, `area` that of the area it
    speaks for. One that `combines` several areas says by `weights` whether they were weighted (`None` is unknown) and
    by `area_weights` how, in the same order. `respondents` are the answers behind a printed share, `design_effect` how
    much weighting widens its uncertainty. `lost` names what stood in the source and could not be read. `suppressed` is
    a number hidden to protect the few: not 0, and not missing. Raises `InvalidInput` for what cannot be, with every
    fault at once.

    >>> str(Figure(count=1, denominator=16, unit="percent").amount)
    '25/4'
    """

    value: Decimal | None = None
    count: int | None = None
    denominator: int | None = None
    text: Text | None = None
    state: State | None = None
    unit: str | None = None
    measure: Measure = "level"
    since: Period | None = None
    period: Period | None = None
    area: str | None = None
    source: str | None = None
    combines: tuple[str, ...] = ()
    weights: bool | None = None
    area_weights: tuple[Decimal, ...] = ()
    qualifier: Qualifier = "exact"
    lost: tuple[Lost, ...] = ()
    respondents: int | None = None
    design_effect: Decimal | None = None
    definition_version: str | None = None
    breaks: tuple[SeriesBreak, ...] = ()
    suppressed: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(type_faults(self))
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from measured_in_faults("$.unit", self.unit)
        for name in ("area", "source", "definition_version"):
            yield from code_faults(f"$.{name}", getattr(self, name))
        for place in self.combines:
            yield from code_faults("$.combines", place)
        yield from one_of("$.qualifier", self.qualifier, get_args(Qualifier))
        yield from one_of("$.measure", self.measure, get_args(Measure))
        yield from one_of("$.state", self.state, get_args(State), optional=True)
        yield from self._number_faults()
        yield from self._alone_faults()
        yield from self._part_faults()
        yield from self._sample_faults()
        for name in self.lost:
            yield from one_of("$.lost", name, get_args(Lost))
            if getattr(self, name, None) is not None:
                yield Fault("contradiction", "$.lost", f"`{name}` is given, so it was not lost")
        yield from self._time_faults()

    def _number_faults(self) -> Iterator[Fault]:
        level = self.measure == "level"
        yield from decimal_faults("$.value", self.value, signed=not level)
        share = level and self.unit in _SHARES and is_decimal(self.value)
        if share and self.value is not None and self.value > _SHARES[str(self.unit)]:
            message = "a share is at most 100 per cent; a change says so with `measure`"
            yield Fault("out_of_range", "$.value", message)
        for name in ("count", "denominator"):
            yield from count_faults(f"$.{name}", getattr(self, name))
        counted = (self.count, self.denominator) != (None, None)
        if self.value is not None and counted:
            yield Fault("contradiction", "$.value", "want a value, or a count and its denominator, not both")
        if self.denominator is not None and (self.unit is None or not is_ratio(self.unit)):
            message = "a count of a denominator is a share or a rate: its unit is `percent`, or such as `report/kinh`"
            yield Fault("contradiction", "$.unit", message)
        if self.unit is None or self.unit in _SHARES:
            yield from share_faults(self.count, self.denominator)

    def _alone_faults(self) -> Iterator[Fault]:
        """Yield what cannot stand beside a number: words, a state, that it is hidden."""
        numbers = (self.value, self.count, self.denominator) != (None, None, None)
        kinds = (numbers, self.text is not None, self.state is not None, self.suppressed)
        if sum(kinds) > 1:
            message = "want a number, a text, a state or that it is suppressed, one of them"
            yield Fault("contradiction", "$.value", message)
        if self.unit == IN_WORDS and numbers:
            yield Fault("contradiction", "$.unit", "an assessment in words has no number")

    def _part_faults(self) -> Iterator[Fault]:
        if self.combines and (len(set(self.combines)) != len(self.combines) or self.area in self.combines):
            yield Fault("contradiction", "$.combines", "want the other areas it was made of, each once")
        if self.weights is not None and not self.combines:
            yield Fault("contradiction", "$.weights", "`weights` belongs to `combines`")
        if self.area_weights:
            yield from weight_faults(self.area_weights, self.combines, weighted=self.weights is True)

    def _sample_faults(self) -> Iterator[Fault]:
        yield from count_faults("$.respondents", self.respondents)
        if self.respondents is not None and self.value is not None and self.unit not in _SHARES:
            message = "`respondents` are the answers behind a printed share: its unit is `percent`"
            yield Fault("contradiction", "$.unit", message)
        elif self.respondents is not None and (self.value is None or self.respondents == 0):
            message = "`respondents` are the answers behind a printed share, at least 1; a count has its denominator"
            yield Fault("contradiction", "$.respondents", message)
        yield from decimal_faults("$.design_effect", self.design_effect)
        if is_decimal(self.design_effect) and not _DESIGN[0] <= self.design_effect <= _DESIGN[1]:
            message = "want a number from 0.01 to 1,000; without weighting it is 1"
            yield Fault("out_of_range", "$.design_effect", message)
        if self.design_effect is not None and self.respondents is None and self.denominator is None:
            yield Fault("contradiction", "$.design_effect", "it belongs to a share with its number of answers")

    def _time_faults(self) -> Iterator[Fault]:
        for name in ("period", "since"):
            period = getattr(self, name)
            if period is not None and (period.start is None or period.end is None):
                yield Fault("missing", f"$.{name}", "want a first and a last day; a single day is both")
        if self.since is not None and self.measure == "level":
            yield Fault("contradiction", "$.since", "`since` is what a change is counted from; this is no change")

    @property
    def amount(self) -> Fraction | None:
        """The number itself, exact; `None` where it is missing or cannot be computed."""
        if self.value is not None:
            return Fraction(self.value)
        if self.unit is None or not is_ratio(self.unit):
            return None if self.count is None else Fraction(self.count)
        if self.count is None or not self.denominator:
            return None
        return Fraction(self.count * multiplier(self.unit), self.denominator)


@attrs.frozen(kw_only=True)
class Baseline(Figure):
    """What change is counted from. Its number may be missing in the source; then nothing is computed from it.

    >>> Baseline(unit="report", area="ydre_noerrebro").amount is None
    True
    """


@attrs.frozen(kw_only=True)
class Measurement(Figure):
    """What was measured. Raises `InvalidInput` with every fault at once, also without anything measured or a period.

    >>> day = date(2017, 3, 31)
    >>> Measurement(value=Decimal(290), unit="person", period=Period(day, day), area="noerrebro").qualifier
    'exact'
    """

    def _faults(self) -> Iterator[Fault]:
        yield from Figure._faults(self)  # noqa: SLF001 - of the same class; a slotted attrs class has no plain `super()`
        said = (self.value, self.count, self.denominator, self.text, self.state)
        if all(part is None for part in said) and not self.suppressed:
            message = "want a value, or a count and its denominator; leave out what was not measured"
            yield Fault("missing", "$.value", message)
        if self.period is None:
            yield Fault("missing", "$.period", "want the first and the last day it was measured for")


def is_ratio(unit: str | None) -> bool:
    """Return whether numbers of a unit are shares or rates, never averaged without weights; one unknown must not be.

    >>> is_ratio("percent"), is_ratio("report/kinh"), is_ratio("person")
    (True, True, False)
    """
    return unit is None or unit in _SHARES or "/" in unit


def is_share(unit: str | None) -> bool:
    """Return whether a unit is that of a share."""
    return unit in _SHARES


def multiplier(unit: str) -> int:
    """Return by what a count over its denominator is multiplied in a unit.

    >>> multiplier("percent"), multiplier("report/kinh"), multiplier("report/inhabitant")
    (100, 1000, 1)
    """
    return _SHARES.get(unit) or _PER.get(unit.rpartition("/")[2], 1)
