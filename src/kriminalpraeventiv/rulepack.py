"""Rule packs: a folder of TOML as a plugin; nothing in it is executed."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.corpus.entries import FileEntry
from kriminalpraeventiv.corpus.reader import RuleFile, RuleReader
from kriminalpraeventiv.errors import Fault, InvalidRule, suggestion
from kriminalpraeventiv.hookspecs import LocalFact, Manifest, hookimpl
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.packfiles import (
    FILES,
    LISTED,
    RULE_FILES,
    DeadlinesFile,
    FactsFile,
    ForumsFile,
    IndicatorsFile,
    MeasuresFile,
    OrganisationsFile,
    PackFile,
    misplaced,
)
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.serialization.listed import read_listed
from kriminalpraeventiv.serialization.strict import TomlReader
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.timeline import Validity

T = TypeVar("T")


@attrs.frozen
class RulePack:
    """A folder of TOML files that implements every hook; make one with `from_package` or `from_folder`.

    The usual plugin is such a folder and one line: `plugin = RulePack.from_package(__name__)`.
    """

    name: str
    texts: tuple[tuple[str, str], ...] = attrs.field(repr=False)
    _read: dict[str, Any] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    @classmethod
    def from_package(cls, package: str) -> "RulePack":
        """Return the pack whose files stand beside a package's `__init__.py`."""
        return cls._from(package, files(package))

    @classmethod
    def from_folder(cls, path: str | Path) -> "RulePack":
        """Return the pack of a folder; raises `InvalidRule` when there is none."""
        folder = Path(path)
        if not folder.is_dir():
            raise InvalidRule([Fault("no_folder", str(path), "this is not a folder")])
        return cls._from(folder.resolve().name, folder)

    @classmethod
    def _from(cls, name: str, folder: Traversable) -> "RulePack":
        found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
        texts = ((file, _text(folder / file)) for file in found if file != "pyproject.toml")
        return cls(name, tuple(texts))

    @hookimpl
    def manifest(self) -> Manifest:
        """Return `pack.toml`; raises `InvalidRule` with every fault of every file of the folder."""
        faults = list(self._strangers())
        for name, _ in self.texts:
            if name in FILES:
                _attempt(partial(self._file, name, FILES[name]), faults)
        if not faults:
            _attempt(self._rules, faults)
            faults += self._misplaced()
        if faults:
            raise InvalidRule(faults)
        return self._manifest()

    def who(self) -> Manifest:
        """Return `pack.toml` alone, whatever is wrong with the other files; raises `InvalidRule`."""
        return self._manifest()

    def where(self, id_: str) -> str:
        """Return an id with the file and line it stands at."""
        short = id_.split(".", 1)[-1]
        for name, text in self.texts:
            for number, line in enumerate(text.splitlines(), 1):
                if line.startswith((f'id = "{id_}"', f'name = "{short}"')):
                    return f"{name}, {id_}, line {number}"
        return id_

    def _strangers(self) -> tuple[Fault, ...]:
        strange = [name for name, _ in self.texts if name not in FILES]
        faults = [Fault("unknown_file", name, f"a pack has no such file{suggestion(name, FILES)}") for name in strange]
        if "pack.toml" not in dict(self.texts):
            faults.append(Fault("no_manifest", "pack.toml", "a pack needs this file: prefix, name, municipalities"))
        return tuple(faults)

    def _misplaced(self) -> Iterator[Fault]:
        for name in RULE_FILES:
            file = self._file(name, FileEntry)
            yield from misplaced(name, file) if file else ()

    def _file(self, name: str, cls: type[T]) -> T | None:
        """Return what a file holds, read once: a pack never changes."""
        text = dict(self.texts).get(name)
        if text is not None and name not in self._read:
            toml = TomlReader()
            if cls in LISTED:
                found_here = read_listed(name, text, LISTED[cls], toml, english=False)
                self._read[name] = cls(**found_here)
            else:
                self._read[name] = toml.read(name, text, cls, english=False)
        found: T | None = self._read.get(name)
        return found

    def _manifest(self) -> Manifest:
        file = self._file("pack.toml", PackFile)
        if file is None:
            raise InvalidRule(self._strangers())
        return Manifest(
            prefix=file.prefix,
            name=file.name,
            municipalities=file.municipalities,
            police_district=file.police_district,
            api=file.api,
            valid=Validity.between(file.from_, file.to),
            areas=file.area,
            cut_line=file.cut_line,
        )

    @hookimpl
    def facts(self) -> tuple[LocalFact, ...]:
        """Return `facts.toml`."""
        file, prefix = self._file("facts.toml", FactsFile), self._manifest().prefix
        return tuple(entry.under(prefix) for entry in (file.fact if file else ()))

    @hookimpl
    def schemes(self) -> tuple[Scheme, ...]:
        """Return `scheme.toml`."""
        file = self._file("scheme.toml", Scheme)
        return (file,) if file else ()

    @hookimpl
    def triage_rules(self) -> tuple[Rule, ...]:
        """Return the rules of `triage.toml`."""
        return self._rules_in("triage.toml")

    @hookimpl
    def sharing_rules(self) -> tuple[Rule, ...]:
        """Return the rules of `sharing.toml`."""
        return self._rules_in("sharing.toml")

    @hookimpl
    def requirements(self) -> tuple[Rule, ...]:
        """Return the rules of `gates.toml`."""
        return self._rules_in("gates.toml")

    def _rules_in(self, name: str) -> tuple[Rule, ...]:
        return self._rules().get(name, ())

    def _rules(self) -> Mapping[str, tuple[Rule, ...]]:
        if "rules" not in self._read:
            self._read["rules"] = self._read_rules()
        found: Mapping[str, tuple[Rule, ...]] = self._read["rules"]
        return found

    def _read_rules(self) -> Mapping[str, tuple[Rule, ...]]:
        local = self.facts()
        reader = RuleReader(
            **{
                cls.kind: Vocabulary(dict(cls.facts()) | {i.fact.name: i.fact for i in local if cls.kind in i.of})
                for cls in (Case, SharingRequest, CaseFile, InterventionPlan)
            },
            acts={},
        )
        prefix = self._manifest().prefix
        rules: dict[str, tuple[Rule, ...]] = {}
        faults: list[Fault] = []
        for name in RULE_FILES:
            entry = self._file(name, FileEntry)
            if entry is not None:
                file = RuleFile(name, dict(self.texts)[name], entry)
                _attempt(partial(_put, rules, reader, file, prefix), faults)
        if faults:
            raise InvalidRule(faults)
        return rules

    @hookimpl
    def forums(self) -> tuple[LocalForum, ...]:
        """Return `forums.toml`."""
        file = self._file("forums.toml", ForumsFile)
        return file.forum if file else ()

    @hookimpl
    def measures(self) -> tuple[Measure, ...]:
        """Return `measures.toml`."""
        file = self._file("measures.toml", MeasuresFile)
        return file.measure if file else ()

    @hookimpl
    def indicators(self) -> tuple[Indicator, ...]:
        """Return `indicators.toml`."""
        file = self._file("indicators.toml", IndicatorsFile)
        return file.indicator if file else ()

    @hookimpl
    def deadlines(self) -> tuple[Deadline, ...]:
        """Return `deadlines.toml`."""
        file = self._file("deadlines.toml", DeadlinesFile)
        return file.deadline if file else ()

    @hookimpl
    def organisations(self) -> tuple[Organisation, ...]:
        """Return `organisations.toml`."""
        file = self._file("organisations.toml", OrganisationsFile)
        return file.organisation if file else ()


def _text(file: Traversable) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InvalidRule([Fault("not_utf8", file.name, "this is not UTF-8 text")]) from None


def _put(rules: dict[str, tuple[Rule, ...]], reader: RuleReader, file: RuleFile, owner: str) -> None:
    rules[file.name] = reader.read(file, owner=owner)


def _attempt(read: Callable[[], object], faults: list[Fault]) -> None:
    try:
        read()
    except InvalidRule as error:
        faults.extend(error.faults)
