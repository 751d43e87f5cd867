"""Timeline: ordered versions that never overlap, and acts whose first day is only bracketed.

Of some acts we know the first day they may apply (`earliest`) and the first day they surely do (`latest`).
In between the question is open: it is asked once for each choice, never settled by picking a day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, combinations, pairwise
from typing import Generic, Protocol, TypeVar

import attrs

from kriminalpraeventiv.errors import Fault, InvalidRule, NotInForce

Begun = frozenset[str]
"""The acts taken to have commenced, among those that are open on the day."""


@attrs.frozen
class Commencement:
    """The first day of something; `earliest` equals `latest` where the day is known.

    >>> ksp = Commencement("lov 1549/2010", date(2010, 12, 22), date(2011, 11, 17))
    >>> ksp.open_on(date(2011, 3, 1)), ksp.begun(date(2011, 3, 1), frozenset())
    (True, False)
    """

    act: str
    earliest: date
    latest: date

    def __attrs_post_init__(self) -> None:
        """Refuse a bracket turned round."""
        if self.latest < self.earliest:
            message = f"`latest` {self.latest} is before `earliest` {self.earliest}"
            raise InvalidRule([Fault("empty_bracket", self.act, message)])

    @classmethod
    def on(cls, day: date, act: str = "") -> "Commencement":
        """Return the commencement on a day that is known."""
        return cls(act, day, day)

    def open_on(self, day: date) -> bool:
        """Return whether nobody can say on `day` if it has commenced."""
        return self.earliest <= day < self.latest

    def begun(self, day: date, begun: Begun) -> bool:
        """Return whether it has commenced on `day`, an open one by the choice `begun`."""
        return day >= self.latest or (day >= self.earliest and self.act in begun)


@attrs.frozen
class Validity:
    """From one commencement until another; `None` is no limit.

    >>> Validity.between(date(2017, 1, 1), date(2019, 12, 31)).in_force(date(2020, 1, 1))
    False
    """

    since: Commencement | None = None
    until: Commencement | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a validity that ends before it starts."""
        if self.since and self.until and self.until.latest <= self.since.earliest:
            message = f"it starts {self.since.earliest} and has ended by {self.until.latest}"
            raise InvalidRule([Fault("empty_validity", "", message)])

    @classmethod
    def between(cls, start: date | None, end: date | None) -> "Validity":
        """Return the validity of known days, both inclusive."""
        after = None if end is None else Commencement.on(end + timedelta(days=1))
        return cls(None if start is None else Commencement.on(start), after)

    def in_force(self, day: date, begun: Begun = frozenset()) -> bool:
        """Return whether `day` lies within, open acts by the choice `begun`."""
        started = self.since is None or self.since.begun(day, begun)
        return started and not (self.until is not None and self.until.begun(day, begun))

    def possible(self, day: date) -> bool:
        """Return whether it may be in force on `day`, open acts decided either way."""
        started = self.since is None or day >= self.since.earliest
        return started and (self.until is None or day < self.until.latest)

    def first_day(self) -> date | None:
        """Return the first day it may be in force; None where it has none."""
        return self.since.earliest if self.since else None

    def last_day(self) -> date | None:
        """Return the last day it may be in force; None where it has none.

        >>> Validity.between(None, date(2019, 12, 31)).last_day()
        datetime.date(2019, 12, 31)
        """
        return self.until.latest - timedelta(days=1) if self.until else None

    def commencements(self) -> Iterator[Commencement]:
        """Yield the commencements that bound it."""
        yield from (end for end in (self.since, self.until) if end is not None)


def open_acts(commencements: Iterable[Commencement], day: date) -> tuple[Commencement, ...]:
    """Return the acts that are open on `day`, each once, by name."""
    return tuple(sorted({c for c in commencements if c.open_on(day)}, key=lambda c: c.act))


def ways(acts: Iterable[Commencement]) -> tuple[Begun, ...]:
    """Return every way to decide open acts, none begun first, all begun last."""
    names = [act.act for act in acts]
    return tuple(Begun(way) for way in chain.from_iterable(combinations(names, n) for n in range(len(names) + 1)))


def deciding(acts: Iterable[Commencement], told: Mapping[Begun, object]) -> tuple[Commencement, ...]:
    """Return the acts that, decided the other way alone, change what is told of some way."""
    return tuple(act for act in acts if any(value != told[begun ^ {act.act}] for begun, value in told.items()))


class Version(Protocol):
    """What a timeline orders: anything that starts, and may end."""

    @property
    def since(self) -> Commencement | None:
        """First day; `None` where nobody knows how far back it goes."""

    @property
    def until(self) -> Commencement | None:
        """The day it ceases; `None` while nothing has ended it but its successor."""


V = TypeVar("V", bound=Version)


@attrs.frozen
class Timeline(Generic[V]):
    """Versions in order; each ends when the next begins, or where it says.

    Raises `InvalidRule` when two overlap or stand out of order.
    """

    name: str
    versions: tuple[V, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse versions that overlap."""
        for before, after in pairwise(self.versions):
            ends = before.until or before.since
            if after.since is None or (ends is not None and after.since.earliest < ends.latest):
                begins = after.since.earliest if after.since else "an unknown day"
                message = f"the version from {begins} overlaps the one before it"
                raise InvalidRule([Fault("overlap", self.name, message)])

    def at(self, day: date, begun: Begun = frozenset()) -> V | None:
        """Return the version in force on `day`, or None."""
        for version in reversed(self.versions):
            if version.since is None or version.since.begun(day, begun):
                ended = version.until is not None and version.until.begun(day, begun)
                return None if ended else version
        return None

    def possible(self, day: date) -> tuple[V, ...]:
        """Return every version that may be in force on `day`, oldest first.

        Raises `NotInForce`, naming the nearest version, when there is none.
        """
        acts = open_acts((v.since for v in self.versions if v.since), day)
        found = [self.at(day, begun) for begun in (Begun(), Begun(act.act for act in acts))]
        versions = tuple(v for v in self.versions if v in found)
        if not versions:
            raise NotInForce([Fault("not_in_force", self.name, self._nearest(day))])
        return versions

    def _nearest(self, day: date) -> str:
        following = [v.since.earliest for v in self.versions if v.since and v.since.earliest > day]
        if following:
            return f"not in force on {day}; the nearest version is from {min(following)}"
        ends = [v.until.latest - timedelta(days=1) for v in self.versions if v.until]
        return f"not in force on {day}; the nearest version ended {max(ends)}" if ends else f"no version on {day}"
