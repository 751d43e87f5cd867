"""Mutated rules: everything loaded, and what it takes to let one file of it read otherwise."""

import gc
from importlib import import_module
from pathlib import Path
from typing import get_args

import attrs

from kriminalpraeventiv.admission import Admitted, admit_all
from kriminalpraeventiv.corpus import catalogue, national
from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import record_of
from kriminalpraeventiv.plugins import chosen
from kriminalpraeventiv.prevention.cut_line import Function
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.timeline import Validity
from tools.condition_sites import Site

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "src/kriminalpraeventiv/corpus"
Asked = dict[tuple[str, ...], tuple[str, Condition, Validity]]
"""Every condition there is, with the kind of record it asks about and the days it counts."""


@attrs.frozen
class Mutant:
    """One change of one condition; `text` is what then stands in the file."""

    site: Site
    what: str
    text: str


@attrs.frozen
class Loaded:
    """What is loaded before anything is changed: facts by kind of record, rulebooks, packs."""

    facts: dict[str, dict[str, Fact]]
    books: tuple[Rulebook, ...]
    packs: tuple[RulePack, ...]

    @classmethod
    def now(cls) -> "Loaded":
        """Return all that is loaded, the facts of packs among those of each kind."""
        reader, objects = national.read_national().reader, gc.get_objects()
        packs = tuple(item for item in objects if type(item) is RulePack)
        kinds: tuple[RecordKind, ...] = get_args(RecordKind)
        facts: dict[str, dict[str, Fact]] = {"function": dict(Function.facts())}
        facts |= {kind: dict(reader.words(kind).facts) for kind in kinds}
        for pack in (pack for pack in packs if "facts.toml" in dict(pack.texts)):
            for local in pack.facts():
                for kind in local.of:
                    facts[kind].setdefault(local.fact.name, local.fact)
        books = tuple(item for item in objects if type(item) is Rulebook)
        return cls(facts, books, packs)


def conditions(site: Site) -> Asked:
    """Return the conditions a file can change: the national ones, or those of its pack."""
    if CORPUS in site.file.parents:
        corpus = national.read_national()
        found: Asked = {(rule.id,): (record_of(rule), rule.when, rule.valid) for rule in corpus.rules}
        for step in corpus.course.steps:
            for key in ("optional_when", "early_when"):
                if getattr(step, key) is not None:
                    found[step.code, key] = ("file", getattr(step, key), Validity())
        lines = {(line.code, "line"): ("function", line.when, Validity()) for line in catalogue.cut_lines()}
        return found | lines
    return {(rule.id,): (record_of(rule), rule.when, rule.valid) for rule in _admitted(site).rules}


def _admitted(site: Site) -> Admitted:
    pack = import_module(site.file.parent.name).plugin
    return admit_all(chosen([pack], ()), (), national.read_national())[0][0]


def put_in_place(mutant: Mutant, loaded: Loaded) -> None:
    """Let the file read as the mutant has it, here and in every rulebook already loaded."""
    site = mutant.site
    text = site.within(site.file.read_text(encoding="utf-8"), mutant.text)
    read_text, read_bytes = Path.read_text, Path.read_bytes
    Path.read_text = lambda self, *a, **k: text if self == site.file else read_text(self, *a, **k)  # type: ignore[method-assign]
    Path.read_bytes = lambda self: text.encode() if self == site.file else read_bytes(self)  # type: ignore[method-assign]
    if CORPUS in site.file.parents:
        lines = catalogue.cut_lines()
        national.read_national.cache_clear()
        catalogue.cut_lines.cache_clear()
        for line, anew in zip(lines, catalogue.cut_lines(), strict=True):
            object.__setattr__(line, "when", anew.when)
    for pack in (pack for pack in loaded.packs if pack.name == site.file.parent.name):
        object.__setattr__(pack, "texts", tuple((dict(pack.texts) | {site.file.name: text}).items()))
        pack._read.clear()
    corpus = national.read_national()
    own = None if CORPUS in site.file.parents else _admitted(site)
    for book in loaded.books:
        same = (own if own and plugin.manifest.prefix == own.manifest.prefix else plugin for plugin in book.plugins)
        object.__setattr__(book, "plugins", tuple(same))
        object.__setattr__(book, "corpus", corpus)
        book.__attrs_post_init__()
