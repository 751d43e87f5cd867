"""Graver: in a level condition a graver fact never lowers, and some facts are never named."""

from collections.abc import Iterator, Mapping

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.logic.condition import And, Compare, CompareFacts, Condition, In, Is, Leaf, Not, Or, names
from kriminalpraeventiv.logic.fact import Fact

_RISING = frozenset({">", ">="})
_FALLING = frozenset({"<", "<="})


def lowering(condition: Condition, facts: Mapping[str, Fact], *, positive: bool = True) -> Iterator[Fault]:
    """Yield a fault for each place where moving a fact in its graver direction could make a level lower.

    A graver yes/no fact must stand unnegated, a graver number only be asked `>` or `>=`.
    """
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from lowering(part, facts, positive=positive)
        case Not(part):
            yield from lowering(part, facts, positive=not positive)
        case _:
            yield from _leaf(condition, facts, positive=positive)


def _leaf(leaf: Leaf, facts: Mapping[str, Fact], *, positive: bool) -> Iterator[Fault]:
    place = f"column {leaf.column or 1}"
    for name in names(leaf):
        fact = facts.get(name)
        if fact is not None and fact.no_level:
            yield Fault("never_in_levels", place, f"`{name}` may occur in no level rule")
        elif fact is not None and fact.graver and not _rises(leaf, positive=positive):
            yield Fault(
                "lowers", place, f"a graver `{name}` must never lower the level: ask it unnegated, numbers by >="
            )


def _rises(leaf: Leaf, *, positive: bool) -> bool:
    match leaf:
        case Is():
            return positive
        case Compare(_, operator, _):
            return operator in (_RISING if positive else _FALLING)
        case CompareFacts() | In():
            return False
