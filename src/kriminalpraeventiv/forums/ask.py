"""Ask: a forum against what its kind rests on, answered with everything an answer owes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from kriminalpraeventiv.explanation import CouldChange, Effect, KnownFact, Missing, Notice, Reason, Unsettled
from kriminalpraeventiv.forum import DrawnIn, Forum, ForumKind, Seat
from kriminalpraeventiv.forums.answer import ForumAnswer, Minimum, MinimumStatus, NamedParty, UnnamedParty
from kriminalpraeventiv.forums.standing import Stand, Way
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.timeline import Commencement

_UNDETERMINED: Final = "forum_undetermined"
_NO_MINIMUM: Final = "forum_no_minimum"
_STOP: Final = "forum_stop_discussing"
_NOT_WHILE_PRESENT: Final = "forum_not_while_present"


@attrs.frozen
class Forums:
    """What every kind of forum has in common, and what an answer needs to explain itself.

    `notices` are the texts of an answer by name, `points` those the law leaves open; `read_until` begins the days
    after the law was last read.
    """

    provisions: Mapping[str, Provision]
    seats: tuple[Seat, ...]
    notices: Mapping[str, Notice]
    points: Mapping[str, Notice]
    read_until: Commencement
    rulebook: str

    def ask(self, forum: Forum, kind: ForumKind, on: date, printed: tuple[Reason, ...] = ()) -> ForumAnswer:
        """Return the answer about a forum of a kind on a day; `printed` is what a local document says of it."""
        answer = _Asked(self, forum, kind, Stand.of(kind, on, self.provisions), on).answer()
        return attrs.evolve(answer, reasons=(*answer.reasons, *printed)) if printed else answer

    def seat(self, group: str, party: str, drawn_in: DrawnIn) -> Seat:
        """Return what holds for a party the law does not name."""
        fits = (seat for seat in self.seats if seat.group == group and party in seat.codes)
        return next(seat for seat in fits if seat.drawn_in in (None, drawn_in))


@attrs.frozen
class _Asked:
    """One forum of one kind on one day."""

    common: Forums
    forum: Forum
    kind: ForumKind
    stand: Stand
    on: date

    def answer(self) -> ForumAnswer:
        named, absent = self._named()
        seats = {code: self._seat(code) for code in self._unnamed(named)}
        minimum = self._minimum()
        return ForumAnswer(
            forum=self.forum.id,
            on=self.on,
            kind=self.kind.code,
            verdict=self.stand.verdict,
            basis_to_exist=self.stand.bases(self.kind.exists),
            basis_to_share=self.stand.bases(self.kind.shares) if self.stand.verdict == "may" else (),
            named=named,
            absent=absent,
            not_named=tuple(self._shown(code, seat) for code, seat in seats.items()),
            minimum=minimum,
            reasons=(*self._on_persons(seats), *self._on_the_forum(), self._on_meetings(minimum)),
            missing=tuple(self._missing(seats)),
            unsettled=tuple(self._unsettled(seats)),
            rulebook=self.common.rulebook,
        )

    def _named(self) -> tuple[tuple[NamedParty, ...], tuple[NamedParty, ...]]:
        """Return the parties the law names that sit there, and that do not; none where nobody says who sits there."""
        if self.forum.parties is None:
            return (), ()
        rests = {code: rest for way in self.stand.ways for code, rest in way.named.items()}
        told = [
            NamedParty(
                party=code,
                certain=all(code in way.named for way in self.stand.ways),
                words=rest.words,
                basis=self.stand.bases([rest], always=True),
            )
            for code, rest in sorted(rests.items())
        ]
        here = tuple(party for party in told if party.party in self.forum.parties)
        return here, tuple(party for party in told if party not in here)

    def _unnamed(self, named: tuple[NamedParty, ...]) -> tuple[str, ...]:
        ours = {party.party for party in named}
        return tuple(code for code in self.forum.parties or () if code not in ours)

    def _seat(self, code: str) -> Seat:
        drawn = self.forum.drawn_in
        state: DrawnIn = "unknown" if drawn is None else "yes" if code in drawn else "no"
        return self.common.seat(self.stand.last.seats, code, state)

    def _shown(self, code: str, seat: Seat) -> UnnamedParty:
        facts = (self._fact("kind"), KnownFact(name="parties", value=code))
        source = self.stand.last.source(seat.provision, seat.place)
        return UnnamedParty(party=code, effect=seat.effect, **self._told(seat.says, source, facts))

    def _on_persons(self, seats: Mapping[str, Seat]) -> Iterator[Reason]:
        """Yield whether persons may be discussed, and not while whom is present."""
        verdict, discussed = self.stand.verdict, self.forum.discusses_persons
        if verdict == "may":
            for rest in self.stand.last.in_force(self.kind.shares):
                yield self._reason(rest.says, "permits", self.stand.last.source(rest.provision, rest.place))
        else:
            says = _UNDETERMINED if verdict == "undetermined" else self.kind.no_basis
            yield self._reason(says, "notes" if verdict == "undetermined" else "lacks")
        if verdict == "may_not" and discussed is True:
            yield self._reason(_STOP, "forbids", None, "discusses_persons")
        if verdict != "may_not" and any(seat.effect == "forbids" for seat in seats.values()):
            yield self._reason(
                _NOT_WHILE_PRESENT, "notes" if discussed is False else "forbids", None, "discusses_persons"
            )

    def _on_the_forum(self) -> Iterator[Reason]:
        """Yield whether a provision says that it exists, and what every answer about its kind carries."""
        exists = self.stand.in_force(self.kind.exists)
        for rest in exists:
            yield self._reason(rest.says, "notes", self.stand.last.source(rest.provision, rest.place))
        if not exists:
            yield self._reason(self.kind.no_duty, "lacks")
        for says in self.kind.notes:
            yield self._reason(says, "notes")

    def _minimum(self) -> Minimum:
        found: dict[MinimumStatus, None] = {self._status(way.meetings): None for way in self.stand.ways}
        demanded = [way.meetings for way in self.stand.ways if way.meetings is not None]
        rests = self.stand.in_force(self.kind.minimum)
        return Minimum(
            status=next(iter(found)) if len(found) == 1 else "unknown",
            meetings=max(demanded, default=None),
            basis=self.stand.bases(rests, always=True),
        )

    def _status(self, demanded: int | None) -> MinimumStatus:
        if demanded is None:
            return "none"
        held = self.forum.meetings_a_year
        return "unknown" if held is None else "met" if held >= demanded else "not_met"

    def _on_meetings(self, minimum: Minimum) -> Reason:
        for rest in self.stand.in_force(self.kind.minimum):
            way = next(way for way in self.stand.ways if way.meetings is not None)
            effect: Effect = "lacks" if minimum.status == "not_met" else "notes"
            return self._reason(rest.says, effect, way.source(rest.provision, rest.place), "meetings_a_year")
        return self._reason(_NO_MINIMUM, "notes")

    def _missing(self, seats: Mapping[str, Seat]) -> Iterator[Missing]:
        """Yield what is unknown of the forum and could still change the answer, by name."""
        forum, kind = self.forum, self.kind
        forbidden = any(seat.effect == "forbids" for seat in seats.values())
        wanted: dict[str, tuple[bool, CouldChange]] = {
            "discusses_persons": (forbidden or self.stand.verdict == "may_not", "reasons"),
            "drawn_in": (any(seat.drawn_in == "unknown" for seat in seats.values()), "parties"),
            "meetings_a_year": (all(way.in_force(kind.minimum) for way in self.stand.ways), "minimum"),
            "parties": (True, "parties"),
        }
        for name, (matters, change) in wanted.items():
            if matters and getattr(forum, name) is None:
                yield Missing(fact=name, question=Forum.facts()[name].question, could_change=(change,))

    def _unsettled(self, seats: Mapping[str, Seat]) -> Iterator[Unsettled]:
        for act in self.stand.deciding(self._decided):
            yield Unsettled.by_act(self.common.notices, act)
        rests = self.stand.in_force(self.kind.shares)
        points = [*(rest.point for rest in rests), *(seat.point for seat in seats.values())]
        for point in dict.fromkeys(point for point in points if point):
            yield Unsettled.of(self.common.points[point])
        if self.common.read_until.begun(self.on, frozenset()):
            yield Unsettled.of(self.common.notices["read_until"])

    def _decided(self, way: Way) -> object:
        """Return what an answer tells of a way to decide the open acts."""
        exists, parties = bool(way.in_force(self.kind.exists)), frozenset(way.named)
        return way.verdict, exists, parties if self.forum.parties is not None else None, way.meetings

    def _reason(self, says: str | None, effect: Effect, source: Source | None = None, *more: str) -> Reason:
        facts = tuple(self._fact(name) for name in ("kind", *more) if getattr(self.forum, name) is not None)
        return Reason(effect=effect, **self._told(says, source, facts))

    def _told(self, says: str | None, source: Source | None, facts: tuple[KnownFact, ...]) -> dict[str, Any]:
        notice = self.common.notices[says or ""]
        told = {"rule": notice.id, "rows": notice.rows, "text": notice.text, "source": source or notice.source}
        return told | {"facts": facts}

    def _fact(self, name: str) -> KnownFact:
        return KnownFact(name=name, value=self.kind.code if name == "kind" else getattr(self.forum, name))
