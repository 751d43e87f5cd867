"""Forums: the kinds of forum and what holds for who sits there, read from `forum_kinds.toml`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from kriminalpraeventiv.corpus.entries import KindEntry, PartyEntry, RestEntry, SeatEntry
from kriminalpraeventiv.corpus.reader import RuleFile, validity_of
from kriminalpraeventiv.errors import Fault, InvalidInput, InvalidRule, suggestion
from kriminalpraeventiv.forum import ForumKind, MinimumRest, PartyRest, Rest, Seat, party_codes
from kriminalpraeventiv.timeline import Commencement

T = TypeVar("T")
_DAYS = frozenset({"from_", "to", "since", "until"})


@attrs.frozen
class ForumReader:
    """Reads kinds of forum against the provisions, acts, open points and sets of parties there are."""

    file: RuleFile
    provisions: Iterable[str]
    acts: Mapping[str, Commencement]
    points: Iterable[str]
    sets: Mapping[str, Any]

    def kinds(self) -> Mapping[str, ForumKind]:
        """Return the kinds by code; raises `InvalidRule` with every fault of every kind."""
        return {kind.code: kind for kind in self._each(self.file.entry.kind, self._kind, "kind", "code")}

    def seats(self) -> tuple[Seat, ...]:
        """Return what holds for those the law does not name; raises `InvalidRule` with every fault."""
        return tuple(self._each(self.file.entry.seat, self._seat, "seat", "says"))

    def _each(self, entries: Iterable[Any], make: Callable[[Any], T], table: str, name: str) -> list[T]:
        made: list[T] = []
        faults: list[Fault] = []
        for number, entry in enumerate(entries, 1):
            try:
                made.append(make(entry))
            except (InvalidInput, InvalidRule) as error:
                place = f"{self.file.name}, {table} {number} ({getattr(entry, name)})"
                faults += [fault.under(place) for fault in error.faults]
        if faults:
            raise InvalidRule(faults)
        return made

    def _kind(self, entry: KindEntry) -> ForumKind:
        whole = self._whole(entry)
        parts: Mapping[str, type[Rest]] = {"exists": Rest, "shares": Rest, "named": PartyRest, "minimum": MinimumRest}
        told = {name: text for name in ("no_basis", "no_duty") if (text := getattr(entry, name)) is not None}
        faults = list(self._unknown(("notice", name) for name in (*entry.notes, *told.values())))
        if faults:
            raise InvalidRule(faults)
        rests: dict[str, Any] = {n: tuple(self._rest(e, cls) for e in getattr(whole, n)) for n, cls in parts.items()}
        return ForumKind(
            code=entry.code,
            title=entry.title,
            cooperation=entry.cooperation,
            source=self.file.source(entry),
            notes=entry.notes,
            **rests,
            **told,
        )

    def _whole(self, entry: KindEntry) -> KindEntry:
        """Return the kind an entry is part of, or itself."""
        if entry.part_of is None:
            return entry
        known = {other.code: other for other in self.file.entry.kind if other.part_of is None}
        if entry.part_of not in known:
            message = f"there is no kind `{entry.part_of}` to be part of{suggestion(entry.part_of, known)}"
            raise InvalidRule([Fault("unknown_kind", "part_of", message)])
        return known[entry.part_of]

    def _rest(self, entry: RestEntry, cls: type[Rest]) -> Any:  # noqa: ANN401 - a `cls`
        """Return one thing a kind rests on, as `cls` with the fields of its entry."""
        stated = {f.name: getattr(entry, f.name) for f in attrs.fields(type(entry)) if f.name not in _DAYS}
        named = (("provision", entry.provision), ("notice", entry.says), ("point", entry.point), ("seats", entry.seats))
        faults = list(self._unknown(named))
        if entry.says is None and entry.point is None and not isinstance(entry, PartyEntry):
            faults.append(Fault("no_text", "", "say what it `says`, or which `point` is open"))
        if faults:
            raise InvalidRule(faults)
        if isinstance(entry, PartyEntry):
            stated["codes"] = party_codes(entry.codes, self.sets)
        return cls(**stated, valid=validity_of(entry, self.acts))

    def _seat(self, entry: SeatEntry) -> Seat:
        faults = list(self._unknown((("provision", entry.provision), ("notice", entry.says), ("point", entry.point))))
        if faults:
            raise InvalidRule(faults)
        return Seat(**attrs.asdict(entry, recurse=False) | {"codes": party_codes(entry.codes, self.sets)})

    def _unknown(self, named: Iterable[tuple[str, str | None]]) -> Iterator[Fault]:
        """Yield a fault for each name nobody has."""
        known = {
            "provision": tuple(self.provisions),
            "notice": tuple(notice.id.rpartition(".")[2] for notice in self.file.entry.notice),
            "point": tuple(self.points),
            "seats": tuple(seat.group for seat in self.file.entry.seat),
        }
        for what, name in named:
            if name is not None and name not in known[what]:
                yield Fault(f"unknown_{what}", "", f"there is no {what} `{name}`{suggestion(name, known[what])}")
