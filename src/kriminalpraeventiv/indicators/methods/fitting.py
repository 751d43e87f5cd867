"""Fitting: the test of a change that holds its level whatever the counts are, exact where they are few."""

from math import ceil, floor
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.exact_tests import LARGEST_TABLE, conditional_test, fisher
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare, RoundedComparison, rounded_comparison
from kriminalpraeventiv.indicators.methods.two_counts import poisson_z
from kriminalpraeventiv.indicators.methods.words import said

FEWEST_EXPECTED: Final = 5
"""Fewer expected in a cell of two shares and a test that takes them as normal does not hold (Cochran 1954)."""
LARGEST_EXACT: Final = 1_000_000
"""Above so many in all the exact test takes long, and says what the square roots say."""


def changed_counts(counted: Counted, base: Counted) -> Result:
    """Return the two-sided test of a count, or a rate, against an earlier one: exact, given how many there were in all.

    Where nothing has changed it finds a change in at most as many cases as its level says, also of very few events:
    the Poisson z finds one in 19 per cent of cases where one event is expected each time. Above a million events it is
    the Poisson z with the past random. Source: Przyborowski & Wilenski 1940.

    >>> round(changed_counts(Counted(count=0), Counted(count=2)).p, 2)
    0.5
    """
    if counted.count + base.count > LARGEST_EXACT:
        return poisson_z(base, counted, past="random")
    found = conditional_test(counted, base)
    told = {"before": number_text(base.count), "after": number_text(counted.count), "p": chance_told(found.p or 0.0)}
    return Result(
        method=found.method, value=found.value, p=found.p, inputs=found.inputs, text=said("counts_changed", **told)
    )


def changed_shares(sample: Sample, base: Sample, *, multiplier: float = 1) -> Result | None:
    """Return the test of two shares: Newcombe's interval, and Fisher's exact test where few are expected in a cell.

    Of more than 20,000 in all what is rare is tested as a count is. `None` where few are expected in a weighted survey:
    no exact test takes weights.

    >>> found = changed_shares(Sample(count=0, denominator=4), Sample(count=3, denominator=4))
    >>> found.method, round(found.p, 2)
    ('fisher', 0.14)
    """
    if not few_expected(sample, base):
        return newcombe(sample, base, multiplier=multiplier)
    if sample.design_effect != 1 or base.design_effect != 1:
        return None
    total = sample.denominator + base.denominator
    if total <= LARGEST_TABLE:
        return fisher(sample, base)
    common = 2 * (sample.count + base.count) > total
    return changed_counts(_rare(sample, common=common), _rare(base, common=common))


def changed_printed(printed: PrintedShare, base: PrintedShare) -> RoundedComparison | None:
    """Return what two printed shares show; `None` where so few are expected that not all they may have been show it.

    With few expected in a cell a change stands only where Fisher's test shows it of every pair of counts that may have
    been printed so.

    >>> from decimal import Decimal
    >>> five, none = (PrintedShare(percent=Decimal(each), answers=100) for each in ("5.0", "0.0"))
    >>> changed_printed(none, five) is None
    True
    """
    found = rounded_comparison(printed, base)
    one, other = _possible(printed), _possible(base)
    if not any(few_expected(first, second) for first in one for second in other):
        return found if one and other else _unless_few(found, printed, base)
    if found.verdict != "significant":
        return found
    tests = [changed_shares(first, second) for first in one for second in other]
    return found if all(test is not None and beyond(test) for test in tests) else None


def beyond(found: Result) -> bool:
    """Return whether a test shows a change: its interval does not hold 0, or its p is below one minus its level.

    >>> beyond(changed_counts(Counted(count=2), Counted(count=12)))
    True
    """
    if found.interval is None:
        return found.p is not None and found.p < 1 - LEVEL
    return (found.interval.low or 0.0) > 0 or (found.interval.high or 0.0) < 0


def few_expected(sample: Sample, base: Sample) -> bool:
    """Return whether fewer than five are expected in one of the four cells, if the shares were the same.

    >>> few_expected(Sample(count=0, denominator=100), Sample(count=5, denominator=100))
    True
    """
    answers = sample.effective, base.effective
    pooled = (sample.share * answers[0] + base.share * answers[1]) / sum(answers)
    return min(answers) * min(pooled, 1 - pooled) < FEWEST_EXPECTED


def _rare(sample: Sample, *, common: bool) -> Counted:
    """Return what is rare in a sample: those counted, or all the others where those are `common`."""
    count = sample.denominator - sample.count if common else sample.count
    return Counted(count=count, exposure=float(sample.denominator))


def _possible(printed: PrintedShare) -> tuple[Sample, ...]:
    """Return the least and the most that may have been counted; none where no count gives what is printed."""
    low, high = printed.bounds
    counts = ceil(low * printed.answers - _TIE), floor(high * printed.answers + _TIE)
    if counts[0] > counts[1]:
        return ()
    ends = sorted(set(counts))
    return tuple(
        Sample(count=count, denominator=printed.answers, design_effect=printed.design_effect) for count in ends
    )


def _unless_few(found: RoundedComparison, printed: PrintedShare, base: PrintedShare) -> RoundedComparison | None:
    """Return what printed shares show, where no whole count gives them: weights moved them."""
    answers = [each.answers / each.design_effect for each in (printed, base)]
    pooled = sum(float(each.percent) / 100 * size for each, size in zip((printed, base), answers, strict=True))
    share = pooled / sum(answers)
    few = min(answers) * min(share, 1 - share) < FEWEST_EXPECTED
    return None if few and found.verdict == "significant" else found


_TIE: Final = 1e-9
