"""Values: invented days, references and values of facts, dense where the law changes."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kriminalpraeventiv.corpus.national import first_unread, read_national
from kriminalpraeventiv.logic.fact import Fact, Value

_EARLIEST, _LATEST = date(1985, 1, 1), date(2035, 12, 31)
_BIRTHDAYS = (5, 6, 7, 9, 10, 14, 15, 17, 18, 19, 24, 25, 26, 27)


@cache
def _edges() -> tuple[date, ...]:
    """Return the days around every commencement, leap days and the end of years, the latest first."""
    ends = [*read_national().commencements(), first_unread(read_national())]
    ends += [end for rule in read_national().rules for end in rule.valid.commencements()]
    known = {day for end in ends for day in (end.earliest, end.latest)} - {date.min}
    edges = {day + timedelta(days=n) for day in known for n in (-1, 0, 1)}
    return tuple(sorted(edges | {date(2024, 2, 29), date(2023, 12, 31), date(2026, 11, 1)}, reverse=True))


def days() -> SearchStrategy[date]:
    """Return days, dense around every commencement, leap days and the end of years."""
    return st.one_of(st.sampled_from(_edges()), st.dates(_EARLIEST, _LATEST))


def births_near_birthdays(day: date) -> SearchStrategy[date]:
    """Return birth dates for which `day` lies on, just before or just after a birthday that matters."""
    starts = [day - timedelta(days=round(age * 365.25)) for age in _BIRTHDAYS]
    return st.builds(lambda start, n: start + timedelta(days=n), st.sampled_from(starts), st.integers(-2, 2))


def references() -> SearchStrategy[str]:
    """Return opaque references, such as `r7`."""
    return st.integers(0, 999).map("r{}".format)


def values(fact: Fact) -> SearchStrategy[Value]:
    """Return values a fact may take, the mildest first; numbers dense around the ages that matter."""
    match fact.kind:
        case "yes_no":
            return st.booleans()
        case "number":
            near = st.sampled_from(sorted({0, 1, 2, 3, *_BIRTHDAYS} & set(range(fact.low, fact.high + 1))))
            return st.one_of(near, st.integers(fact.low, min(fact.high, 130)))
        case "date":
            return days()
        case "text":
            return st.sampled_from(["needed for the joint plan", "nødvendig for den fælles plan"])
        case "reference":
            return st.sampled_from(["ssp_consultant", "case_manager"])
        case _:
            return st.sampled_from(fact.codes or ("somewhere",))
