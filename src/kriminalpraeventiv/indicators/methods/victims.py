"""Victims: how many are hit, how often, and how much of it hits somebody already hit.

Every function asks `victims`: how many were hit once, how many twice, and so on, within one period. University College
London advises 12 months for each victim, from the first incident; `hit_within` counts them so.
"""

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.crude_rate import THOUSAND, rate_of_repeated, rate_told
from kriminalpraeventiv.indicators.methods.proportion import wilson_limits
from kriminalpraeventiv.indicators.methods.repeated import Persons, events_of, inputs_of, persons_of, repeated_faults
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.told import level_told, per_cent
from kriminalpraeventiv.indicators.methods.words import said


def prevalence(victims: Persons, population: int, *, level: float = LEVEL, multiplier: float = THOUSAND) -> Result:
    """Return victims per `multiplier` inhabitants, with Wilson's interval: each inhabitant is a victim or none.

    Raises `InvalidInput` for numbers that cannot be, also for more victims than inhabitants.

    >>> prevalence({1: 120, 2: 24, 3: 8, 5: 3}, 20_000).value
    7.75
    """
    refuse(
        repeated_faults("$.victims", victims),
        count_faults("$.population", population, least=1),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    count = persons_of(victims)
    if count > population:
        refuse([Fault("contradiction", "$.victims", "want no more victims than inhabitants")])
    value = count / population * multiplier
    bounds = wilson_limits(count / population, population, normal_multiplier(level))
    low, high = (bound * multiplier for bound in bounds)
    told = rate_told(value, low, high, level, multiplier)
    return Result(
        method="prevalence",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(*inputs_of(victims), ("population", population)),
        text=said("prevalence", count=number_text(count), population=number_text(population), **told),
    )


def incidence(victims: Persons, population: float, *, level: float = LEVEL, multiplier: float = THOUSAND) -> Result:
    """Return incidents per `multiplier` inhabitants, with an interval that knows that victims are hit again.

    It is `rate_of_repeated` (Dobson), and raises the same.

    >>> round(incidence({1: 120, 2: 24, 3: 8, 5: 3}, 20_000).value, 2)
    10.35
    """
    return rate_of_repeated(victims, population, level=level, multiplier=multiplier)


def concentration(victims: Persons) -> Result:
    """Return incidents per victim. It has no interval: who is hit again is no matter of chance alone.

    Raises `InvalidInput` for numbers that cannot be, and where nobody was hit.

    >>> round(concentration({1: 120, 2: 24, 3: 8, 5: 3}).value, 3)
    1.335
    """
    refuse(repeated_faults("$.victims", victims, least=1))
    incidents, count = events_of(victims), persons_of(victims)
    return Result(
        method="concentration",
        value=incidents / count,
        inputs=inputs_of(victims),
        text=said(
            "concentration",
            incidents=number_text(incidents),
            victims=number_text(count),
            value=number_text(incidents / count, 2),
        ),
    )


def repeat_share(victims: Persons, *, multiplier: float = 1) -> Result:
    """Return the share of incidents that hit somebody already hit in the period, times `multiplier`.

    It has no interval, for the same reason as `concentration`, and raises the same.

    >>> round(repeat_share({1: 120, 2: 24, 3: 8, 5: 3}, multiplier=100).value, 1)
    25.1
    """
    refuse(repeated_faults("$.victims", victims, least=1), positive_faults("$.multiplier", multiplier))
    incidents, repeats = events_of(victims), events_of(victims) - persons_of(victims)
    return Result(
        method="repeat_share",
        value=repeats / incidents * multiplier,
        multiplier=multiplier,
        inputs=inputs_of(victims),
        text=said(
            "repeat_share",
            repeats=number_text(repeats),
            incidents=number_text(incidents),
            value=per_cent(repeats / incidents),
        ),
    )


def victims_hit_at_least(victims: Persons, times: int, *, level: float = LEVEL, multiplier: float = 1) -> Result:
    """Return the share of victims hit at least so many `times`, times `multiplier`, with Wilson's interval.

    Raises `InvalidInput` for numbers that cannot be, and where nobody was hit.

    >>> round(victims_hit_at_least({1: 120, 2: 24, 3: 8, 5: 3}, 2, multiplier=100).value, 1)
    22.6
    """
    refuse(
        repeated_faults("$.victims", victims, least=1),
        count_faults("$.times", times, least=1),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    count, everybody = persons_of(victims, times), persons_of(victims)
    share = count / everybody
    low, high = wilson_limits(share, everybody, normal_multiplier(level))
    told = {"value": per_cent(share), "low": per_cent(low), "high": per_cent(high), "level": level_told(level)}
    told |= {"count": number_text(count), "victims": number_text(everybody), "times": number_text(times)}
    return Result(
        method="victims_hit_at_least",
        value=share * multiplier,
        interval=Interval(low=low * multiplier, high=high * multiplier),
        level=level,
        multiplier=multiplier,
        inputs=(*inputs_of(victims), ("times", times)),
        text=said("victims_hit_at_least", **told),
    )
