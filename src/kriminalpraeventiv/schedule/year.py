"""Year: what falls due between two days."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import attrs

from kriminalpraeventiv.period import Period
from kriminalpraeventiv.schedule.deadline import Deadline
from kriminalpraeventiv.schedule.window import Window, bounds, split
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

_Slot = tuple[Window, int, int, bool]


@attrs.frozen(kw_only=True)
class Due:
    """One deadline of one year, or one of its meetings; `start` and `end` are the days of its window.

    `by` is the last day on which it is in time; documents that name months alone give no other. `number` and `of`
    count the meetings of one year or half-year. Where the source demands only their number, an even spread over the
    months is proposed: `pace_proposed`; `printed` is what the document says of their number.
    It is not `certain` when its rule is in force on a part of the window only, or when an act's first day is not
    known.
    """

    deadline: str
    kind: Literal["deadline", "meeting"]
    title: Text
    who: Text | None = None
    recipients: tuple[Text, ...] = ()
    content: tuple[Text, ...] = ()
    forum: str | None = None
    start: date
    end: date
    by: date
    number: int = 1
    of: int = 1
    pace_proposed: bool = False
    printed: Text | None = None
    certain: bool = True
    note: Text | None = None
    source: Source
    rows: tuple[str, ...] = ()
    plugin: str = "national"

    @property
    def order(self) -> tuple[date, date, str, int]:
        """What it is sorted by: latest day, first day, deadline, number."""
        return self.by, self.start, self.deadline, self.number


def due(deadlines: Iterable[Deadline], between: Period) -> tuple[Due, ...]:
    """Return what may be due on some day of `between`, both ends included, in order of its latest day.

    Meetings come as many as are demanded at least; those held as needed, and duties without a date, do not come.
    A deadline given twice counts once. Raises `InvalidInput` where an end of `between` is open.

    >>> report = Deadline(
    ...     id="nordby.report",
    ...     title=Text(da="Rapport", en="Report"),
    ...     windows=((6, 6), (12, 12)),
    ...     source=Source(document="an invented plan", standing="practice", certainty="stated"),
    ... )
    >>> [str(item.by) for item in due([report], Period(date(2027, 1, 1), date(2027, 12, 31)))]
    ['2027-06-30', '2027-12-31']
    """
    asked = bounds(between)
    found = (
        _item(deadline, slot)
        for deadline in dict.fromkeys(deadlines)
        for year in range(asked.start.year, asked.end.year + 1)
        for slot in _slots(deadline, year)
        if slot[0].shows(deadline.valid, asked)
    )
    return tuple(sorted(found, key=lambda item: item.order))


def _slots(deadline: Deadline, year: int) -> Iterator[_Slot]:
    """Yield the windows of a year, each with its number, how many there are, and whether its pace is proposed."""
    if deadline.windows and deadline.falls_in(year):
        for months in deadline.windows:
            yield Window.of(year, months), 1, 1, False
    demanded = deadline.meetings.at_least if deadline.meetings else None
    if deadline.meetings is None or demanded is None:
        return
    for span in deadline.meetings.spans:
        for number, months in enumerate(split(span, demanded), 1):
            yield Window.of(year, months), number, demanded, months != span


def _item(deadline: Deadline, slot: _Slot) -> Due:
    window, number, of, pace_proposed = slot
    return Due(
        deadline=deadline.id,
        kind="deadline" if deadline.meetings is None else "meeting",
        title=deadline.title,
        who=deadline.who,
        recipients=deadline.recipients,
        content=tuple(item.text for item in deadline.content),
        forum=deadline.forum,
        start=window.start,
        end=window.end,
        by=window.end,
        number=number,
        of=of,
        pace_proposed=pace_proposed,
        printed=deadline.meetings.printed if deadline.meetings else None,
        certain=window.certain(deadline.valid),
        note=deadline.note,
        source=deadline.source,
        rows=deadline.rows,
        plugin=deadline.owner,
    )
