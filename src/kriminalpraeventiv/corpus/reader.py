"""Reader: a rule file into rules; every fault of the file at once, with rule, line and column."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs

from kriminalpraeventiv.corpus.entries import FileEntry
from kriminalpraeventiv.corpus.rule_entries import DatedEntry, RequireEntry, RuleEntry, TargetEntry, TriageEntry
from kriminalpraeventiv.errors import Fault, InvalidCondition, InvalidRule, suggestion
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.graver import lowering
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import (
    START,
    CaseworkRule,
    Duty,
    Example,
    Forbid,
    Note,
    Permit,
    Require,
    Route,
    Rule,
    Rung,
    TargetRule,
    TriageRule,
)
from kriminalpraeventiv.logic.vocabulary import Vocabulary, define
from kriminalpraeventiv.parsed import plain
from kriminalpraeventiv.serialization.strict import TomlReader
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.timeline import Commencement, Validity

E = TypeVar("E", bound=RuleEntry)
_KINDS: Mapping[str, type[Rule]] = {
    "target": TargetRule,
    "triage": TriageRule,
    "permit": Permit,
    "forbid": Forbid,
    "duty": Duty,
    "route": Route,
    "note": Note,
    "require": Require,
    "casework": CaseworkRule,
    "rung": Rung,
}
_ABOUT: Mapping[str, RecordKind] = {"target": "case", "triage": "case", "casework": "file", "rung": "plan"}
_COMMON = frozenset(attrs.fields_dict(RuleEntry))


def corpus_reader() -> TomlReader:
    """Return a reader that takes the plain values of the corpus from the build where they are still the same."""
    return TomlReader(lambda name, text: plain(f"corpus/{name}", text))


@attrs.frozen
class RuleFile:
    """The text of a rule file, its entries, and the place of each rule in it."""

    name: str
    text: str
    entry: FileEntry

    @classmethod
    def read(cls, name: str, text: str, toml: TomlReader | None = None) -> "RuleFile":
        """Return the entries of a TOML text; raises `InvalidRule` with every fault of its shape."""
        return cls(name, text, (toml or corpus_reader()).read(name, text, FileEntry))

    def place(self, rule: str) -> str:
        """Return file, rule and the line where the rule's id stands."""
        lines = (n for n, line in enumerate(self.text.splitlines(), 1) if line.startswith("id") and f'"{rule}"' in line)
        return f"{self.name}, rule {rule}, line {next(lines, 0)}"

    def source(self, entry: Any) -> Source:  # noqa: ANN401 - any entry with source, place, certainty
        """Return the source an entry names among those of the file; raises `InvalidRule`."""
        found = self.entry.sources.get(entry.source or "")
        if found is None:
            message = f"there is no source `{entry.source}`{suggestion(entry.source or '', self.entry.sources)}"
            place = self.place(getattr(entry, "id", ""))
            raise InvalidRule([Fault("unknown_source", place, message)])
        certainty = entry.certainty or found.certainty
        return Source(
            document=found.document,
            standing=found.standing,
            certainty=certainty,
            place=entry.place,
            eli=found.eli,
            dated=found.dated,
        )


def words_of(file: RuleFile, vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary with the definitions of a file; raises `InvalidRule` with every fault of them."""
    words, faults = define(vocabulary, file.entry.definitions)
    if faults:
        raise InvalidRule(fault.under(file.name) for fault in faults)
    return words


@attrs.frozen
class RuleReader:
    """Reads the rules of a file against the facts of each kind of record, and the acts there are."""

    case: Vocabulary
    request: Vocabulary
    file: Vocabulary
    plan: Vocabulary
    acts: Mapping[str, Commencement]

    def words(self, kind: RecordKind) -> Vocabulary:
        """Return what a condition about a kind of record may name."""
        found: Vocabulary = getattr(self, kind)
        return found

    def read(self, file: RuleFile, provision: Provision | None = None, owner: str = "national") -> tuple[Rule, ...]:
        """Return the rules of a file; raises `InvalidRule` with every fault of every rule."""
        rules: list[Rule] = []
        faults: list[Fault] = []
        words = self._defined(file, faults)
        for table, kind in _KINDS.items():
            for entry in getattr(file.entry, table):
                try:
                    rules.append(self._rule(file, entry, kind, words[_about(table, entry)], provision, owner))
                except (InvalidCondition, InvalidRule) as error:
                    place = file.place(entry.id)
                    faults.extend(f if f.place.startswith(place) else f.under(place) for f in error.faults)
        if faults:
            raise InvalidRule(faults)
        return tuple(rules)

    def _defined(self, file: RuleFile, faults: list[Fault]) -> Mapping[RecordKind, Vocabulary]:
        """Return the vocabulary of each kind of record the file has rules about, its definitions added.

        A definition is at fault when it fits none of them.
        """
        found = dict.fromkeys(_about(table, entry) for table in _KINDS for entry in getattr(file.entry, table))
        kinds: tuple[RecordKind, ...] = tuple(found) or ("request",)
        made = {kind: define(self.words(kind), file.entry.definitions) for kind in kinds}
        shared = set.intersection(*(set(found) for _, found in made.values()))
        first = next(iter(made.values()))[1]
        faults.extend(fault.under(file.name) for fault in first if fault in shared)
        return {kind: words for kind, (words, _) in made.items()}

    def _rule(  # noqa: PLR0913, PLR0917 - all that makes a rule
        self,
        file: RuleFile,
        entry: RuleEntry,
        kind: type[Rule],
        vocabulary: Vocabulary,
        provision: Provision | None,
        owner: str,
    ) -> Rule:
        when = vocabulary.read(entry.when)
        if isinstance(entry, TargetEntry) or (isinstance(entry, TriageEntry) and entry.level is not None):
            lowered = list(lowering(when, vocabulary.facts))
            if lowered:
                raise InvalidRule(lowered)
        special = {name: getattr(entry, name) for name in attrs.fields_dict(type(entry)) if name not in _COMMON}
        in_provision = provision is not None and entry.source is None
        return kind(
            id=entry.id,
            when=when,
            text=entry.text,
            source=_standing(provision, entry) if provision and in_provision else file.source(entry),
            rows=entry.rows,
            valid=validity_of(entry, self.acts),
            examples=tuple(_examples(file, entry, vocabulary.facts)),
            owner=owner,
            provision=provision.id if provision and in_provision else None,
            place=entry.place,
            **special,
        )


def _about(table: str, entry: RuleEntry) -> RecordKind:
    """Return the kind of record the rules of a table are about."""
    if isinstance(entry, RequireEntry):
        return "plan" if entry.step == START else "file"
    return _ABOUT.get(table, "request")


def validity_of(entry: RuleEntry | DatedEntry, acts: Mapping[str, Commencement]) -> Validity:
    """Return the days an entry states, an act by its name; raises `InvalidRule` for an act no version names."""
    known = Validity.between(entry.from_, entry.to)
    for name in (entry.since, entry.until):
        if name and name not in acts:
            raise InvalidRule([Fault("unknown_act", "", f"no version names the act `{name}`{suggestion(name, acts)}")])
    return Validity(
        acts[entry.since] if entry.since else known.since, acts[entry.until] if entry.until else known.until
    )


def _standing(provision: Provision, entry: RuleEntry) -> Source:
    """Return the source of a rule in a provision: its last wording, or the last while the rule holds."""
    latest = provision.timeline.versions[-1]
    return Source(
        document=latest.cite, place=entry.place, eli=latest.eli, standing=provision.standing, certainty=latest.certainty
    )


def _examples(file: RuleFile, entry: RuleEntry, facts: Mapping[str, Fact]) -> Iterator[Example]:
    for example in entry.examples:
        if example.like is not None and example.like not in file.entry.like:
            message = f"there is no `like.{example.like}`{suggestion(example.like, file.entry.like)}"
            raise InvalidRule([Fault("bad_example", "examples", message)])
        stated = dict(file.entry.like.get(example.like, {}) if example.like else {}) | dict(example.facts)
        for name, value in stated.items():
            refusal = (
                facts[name].refusal(value)
                if name in facts
                else ("unknown", f"no fact `{name}`{suggestion(name, facts)}")
            )
            if name in facts and facts[name].derived:
                refusal = ("derived", f"it follows from others; state {', '.join(facts[name].asks) or 'those'}")
            if refusal:
                raise InvalidRule([Fault("bad_example", f"example fact `{name}`", refusal[1])])
        yield Example(facts=tuple(sorted(stated.items())), expect=example.expect)
