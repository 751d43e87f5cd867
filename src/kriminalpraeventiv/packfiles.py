"""Pack files: what may stand in each file of a rule pack, beside its rules."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal

import attrs

from kriminalpraeventiv.corpus.entries import FileEntry
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.hookspecs import Area, CutLine, LocalFact
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class PackFile:
    """`pack.toml`: who the pack is, whom it speaks for, and while it is valid (`from` and `to`, both inclusive)."""

    prefix: str
    name: Text
    municipalities: tuple[str, ...] = ()
    police_district: str | None = None
    api: str = "1"
    from_: date | None = None
    to: date | None = None
    area: tuple[Area, ...] = ()
    cut_line: CutLine | None = None


@attrs.frozen(kw_only=True)
class FactEntry:
    """A fact: its name without the prefix, what it takes, what leaving it out means."""

    name: str
    kind: Literal["yes_no", "number", "date", "code"]
    label: Text
    question: Text
    codes: tuple[str, ...] = ()
    words: Mapping[str, Text] = attrs.field(factory=dict)
    low: int = 0
    high: int = 1_000_000
    absent: bool | None = None
    graver: bool = False
    assessed: bool = False
    of: tuple[RecordKind, ...] = ("case", "request")

    def under(self, prefix: str) -> LocalFact:
        """Return the fact under its full name."""
        made = attrs.asdict(self, recurse=False, filter=lambda field, _: field.name != "of")
        own = {"name": f"{prefix}.{self.name}", "words": tuple(self.words.items())}
        return LocalFact(fact=Fact(**made | own), of=self.of)


@attrs.frozen(kw_only=True)
class FactsFile:
    """`facts.toml`: the facts a pack declares."""

    fact: tuple[FactEntry, ...] = ()


@attrs.frozen(kw_only=True)
class ForumsFile:
    """`forums.toml`: the forums of a municipality, each with its source named under `[sources.x]`."""

    forum: tuple[LocalForum, ...] = ()


@attrs.frozen(kw_only=True)
class IndicatorsFile:
    """`indicators.toml`: what is measured and aimed at, each with its source named under `[sources.x]`."""

    indicator: tuple[Indicator, ...] = ()


@attrs.frozen(kw_only=True)
class MeasuresFile:
    """`measures.toml`: measures, each with its source named under `[sources.x]`."""

    measure: tuple[Measure, ...] = ()


@attrs.frozen(kw_only=True)
class DeadlinesFile:
    """`deadlines.toml`: deadlines and meetings of the year, each with its source named under `[sources.x]`."""

    deadline: tuple[Deadline, ...] = ()


@attrs.frozen(kw_only=True)
class OrganisationsFile:
    """`organisations.toml`: how the work is organised, each with its source named under `[sources.x]`."""

    organisation: tuple[Organisation, ...] = ()


FILES: Final[dict[str, type]] = {
    "pack.toml": PackFile,
    "facts.toml": FactsFile,
    "scheme.toml": Scheme,
    "triage.toml": FileEntry,
    "sharing.toml": FileEntry,
    "gates.toml": FileEntry,
    "forums.toml": ForumsFile,
    "measures.toml": MeasuresFile,
    "indicators.toml": IndicatorsFile,
    "deadlines.toml": DeadlinesFile,
    "organisations.toml": OrganisationsFile,
}
"""The files of a pack, and what each may hold."""
LISTED: Final[dict[type, dict[str, type]]] = {
    ForumsFile: {"forum": LocalForum},
    MeasuresFile: {"measure": Measure},
    IndicatorsFile: {"indicator": Indicator},
    DeadlinesFile: {"deadline": Deadline},
    OrganisationsFile: {"organisation": Organisation},
}
"""The files whose tables are listed with their sources named once."""
_NATIONAL: Final = ("provision", "version", "notice", "point", "kind", "seat", "step", "rung", "read_until")
RULE_FILES: Final[dict[str, tuple[str, ...]]] = {
    "triage.toml": ("target", "triage"),
    "sharing.toml": ("permit", "forbid", "duty", "route", "note"),
    "gates.toml": ("require", "casework"),
}
"""The files that hold rules, and the tables of each."""


def misplaced(name: str, file: FileEntry) -> Iterator[Fault]:
    """Yield what stands in a rule file of a pack and belongs in national law, or in another file."""
    for table in _NATIONAL:
        if getattr(file, table):
            yield Fault("national_only", name, f"`{table}` stands in national law only")
    for home, tables in RULE_FILES.items():
        for table in tables if home != name else ():
            if getattr(file, table):
                yield Fault("wrong_file", name, f"`{table}` belongs in {home}")
