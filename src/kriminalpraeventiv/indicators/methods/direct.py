"""Direct: the rate an area would have if its groups were as large as those of a standard population."""

import math
from collections.abc import Mapping
from typing import Final, Self

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.crude_rate import THOUSAND, dobson_limits, rate_told
from kriminalpraeventiv.indicators.methods.groups import Numbers, events_faults, population_faults, weight_faults
from kriminalpraeventiv.indicators.methods.repeated import Persons, events_of, squares_of
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.words import said

FEWEST: Final = 10
"""With fewer events in all there is no directly standardised rate (PHEindicatormethods 2.1)."""


def directly_standardised(
    counts: Mapping[str, int | Persons],
    populations: Numbers,
    standard: Numbers,
    *,
    level: float = LEVEL,
    multiplier: float = THOUSAND,
) -> Result:
    """Return the rate per `multiplier` an area would have with the groups of a standard population.

    `counts` are the events of each group. Where the same persons have several, give for each group how many persons
    had one, how many two, and so on (`{1: 120, 2: 24}`): the interval is then wider. Of `standard` only the ratios
    matter. Raises `InvalidInput` for numbers that cannot be, groups that do not match, and fewer than 10 events in
    all. Source: Dobson, Kuulasmaa, Eberle & Scherer 1991, with Byar's limits (PHEindicatormethods 2.1).

    >>> counts, populations = {"15-24": 18, "25-44": 27, "45+": 9}, {"15-24": 4000, "25-44": 5200, "45+": 6100}
    >>> round(directly_standardised(counts, populations, {"15-24": 3, "25-44": 4, "45+": 3}).value, 6)
    3.869546
    """
    refuse(
        events_faults("$.counts", counts),
        population_faults("$.populations", populations, counts),
        weight_faults("$.standard", standard, counts),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    groups = tuple(_Group.of(name, counts[name], populations[name], standard[name]) for name in sorted(counts))
    bounds = _limits(groups, level)
    value, (low, high) = _rate(groups) * multiplier, (bound * multiplier for bound in bounds)
    return Result(
        method="directly_standardised",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(
            ("groups", tuple(group.name for group in groups)),
            ("counts", tuple(group.events for group in groups)),
            ("variances", tuple(group.squares for group in groups)),
            ("populations", tuple(group.population for group in groups)),
            ("standard", tuple(group.weight for group in groups)),
        ),
        text=said("directly_standardised", **rate_told(value, low, high, level, multiplier)),
    )


@attrs.frozen
class _Group:
    """One group; `squares` is the variance of its events, which is their number where each stands alone."""

    name: str
    events: int
    squares: int
    population: float
    weight: float

    @classmethod
    def of(cls, name: str, counted: int | Persons, population: float, weight: float) -> Self:
        if isinstance(counted, Mapping):
            return cls(name, events_of(counted), squares_of(counted), population, weight)
        return cls(name, counted, counted, population, weight)


def _rate(groups: tuple[_Group, ...]) -> float:
    weighted = math.fsum(group.weight * group.events / group.population for group in groups)
    return weighted / math.fsum(group.weight for group in groups)


def _limits(groups: tuple[_Group, ...], level: float) -> tuple[float, float]:
    events = sum(group.events for group in groups)
    if events < FEWEST:
        refuse([Fault("too_few", "$.counts", f"want at least {FEWEST} events in all; with fewer, show the counts")])
    variance = math.fsum(group.squares * (group.weight / group.population) ** 2 for group in groups)
    spread = math.sqrt(variance / events) / math.fsum(group.weight for group in groups)
    return dobson_limits(_rate(groups), spread, events, level)
