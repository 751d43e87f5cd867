"""Conditions as values: what `parse` makes, `str` prints, and every evaluator reads."""

from collections.abc import Iterator
from typing import Final, Literal

import attrs

Operator = Literal["==", "!=", "<", "<=", ">", ">="]
ORDER: Final = frozenset({"<", "<=", ">", ">="})
FLIPPED: Final[dict[str, Operator]] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
Literal_ = str | int


def _quoted(value: Literal_) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


@attrs.frozen
class Is:
    """A yes/no fact, or a named condition, standing alone."""

    name: str
    column: int = attrs.field(default=0, eq=False, repr=False)

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class Compare:
    """A fact against a literal: `age < 18`, `sender == "police"`."""

    name: str
    operator: Operator
    value: Literal_
    column: int = attrs.field(default=0, eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {_quoted(self.value)}"


@attrs.frozen
class CompareFacts:
    """Two facts of one kind against each other: `sender == receiver`."""

    name: str
    operator: Operator
    other: str
    column: int = attrs.field(default=0, eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {self.other}"


@attrs.frozen
class In:
    """A fact in, or not in, a set: literals in order, or the name of a set."""

    name: str
    values: tuple[Literal_, ...] | str
    negated: bool = False
    column: int = attrs.field(default=0, eq=False, repr=False)

    def __str__(self) -> str:
        named = isinstance(self.values, str)
        values = self.values if named else "{" + ", ".join(_quoted(v) for v in self.values) + "}"
        return f"{self.name} {'not in' if self.negated else 'in'} {values}"


@attrs.frozen
class Not:
    """The opposite of a condition; unknown stays unknown."""

    part: "Condition"

    def __str__(self) -> str:
        return f"not {_inside(self.part, Not)}"


@attrs.frozen
class And:
    """All of the parts, two or more, none of them an `And`."""

    parts: tuple["Condition", ...]

    def __str__(self) -> str:
        return " and ".join(_inside(part, And) for part in self.parts)


@attrs.frozen
class Or:
    """At least one of the parts, two or more, none of them an `Or`."""

    parts: tuple["Condition", ...]

    def __str__(self) -> str:
        return " or ".join(_inside(part, Or) for part in self.parts)


Leaf = Is | Compare | CompareFacts | In
Condition = Leaf | Not | And | Or
_LOOSER: Final[dict[type, tuple[type, ...]]] = {Not: (And, Or), And: (Or,), Or: ()}


def _inside(part: Condition, parent: type) -> str:
    return f"({part})" if isinstance(part, _LOOSER[parent]) else str(part)


def all_of(*parts: Condition) -> Condition:
    """Return the conjunction, flattened: `(a and b) and c` is `a and b and c`."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(*parts: Condition) -> Condition:
    """Return the disjunction, flattened."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves of a condition from left to right."""
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def names(condition: Condition) -> tuple[str, ...]:
    """Return the facts a condition names, each once, in order of first mention.

    >>> names(CompareFacts("sender", "==", "receiver"))
    ('sender', 'receiver')
    """
    found = [
        name
        for leaf in leaves(condition)
        for name in ((leaf.name, leaf.other) if isinstance(leaf, CompareFacts) else (leaf.name,))
    ]
    return tuple(dict.fromkeys(found))
