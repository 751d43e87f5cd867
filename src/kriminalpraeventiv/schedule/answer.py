"""YearAnswer: what is due in a municipality between two days, what has no date, and what has expired."""

from datetime import date
from typing import Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.schedule.deadline import Deadline, Undated
from kriminalpraeventiv.schedule.meetings import MeetingStanding
from kriminalpraeventiv.schedule.year import Due
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Why = Literal["expired", "not_yet"] | Undated


@attrs.frozen(kw_only=True)
class Beside:
    """A duty that gives no day between the two: `why` it has none, or its rule `expired` or is `not_yet` in force.

    It is not `certain` when an act's first day is known only within bounds; `last_day` is then the latest it can be.
    """

    deadline: str
    why: Why
    title: Text
    who: Text | None
    since: date | None
    last_day: date | None
    certain: bool
    note: Text | None
    source: Source
    rows: tuple[str, ...]
    plugin: str

    @classmethod
    def of(cls, deadline: Deadline, why: Why) -> "Beside":
        """Return a duty beside those with a day."""
        return cls(
            deadline=deadline.id,
            why=why,
            title=deadline.title,
            who=deadline.who,
            since=deadline.valid.first_day(),
            last_day=deadline.valid.last_day(),
            certain=all(end.earliest == end.latest for end in deadline.valid.commencements()),
            note=deadline.note,
            source=deadline.source,
            rows=deadline.rows,
            plugin=deadline.owner,
        )


@attrs.frozen(kw_only=True)
class YearAnswer:
    """The duties of one municipality (null: the national ones alone) from `start` to `end`, both included.

    `meetings` says how those held so far stand on the day `on`; it is empty where no day was given.
    """

    schema: int = SCHEMA
    municipality: str | None
    start: date
    end: date
    on: date | None
    due: tuple[Due, ...]
    meetings: tuple[MeetingStanding, ...]
    beside: tuple[Beside, ...]
    rulebook: str
