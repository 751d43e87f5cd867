"""Displacement: how many events fewer where something was done, less what fell elsewhere too and what moved away."""

from collections.abc import Iterable
from math import fsum, hypot, sqrt

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said


@attrs.frozen(kw_only=True)
class BeforeAfter:
    """Events in an area before and after.

    The weights say how much longer or larger one is than the others: a count over two years has 2, and counts half.
    Raises `InvalidInput` for counts and weights that cannot be.
    """

    before: int
    after: int
    before_weight: float = 1.0
    after_weight: float = 1.0

    def __attrs_post_init__(self) -> None:
        refuse(
            count_faults("$.before", self.before),
            count_faults("$.after", self.after),
            positive_faults("$.before_weight", self.before_weight),
            positive_faults("$.after_weight", self.after_weight),
        )

    @property
    def change(self) -> float:
        """After minus before, each by its weight."""
        return self.after / self.after_weight - self.before / self.before_weight

    @property
    def variance(self) -> float:
        """The variance of the change, the counts taken as Poisson's."""
        return self.after / self.after_weight**2 + self.before / self.before_weight**2


def displacement_difference(
    treated: BeforeAfter,
    control: BeforeAfter,
    *,
    displaced: BeforeAfter | None = None,
    displaced_control: BeforeAfter | None = None,
    level: float = LEVEL,
) -> Result:
    """Return the weighted displacement difference: below 0 where events became fewer than elsewhere.

    `displaced` is the area events may have moved to, `displaced_control` the one it is held against; one alone is
    taken against no change. Source: Wheeler & Ratcliffe 2018.

    >>> found = displacement_difference(BeforeAfter(before=48, after=31), BeforeAfter(before=52, after=50))
    >>> found.value, round(found.standard_error, 4), round(found.interval.low, 2), round(found.interval.high, 2)
    (-15.0, 13.4536, -41.37, 11.37)
    """
    refuse(level_faults(level))
    areas = {"treated": treated, "control": control, "displaced": displaced, "displaced_control": displaced_control}
    there = {name: area for name, area in areas.items() if area is not None}
    value = fsum(_SIGNS[name] * area.change for name, area in there.items())
    error = sqrt(fsum(area.variance for area in there.values()))
    inputs = tuple(
        (f"{name}_{part}", number) for name, area in there.items() for part, number in attrs.asdict(area).items()
    )
    return _told("displacement_difference", value, error, level, inputs)


def harm_difference(differences: Iterable[tuple[Result, float]], *, level: float = LEVEL) -> Result:
    """Return displacement differences of several kinds of offence, each times the harm of one such offence.

    The offences are taken as independent. Raises `InvalidInput` where there is none, a result is no displacement
    difference, or a harm is not above 0. Source: Wheeler & Ratcliffe 2018 (harm-weighted).

    >>> burglary = displacement_difference(BeforeAfter(before=48, after=31), BeforeAfter(before=52, after=50))
    >>> violence = displacement_difference(BeforeAfter(before=18, after=11), BeforeAfter(before=20, after=22))
    >>> found = harm_difference([(burglary, 30), (violence, 120)])
    >>> found.value, round(found.standard_error, 6)
    (-1530.0, 1088.714839)
    """
    each = tuple(differences)
    refuse(_faults(each), level_faults(level))
    value = fsum(harm * (difference.value or 0.0) for difference, harm in each)
    error = hypot(*(harm * (difference.standard_error or 0.0) for difference, harm in each))
    inputs = (
        ("values", tuple(difference.value or 0.0 for difference, _ in each)),
        ("standard_errors", tuple(difference.standard_error or 0.0 for difference, _ in each)),
        ("harms", tuple(float(harm) for _, harm in each)),
    )
    return _told("harm_difference", value, error, level, inputs)


def _told(
    method: str, value: float, error: float, level: float, inputs: tuple[tuple[str, float | tuple[float, ...]], ...]
) -> Result:
    reach = normal_multiplier(level) * error
    statistic = value / error if error else 0.0
    changed = value - reach > 0 or value + reach < 0
    parts = {"value": value, "low": value - reach, "high": value + reach}
    return Result(
        method=method,
        value=value,
        interval=Interval(low=value - reach, high=value + reach),
        statistic=statistic,
        p=two_sided(statistic),
        standard_error=error,
        level=level,
        inputs=inputs,
        text=said(
            _CODES[method, changed],
            level=level_told(level),
            **{name: number_text(number, 1) for name, number in parts.items()},
        ),
    )


def _faults(differences: tuple[tuple[Result, float], ...]) -> Iterable[Fault]:
    if not differences:
        yield Fault("out_of_range", "$.differences", "want at least one difference")
    for index, (difference, harm) in enumerate(differences):
        if difference.method != "displacement_difference":
            yield Fault("wrong_kind", f"$.differences[{index}][0]", "want a displacement difference")
        yield from positive_faults(f"$.differences[{index}][1]", harm)


_SIGNS = {"treated": 1, "control": -1, "displaced": 1, "displaced_control": -1}
_CODES = {
    ("displacement_difference", True): "displacement_changed",
    ("displacement_difference", False): "displacement_unclear",
    ("harm_difference", True): "harm_changed",
    ("harm_difference", False): "harm_unclear",
}
