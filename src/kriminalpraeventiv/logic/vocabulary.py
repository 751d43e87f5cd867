"""Vocabulary: checks a condition against the facts there are, and expands the names it defines."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from kriminalpraeventiv.errors import Fault, InvalidCondition, suggestion
from kriminalpraeventiv.logic.condition import (
    ORDER,
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
    any_of,
    names,
)
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.parse import is_date, parse

OPEN: Final = "open."
"""Prefix of the points the law leaves open: yes/no facts that nobody can know."""

Definition = Condition | tuple[Literal_, ...]
"""A named condition, or a named set."""


@attrs.frozen
class Vocabulary:
    """The facts a condition may name, codes included, and the definitions of its file.

    `facts` holds each fact by name (local facts by full name), `points` the ids of open points.
    """

    facts: Mapping[str, Fact]
    points: frozenset[str] = frozenset()
    definitions: Mapping[str, Definition] = attrs.field(factory=dict)
    broken: frozenset[str] = frozenset()

    def check(self, condition: Condition) -> Condition:
        """Return the condition with every definition expanded.

        Raises `InvalidCondition` with one fault for each name or value that does not fit.
        """
        faults: list[Fault] = []
        expanded = self._expand(condition, faults)
        if faults:
            raise InvalidCondition(faults)
        return expanded

    def read(self, text: str) -> Condition:
        """Return the checked condition a text says; raises `InvalidCondition`."""
        return self.check(parse(text))

    def _expand(self, condition: Condition, faults: list[Fault]) -> Condition:
        match condition:
            case And(parts):
                return all_of(*(self._expand(part, faults) for part in parts))
            case Or(parts):
                return any_of(*(self._expand(part, faults) for part in parts))
            case Not(part):
                return Not(self._expand(part, faults))
            case Is(name) if name in self.definitions:
                return self._named(condition, faults)
            case In(_, str(named)) if named not in self.broken:
                condition = self._with_set(condition, named, faults)
        faults.extend(self._leaf_faults(condition))
        return condition

    def _named(self, leaf: Is, faults: list[Fault]) -> Condition:
        meaning = self.definitions[leaf.name]
        if not isinstance(meaning, tuple):
            return meaning
        faults.append(_fault(leaf, "not_a_condition", f"`{leaf.name}` is a set: write `fact in {leaf.name}`"))
        return leaf

    def _with_set(self, leaf: In, named: str, faults: list[Fault]) -> In:
        values = self.definitions.get(named)
        if isinstance(values, tuple):
            return attrs.evolve(leaf, values=values)
        faults.append(_fault(leaf, "unknown_set", self._no_set(named)))
        return leaf

    def _no_set(self, name: str) -> str:
        if name in self.definitions:
            return f"`{name}` is a named condition, not a set"
        sets = [n for n, meaning in self.definitions.items() if isinstance(meaning, tuple)]
        return f"there is no set `{name}`{suggestion(name, sets)}"

    def _leaf_faults(self, leaf: Condition) -> Iterator[Fault]:
        match leaf:
            case Is(name):
                yield from self._known(leaf, name) or self._stands_alone(leaf, name)
            case Compare(name, operator, value):
                yield from self._known(leaf, name) or self._compared(leaf, name, operator, (value,))
            case In(name, values) if not isinstance(values, str):
                yield from self._known(leaf, name) or self._compared(leaf, name, "==", values)
            case CompareFacts(name, operator, other):
                unknown = [*self._known(leaf, name), *self._known(leaf, other)]
                yield from unknown or self._two_facts(leaf, name, operator, other)

    def _known(self, leaf: Condition, name: str) -> list[Fault]:
        if name in self.facts or name in self.points or name in self.broken:
            return []
        known = [*self.facts, *self.definitions, *self.points]
        return [_fault(leaf, "unknown_name", f"nothing is called `{name}`{suggestion(name, known)}")]

    def _stands_alone(self, leaf: Condition, name: str) -> list[Fault]:
        if name not in self.facts or self.facts[name].kind == "yes_no":
            return []
        message = f"`{name}` does not stand alone: compare it with {self.facts[name].wanted()}"
        return [_fault(leaf, "not_yes_no", message)]

    def _compared(self, leaf: Condition, name: str, operator: str, values: tuple[Literal_, ...]) -> Iterator[Fault]:
        fact = self.facts.get(name)
        if fact is None or fact.kind == "yes_no":
            message = f"a yes/no fact stands alone: write `{name}` or `not {name}`"
            yield _fault(leaf, "yes_no_compared", message)
            return
        if fact.kind in ("text", "reference"):
            yield _fault(leaf, "not_comparable", f"`{name}` is free text; no rule may read it")
            return
        if operator in ORDER and fact.kind == "code":
            yield _fault(leaf, "no_order", "codes have no order: list the codes that count, with `in {…}`")
        for value in values:
            misfit = _misfit(fact, value)
            if misfit:
                yield _fault(leaf, "wrong_literal", misfit)

    def _two_facts(self, leaf: Condition, name: str, operator: str, other: str) -> Iterator[Fault]:
        first, second = self.facts.get(name), self.facts.get(other)
        if first is None or second is None or "yes_no" in (first.kind, second.kind):
            yield _fault(leaf, "yes_no_compared", "yes/no facts stand alone: write them with `and`, `or`, `not`")
        elif (first.kind, first.codes, first.vocabulary) != (second.kind, second.codes, second.vocabulary):
            yield _fault(leaf, "different_kinds", f"`{name}` and `{other}` are not of one kind")
        elif first.kind in ("text", "reference"):
            yield _fault(leaf, "not_comparable", f"`{name}` is free text; no rule may read it")
        elif operator in ORDER and first.kind == "code":
            yield _fault(leaf, "no_order", "codes have no order: compare with `==` or `!=`")


def _fault(leaf: Condition, code: str, message: str) -> Fault:
    return Fault(code, f"column {getattr(leaf, 'column', 0) or 1}", message)


def _misfit(fact: Fact, value: Literal_) -> str | None:
    if fact.kind == "date":
        return None if isinstance(value, str) and is_date(value) else f"`{fact.name}` wants a quoted date"
    if fact.kind == "number":
        inside = isinstance(value, int) and fact.low <= value <= fact.high
        return None if inside else f"`{fact.name}` wants {fact.wanted()}"
    if not isinstance(value, str):
        return f"`{fact.name}` wants a quoted code"
    if not fact.codes or value in fact.codes:
        return None
    return f"`{fact.name}` has no code `{value}`{suggestion(value, fact.codes)}"


def define(vocabulary: Vocabulary, written: Mapping[str, object]) -> tuple[Vocabulary, tuple[Fault, ...]]:
    """Return the vocabulary with a file's definitions added, and every fault of them.

    A text is a named condition, a list of codes or numbers a named set. Faults: a name that shadows a fact,
    a cycle, an unknown name. A definition at fault is `broken`: conditions that name it are not blamed again.
    """
    faults: list[Fault] = []
    resolved: dict[str, Definition] = dict(vocabulary.definitions)
    parsed: dict[str, Condition] = {}
    for name, meaning in written.items():
        try:
            _read_definition(vocabulary, name, meaning, resolved, parsed)
        except InvalidCondition as error:
            faults.extend(fault.under(f"definition `{name}`") for fault in error.faults)
    while ready := [name for name, condition in parsed.items() if not set(names(condition)) & set(parsed)]:
        for name in ready:
            known = attrs.evolve(vocabulary, definitions=resolved, broken=_broken(written, resolved, parsed))
            try:
                resolved[name] = known.check(parsed.pop(name))
            except InvalidCondition as error:
                faults.extend(fault.under(f"definition `{name}`") for fault in error.faults)
    if parsed:
        cycle = ", ".join(f"`{name}`" for name in parsed)
        faults.append(Fault("cycle", f"definition `{next(iter(parsed))}`", f"{cycle} define each other"))
    return attrs.evolve(vocabulary, definitions=resolved, broken=_broken(written, resolved, {})), tuple(faults)


def _broken(
    written: Mapping[str, object], resolved: Mapping[str, Definition], parsed: Mapping[str, Condition]
) -> frozenset[str]:
    return frozenset(name for name in written if name not in resolved and name not in parsed)


def _read_definition(
    vocabulary: Vocabulary, name: str, meaning: object, resolved: dict[str, Definition], parsed: dict[str, Condition]
) -> None:
    if name in vocabulary.facts:
        raise InvalidCondition([Fault("shadows", "", f"`{name}` is the name of a fact")])
    if name in vocabulary.definitions:
        raise InvalidCondition([Fault("shadows", "", f"`{name}` is defined for every file of this pack")])
    if isinstance(meaning, str):
        parsed[name] = parse(meaning)
    elif isinstance(meaning, list) and meaning and all(type(value) in (str, int) for value in meaning):
        resolved[name] = tuple(sorted(set(meaning), key=lambda value: (str(type(value)), value)))
    else:
        raise InvalidCondition([Fault("bad_definition", "", "want a condition as text, or a list of codes or numbers")])
