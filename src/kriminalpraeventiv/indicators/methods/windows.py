"""Windows: how often each victim was hit in a period of its own, which begins with the first incident."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, refuse


def hit_within(incidents: Iterable[tuple[str, date]], *, until: date, months: int = 12) -> dict[int, int]:
    """Return how many victims were hit once within so many months of their first incident, how many twice, and so on.

    Each incident is a reference of the victim and a day; the first one seen begins the window, which ends the day
    before the same day of the month so many months later. `until` is the last day incidents are known for. Victims
    whose window ends after it are left out: nobody knows yet whether they are hit again. A calendar year for everybody
    would miss repeats across New Year. Raises `InvalidInput` for what is no reference or day, or lies after `until`.

    >>> days = {"a": date(2016, 11, 3), "b": date(2016, 5, 9), "c": date(2017, 8, 1)}
    >>> hit_within([*days.items(), ("a", date(2017, 2, 1))], until=date(2017, 12, 31))
    {1: 1, 2: 1}
    """
    rows = list(incidents)
    refuse(_day_faults("$.until", until), count_faults("$.months", months, least=1), _incident_faults(rows))
    if any(day > until for _, day in rows):
        refuse([Fault("contradiction", "$.until", "want the last day incidents are known for; some lie after it")])
    first: dict[str, date] = {}
    for victim, day in rows:
        first[victim] = min(day, first.get(victim, day))
    ends = {victim: _later(day, months) for victim, day in first.items()}
    times = Counter(victim for victim, day in rows if day < ends[victim] and (ends[victim] - until).days <= 1)
    return dict(sorted(Counter(times.values()).items()))


def _later(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last; beyond the last year the last day there is."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _day_faults(place: str, day: object) -> Iterator[Fault]:
    if not isinstance(day, date) or isinstance(day, datetime):
        yield Fault("out_of_range", place, "want a day, without a time")


def _incident_faults(rows: list[tuple[str, date]]) -> Iterator[Fault]:
    for position, row in enumerate(rows):
        if not isinstance(row, tuple) or len(row) != _PAIR or not isinstance(row[0], str):
            yield Fault("out_of_range", f"$.incidents[{position}]", "want a reference of the victim and a day")
        else:
            yield from _day_faults(f"$.incidents[{position}]", row[1])


_PAIR = 2
