"""Exact tests: two small counts or shares held against each other, without any approximation."""

from fractions import Fraction
from math import comb, exp, fsum, lgamma, log, sqrt
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.difference import sample_inputs
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.two_counts import counted_inputs
from kriminalpraeventiv.indicators.methods.words import said

LARGEST_TABLE: Final = 20_000
"""Above so many in both groups together the whole numbers behind Fisher's test grow long; `newcombe` then serves."""


def fisher(sample: Sample, base: Sample) -> Result:
    """Return Fisher's exact two-sided test of two shares, as for few cases; computed in whole numbers.

    `value` is the share minus the one it is compared with. Raises `InvalidInput` for weighted surveys, which have no
    such table, and for more than 20,000 in both together. Source: Fisher 1935.

    >>> round(fisher(Sample(count=2, denominator=19), Sample(count=6, denominator=20)).p, 6)
    0.235116
    """
    refuse(_table_faults(sample, base))
    events = sample.count + base.count
    low, high = max(0, events - base.denominator), min(events, sample.denominator)
    ways = [comb(sample.denominator, low) * comb(base.denominator, events - low)]
    for count in range(low, high):
        rising = (sample.denominator - count) * (events - count)
        ways.append(ways[-1] * rising // ((count + 1) * (base.denominator - events + count + 1)))
    observed = ways[sample.count - low]
    p = float(Fraction(sum(way for way in ways if way <= observed), sum(ways)))
    return Result(
        method="fisher",
        value=sample.share - base.share,
        p=p,
        inputs=sample_inputs(sample, base),
        text=said("fisher", value=number_text(100 * (sample.share - base.share), 1), p=chance_told(p)),
    )


def conditional_test(counted: Counted, base: Counted) -> Result:
    """Return the exact two-sided test of two rates, given how many events there were in all (binomial).

    Careful: with few events it finds less than the E-test. `value` is the rate minus the one it is compared with.
    Source: Przyborowski & Wilenski 1940.

    >>> round(conditional_test(Counted(count=19), Counted(count=12)).p, 6)
    0.281042
    """
    p = _binomial_p(counted.count, counted.count + base.count, counted.exposure / (counted.exposure + base.exposure))
    parts = {"count": number_text(counted.count), "base": number_text(base.count), "p": chance_told(p)}
    return Result(
        method="conditional_test",
        value=counted.rate - base.rate,
        p=p,
        inputs=(*counted_inputs("", counted), *counted_inputs("base", base)),
        text=said("conditional_test", **parts),
    )


def _binomial_p(count: int, total: int, share: float) -> float:
    """Return how often a count as rare as this one or rarer comes of so many."""
    spread = _REACH * sqrt(total * share * (1 - share)) + _REACH
    low, high = max(0, int(total * share - spread)), min(total, int(total * share + spread) + 1)
    edge = _binomial_log(count, total, share) + _TIE
    logs = [_binomial_log(each, total, share) for each in range(min(low, count), max(high, count) + 1)]
    return min(fsum(exp(each) for each in logs if each <= edge), 1.0)


def _binomial_log(count: int, total: int, share: float) -> float:
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return ways + count * log(share) + (total - count) * log(1 - share)


def _table_faults(sample: Sample, base: Sample) -> tuple[Fault, ...]:
    weighted = [
        Fault("out_of_range", f"{place}.design_effect", "want counts without weights")
        for place, each in (("$.sample", sample), ("$.base", base))
        if each.design_effect != 1
    ]
    if sample.denominator + base.denominator > LARGEST_TABLE:
        weighted.append(Fault("too_large", "$", f"want at most {LARGEST_TABLE} in both; `newcombe` takes more"))
    return tuple(weighted)


_REACH: Final = 12
_TIE: Final = 1e-7  # as rare as the count itself is as rare, whatever the last digits of a logarithm are
