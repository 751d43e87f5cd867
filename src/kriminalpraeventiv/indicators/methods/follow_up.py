"""Follow-up: what is wrong with persons followed for different lengths of time."""

from collections.abc import Iterator, Sequence

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import is_number, number_faults, positive_faults


def followed_faults(months: Sequence[float], relapsed: Sequence[bool], within: float) -> Iterator[Fault]:
    """Yield what is wrong with how long persons were followed, and whether they relapsed.

    >>> [fault.code for fault in followed_faults([12, 18], [True, False], 24)]
    ['too_few']
    """
    yield from positive_faults("$.within", within)
    for position, month in enumerate(months):
        yield from number_faults(f"$.months[{position}]", month, 0)
    for position, event in enumerate(relapsed):
        if not isinstance(event, bool):
            yield Fault("out_of_range", f"$.relapsed[{position}]", "want true or false; who is not known is left out")
    if len(relapsed) != len(months):
        yield Fault("unmatched", "$.relapsed", "want as many as there are persons followed")
    elif all(map(is_number, (*months, within))) and not _long_enough(months, relapsed, within):
        yield Fault("too_few", "$.months", "want somebody followed as long as that; ask for a shorter time")


def _long_enough(months: Sequence[float], relapsed: Sequence[bool], within: float) -> bool:
    """Return whether somebody was followed so long, or everybody left had relapsed by then."""
    last = max(months, default=0.0)
    left = [event for month, event in zip(months, relapsed, strict=True) if month == last]
    return last >= within or (bool(left) and all(left))
