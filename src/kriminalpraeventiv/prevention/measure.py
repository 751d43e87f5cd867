"""Measure: an effort against crime: its purpose, whom it is for, which column carries it."""

from typing import Literal

import attrs

from kriminalpraeventiv.logic.rule import Column
from kriminalpraeventiv.source import Certainty, Source
from kriminalpraeventiv.text import Text

Purpose = Literal["opbygning", "forebyggelse", "kriminalitetsforebyggelse"]
"""The levels of the prevention triangle, the broad base first."""
TargetGroup = Literal["primary", "secondary", "tertiary"]
"""Whom it is for: everybody, those at raised risk, those with crime behind them or close ahead."""
Side = Literal["offender", "target", "physical_control", "social_control"]
"""The sides of the crime triangle a measure acts on; the missing control is physical or social."""


@attrs.frozen(kw_only=True)
class Measure:
    """An effort as a document describes it, and where it sits.

    `purposes`, `groups` and `columns` are sets in order, the main one first; an effort may serve two levels.
    `outside` marks what fights crime and is no prevention. `placed` says how sure purposes and groups are,
    `in_column` how sure the columns. `municipalities` are those whose documents name it; none: it is national.
    """

    id: str
    title: Text
    source: Source
    purposes: tuple[Purpose, ...] = ()
    outside: bool = False
    groups: tuple[TargetGroup, ...] = ()
    columns: tuple[Column, ...] = ()
    placed: Certainty = "proposed"
    in_column: Certainty = "proposed"
    target: Text | None = None
    responsible: Text | None = None
    sides: tuple[Side, ...] = ()
    incidents: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    note: Text | None = None
    number: int | None = None
    rows: tuple[str, ...] = ()
