"""Meetings: how those a forum has held stand beside those its rule demands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.schedule.deadline import Deadline, Meetings
from kriminalpraeventiv.schedule.window import Window, bounds
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Status = Literal["met", "on_track", "behind", "overdue", "as_needed"]


@attrs.frozen
class Held:
    """A meeting that was held: the forum's code, or the id of its rule, and the day; nobody who was there."""

    forum: str
    on: date


@attrs.frozen(kw_only=True)
class MeetingStanding:
    """How the meetings of one forum stand in one year or half-year, from `start` to `end`.

    `met`: the minimum is held. `overdue`: the window ended below it. `behind`: fewer are held than an even pace by
    months would have by now; the source demands no pace. `as_needed`: no minimum, so nothing can be missing.
    `lacking` is how many of the minimum are not held yet; more than `at_most` changes no status; `printed` is what the
    document says where it says something else than a number. It is not `certain` when the rule is in
    force on a part of the window only, or when an act's first day is not known.
    """

    deadline: str
    forum: str | None
    title: Text
    status: Status
    start: date
    end: date
    held: int
    at_least: int | None
    at_most: int | None
    printed: Text | None
    lacking: int
    certain: bool
    note: Text | None
    source: Source
    rows: tuple[str, ...]
    plugin: str


def standing(
    deadlines: Iterable[Deadline], held: Iterable[Held], on: date, between: Period
) -> tuple[MeetingStanding, ...]:
    """Return how each rule on meetings stands on a day, in each of its years or half-years that meets `between`.

    Meetings after `on` are not held yet and count for nothing. Raises `InvalidInput` where an end of `between` is
    open, and with every fault at once for a forum without such a rule, a day on which no rule of its forum can be in
    force, a day that is none.

    >>> council = Deadline(
    ...     id="nordby.council",
    ...     title=Text(da="Råd", en="Council"),
    ...     meetings=Meetings(at_least=4),
    ...     source=Source(document="an invented plan", standing="practice", certainty="stated"),
    ... )
    >>> year = Period(date(2027, 1, 1), date(2027, 12, 31))
    >>> [told] = standing([council], [Held("nordby.council", date(2027, 2, 3))], date(2027, 7, 1), year)
    >>> told.status, told.lacking
    ('behind', 3)
    """
    asked = bounds(between)
    rules = [deadline for deadline in dict.fromkeys(deadlines) if deadline.meetings is not None]
    meetings = tuple(held)
    faults = [*_refusals(meetings, _by_name(rules))]
    if faults:
        raise InvalidInput(faults)
    found = (
        _standing(rule, rule.meetings, window, on, meetings)
        for rule in rules
        if rule.meetings is not None
        for year in range(asked.start.year, asked.end.year + 1)
        for window in (Window.of(year, span) for span in rule.meetings.spans)
        if window.shows(rule.valid, asked)
    )
    return tuple(sorted(found, key=lambda told: (told.end, told.start, told.deadline)))


def _standing(rule: Deadline, demand: Meetings, window: Window, on: date, meetings: Sequence[Held]) -> MeetingStanding:
    days = [m.on for m in meetings if m.forum in (rule.forum, rule.id)]
    held = sum(window.start <= day <= min(window.end, on) for day in days)
    return MeetingStanding(
        deadline=rule.id,
        forum=rule.forum,
        title=rule.title,
        status=_status(demand.at_least, held, window, on),
        start=window.start,
        end=window.end,
        held=held,
        at_least=demand.at_least,
        at_most=demand.at_most,
        printed=demand.printed,
        lacking=max((demand.at_least or 0) - held, 0),
        certain=window.certain(rule.valid),
        note=rule.note,
        source=rule.source,
        rows=rule.rows,
        plugin=rule.owner,
    )


def _status(at_least: int | None, held: int, window: Window, on: date) -> Status:
    if at_least is None:
        return "as_needed"
    if held >= at_least:
        return "met"
    if on <= window.start:
        return "on_track"
    if on > window.end:
        return "overdue"
    # A month counts when it is over: on its last day the meeting can still be held.
    months, over = window.end.month - window.start.month + 1, on.month - window.start.month
    return "behind" if held < at_least * over // months else "on_track"


def _by_name(rules: Iterable[Deadline]) -> Mapping[str, list[Deadline]]:
    found: dict[str, list[Deadline]] = {}
    for rule in rules:
        for name in {rule.forum or rule.id, rule.id}:
            found.setdefault(name, []).append(rule)
    return found


def _refusals(meetings: Iterable[Held], rules: Mapping[str, list[Deadline]]) -> Iterator[Fault]:
    for number, meeting in enumerate(meetings):
        place = f"$[{number}]"
        known = rules.get(meeting.forum, []) if isinstance(meeting.forum, str) else []
        if not known:
            near = suggestion(meeting.forum, rules) if isinstance(meeting.forum, str) else ""
            codes = f"; want one of {', '.join(sorted(rules))}" if rules else ""
            message = f"no forum with rules on its meetings has this code here{near}{codes}"
            yield Fault("unknown_code", f"{place}.forum", message)
        if not isinstance(meeting.on, date) or isinstance(meeting.on, datetime):
            yield Fault("wrong_kind", f"{place}.on", "want a date such as 2026-11-01")
        elif known and not any(rule.valid.possible(meeting.on) for rule in known):
            periods = "; ".join(dict.fromkeys(_days(rule.valid) for rule in known))
            yield Fault("out_of_range", f"{place}.on", f"the rules on its meetings hold only in {periods}")


def _days(valid: Validity) -> str:
    return str(Period(valid.first_day(), valid.last_day()))
