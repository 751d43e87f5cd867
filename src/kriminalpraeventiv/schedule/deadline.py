"""Deadline: a duty of the year, as far as a document says when; a forum's meetings, as many as it demands."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, InvalidRule, suggestion
from kriminalpraeventiv.schedule.content import Audience, ContentItem, content_faults
from kriminalpraeventiv.schedule.window import Months
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Undated = Literal["continuous", "per_case", "as_needed"]
"""Why a duty has no date: it runs all the time, follows each case, or arises when needed."""
_MONTHS = range(1, 13)


_MOST: Final = 366


@attrs.frozen(kw_only=True)
class Meetings:
    """How often a forum meets: at least and at most so many in each year or half-year; more, or all, `as_needed`.

    `at_least` is None where nothing is demanded: such meetings are never counted as missing.
    `printed` is the document's own wording where it says something else than a number.
    Raises `InvalidRule` for numbers below 1 or above one a day, and for an `at_most` below `at_least`.

    >>> Meetings(at_least=1, per="half_year").spans
    ((1, 6), (7, 12))
    """

    at_least: int | None = None
    at_most: int | None = None
    per: Literal["year", "half_year"] = "year"
    as_needed: bool = False
    printed: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that demand nothing or contradict each other."""
        given = (("at_least", self.at_least), ("at_most", self.at_most))
        faults = [
            Fault(
                "out_of_range",
                f"meetings.{name}",
                "want a number from 1 to 366; leave it out where nothing is demanded",
            )
            for name, number in given
            if number is not None and not 1 <= number <= _MOST
        ]
        if self.at_least is not None and self.at_most is not None and self.at_most < self.at_least:
            faults.append(Fault("contradiction", "meetings.at_most", "`at_most` is below `at_least`"))
        if faults:
            raise InvalidRule(faults)

    @property
    def spans(self) -> tuple[Months, ...]:
        """The months of each span in which that many meetings fall."""
        return ((1, 12),) if self.per == "year" else ((1, 6), (7, 12))


@attrs.frozen(kw_only=True)
class Deadline:
    """A duty of the year: who owes what to whom, and when, as far as the document says.

    `windows` are pairs of first and last month (both 1 to 12) in which it falls each year; `every` counts the years
    between two, from the year `counted_from`; `year` is the only one. A duty without a date is `undated`.
    A forum that meets has `meetings`, and its code in `forum` where it has one. `content` is what a report must hold,
    item by item; `audience` is the widest circle it goes to, None where nothing is reported.
    Raises `InvalidRule` with every fault at once, unless exactly one of `windows`, `meetings` and `undated` is given
    and the rest fits it.
    """

    id: str
    title: Text
    source: Source
    who: Text | None = None
    recipients: tuple[Text, ...] = ()
    content: tuple[ContentItem, ...] = ()
    audience: Audience | None = None
    windows: tuple[tuple[int, int], ...] = ()
    every: int = 1
    counted_from: int | None = None
    year: int | None = None
    undated: Undated | None = None
    meetings: Meetings | None = None
    forum: str | None = None
    municipalities: tuple[str, ...] = ()
    police_district: str | None = None
    valid: Validity = Validity()
    owner: str = "national"
    note: Text | None = None
    rows: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        faults = [*self._of_kind(), *self._of_windows(), *self._of_years(), *content_faults(self.id, self.content)]
        if faults:
            raise InvalidRule(faults)

    def _of_kind(self) -> Iterator[Fault]:
        given = sum((bool(self.windows), self.meetings is not None, self.undated is not None))
        if given != 1:
            message = "want exactly one of `windows`, `meetings` and `undated`"
            yield Fault("contradiction" if given else "missing", self.id, message)

    def _of_windows(self) -> Iterator[Fault]:
        for number, window in enumerate(self.windows):
            place = f"{self.id}.windows[{number}]"
            if not all(month in _MONTHS for month in window):
                yield Fault("out_of_range", place, "months are numbers from 1 to 12")
            elif window[0] > window[1]:
                yield Fault("contradiction", place, "the last month is before the first; write the two years apart")
            elif window in self.windows[:number]:
                yield Fault("contradiction", place, "the same months twice")

    def _of_years(self) -> Iterator[Fault]:
        if self.every < 1:
            yield Fault("out_of_range", f"{self.id}.every", "want a number of years from 1")
        named = {"every": self.every > 1, "counted_from": self.counted_from is not None, "year": self.year is not None}
        if not self.windows:
            for name in (name for name, given in named.items() if given):
                yield Fault("contradiction", f"{self.id}.{name}", f"`{name}` belongs to `windows`")
        elif named["year"] and (named["every"] or named["counted_from"]):
            yield Fault("contradiction", f"{self.id}.year", "`year` is the only one: no `every`, no `counted_from`")
        elif named["every"] and not named["counted_from"]:
            yield Fault("missing", f"{self.id}.counted_from", "`every` counts from a year: give it in `counted_from`")

    def falls_in(self, year: int) -> bool:
        """Return whether its windows fall in a year, its validity aside."""
        if self.year is not None:
            return year == self.year
        begins = self.counted_from
        return begins is None or (year >= begins and (year - begins) % self.every == 0)

    def lacking(self, told: Iterable[str]) -> tuple[ContentItem, ...]:
        """Return the items of the content list that a report does not tell of, `told` being the codes it does.

        Raises `InvalidInput` for a code that is not on the list, naming the nearest.

        >>> report = Deadline(
        ...     id="nordby.report", title=Text(da="Rapport", en="Report"), windows=((6, 6),),
        ...     source=Source(document="an invented plan", standing="practice", certainty="stated"),
        ...     content=(ContentItem(code="safety", text=Text(da="tryghed", en="safety")),),
        ... )
        >>> [item.code for item in report.lacking([])], report.lacking(["safety"])
        (['safety'], ())
        """
        known = {item.code: item for item in self.content}
        codes = frozenset(told)
        faults = [
            Fault("unknown_code", f"$.content, {self.id}", f"no such item of the content list{suggestion(code, known)}")
            for code in sorted(codes - known.keys())
        ]
        if faults:
            raise InvalidInput(faults)
        return tuple(item for item in self.content if item.code not in codes)

    def source_of(self, item: ContentItem) -> Source:
        """Return where the document asks for an item: at its own place, else at the duty's."""
        return self.source if item.place is None else attrs.evolve(self.source, place=item.place)
