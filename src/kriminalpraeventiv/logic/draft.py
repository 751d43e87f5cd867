"""Drafts: conditions written with Python operators, for rules built in loops; the same as their text."""

from datetime import date
from typing import NoReturn

from kriminalpraeventiv.logic.condition import (
    Compare,
    CompareFacts,
    Condition,
    In,
    Is,
    Literal_,
    Not,
    Operator,
    all_of,
    any_of,
)
from kriminalpraeventiv.logic.parse import parse

_TEACHING = (
    "a condition is not true or false by itself: join conditions with `&`, `|`, `~`, each in parentheses, "
    "test sets with `.one_of(…)`, and write chains as two comparisons"
)


class Draft:
    """A condition under construction; `&`, `|` and `~` join drafts as `and`, `or` and `not` join text.

    >>> str(as_condition((fact("age") < 18) & ~fact("acute")))
    'age < 18 and not acute'
    """

    def __init__(self, condition: Condition) -> None:
        """Hold the condition so far."""
        self.condition = condition

    def __and__(self, other: "Draft") -> "Draft":
        return Draft(all_of(self.condition, other.condition))

    def __or__(self, other: "Draft") -> "Draft":
        return Draft(any_of(self.condition, other.condition))

    def __invert__(self) -> "Draft":
        return Draft(Not(self.condition))

    def __bool__(self) -> NoReturn:
        raise TypeError(_TEACHING)

    def __contains__(self, _: object) -> NoReturn:
        raise TypeError(_TEACHING)

    def __iter__(self) -> NoReturn:
        raise TypeError(_TEACHING)


class FactRef(Draft):
    """A fact by name: alone it is a yes/no fact, compared it becomes a condition.

    >>> str(as_condition(fact("sender").one_of("school", "police") | (fact("sender") == fact("receiver"))))
    'sender in {"police", "school"} or sender == receiver'
    """

    __hash__ = None  # type: ignore[assignment] # - `==` makes a condition, so a reference is no key

    def __init__(self, name: str) -> None:
        """Refer to the fact called `name`."""
        super().__init__(Is(name))
        self.name = name

    def _compared(self, operator: Operator, other: object) -> Draft:
        if isinstance(other, FactRef):
            return Draft(CompareFacts(self.name, operator, other.name))
        if isinstance(other, date):
            other = other.isoformat()
        if isinstance(other, bool) or not isinstance(other, str | int):
            raise TypeError(
                f"compare `{self.name}` with a code, a whole number, a date or a fact; yes/no facts stand alone"
            )
        return Draft(Compare(self.name, operator, other))

    def __eq__(self, other: object) -> Draft:  # type: ignore[override] # - a condition, not a truth value
        return self._compared("==", other)

    def __ne__(self, other: object) -> Draft:  # type: ignore[override] # - a condition, not a truth value
        return self._compared("!=", other)

    def __lt__(self, other: object) -> Draft:
        return self._compared("<", other)

    def __le__(self, other: object) -> Draft:
        return self._compared("<=", other)

    def __gt__(self, other: object) -> Draft:
        return self._compared(">", other)

    def __ge__(self, other: object) -> Draft:
        return self._compared(">=", other)

    def one_of(self, *values: Literal_) -> Draft:
        """Return the condition that the fact is one of the values."""
        if not values:
            raise TypeError("a set holds at least one code")
        return Draft(In(self.name, tuple(sorted(set(values), key=lambda v: (str(type(v)), v)))))


def fact(name: str) -> FactRef:
    """Return a reference to the fact called `name`, a local fact by its full name."""
    return FactRef(name)


def as_condition(written: "str | Draft | Condition") -> Condition:
    """Return the condition a text or a draft says; raises `InvalidCondition` for a text that says none."""
    if isinstance(written, str):
        return parse(written)
    return written.condition if isinstance(written, Draft) else written
