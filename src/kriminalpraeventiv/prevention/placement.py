"""Placement: where one measure stands in the prevention triangle, in which column, and how sure that is."""

from collections.abc import Iterator
from typing import Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.logic.rule import Column
from kriminalpraeventiv.prevention.measure import Measure, Purpose, Side, TargetGroup
from kriminalpraeventiv.prevention.words import certainty_word, word
from kriminalpraeventiv.source import Certainty, Source
from kriminalpraeventiv.text import Text

Where = Literal["triangle", "outside", "supports"]
"""On a level of the triangle; outside, because it fights crime; or on no level, because it supports the work."""


@attrs.frozen(kw_only=True)
class Placement:
    """The answer about one measure: its main level and column, the further ones, and why.

    `purpose` is the level it stands on, `also` the further levels it serves, `column` and `further_columns` the same
    for columns; `placed` says how sure the level is, `in_column` how sure the columns. `plugin` is the prefix of the
    plugin that contributed it, or `national`. A column holds for a task and a municipality, never for all.
    """

    schema: int = SCHEMA
    measure: str
    title: Text
    where: Where
    purpose: Purpose | None = None
    also: tuple[Purpose, ...] = ()
    groups: tuple[TargetGroup, ...] = ()
    column: Column | None = None
    further_columns: tuple[Column, ...] = ()
    placed: Certainty
    in_column: Certainty
    sides: tuple[Side, ...] = ()
    target: Text | None = None
    responsible: Text | None = None
    municipalities: tuple[str, ...] = ()
    reasons: tuple[Text, ...]
    source: Source
    rows: tuple[str, ...] = ()
    plugin: str = "national"

    @property
    def columns(self) -> tuple[Column, ...]:
        """All its columns, the main one first."""
        return (*((self.column,) if self.column else ()), *self.further_columns)


def place(measure: Measure, plugin: str = "national") -> Placement:
    """Return where a measure stands and why.

    A measure with several purposes stands on the first and is marked with the others. What is marked `outside`
    stands outside the triangle whatever its purposes; one without purposes supports the work.

    >>> from kriminalpraeventiv.source import Source
    >>> source = Source(document="Et eksempel", standing="practice", certainty="stated")
    >>> made = Measure(id="m.walks", title=Text(da="Vandringer", en="walks"), source=source, purposes=("opbygning",))
    >>> place(made).where, place(made).purpose, place(made).column
    ('triangle', 'opbygning', None)
    """
    where = _where(measure)
    inside = where == "triangle"
    return Placement(
        measure=measure.id,
        title=measure.title,
        where=where,
        purpose=measure.purposes[0] if inside else None,
        also=measure.purposes[1:] if inside else (),
        groups=measure.groups,
        column=measure.columns[0] if measure.columns else None,
        further_columns=measure.columns[1:],
        placed=measure.placed,
        in_column=measure.in_column,
        sides=measure.sides,
        target=measure.target,
        responsible=measure.responsible,
        municipalities=measure.municipalities,
        reasons=tuple(_reasons(measure, where)),
        source=measure.source,
        rows=measure.rows,
        plugin=plugin,
    )


def _where(measure: Measure) -> Where:
    if measure.outside:
        return "outside"
    return "triangle" if measure.purposes else "supports"


def _reasons(measure: Measure, where: Where) -> Iterator[Text]:
    if where == "triangle":
        main = measure.purposes[0]
        yield word("placed", "triangle").filled(level=word("level", main), means=word("means", main))
        if measure.purposes[1:]:
            yield word("placed", "also").filled(levels=Text.listed(word("level", p) for p in measure.purposes[1:]))
    else:
        yield word("placed", where)
    yield certainty_word("placed", measure.placed)
    columns = Text.listed(word("column", column) for column in measure.columns)
    said = certainty_word("in_column", measure.in_column) if measure.columns else word("in_column", "none")
    yield said.filled(columns=columns)
    if measure.note:
        yield measure.note
