"""Count trend: by how much a rate changes from one period to the next, seasons allowed for."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, solve, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told, rounded
from kriminalpraeventiv.indicators.methods.trend import FEWEST
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text


def trend_of_counts(
    counts: Sequence[int], exposures: Sequence[float] | None = None, *, seasons: int = 1, level: float = LEVEL
) -> Result:
    """Return by how many times a rate changes from one period to the next, if by as much each time.

    The periods are equally long and follow each other without a gap or a break in the series; events stand alone.
    `exposures` are the inhabitants of each period; without them the counts themselves are compared. `seasons` is how
    many periods make a year (12 for months, 4 for quarters): each season then has a level of its own. Raises
    `InvalidInput` for fewer than 5 periods or two years of seasons, for numbers that cannot be, and for events that
    all lie in the first periods or all in the last: no trend fits those. Source: McCullagh & Nelder 1989 (Poisson
    regression).

    >>> print(trend_of_counts([41, 38, 36, 39, 33, 31, 29]).text.en.partition(": ")[0])
    From one period to the next the rate changes by -5.2 per cent
    """
    exposed = [1.0] * len(counts) if exposures is None else list(exposures)
    refuse(_faults(counts, exposed, seasons), level_faults(level))
    years = [_Season(tuple(counts[first::seasons]), tuple(exposed[first::seasons])) for first in range(seasons)]
    slope = _slope(years)
    error = 1 / math.sqrt(math.fsum(season.spread(slope) for season in years))
    reach, p = normal_multiplier(level) * error, two_sided(slope / error)
    value, low, high = (_times(each / seasons) for each in (slope, slope - reach, slope + reach))
    told = {"value": _change(value), "low": _change(low), "high": _change(high), "level": level_told(level)}
    return Result(
        method="trend_of_counts",
        value=value,
        interval=Interval(low=low, high=high),
        statistic=slope / error,
        p=p,
        standard_error=error / seasons,
        level=level,
        inputs=(("counts", tuple(counts)), ("exposures", tuple(exposed)), ("seasons", seasons)),
        text=said("trend_of_counts", p=chance_told(p), **told),
    )


@attrs.frozen
class _Season:
    """One season (one month of the year, say) year after year; what is constant in it drops out."""

    counts: tuple[int, ...]
    exposures: tuple[float, ...]

    @property
    def moment(self) -> int:
        return sum(year * count for year, count in enumerate(self.counts))

    def gap(self, slope: float) -> float:
        """Return how much later the events would lie with this slope than they do; it rises with the slope."""
        return sum(self.counts) * self._expected(slope, 1) - self.moment

    def spread(self, slope: float) -> float:
        """Return the information about the slope: the events times the variance of when they happen."""
        return sum(self.counts) * (self._expected(slope, 2) - self._expected(slope, 1) ** 2)

    def _expected(self, slope: float, power: int) -> float:
        logs = [slope * year + math.log(exposure) for year, exposure in enumerate(self.exposures)]
        weights = [math.exp(each - max(logs)) for each in logs]
        return math.fsum(year**power * weight for year, weight in enumerate(weights)) / math.fsum(weights)


def _slope(years: Sequence[_Season]) -> float:
    """Return the slope by year at which events lie, on the whole, as late as they do."""

    def later(slope: float) -> float:
        return math.fsum(season.gap(slope) for season in years)

    edge = 1.0
    while later(-edge) > 0 or later(edge) < 0:
        edge *= 2
    return solve(later, -edge, edge)


def _times(slope: float) -> float:
    return math.exp(max(-_STEEPEST, min(slope, _STEEPEST)))


def _change(times: float) -> Text:
    return rounded(100 * (times - 1), 1)


def _faults(counts: Sequence[int], exposures: Sequence[float], seasons: int) -> Iterator[Fault]:
    faults = list(count_faults("$.seasons", seasons, least=1))
    faults += [fault for place, count in enumerate(counts) for fault in count_faults(f"$.counts[{place}]", count)]
    yield from faults
    yield from (
        fault for place, each in enumerate(exposures) for fault in positive_faults(f"$.exposures[{place}]", each)
    )
    if len(exposures) != len(counts):
        yield Fault("unmatched", "$.exposures", "want as many as there are counts")
    fewest = FEWEST if faults else max(FEWEST, 2 * seasons)
    if len(counts) < fewest:
        yield Fault("too_few", "$.counts", f"want at least {fewest} periods")
    elif not faults and not _trends(counts, seasons):
        yield Fault("too_few", "$.counts", "want events elsewhere than in the first or the last periods alone")


def _trends(counts: Sequence[int], seasons: int) -> bool:
    """Return whether events lie neither all in the first nor all in the last period of their season."""
    years = [counts[first::seasons] for first in range(seasons)]
    last = sum(sum(each) * (len(each) - 1) for each in years)
    return 0 < sum(year * count for each in years for year, count in enumerate(each)) < last


_STEEPEST: Final = 700.0
"""Beyond this the number of times is no longer a double."""
