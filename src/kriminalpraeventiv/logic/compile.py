"""Compile: a whole rule set into one generated function that gives two bit masks.

The function asks whether a rule may hold before it asks whether it does, because most rules are false of most
cases: `if may: if true: holds … else: unknown …`. A condition that many rules share is asked once for all of
them. What the function does is what `evaluate` says; a property test compares them.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from kriminalpraeventiv.logic.condition import (
    And,
    Compare,
    CompareFacts,
    Condition,
    In,
    Is,
    Literal_,
    Not,
    Or,
    all_of,
    names,
)
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.vocabulary import OPEN

Masks = tuple[int, int]
"""Bits of the rules that hold, bits of the rules that are unknown."""
Decide = Callable[[Any], Masks]
"""From a record to the masks."""
Parts = tuple[Condition, ...]
_READ: Final = re.compile(r"\bf\.(?!local\b)(\w+)")
_OFTEN: Final = 3


def compile_rules(rules: Sequence[tuple[int, Condition]], facts: Mapping[str, Fact]) -> Decide:
    """Return the function that decides checked conditions, each under its bit."""
    writer = _Writer(facts)
    masks: dict[Condition, int] = {}
    for bit, condition in rules:
        masks[condition] = masks.get(condition, 0) | 1 << bit
    body = writer.block([(mask, _parts(condition), _parts(condition)) for condition, mask in masks.items()], "    ")
    source = ["def decide(f):", "    holds = unknown = 0", *_in_locals(body), "    return holds, unknown"]
    namespace: dict[str, Any] = dict(writer.constants)
    exec("\n".join(source), namespace)  # noqa: S102 - our own text: names are checked, literals are constants
    decide: Decide = namespace["decide"]
    return decide


def _parts(condition: Condition) -> Parts:
    return condition.parts if isinstance(condition, And) else (condition,)


class _Writer:
    """Writes the text of the function; constants are passed beside it, never quoted into it."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.constants: dict[str, Any] = {}
        self.names: dict[object, str] = {}

    def block(self, rules: list[tuple[int, Parts, Parts]], pad: str) -> list[str]:
        """Write rules, each with all its parts and those not yet asked; the most shared part is asked first."""
        lines: list[str] = []
        while rules:
            counts = Counter(part for _, _, left in rules for part in dict.fromkeys(left))
            shared, many = max(counts.items(), key=lambda item: item[1], default=(None, 0))
            if shared is None or many == 1:
                return lines + [line for rule in rules for line in self.rule(*rule, pad)]
            inside = [(mask, parts, _without(left, shared)) for mask, parts, left in rules if shared in left]
            rules = [rule for rule in rules if shared not in rule[2]]
            lines += [f"{pad}if {self.may(shared)}:", *self.block(inside, pad + "    ")]
        return lines

    def rule(self, mask: int, parts: Parts, left: Parts, pad: str) -> list[str]:
        lines = []
        if left:
            lines.append(f"{pad}if {' and '.join(f'({self.may(part)})' for part in left)}:")
            pad += "    "
        return [*lines, f"{pad}if {self.certain(parts)}: holds |= {mask}", f"{pad}else: unknown |= {mask}"]

    def certain(self, parts: Parts) -> str:
        """Write the expression that is true when parts, none of them false, are all true.

        A comparison that is not false is true when its facts are known; each fact is asked for once.
        """
        deep = [part for part in parts if isinstance(part, And | Or | Not)]
        plain = names(all_of(*(part for part in parts if part not in deep))) if len(deep) < len(parts) else ()
        asked = ["False" if name.startswith(OPEN) else f"{self.read(name)} is not None" for name in plain]
        return " and ".join([*asked, *(f"({self.true(part)})" for part in deep)])

    def true(self, condition: Condition) -> str:
        """Write the expression that is true when the condition is true."""
        match condition:
            case And(parts):
                return " and ".join(f"({self.true(part)})" for part in parts)
            case Or(parts):
                return " or ".join(f"({self.true(part)})" for part in parts)
            case Not(part):
                return f"not ({self.may(part)})"
            case Is(name):
                return "False" if name.startswith(OPEN) else f"{self.read(name)} is True"
            case Compare(name, "==", value):
                return f"{self.read(name)} == {self.constant(name, value)}"
            case In(name, _, False):
                return f"{self.read(name)} in {self.members(condition)}"
        return f"{self.asked(condition)} and {self.known(condition, 'is not None', 'and')}"

    def may(self, condition: Condition) -> str:
        """Write the expression that is true when the condition is true or unknown."""
        match condition:
            case And(parts):
                return " and ".join(f"({self.may(part)})" for part in parts)
            case Or(parts):
                return " or ".join(f"({self.may(part)})" for part in parts)
            case Not(part):
                return f"not ({self.true(part)})"
            case Is(name):
                return "True" if name.startswith(OPEN) else f"{self.read(name)} is not False"
            case Compare(name, "!=", value):
                return f"{self.read(name)} != {self.constant(name, value)}"
            case In(name, _, True):
                return f"{self.read(name)} not in {self.members(condition)}"
        return f"{self.asked(condition)} or {self.known(condition, 'is None', 'or')}"

    def asked(self, leaf: Condition) -> str:
        """Write a comparison of known facts; where order could meet an unknown, the unknown is kept away."""
        match leaf:
            case Compare(name, sign, value):
                read = self.read(name)
                return f"{self.guard(sign, read)}{read} {sign} {self.constant(name, value)}"
            case CompareFacts(name, sign, other):
                first, second = self.read(name), self.read(other)
                return f"{self.guard(sign, first, second)}{first} {sign} {second}"
            case In(name, _, negated):
                return f"{self.read(name)} {'not in' if negated else 'in'} {self.members(leaf)}"
        raise TypeError(leaf)

    @staticmethod
    def guard(sign: str, *facts: str) -> str:
        return "" if sign in ("==", "!=") else "".join(f"{fact} is not None and " for fact in facts)

    def known(self, leaf: Condition, test: str, joined: str) -> str:
        facts = [leaf.name, leaf.other] if isinstance(leaf, CompareFacts) else [leaf.name]  # type: ignore[union-attr] # - a leaf
        return f" {joined} ".join(f"{self.read(fact)} {test}" for fact in facts)

    @staticmethod
    def read(name: str) -> str:
        return f"f.local.get({name!r})" if "." in name else f"f.{name}"

    def members(self, leaf: In) -> str:
        return self.name(frozenset(self.value(leaf.name, value) for value in leaf.values))

    def constant(self, name: str, value: Literal_) -> str:
        made = self.value(name, value)
        return str(made) if isinstance(made, int) else self.name(made)

    def value(self, name: str, value: Literal_) -> Any:  # noqa: ANN401 - a literal as the fact holds it
        return date.fromisoformat(str(value)) if self.facts[name].kind == "date" else value

    def name(self, constant: object) -> str:
        if constant not in self.names:
            self.names[constant] = f"c{len(self.names)}"
            self.constants[self.names[constant]] = constant
        return self.names[constant]


def _in_locals(body: list[str]) -> list[str]:
    """Return the body with the facts it reads often kept in local variables."""
    text = "\n".join(body)
    often = sorted(name for name, reads in Counter(_READ.findall(text)).items() if reads >= _OFTEN)
    kept = _READ.sub(lambda read: f"v_{read[1]}" if read[1] in often else read[0], text)
    return [f"    v_{name} = f.{name}" for name in often] + [kept]


def _without(parts: Parts, asked: Condition) -> Parts:
    return tuple(part for part in parts if part != asked)
