"""Catalogue: measures, organisations, cut lines, scales, deadlines, indicators; each file read when first asked for."""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import attrs

from kriminalpraeventiv.corpus.reader import corpus_reader
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.prevention.cut_line import Criterion, CriterionCode, Function
from kriminalpraeventiv.prevention.evidence import EvidenceScale
from kriminalpraeventiv.prevention.goals import StagedGoal
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.serialization.listed import read_listed
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

LATER: Final = (
    "measures.toml",
    "organisations.toml",
    "evidence_scales.toml",
    "deadlines.toml",
    "indicators.toml",
    "goals.toml",
    "cut_lines.toml",
)
"""The files read here: no rule stands in them, and few processes need them."""


@cache
def measures() -> tuple[Measure, ...]:
    """Return the measures the source documents name, in their order."""
    return _listed("measures.toml", "measure", Measure)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return how municipalities and districts organise the work."""
    return _listed("organisations.toml", "organisation", Organisation)


@cache
def evidence_scales() -> tuple[EvidenceScale, ...]:
    """Return the scales that grade evidence."""
    return _listed("evidence_scales.toml", "scale", EvidenceScale)


@cache
def deadlines() -> tuple[Deadline, ...]:
    """Return the national deadlines of the year."""
    return _listed("deadlines.toml", "deadline", Deadline)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return what the national documents measure and aim at."""
    return _listed("indicators.toml", "indicator", Indicator)


@cache
def goals() -> tuple[StagedGoal, ...]:
    """Return the goals in stages that the source documents give."""
    return _listed("goals.toml", "goal", StagedGoal)


@cache
def cut_lines() -> tuple[Criterion, ...]:
    """Return the criteria by which municipalities draw the line round their organisation."""
    words = Vocabulary(facts=Function.facts())
    read = _listed("cut_lines.toml", "criterion", _CriterionEntry)
    return tuple(Criterion(**attrs.asdict(e, recurse=False) | {"when": words.read(e.when)}) for e in read)


@attrs.frozen(kw_only=True)
class _CriterionEntry:
    """A criterion as it stands in the file, its condition as text."""

    code: CriterionCode
    when: str
    text: Text
    inside: Text
    supporting: Text
    source: Source
    rows: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


def _listed(name: str, table: str, cls: type[Any]) -> tuple[Any, ...]:
    text = (files("kriminalpraeventiv") / "corpus" / name).read_text(encoding="utf-8")
    return read_listed(name, text, {table: cls}, corpus_reader())[table]
