"""Evaluate: the tracing interpreter, the reference every other evaluator must agree with.

Strong Kleene logic: a comparison with an unknown side is unknown; `and` is false when one part is,
`or` true when one part is, and otherwise unknown when a part is unknown.
"""

import operator
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, Protocol

import attrs

from kriminalpraeventiv.logic.condition import And, Compare, CompareFacts, Condition, In, Is, Not, Or, names
from kriminalpraeventiv.logic.fact import Value
from kriminalpraeventiv.logic.vocabulary import OPEN

OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Known(Protocol):
    """Anything that can be asked for the value of a fact, `None` when unknown."""

    def known(self, name: str) -> Value | None:
        """Return the value of the fact."""


@attrs.frozen
class Trace:
    """What a condition came to (`True`, `False`, `None` unknown), and what each part came to."""

    condition: Condition
    value: bool | None
    parts: tuple["Trace", ...] = ()


def both(values: tuple[bool | None, ...]) -> bool | None:
    """Return the Kleene conjunction.

    >>> both((True, None)), both((False, None))
    (None, False)
    """
    if False in values:
        return False
    return None if None in values else True


def either(values: tuple[bool | None, ...]) -> bool | None:
    """Return the Kleene disjunction."""
    if True in values:
        return True
    return None if None in values else False


def opposite(value: bool | None) -> bool | None:  # noqa: FBT001 - a truth value
    """Return the Kleene negation."""
    return None if value is None else not value


def evaluate(condition: Condition, facts: Known) -> Trace:
    """Return the trace of a checked condition over some facts."""
    match condition:
        case And(parts):
            traces = tuple(evaluate(part, facts) for part in parts)
            return Trace(condition, both(tuple(t.value for t in traces)), traces)
        case Or(parts):
            traces = tuple(evaluate(part, facts) for part in parts)
            return Trace(condition, either(tuple(t.value for t in traces)), traces)
        case Not(part):
            trace = evaluate(part, facts)
            return Trace(condition, opposite(trace.value), (trace,))
    return Trace(condition, _leaf(condition, facts))


def _leaf(leaf: Condition, facts: Known) -> bool | None:
    match leaf:
        case Is(name):
            value = None if name.startswith(OPEN) else facts.known(name)
            return None if value is None else value is True
        case Compare(name, sign, literal):
            value = facts.known(name)
            return None if value is None else OPERATORS[sign](value, _like(value, literal))
        case CompareFacts(name, sign, other):
            a, b = facts.known(name), facts.known(other)
            return None if a is None or b is None else OPERATORS[sign](a, b)
        case In(name, values, negated):
            value = facts.known(name)
            return None if value is None else (value in [_like(value, v) for v in values]) != negated
    raise TypeError(leaf)


def _like(value: Value, literal: int | str) -> Value:
    return date.fromisoformat(literal) if isinstance(value, date) and isinstance(literal, str) else literal


def undecided(trace: Trace, facts: Known) -> Iterator[str]:
    """Yield the unknown facts on which an unknown trace hangs, points the law leaves open included."""
    if trace.value is not None:
        return
    if trace.parts:
        for part in trace.parts:
            yield from undecided(part, facts)
        return
    for name in names(trace.condition):
        if name.startswith(OPEN) or facts.known(name) is None:
            yield name
