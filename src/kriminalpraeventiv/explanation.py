"""Explanations: reasons, sources, missing facts, duties and routes, as an answer shows them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal, Self, TypeVar, cast

import attrs

from kriminalpraeventiv.logic.fact import Fact, Value
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Rule, Step
from kriminalpraeventiv.logic.vocabulary import OPEN
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Commencement

Effect = Literal["permits", "forbids", "lacks", "notes"]
CouldChange = Literal[
    "level",
    "in_target_group",
    "verdict",
    "next_steps",
    "parties",
    "minimum",
    "reasons",
    "warnings",
    "evaluation_level",
    "place",
]
Mark = Literal["decides", "notes"]
SCHEMA = 1
"""The number of the JSON shape; a published number never changes its meaning."""


@attrs.frozen(kw_only=True)
class Notice:
    """What an answer says of itself, without a condition: why it is null, why it is undetermined."""

    id: str
    rows: tuple[str, ...] = ()
    text: Text
    source: Source
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class Point(Notice):
    """A point the law, or our reading of it, leaves open.

    Where it `decides`, the verdict is undetermined and the point is unsettled; else it `notes`. `question` is its
    number in the list of open questions, `shown_by` the rules and notices that bring it up.
    """

    mark: Mark
    question: int | None = None
    shown_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class KnownFact:
    """A fact as a reason names it; `assumed` when it was left out and taken for what absence means."""

    name: str
    value: Value
    assumed: bool = False


@attrs.frozen(kw_only=True)
class Explained:
    """What reasons, duties, routes and unsettled points have in common."""

    rule: str
    rows: tuple[str, ...] = ()
    text: Text
    source: Source
    facts: tuple[KnownFact, ...] = ()
    plugin: str = "national"

    @classmethod
    def by(cls, rule: Rule, known: "Known", source: Source | None = None, **more: Any) -> Self:  # noqa: ANN401 - fields of cls
        """Return the explanation a rule gives, with those of its facts that are known."""
        return cls(
            rule=rule.id,
            rows=rule.rows,
            text=rule.text,
            source=source or rule.source,
            facts=tuple(known[name] for name in rule.names if name in known),
            plugin=rule.owner,
            **more,
        )

    @classmethod
    def of(cls, notice: Notice, **more: Any) -> Self:  # noqa: ANN401 - fields of cls
        """Return the explanation a notice gives."""
        return cls(rule=notice.id, rows=notice.rows, text=notice.text, source=notice.source, **more)


@attrs.frozen(kw_only=True)
class Reason(Explained):
    """Why: a rule that holds (`permits`, `forbids`, `notes`) or was found not to apply (`lacks`)."""

    effect: Effect


@attrs.frozen(kw_only=True)
class DutyShown(Explained):
    """What a sharing brings with it; not `certain` while a fact it hangs on is unknown."""

    certain: bool


@attrs.frozen(kw_only=True)
class RouteShown(Explained):
    """Another way to go; `binding` where another law obliges."""

    binding: bool
    certain: bool


@attrs.frozen(kw_only=True)
class Unsettled(Explained):
    """A point the law, or our reading of it, leaves open."""

    @classmethod
    def by_act(cls, notices: Mapping[str, Notice], act: Commencement) -> Self:
        """Return that nobody knows whether an act has commenced, with its days as far as they are known."""
        notice = notices["open_since_nobody_knows" if act.earliest == date.min else "open_commencement"]
        words = {"act": act.act, "earliest": str(act.earliest), "latest": str(act.latest)}
        return cls.of(attrs.evolve(notice, text=notice.text.filled(**words)))


@attrs.frozen(kw_only=True)
class Missing:
    """A fact that is unknown and could still change the answer, as a question to ask."""

    fact: str
    question: Text
    could_change: tuple[CouldChange, ...]


@attrs.frozen(kw_only=True)
class Flag:
    """A mark on an answer that a person must see."""

    code: str
    rule: str
    rows: tuple[str, ...]
    text: Text


@attrs.frozen(kw_only=True)
class NextStep(Step):
    """A step, and the rule that gives it."""

    rule: str
    rows: tuple[str, ...]


def merged(steps: Iterable[NextStep]) -> tuple[NextStep, ...]:
    """Return steps without those another says as well: of one code each kind once, and no offer of what is to be done.

    A municipality that asks for what is nationally offered uses the national code.
    """
    told = tuple(steps)
    to_do = {step.code for step in told if step.kind == "do"}
    kept = {(step.code, step.kind): step for step in reversed(told) if step.kind != "offer" or step.code not in to_do}
    return tuple(step for step in told if kept.get((step.code, step.kind)) is step)


Known = Mapping[str, KnownFact]
"""The facts known of a record, by name."""


def known_facts(record: Record) -> Known:
    """Return what is known of a record, as reasons name it."""
    stated = {name: record.known(name) for name in record.facts()} | dict(record.local)
    return {
        name: KnownFact(name=name, value=value, assumed=name in record.assumed)
        for name, value in stated.items()
        if value is not None
    }


def missing_facts(
    undecided: Iterable[tuple[CouldChange, Iterable[str]]], facts: Mapping[str, Fact]
) -> tuple[Missing, ...]:
    """Return the unknown facts of undecided rules, those in most rules first, then by name.

    `undecided` gives for each undecided rule what it could change and the facts it hangs on.
    """
    counts: dict[str, int] = {}
    changes: dict[str, dict[CouldChange, None]] = {}
    for change, hanging in undecided:
        for name in dict.fromkeys(hanging):
            if not name.startswith(OPEN):
                counts[name] = counts.get(name, 0) + 1
                changes.setdefault(name, {})[change] = None
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(
        Missing(fact=name, question=facts[name].question, could_change=tuple(sorted(changes[name]))) for name in ordered
    )


A = TypeVar("A", bound="Answer")


class Answer:
    """An answer is a value; what few callers read of it is filled in when first asked for.

    Subclasses are `attrs.frozen(kw_only=True)` classes with a field `_pending` that is no part of the value.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field
        """Fill in the empty fields; reached only when one is empty."""
        pending = None if name == "_pending" else self._pending
        if pending is not None:
            filler, conclusion, record = pending
            for field, value in filler.fill(conclusion, record).items():
                fill_in(self, field, value)
            fill_in(self, "_pending", None)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        fields: Any = attrs.fields(cast("Any", type(self)))
        return _rebuild, (type(self), {f.name: getattr(self, f.name) for f in fields if f.init})


fill_in = object.__setattr__
"""Set a field of a frozen answer that is still being made."""


def _rebuild(cls: type[A], values: dict[str, Any]) -> A:
    return cls(**values)
