"""Records: a frozen, flat value made of facts, checked and settled when it is built."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Literal, Self, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.logic.fact import UNSTATED, Fact, Value, facts_of

RecordKind = Literal["case", "request", "file", "plan"]
"""What a record, and a condition, is about: a case, a request to share, a case file, the plan of an intervention."""
UnstatedMeans = Literal["unknown", "no"]
"""What a fact that was left out means: unknown, or what the fact's own `absent` says."""


class Record:
    """What `Case` and `SharingRequest` share: settling of absent facts and one check of all facts.

    Subclasses are `attrs.frozen(kw_only=True)` classes with the fields `id`, `on`, `unstated`, `local`
    and `assumed` beside their facts.
    """

    __slots__ = ()
    words: ClassVar[str]
    kind: ClassVar[RecordKind]
    """What a record of this class is called where facts are listed."""
    parts: ClassVar[Mapping[str, type]] = {}
    """Fields that are no facts but lists of values, by their class."""
    expands: ClassVar[Mapping[str, type]] = {}
    """Keys of its JSON that hold something richer, by a class whose `facts()` are stated instead."""
    id: str
    on: date
    unstated: UnstatedMeans
    assumed: tuple[str, ...]
    local: Any

    def __attrs_post_init__(self) -> None:
        """Settle what was left out, then refuse the record with all its faults at once."""
        faults = [*self._refusals(), *self._imply()]
        if faults:
            raise InvalidInput(faults)
        self._settle()
        contradictions = list(self._contradictions())
        if contradictions:
            raise InvalidInput(contradictions)
        self._derive()

    def _refusals(self) -> Iterator[Fault]:
        for name, fact in facts_of(type(self)).items():
            value = getattr(self, name)
            if value is UNSTATED or value is None:
                continue
            refusal = fact.refusal(value)
            if refusal:
                yield Fault(refusal[0], f"$.{name}", refusal[1])
        for name in ("id", "on"):
            if getattr(self, name) is None:
                yield Fault("missing", f"$.{name}", f"`{name}` is required")
        if self.unstated not in get_args(UnstatedMeans):
            yield Fault("unknown_code", "$", "`unstated` is `unknown` or `no`")

    def _imply(self) -> Iterator[Fault]:
        facts = facts_of(type(self))
        for name, fact in facts.items():
            for implied in fact.implies if getattr(self, name) is True else ():
                if getattr(self, implied) is False:
                    message = f"`{name}` implies `{implied}`, which is stated to be false"
                    yield Fault("contradiction", f"$.{implied}", message)
                else:
                    object.__setattr__(self, implied, True)

    def _settle(self) -> None:
        assumed = []
        facts = facts_of(type(self))
        unknown = {implied for name, fact in facts.items() if getattr(self, name) is None for implied in fact.implies}
        for name, fact in facts.items():
            if getattr(self, name) is UNSTATED:
                taken = fact.absent if fact.always or (self.unstated == "no" and name not in unknown) else None
                object.__setattr__(self, name, taken)
                if taken is not None:
                    assumed.append(name)
        object.__setattr__(self, "assumed", tuple(assumed))

    def _contradictions(self) -> Iterator[Fault]:
        """Yield contradictions between facts; a record class that knows some says so."""
        return iter(())

    def _derive(self) -> None:
        """Set the derived facts; a record class that has some does so."""

    @classmethod
    def facts(cls) -> Mapping[str, Fact]:
        """Return the facts of this record, by name."""
        return facts_of(cls)

    def known(self, name: str) -> Value | None:
        """Return the value of a fact, `None` when unknown; a dotted name is a local fact."""
        if "." in name:
            value: Value | None = self.local.get(name)
            return value
        found: Value | None = getattr(self, name)
        return found

    def stated(self) -> dict[str, Any]:
        """Return what the caller stated, unknown included, assumed left out."""
        facts = facts_of(type(self))
        names = [n for n, fact in facts.items() if not fact.derived and n not in self.assumed]
        kept = {name: getattr(self, name) for name in names}
        kept |= {name: getattr(self, name) for name in self.parts}
        return kept | {"id": self.id, "on": self.on, "unstated": self.unstated, "local": self.local}

    def with_(self, **changes: Any) -> Self:  # noqa: ANN401 - any fact
        """Return the same record with some facts stated anew; what was assumed stays assumed."""
        return type(self)(**(self.stated() | changes))


@attrs.frozen
class Local(Mapping[str, Value | None]):
    """A plugin's facts by full name, read like a mapping, kept as sorted pairs.

    >>> local_of({"viborg.in_day_care": True})["viborg.in_day_care"]
    True
    """

    pairs: tuple[tuple[str, Value | None], ...] = ()

    def __getitem__(self, name: str) -> Value | None:
        for key, value in self.pairs:
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


def local_of(facts: Mapping[str, Value | None]) -> Local:
    """Return the facts of any mapping, by full name."""
    return facts if isinstance(facts, Local) else Local(tuple(sorted(facts.items())))
