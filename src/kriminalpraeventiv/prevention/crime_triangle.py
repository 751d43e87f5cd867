"""Crime triangle: the offender, the target and the missing control, and which measures act on each."""

from collections.abc import Iterable
from datetime import date
from typing import Final, get_args

import attrs

from kriminalpraeventiv.case import Incident
from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.prevention.measure import Measure, Side
from kriminalpraeventiv.prevention.words import word
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

_STRATEGY: Final = Source(
    document="National strategi for forebyggelse af kriminalitet 2014-2015, Rigspolitiet",
    place="s. 4 og note 4",
    standing="guidance",
    certainty="stated",
    dated=date(2014, 2, 17),
)


@attrs.frozen(kw_only=True)
class SideView:
    """A side of the crime triangle: what to consider there, and the measures that act on it."""

    side: Side
    title: Text
    question: Text
    measures: tuple[Measure, ...] = ()


@attrs.frozen(kw_only=True)
class CrimeTriangle:
    """All sides, also those on which no known measure acts; the missing control is physical or social.

    `incident` is the kind of event asked about, None where measures are shown for any; `beside` are the measures for
    it whose side is not known. It proposes what to think of and decides nothing.
    """

    schema: int = SCHEMA
    incident: Incident | None = None
    sides: tuple[SideView, ...]
    beside: tuple[Measure, ...] = ()
    text: Text
    source: Source
    rows: tuple[str, ...]


def sides(measures: Iterable[Measure], incident: Incident | None = None) -> CrimeTriangle:
    """Return the measures of each side; with an incident only those that name it.

    A measure that acts on two sides stands on both; what fights crime without preventing it stands on none.
    Raises `InvalidInput` for an incident that has no code; `"none"` is no incident.

    >>> [view.side for view in sides([], "burglary").sides]
    ['offender', 'target', 'physical_control', 'social_control']
    """
    if incident is not None and incident not in get_args(Incident):
        hint = suggestion(str(incident), get_args(Incident))
        raise InvalidInput([Fault("unknown_code", "$.incident", f"unknown incident{hint}")])
    event = None if incident == "none" else incident
    ordered = sorted(measures, key=_order)
    acting = [m for m in ordered if not m.outside and (event is None or event in m.incidents)]
    return CrimeTriangle(
        incident=event,
        sides=tuple(_view(side, acting) for side in get_args(Side)),
        beside=tuple(m for m in acting if event and not m.sides),
        text=word("consider", "why"),
        source=_STRATEGY,
        rows=("INT-14",),
    )


def _view(side: Side, measures: Iterable[Measure]) -> SideView:
    acting = tuple(m for m in measures if side in m.sides)
    return SideView(side=side, title=word("side", side), question=word("consider", side), measures=acting)


def _order(measure: Measure) -> tuple[bool, int, str]:
    return measure.number is None, measure.number or 0, measure.id
