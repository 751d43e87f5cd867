"""Standing: what a kind of forum rests on, on a day, open commencements decided every way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

import attrs

from kriminalpraeventiv.forum import ForumKind, PartyRest, Rest
from kriminalpraeventiv.forums.answer import ForumVerdict
from kriminalpraeventiv.law.provision import Basis, Provision
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.timeline import Begun, Commencement, deciding, open_acts, ways

R = TypeVar("R", bound=Rest)
_NO_SEATS = "no_basis"


@attrs.frozen
class Way:
    """One way to decide the open acts of a day, and what of a kind is then in force."""

    day: date
    begun: Begun
    kind: ForumKind
    provisions: Mapping[str, Provision]

    def in_force(self, rests: Iterable[R]) -> tuple[R, ...]:
        """Return the rests in force; one in a provision only while the provision has a wording."""
        return tuple(
            rest
            for rest in rests
            if rest.valid.in_force(self.day, self.begun)
            and (rest.provision is None or self.provisions[rest.provision].timeline.at(self.day, self.begun))
        )

    @property
    def verdict(self) -> ForumVerdict:
        """Whether persons may be discussed: a basis, no basis, or a wording nobody has read."""
        shares = self.in_force(self.kind.shares)
        if any(rest.point is None for rest in shares):
            return "may"
        return "undetermined" if shares else "may_not"

    @property
    def seats(self) -> str:
        """The group of seats of those the law does not name."""
        return next((rest.seats for rest in self.in_force(self.kind.shares) if rest.seats), _NO_SEATS)

    @property
    def named(self) -> Mapping[str, PartyRest]:
        """The parties the law names, by code."""
        return {code: rest for rest in self.in_force(self.kind.named) for code in rest.codes}

    @property
    def meetings(self) -> int | None:
        """How many meetings a year the law demands."""
        return next((rest.meetings for rest in self.in_force(self.kind.minimum)), None)

    def basis(self, rest: Rest) -> Iterator[Basis]:
        """Yield what a rest cites in this way."""
        if rest.provision is not None:
            found = self.provisions[rest.provision].basis(self.day, self.begun, rest.place)
            if found:
                yield found

    def source(self, provision: str | None, place: str | None) -> Source | None:
        """Return a place in the wording in force as the source of a reason, `None` where there is none."""
        found = self.provisions[provision] if provision else None
        version = found.timeline.at(self.day, self.begun) if found else None
        return found.source(version, place) if found and version else None


@attrs.frozen
class Stand:
    """A kind of forum on a day: every way to decide the acts open on it, none begun first, all begun last."""

    ways: tuple[Way, ...]
    acts: tuple[Commencement, ...]

    @classmethod
    def of(cls, kind: ForumKind, day: date, provisions: Mapping[str, Provision]) -> "Stand":
        """Return how a kind stands on a day."""
        acts = open_acts(_commencements(kind, provisions), day)
        return cls(tuple(Way(day, begun, kind, provisions) for begun in ways(acts)), acts)

    @property
    def last(self) -> Way:
        """The way in which every open act has begun."""
        return self.ways[-1]

    @property
    def verdict(self) -> ForumVerdict:
        """The verdict all ways agree on."""
        found = {way.verdict for way in self.ways}
        return found.pop() if len(found) == 1 else "undetermined"

    def in_force(self, rests: tuple[R, ...]) -> tuple[R, ...]:
        """Return the rests in force in some way."""
        found = {id(rest): rest for way in self.ways for rest in way.in_force(rests)}
        return tuple(found.values())

    def bases(self, rests: Iterable[Rest], *, always: bool = False) -> tuple[Basis, ...]:
        """Return what rests cite, each version once; `always` by every wording, whether or not it says so."""
        listed = tuple(rests)
        found = (
            basis for way in self.ways for r in (listed if always else way.in_force(listed)) for basis in way.basis(r)
        )
        return tuple(dict.fromkeys(found))

    def deciding(self, key: Callable[[Way], object]) -> tuple[Commencement, ...]:
        """Return the acts that, decided the other way, change what `key` tells of a way."""
        return deciding(self.acts, {way.begun: key(way) for way in self.ways})


def _commencements(kind: ForumKind, provisions: Mapping[str, Provision]) -> Iterator[Commencement]:
    for rest in kind.rests():
        yield from rest.valid.commencements()
        for version in provisions[rest.provision].timeline.versions if rest.provision else ():
            yield from (end for end in (version.since, version.until) if end)
