"""Rule sets: many rules asked at once, on a day, with open commencements decided every way."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any, Final, TypeVar

import attrs

from kriminalpraeventiv.logic.compile import Decide, compile_rules
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.timeline import Begun, Commencement, open_acts, ways

T = TypeVar("T")
_MEMO: Final = 4_096


@attrs.frozen
class Choice:
    """One way to decide the open acts of a day: those begun, and the bits of the rules then in force."""

    begun: Begun
    active: int


@attrs.frozen
class Segment:
    """Days on which the same rules are in force: the first day, its open acts, one choice for each way."""

    first: date
    acts: tuple[Commencement, ...]
    choices: tuple[Choice, ...]
    decide: Decide = attrs.field(eq=False, repr=False)
    memo: dict[object, Any] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def remember(self, key: object, conclusion: T) -> T:
        """Keep what follows from some masks, seen from somewhere, for a while."""
        if len(self.memo) >= _MEMO:
            self.memo.clear()
        self.memo[key] = conclusion
        return conclusion


@attrs.frozen
class RuleSet:
    """Rules over one kind of record; rule `n` of `rules` has bit `n` in every mask.

    `dates` are commencements beyond the rules' own at which answers change (versions of provisions).
    """

    rules: tuple[Rule, ...]
    facts: Mapping[str, Fact] = attrs.field(repr=False)
    dates: tuple[Commencement, ...] = ()
    _first_days: tuple[date, ...] = attrs.field(init=False, eq=False, repr=False)
    _segments: dict[int, Segment] = attrs.field(init=False, eq=False, repr=False, factory=dict)
    by_day: dict[date, Segment] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Find the days on which anything changes."""
        days = {day for c in self.commencements() for day in (c.earliest, c.latest)}
        object.__setattr__(self, "_first_days", (date.min, *sorted(days - {date.min})))

    def __getstate__(self) -> tuple[Any, ...]:
        return self.rules, dict(self.facts), self.dates

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc] # - the generated functions cannot travel; they are made anew

    def commencements(self) -> tuple[Commencement, ...]:
        """Return every commencement that bounds a rule or a provision's version, each once."""
        own = chain.from_iterable(rule.valid.commencements() for rule in self.rules)
        return tuple(dict.fromkeys(chain(own, self.dates)))

    def segment(self, day: date) -> Segment:
        """Return the segment `day` lies in; its function is compiled when first asked for."""
        found = self.by_day.get(day)
        if found is None:
            number = bisect_right(self._first_days, day) - 1
            found = self._segments.get(number) or self._make(number)
            if len(self.by_day) >= _MEMO:
                self.by_day.clear()
            self.by_day[day] = found
        return found

    def _make(self, number: int) -> Segment:
        first = self._first_days[number]
        acts = open_acts(self.commencements(), first)
        choices = tuple(Choice(begun, self._active(first, begun)) for begun in ways(acts))
        asked = 0
        for choice in choices:
            asked |= choice.active
        rules = [(bit, rule.when) for bit, rule in enumerate(self.rules) if asked >> bit & 1]
        return self._segments.setdefault(number, Segment(first, acts, choices, compile_rules(rules, self.facts)))

    def _active(self, day: date, begun: Begun) -> int:
        return sum(1 << bit for bit, rule in enumerate(self.rules) if rule.valid.in_force(day, begun))

    def owned(self, owners: tuple[str, ...]) -> int:
        """Return the bits of the national rules and those of some owners."""
        return sum(1 << bit for bit, rule in enumerate(self.rules) if rule.owner in ("national", *owners))

    def of(self, mask: int) -> tuple[Rule, ...]:
        """Return the rules whose bits are set in `mask`, in order."""
        return tuple(rule for bit, rule in enumerate(self.rules) if mask >> bit & 1)
