"""Indirect: what an area counted, held against what it would have counted had its groups those of another area."""

import math
from collections.abc import Mapping

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.count import count_limits
from kriminalpraeventiv.indicators.methods.crude_rate import THOUSAND, rate_told
from kriminalpraeventiv.indicators.methods.groups import Numbers, events_faults, population_faults
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.told import rounded
from kriminalpraeventiv.indicators.methods.words import said


def ratio_of_expected(observed: int, expected: float, *, level: float = LEVEL, multiplier: float = 100) -> Result:
    """Return what was counted where the expected is set to `multiplier`: the standardised ratio.

    Its interval is exact below 10 events, else Byar's. Raises `InvalidInput` for numbers that cannot be. Source:
    Breslow & Day 1987.

    >>> round(ratio_of_expected(54, 59.4).value, 3)
    90.909
    """
    refuse(
        count_faults("$.observed", observed),
        positive_faults("$.expected", expected),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    method, limits = count_limits(observed, level)
    value, (low, high) = observed / expected * multiplier, (bound / expected * multiplier for bound in limits)
    told = rate_told(value, low, high, level, multiplier)
    return Result(
        method=f"ratio_{method}",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(("observed", observed), ("expected", expected)),
        text=said("ratio_of_expected", observed=number_text(observed), expected=rounded(expected), **told),
    )


def indirectly_standardised(
    observed: int, expected: float, reference_rate: float, *, level: float = LEVEL, multiplier: float = THOUSAND
) -> Result:
    """Return the rate per `multiplier` of an area, made comparable with a reference area.

    `expected` are the events it would have with the reference area's rates (`expected_events`), `reference_rate` is
    the crude rate of the reference area (events by inhabitants). Its interval is exact below 10 events, else Byar's.
    Raises `InvalidInput` for numbers that cannot be. Source: Breslow & Day 1987.

    >>> round(indirectly_standardised(54, 59.4, 0.004).value, 3)
    3.636
    """
    refuse(
        count_faults("$.observed", observed),
        positive_faults("$.expected", expected),
        positive_faults("$.reference_rate", reference_rate),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    method, limits = count_limits(observed, level)
    scale = reference_rate / expected * multiplier
    value, (low, high) = observed * scale, (bound * scale for bound in limits)
    told = rate_told(value, low, high, level, multiplier)
    return Result(
        method=f"indirectly_standardised_{method}",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(("observed", observed), ("expected", expected), ("reference_rate", reference_rate)),
        text=said("indirectly_standardised", observed=number_text(observed), expected=rounded(expected), **told),
    )


def expected_events(populations: Numbers, reference_counts: Mapping[str, int], reference_populations: Numbers) -> float:
    """Return how many events an area would have, had each of its groups the rate of the reference area.

    Raises `InvalidInput` for numbers that cannot be and for groups that do not match.

    >>> populations, counts = {"15-24": 4000, "25+": 11_300}, {"15-24": 400, "25+": 600}
    >>> round(expected_events(populations, counts, {"15-24": 90_000, "25+": 300_000}), 3)
    40.378
    """
    refuse(
        population_faults("$.populations", populations, reference_counts),
        events_faults("$.reference_counts", reference_counts),
        population_faults("$.reference_populations", reference_populations, reference_counts),
    )
    names = sorted(populations)
    return math.fsum(populations[name] * reference_counts[name] / reference_populations[name] for name in names)
