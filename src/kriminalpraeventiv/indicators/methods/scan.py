"""Scan: so many events within a window of any place in a long time, and how often chance alone gathers as many."""

from math import fsum
from typing import Final, Literal

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told, plain_told
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.special import poisson_at_most, poisson_exactly
from kriminalpraeventiv.indicators.methods.words import said

Form = Literal["naus", "ptools"]
"""As Naus published it, or as the R package ptools computes it: its last sum lacks a term and it counts one window
more, so that it finds chance somewhat more often."""


def scan_statistic(count: int, mean: float, windows: int, *, form: Form = "naus") -> Result:
    """Return how often chance alone puts at least `count` events into some window within a time of `windows` such.

    The window may begin on any day, which makes a cluster far more usual than in a month fixed beforehand. `mean` is
    the mean number of events for each window. `value` is the count. Raises `InvalidInput` for fewer than two windows
    or events. Source: Naus 1982; the second form for numbers that are to agree with those of ptools.

    >>> round(scan_statistic(7, 1.5, 36).p, 6), round(scan_statistic(7, 1.5, 36, form="ptools").p, 6)
    (0.137179, 0.140729)
    """
    refuse(
        count_faults("$.count", count, least=2),
        positive_faults("$.mean", mean),
        count_faults("$.windows", windows, least=2),
        () if form in _FORMS else (Fault("unknown_code", "$.form", "want `naus` or `ptools`"),),
    )
    two, three = _two_windows(count, mean), _three_windows(count, mean, form)
    p = 1 - two * (three / two) ** (windows - (2 if form == "naus" else 1)) if two > 0 and three > 0 else 1.0
    p = min(max(p, 0.0), 1.0)
    parts = {"count": number_text(count), "mean": plain_told(mean), "windows": number_text(windows)}
    return Result(
        method=f"scan_{form}",
        value=float(count),
        p=p,
        inputs=(("count", count), ("mean", mean), ("windows", windows), ("form", form)),
        text=said("scan", p=chance_told(p), **parts),
    )


def _two_windows(count: int, mean: float) -> float:
    """Return the probability that no window within two of them holds so many: Q2 of Naus 1982."""
    here, fewer = poisson_exactly(count, mean), poisson_at_most(count - 1, mean)
    return (
        fewer**2
        - (count - 1) * here * poisson_exactly(count - 2, mean)
        - (count - 1 - mean) * here * poisson_at_most(count - 3, mean)
    )


def _three_windows(count: int, mean: float, form: Form) -> float:
    """Return the probability that no window within three of them holds so many: Q3 of Naus 1982."""
    here = poisson_exactly(count, mean)
    below = [poisson_at_most(count - less, mean) for less in range(6)]
    first = 2 * here * below[1] * ((count - 1) * below[2] - mean * below[3])
    second = (count - 1) * (count - 2) * below[3] - 2 * (count - 2) * mean * below[4] + mean**2 * below[5]
    third = (poisson_exactly(2 * count - r, mean) * poisson_at_most(r - 1, mean) ** 2 for r in range(1, count))
    fourth = (
        poisson_exactly(2 * count - r, mean)
        * poisson_exactly(r, mean)
        * ((r - 1) * poisson_at_most(r - 2, mean) - mean * poisson_at_most(r - 3, mean))
        for r in range(2, count if form == "naus" else count - 1)
    )
    return below[1] ** 3 - first + here**2 * second / 2 + fsum(third) - fsum(fourth)


_FORMS: Final = ("naus", "ptools")
