"""Cut line: whether a function belongs to the crime-prevention organisation or supports it from outside."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.explanation import SCHEMA, Known, KnownFact, known_facts
from kriminalpraeventiv.logic.condition import Condition, names
from kriminalpraeventiv.logic.draft import as_condition
from kriminalpraeventiv.logic.evaluate import Trace, evaluate, undecided
from kriminalpraeventiv.logic.fact import about, fact
from kriminalpraeventiv.logic.record import Local, Record, UnstatedMeans, local_of
from kriminalpraeventiv.prevention.words import word
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Tasks = Literal["exclusive", "primary", "partial", "none"]
"""How much of its work is safety and crime prevention."""
CriterionCode = Literal["exclusive", "primary", "ssp_relevant"]
CutLinePlace = Literal["inside", "supporting"]
_PLACES: Final[dict[bool | None, CutLinePlace | None]] = {True: "inside", False: "supporting", None: None}


@attrs.frozen(kw_only=True)
class Function(Record):
    """A function or organisation on a day; `None` is unknown. It is never a person, and never a measure.

    Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> Function(id="street-team", on=date(2023, 4, 14), tasks="exclusive").ssp_relevant is None
    True
    """

    words: ClassVar[str] = "prevention/function.toml"

    id: str = attrs.field(metadata=about("reference"))
    on: date = attrs.field(metadata=about("date"))
    municipality: str | None = fact("code", vocabulary="municipality")
    tasks: Tasks | None = fact("code", codes=Tasks)
    ssp_relevant: bool | None = fact("yes_no")
    local: Local = attrs.field(factory=Local, converter=local_of)
    unstated: UnstatedMeans = attrs.field(default="unknown", repr=False)
    assumed: tuple[str, ...] = attrs.field(init=False, default=())


@attrs.frozen(kw_only=True)
class Criterion:
    """A way to draw the line: what must hold of a function inside it, and who is known to draw it so.

    `text` says what the criterion is, `inside` and `supporting` what holds of a function on either side of the line.
    """

    code: CriterionCode
    when: Condition = attrs.field(converter=as_condition)
    text: Text
    inside: Text
    supporting: Text
    source: Source
    rows: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Outcome:
    """What one criterion says of the function: `place` is None while a fact it hangs on is unknown."""

    code: CriterionCode
    place: CutLinePlace | None
    text: Text
    facts: tuple[KnownFact, ...]
    source: Source
    rows: tuple[str, ...]
    municipalities: tuple[str, ...]


@attrs.frozen(kw_only=True)
class CutLineReason:
    """Why: what the chosen criterion says, with the facts known of the function."""

    text: Text
    facts: tuple[KnownFact, ...] = ()
    source: Source | None = None
    rows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class CutLineMissing:
    """An unknown fact as a question to ask, and the criteria it could decide."""

    fact: str
    question: Text
    could_decide: tuple[CriterionCode, ...]


@attrs.frozen(kw_only=True)
class CutLineAnswer:
    """The answer about one function.

    `place` is None where no criterion is chosen, or the chosen one hangs on an unknown fact; `outcomes` shows every
    known criterion side by side, whichever is chosen.
    """

    schema: int = SCHEMA
    function: str
    on: date
    place: CutLinePlace | None
    criterion: CriterionCode | None
    outcomes: tuple[Outcome, ...]
    reasons: tuple[CutLineReason, ...]
    missing: tuple[CutLineMissing, ...]


def cut_line(function: Function, criteria: Iterable[Criterion], chosen: str | None = None) -> CutLineAnswer:
    """Return on which side of the cut line (skærelinje) a function stands.

    The line goes through functions and organisations, never through measures or persons, and follows no level of the
    triangle: a function inside may do work on any of them. `chosen` is the code of the municipality's own criterion;
    without one nothing is decided. Raises `InvalidInput` when no criterion has that code.

    >>> from datetime import date
    >>> cut_line(Function(id="school", on=date(2023, 4, 14), tasks="none"), (), None).place is None
    True
    """
    known = tuple(criteria)
    codes = [criterion.code for criterion in known]
    if chosen is not None and chosen not in codes:
        message = f"no criterion has this code{suggestion(chosen, codes)}; known: {', '.join(codes)}"
        raise InvalidInput([Fault("unknown_code", "$.criterion", message)])
    stated = known_facts(function)
    traces = {criterion.code: evaluate(criterion.when, function) for criterion in known}
    outcomes = tuple(_outcome(criterion, traces[criterion.code].value, stated) for criterion in known)
    own = next((outcome for outcome in outcomes if outcome.code == chosen), None)
    return CutLineAnswer(
        function=function.id,
        on=function.on,
        place=own.place if own else None,
        criterion=own.code if own else None,
        outcomes=outcomes,
        reasons=(_reason(own),),
        missing=_missing({own.code: traces[own.code]} if own else traces, function),
    )


def criterion_of(criteria: Iterable[Criterion], municipality: str | None) -> CriterionCode | None:
    """Return the code of the criterion a municipality is known to use, by its documents; None where none is known.

    >>> criterion_of((), "0183") is None
    True
    """
    return next((criterion.code for criterion in criteria if municipality in criterion.municipalities), None)


def _outcome(criterion: Criterion, value: bool | None, stated: Known) -> Outcome:  # noqa: FBT001 - a truth value
    texts = {True: criterion.inside, False: criterion.supporting, None: criterion.text}
    return Outcome(
        code=criterion.code,
        place=_PLACES[value],
        text=texts[value],
        facts=tuple(stated[name] for name in names(criterion.when) if name in stated),
        source=criterion.source,
        rows=criterion.rows,
        municipalities=criterion.municipalities,
    )


def _reason(own: Outcome | None) -> CutLineReason:
    if own is None:
        return CutLineReason(text=word("cut_line", "none_declared"))
    said = word("cut_line", "chosen").filled(said=own.text)
    return CutLineReason(text=said, facts=own.facts, source=own.source, rows=own.rows)


def _missing(traces: dict[CriterionCode, Trace], function: Function) -> tuple[CutLineMissing, ...]:
    decides: dict[str, dict[CriterionCode, None]] = {}
    for code, trace in traces.items():
        for name in undecided(trace, function):
            decides.setdefault(name, {})[code] = None
    facts = function.facts()
    ordered = sorted(decides, key=lambda name: (-len(decides[name]), name))
    return tuple(
        CutLineMissing(fact=name, question=facts[name].question, could_decide=tuple(decides[name])) for name in ordered
    )
