"""Codes: what only a rulebook knows of a record: municipalities, forums and the facts of plugins."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

import attrs

from kriminalpraeventiv.admission import Admitted
from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, InvalidInput, nearest, suggestion
from kriminalpraeventiv.forum import Forum, ForumKind
from kriminalpraeventiv.known_forums import KnownForums
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, RecordKind

R = TypeVar("R", bound=Record)
_NEAR = 9
NOWHERE = "nowhere"
"""The name of a municipality without local rules."""
_NO_FORUM = frozenset({None, "none"})
_NAMED = {
    "step": "steps",
    "to_step": "steps",
    "decided_scheme": "schemes",
    "preliminary_scheme": "schemes",
    "register": "registers",
    "meeting": "meetings",
}
_SCHEMES = ("preliminary_scheme", "decided_scheme")
_PASSED = {"step": "steps", "scheme": "schemes", "register": "registers", "meeting": "meetings"}
_set = object.__setattr__


@attrs.frozen(kw_only=True)
class LocalNames:
    """What a municipality calls things: the steps of its course, its level scheme, registers, meetings and areas."""

    steps: tuple[str, ...]
    schemes: tuple[str, ...] = (NATIONAL_SCHEME,)
    registers: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    comparable: tuple[str, ...] = (NATIONAL_SCHEME,)

    @classmethod
    def of(cls, corpus: Corpus, plugins: Iterable[Admitted]) -> "LocalNames":
        """Return the national names, with those of some plugins."""
        ours = tuple(plugins)
        schemes = [plugin.scheme for plugin in ours if plugin.scheme]
        levels = [level for scheme in schemes for level in scheme.level]
        return cls(
            steps=(*corpus.course.codes(), *(step.code for scheme in schemes for step in scheme.step)),
            schemes=(NATIONAL_SCHEME, *(scheme.id for scheme in schemes)),
            registers=tuple(dict.fromkeys(level.register for level in levels if level.register)),
            meetings=tuple(dict.fromkeys(level.forum for level in levels if level.forum)),
            areas=tuple(area.code for plugin in ours for area in plugin.manifest.areas),
            comparable=(NATIONAL_SCHEME, *(scheme.id for scheme in schemes if scheme.extends)),
        )


@attrs.frozen(kw_only=True)
class Codes:
    """The municipalities (code to name), the forums and the local facts of each kind of record.

    `scope` holds the municipalities of each plugin prefix; `names` what each municipality with local rules calls
    things, under `""` what any does.
    """

    municipalities: Mapping[str, str]
    forums: KnownForums
    facts: Mapping[RecordKind, Mapping[str, Fact]]
    scope: Mapping[str, tuple[str, ...]]
    names: Mapping[str, LocalNames]
    _municipalities: frozenset[str | None] = attrs.field(init=False, eq=False, repr=False)
    _plain: bool = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Prepare the question that nearly every record answers with yes: is there nothing to settle."""
        _set(self, "_municipalities", frozenset({None, *self.municipalities}))
        _set(self, "_plain", not any(self.facts.values()) and not self.names[""].areas)

    @classmethod
    def of(cls, corpus: Corpus, plugins: Iterable[Admitted]) -> "Codes":
        """Return the codes of the national corpus and some plugins."""
        admitted = tuple(plugins)
        kinds: tuple[RecordKind, ...] = ("case", "request", "file", "plan")
        own = {code: [p for p in admitted if code in p.municipalities] for p in admitted for code in p.municipalities}
        declared = [item for plugin in admitted for item in plugin.facts]
        return cls(
            municipalities=corpus.municipalities,
            forums=KnownForums.of(corpus.forums, admitted),
            facts={kind: {i.fact.name: i.fact for i in declared if kind in i.of} for kind in kinds},
            scope={plugin.manifest.prefix: plugin.municipalities for plugin in admitted},
            names={code: LocalNames.of(corpus, some) for code, some in own.items()}
            | {"": LocalNames.of(corpus, admitted), NOWHERE: LocalNames.of(corpus, ())},
        )

    def settled(self, record: R) -> R:
        """Return a record checked, its forum judged as its kind, absent local facts taken for what they mean.

        Raises `InvalidInput` for a code nobody knows, or a forum of another cooperation than the one stated.
        """
        place, forum = cast("Any", record).municipality, getattr(record, "forum", None)
        if (
            forum in _NO_FORUM
            and self._plain
            and place in self._municipalities
            and not record.local.pairs
            and record.kind != "file"
        ):
            return record
        codes = {"municipality": place, "local": record.local, "forum": forum}
        codes |= {name: record.known(name) for name in ("area", *_NAMED) if name in record.facts()}
        codes |= {name: getattr(record, name) for name in record.parts}
        faults = list(self.faults(codes, record.kind))
        if faults:
            raise InvalidInput(faults)
        record = self._in_scheme(self._filled(record))
        return record if forum in _NO_FORUM else self._in_forum(record, self.forums.kind(str(forum), record.on))

    def _in_scheme(self, record: R) -> R:
        """Return a case file with the schemes of its levels: the municipality's own where none is stated.

        A scheme that stands apart is never taken for granted: its numbers mean something else.
        """
        if record.kind != "file":
            return record
        names = self.names.get(str(record.known("municipality")), self.names[NOWHERE])
        # Levels of a scheme that extends the national one are read as its own; one that stands apart is never assumed.
        own = names.schemes[-1] in names.comparable
        silent = [name for name in _SCHEMES if record.known(name) is None and own]
        filled = record.with_(**dict.fromkeys(silent, NATIONAL_SCHEME))
        _set(filled, "assumed", (*record.assumed, *silent))
        decided = filled.known("decided_scheme")
        _set(filled, "national_scheme", None if decided is None else decided in names.comparable)
        both = {decided, filled.known("preliminary_scheme")}
        _set(filled, "same_scheme", None if None in both else len(both) == 1 or both <= set(names.comparable))
        return filled

    def _in_forum(self, record: R, forum: ForumKind) -> R:
        stated = record.known("cooperation")
        cooperation = self.forums.cooperation(str(record.known("forum")))
        if cooperation is not None and stated != cooperation:
            if stated is not None and "cooperation" not in record.assumed:
                message = f"the forum belongs to `{cooperation}`, another cooperation than the one stated"
                raise InvalidInput([Fault("contradiction", "$.forum", message)])
            record = record.with_(cooperation=cooperation)
        stated = record.known("forum")
        if stated == forum.code:
            return record
        judged = record.with_(forum=forum.code)
        _set(judged, "stated_forum", stated)
        return judged

    def _filled(self, record: R) -> R:
        """Return a record with its absent local facts taken for what absence means, and marked assumed."""
        declared = self.facts[record.kind]
        code = record.known("municipality")
        absent = {
            name: fact.absent
            for name, fact in declared.items()
            if name not in record.local and fact.absent is not None and code in self.scope[name.split(".")[0]]
        }
        if record.unstated != "no" or not absent:
            return record
        filled = record.with_(local=dict(record.local) | absent)
        _set(filled, "assumed", (*record.assumed, *absent))
        return filled

    def kind_of(self, forum: Forum, on: date) -> ForumKind:
        """Return the national kind a forum is judged as on a day; raises `InvalidInput` for a code nobody knows."""
        faults = list(self.forum_faults(attrs.asdict(forum, recurse=False)))
        if faults:
            raise InvalidInput(faults)
        return self.forums.kind(forum.kind, on)

    def forum_faults(self, codes: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield what is unknown among the codes of a forum or its JSON; one without a kind is told which there are."""
        kind = codes.get("kind")
        if kind is None:
            known = ", ".join(self.forums.codes())
            yield Fault("missing", "$.kind", f"`kind` is required; want one of {known}")
        municipality = codes.get("municipality")
        found = self.forums.faults(kind, municipality, "kind of forum")
        yield from (attrs.evolve(fault, place="$.kind") for fault in found)
        if isinstance(municipality, str) and municipality not in self.municipalities:
            yield _no_municipality(municipality, self.municipalities)

    def faults(self, codes: Mapping[str, Any], kind: RecordKind) -> Iterator[Fault]:
        """Yield what is unknown, or does not fit, among the codes and local facts of a record or its JSON."""
        municipality, forum, local = codes.get("municipality"), codes.get("forum"), codes.get("local")
        if isinstance(municipality, str) and municipality not in self.municipalities:
            yield _no_municipality(municipality, self.municipalities)
        found = self.forums.faults(forum, municipality) if forum != "none" else ()
        yield from (attrs.evolve(fault, place="$.forum") for fault in found)
        yield from self._name_faults(codes, municipality)
        if isinstance(local, Mapping):
            yield from self._local_faults(local, self.facts[kind])

    def _name_faults(self, codes: Mapping[str, Any], municipality: object) -> Iterator[Fault]:
        """Yield the names that the municipality does not use; one that lists no areas takes any."""
        place = "" if municipality is None else str(municipality)
        known = self.names.get(place, self.names[NOWHERE])
        area = codes.get("area")
        if isinstance(area, str) and place and known.areas and area not in known.areas:
            hint = suggestion(area, known.areas)
            yield Fault("unknown_code", "$.area", f"unknown area{hint}; want one of {', '.join(known.areas)}")
        for name, kind in _NAMED.items():
            yield from _unnamed(codes.get(name), getattr(known, kind), f"$.{name}")
        history = codes.get("history")
        for number, passed in enumerate(history if isinstance(history, list | tuple) else ()):
            read = passed.get if isinstance(passed, Mapping) else partial(getattr, passed)
            for name, kind in _PASSED.items():
                yield from _unnamed(read(name, None), getattr(known, kind), f"$.history[{number}].{name}")

    def _local_faults(self, local: Mapping[str, Any], declared: Mapping[str, Fact]) -> Iterator[Fault]:
        for position, (name, value) in enumerate(local.items(), 1):
            if name not in declared:
                hint = suggestion(name, declared)
                yield Fault(
                    "unknown_fact", "$.local", f"fact {position} is declared by no plugin of this rulebook{hint}"
                )
                continue
            refusal = None if value is None else declared[name].refusal(value)
            if refusal:
                yield Fault(refusal[0], f"$.local[{name!r}]", refusal[1])


def _unnamed(stated: object, names: tuple[str, ...], place: str) -> Iterator[Fault]:
    """Yield that nothing is called so in the municipality; the name itself is never repeated."""
    if isinstance(stated, str) and stated not in names:
        wanted = f"want one of {', '.join(names)}" if names else "no local rules name any here; leave it out"
        yield Fault("unknown_code", place, f"unknown name{suggestion(stated, names)}; {wanted}")


def _no_municipality(stated: str, known: Mapping[str, str]) -> Fault:
    names = {name.casefold(): code for code, name in known.items()}
    name = nearest(stated.casefold(), names)
    code = names[name] if name else None
    if stated.isdecimal():
        close = [other for other in known if abs(int(other) - int(stated[:9])) <= _NEAR]
        code = min(close, key=lambda other: (abs(int(other) - int(stated[:9])), other), default=None)
    hint = f"; the nearest is `{code}` ({known[code]})" if code else ""
    return Fault("unknown_code", "$.municipality", f"unknown municipality code{hint}")
