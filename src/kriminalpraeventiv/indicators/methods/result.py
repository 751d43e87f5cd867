"""Result: a computed number with its method, its inputs and a sentence that says what it means."""

import attrs

from kriminalpraeventiv.text import Text

LEVEL = 0.95
"""The level of an interval where none is asked for."""


@attrs.frozen(kw_only=True)
class Interval:
    """From `low` to `high`; `None` is no bound on that side."""

    low: float | None
    high: float | None


@attrs.frozen(kw_only=True)
class Result:
    """What a method computed.

    `method` is its code, such as `wilson`; `level` that of the interval or test, such as 0.95; `value` and `interval`
    are already times `multiplier` (1,000 for a rate per 1,000). `statistic`, `p` and `standard_error` are given by the
    methods that have them. `inputs` are the numbers it was computed from, by the names of the arguments, so that
    somebody else can compute it again. `text` says it in a sentence.
    """

    method: str
    value: float | None
    interval: Interval | None = None
    statistic: float | None = None
    p: float | None = None
    standard_error: float | None = None
    level: float = LEVEL
    multiplier: float = 1
    inputs: tuple[tuple[str, int | float | str | tuple[float, ...] | tuple[str, ...]], ...]
    text: Text
