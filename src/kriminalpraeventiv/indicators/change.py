"""Change: the two counts first, a per cent only where it means something, and what else may have moved a number."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import count_faults, refuse
from kriminalpraeventiv.indicators.comparable_time import not_as_long, not_same_season
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

SMALL_BASE: Final = 20
"""Under this base a per cent says more than the counts do and is left out unless asked for (about 20: Wheeler)."""


@attrs.frozen(kw_only=True)
class CountIn:
    """So many events in a period. Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> CountIn(count=12, period=Period(date(2015, 4, 1), date(2015, 4, 30))).count
    12
    """

    count: int
    period: Period

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if self.count is None:
            yield Fault("missing", "$.count", "want a count; a per cent alone has no change of its own")
        yield from count_faults("$.count", self.count)
        if self.period.start is None or self.period.end is None:
            yield Fault("missing", "$.period", "want a first and a last day; a single day is both")


@attrs.frozen(kw_only=True)
class CountChange:
    """From one count to another. `per_cent` is `None` under a small base nobody asked for, and from 0.

    Without a `difference`, `why` says in a line why the two do not compare. `text` says it, `notes` what is to be
    minded.
    """

    before: int
    after: int
    difference: int | None
    per_cent: Fraction | None
    why: Text | None
    text: Text | None
    notes: tuple[Text, ...]


def count_change(
    before: CountIn, after: CountIn, *, per_cent_of_few: bool = False, chosen_for_its_number: bool | None = None
) -> CountChange:
    """Return the change from one count to another, counts first.

    Counts of periods of two lengths, such as a year so far and a whole year, do not compare. A per cent from fewer
    than 20 is left out unless `per_cent_of_few`; from 0 there is none. `chosen_for_its_number` says whether the place,
    the persons or the time were picked because the first count was high (or low): then it is likely to fall (or rise)
    by itself; `None` is unknown, and said to be. Chance is another question: ask a method about two counts.

    >>> from datetime import date
    >>> april, april_before = (Period(date(year, 4, 1), date(year, 4, 30)) for year in (2015, 2014))
    >>> found = count_change(CountIn(count=12, period=april_before), CountIn(count=19, period=april))
    >>> found.text.en
    'From 12 to 19: 7 more.'
    """
    why = not_as_long(before.period, after.period)
    if why is not None:
        return CountChange(
            before=before.count, after=after.count, difference=None, per_cent=None, why=why, text=None, notes=()
        )
    few = before.count < SMALL_BASE and not per_cent_of_few
    per_cent = None if few or not before.count else Fraction(100 * (after.count - before.count), before.count)
    notes = (
        line("per_cent_of_few", base=number_text(SMALL_BASE)) if few else None,
        not_same_season(before.period, after.period),
        line(_REGRESSION[chosen_for_its_number]) if chosen_for_its_number in _REGRESSION else None,
        line("change_is_no_effect"),
    )
    return CountChange(
        before=before.count,
        after=after.count,
        difference=after.count - before.count,
        per_cent=per_cent,
        why=None,
        text=_said(before.count, after.count, per_cent),
        notes=tuple(note for note in notes if note),
    )


def _said(before: int, after: int, per_cent: Fraction | None) -> Text:
    more = after - before
    direction = line("more" if more > 0 else "fewer" if more < 0 else "as_many", number=number_text(abs(more)))
    counts = {"before": number_text(before), "after": number_text(after), "direction": direction}
    if per_cent is None:
        return line("counts_changed", **counts)
    return line("counts_changed_per_cent", per_cent=number_text(float(per_cent), 1), **counts)


_REGRESSION: Final = {True: "chosen_for_its_number", None: "maybe_chosen_for_its_number"}
