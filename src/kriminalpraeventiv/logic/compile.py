"""Compile: a whole rule set into one generated function that gives two bit masks.

The function asks each rule's falsity first, because most rules are false of most cases:
`if not false: if true: holds … else: unknown …`. Rules that share their first conditions
share the question too. What the function does is what `evaluate` says; a property test compares them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from kriminalpraeventiv.logic.condition import And, Compare, CompareFacts, Condition, In, Is, Literal_, Not, Or
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.vocabulary import OPEN

Decide = Callable[[Any], tuple[int, int]]
"""From a record to (bits of rules that hold, bits of rules that are unknown)."""


def compile_rules(rules: Sequence[tuple[int, Condition]], facts: Mapping[str, Fact]) -> Decide:
    """Return the function that decides checked conditions, each under its bit."""
    writer = _Writer(facts)
    parts = [(bit, condition.parts if isinstance(condition, And) else (condition,)) for bit, condition in rules]
    body = writer.block(parts, 0, 1) or ["    pass"]
    source = ["def decide(f):", "    holds = unknown = 0", *body, "    return holds, unknown"]
    namespace: dict[str, Any] = dict(writer.constants)
    exec("\n".join(source), namespace)  # noqa: S102 - our own text: names are checked, literals are constants
    decide: Decide = namespace["decide"]
    return decide


class _Writer:
    """Writes the text of the function; constants are passed beside it, never quoted into it."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.constants: dict[str, Any] = {}
        self.names: dict[object, str] = {}

    def block(self, rules: list[tuple[int, tuple[Condition, ...]]], done: int, indent: int) -> list[str]:
        """Write the rules whose first `done` parts are already known not to be false."""
        lines: list[str] = []
        pad = "    " * indent
        for first, group in groupby(rules, key=lambda rule: rule[1][done] if done < len(rule[1]) else None):
            members = list(group)
            if first is None or len(members) == 1:
                lines += [line for bit, parts in members for line in self.rule(bit, parts, done, pad)]
                continue
            lines.append(f"{pad}if not ({self.false(first)}):")
            lines += self.block(members, done + 1, indent + 1)
        return lines

    def rule(self, bit: int, parts: tuple[Condition, ...], done: int, pad: str) -> list[str]:
        true = " and ".join(f"({self.true(part)})" for part in parts)
        lines = []
        if parts[done:]:
            false = " or ".join(f"({self.false(part)})" for part in parts[done:])
            lines.append(f"{pad}if not ({false}):")
            pad += "    "
        return [*lines, f"{pad}if {true}: holds |= {1 << bit}", f"{pad}else: unknown |= {1 << bit}"]

    def true(self, condition: Condition) -> str:
        """Write the expression that is true when the condition is."""
        match condition:
            case And(parts):
                return " and ".join(f"({self.true(part)})" for part in parts)
            case Or(parts):
                return " or ".join(f"({self.true(part)})" for part in parts)
            case Not(part):
                return self.false(part)
            case Is(name):
                return "False" if name.startswith(OPEN) else f"{self.read(name)} is True"
        return self.leaf(condition, opposite=False)

    def false(self, condition: Condition) -> str:
        """Write the expression that is true when the condition is false."""
        match condition:
            case And(parts):
                return " or ".join(f"({self.false(part)})" for part in parts)
            case Or(parts):
                return " and ".join(f"({self.false(part)})" for part in parts)
            case Not(part):
                return self.true(part)
            case Is(name):
                return "False" if name.startswith(OPEN) else f"{self.read(name)} is False"
        return self.leaf(condition, opposite=True)

    def leaf(self, leaf: Condition, *, opposite: bool) -> str:
        match leaf:
            case Compare(name, sign, value):
                fact, text = self.read(name), f"{self.read(name)} {sign} {self.constant(name, value)}"
                positive = sign == "=="
                if positive and not opposite:
                    return text
                if sign == "!=" and opposite:
                    return f"{fact} == {self.constant(name, value)}"
                return self.guarded([fact], text, opposite=opposite)
            case CompareFacts(name, sign, other):
                facts = [self.read(name), self.read(other)]
                return self.guarded(facts, f"{facts[0]} {sign} {facts[1]}", opposite=opposite)
            case In(name, values, negated) if not isinstance(values, str):
                fact, members = self.read(name), self.constant(name, *values, many=True)
                if negated == opposite:
                    return f"{fact} in {members}"
                return f"{fact} not in {members} and {fact} is not None"
        raise TypeError(leaf)

    @staticmethod
    def guarded(facts: list[str], text: str, *, opposite: bool) -> str:
        known = " and ".join(f"{fact} is not None" for fact in facts)
        return f"{known} and not ({text})" if opposite else f"{known} and {text}"

    @staticmethod
    def read(name: str) -> str:
        return f"f.local.get({name!r})" if "." in name else f"f.{name}"

    def constant(self, name: str, *values: Literal_, many: bool = False) -> str:
        dated = self.facts[name].kind == "date"
        made: Any = [date.fromisoformat(str(v)) if dated else v for v in values]
        made = frozenset(made) if many else made[0]
        if isinstance(made, int):
            return str(made)
        if made not in self.names:
            self.names[made] = f"c{len(self.names)}"
            self.constants[self.names[made]] = made
        return self.names[made]
