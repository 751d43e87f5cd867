"""Parse: text into a condition, or every refusal with what to write instead.

The text is read by Python's own parser and then only the small closed language is let through:
yes/no facts, comparisons of a fact with a literal or a fact, sets, `and`, `or`, `not`, parentheses.
"""

import ast
from datetime import date
from itertools import pairwise
from typing import Final, cast

from kriminalpraeventiv.errors import Fault, InvalidCondition
from kriminalpraeventiv.logic.condition import (
    FLIPPED,
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
from kriminalpraeventiv.logic.lexis import DEEPEST, lexical_faults

_OPERATORS: Final[dict[type[ast.cmpop], Operator]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_HINTS: Final[dict[type[ast.AST], str]] = {
    ast.Constant: "a literal is not a condition: compare a fact with it",
    ast.Set: 'a set is not a condition: write `fact in {"…"}`',
    ast.Dict: 'a set holds at least one code: `{"police"}`',
    ast.Tuple: "a comma stands only inside a set: write `and` or `or`",
    ast.Call: "there are no functions in a condition: state the result as a fact",
    ast.Attribute: "want `prefix.fact`, one dot",
    ast.BinOp: "there is no arithmetic in a condition",
}


def parse(text: str) -> Condition:
    """Return the condition a text says; names are not yet checked against any facts.

    Raises `InvalidCondition` with one fault for each refusal; its place is the column.

    >>> str(parse('18 > age and (sender == "police")'))
    'age < 18 and sender == "police"'
    """
    faults = list(lexical_faults(text))
    if faults:
        raise InvalidCondition(faults)
    try:
        tree = ast.parse(f"({text}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or 2) - 1
        raise InvalidCondition([Fault("syntax", f"column {column}", "this is not a condition")]) from None
    reader = _Reader(text)
    condition = reader.read(tree, 0)
    if reader.faults or condition is None:
        raise InvalidCondition(reader.faults)
    return condition


class _Reader:
    """Turns Python's tree into ours and collects what is not in the language."""

    def __init__(self, text: str) -> None:
        self.lines = [len(line) + 1 for line in text.split("\n")]
        self.faults: list[Fault] = []

    def column(self, node: ast.expr) -> int:
        return max(1, sum(self.lines[: node.lineno - 1]) + node.col_offset + (0 if node.lineno == 1 else 1))

    def refuse(self, node: ast.expr, message: str) -> None:
        self.faults.append(Fault("refused", f"column {self.column(node)}", message))

    def read(self, node: ast.expr, depth: int) -> Condition | None:
        if depth > DEEPEST:
            self.refuse(node, f"at most {DEEPEST} levels; name the parts")
            return None
        match node:
            case ast.BoolOp(op, values):
                parts = [self.read(value, depth + 1) for value in values]
                return (all_of if isinstance(op, ast.And) else any_of)(*(p for p in parts if p)) if all(parts) else None
            case ast.UnaryOp(ast.Not(), operand):
                part = self.read(operand, depth + 1)
                return Not(part) if part else None
            case ast.Compare(left, operators, comparators):
                return self.chain([left, *comparators], operators)
        name = self.name(node)
        if name:
            return Is(name, self.column(node))
        self.refuse(node, _HINTS.get(type(node), "this is not in the language of conditions"))
        return None

    def chain(self, operands: list[ast.expr], operators: list[ast.cmpop]) -> Condition | None:
        links = [self.link(a, operator, b) for (a, b), operator in zip(pairwise(operands), operators, strict=True)]
        found = [link for link in links if link]
        return all_of(*found) if len(found) == len(links) else None

    def link(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Condition | None:
        if isinstance(operator, ast.In | ast.NotIn):
            return self.membership(left, right, negated=isinstance(operator, ast.NotIn))
        sign = _OPERATORS.get(type(operator))
        if sign is None:
            self.refuse(left, "write `==` or `!=`, not `is`")
            return None
        a, b = self.operand(left), self.operand(right)
        if a is None or b is None:
            return None
        return self.comparison(left, a, sign, b)

    def comparison(self, node: ast.expr, a: ast.expr, sign: Operator, b: ast.expr) -> Condition | None:
        first, second, column = self.name(a), self.name(b), self.column(node)
        if first and second:
            return CompareFacts(first, sign, second, column)
        if first:
            return Compare(first, sign, cast("ast.Constant", b).value, column)  # type: ignore[arg-type] # - operand() let only literals through
        if second:
            return Compare(second, FLIPPED[sign], cast("ast.Constant", a).value, column)  # type: ignore[arg-type] # - as above
        self.refuse(node, "two literals: one side must be a fact")
        return None

    def operand(self, node: ast.expr) -> ast.expr | None:
        if self.name(node) or isinstance(node, ast.Constant):
            return node
        hint = "write `in` before a set, not `==`" if isinstance(node, ast.Set) else None
        self.refuse(node, hint or _HINTS.get(type(node), "want a fact or a literal here"))
        return None

    def membership(self, left: ast.expr, right: ast.expr, *, negated: bool) -> Condition | None:
        name, column = self.name(left), self.column(left)
        if name is None:
            self.refuse(left, "want a fact before `in`")
            return None
        named = self.name(right)
        if named:
            return In(name, named, negated, column)
        if not isinstance(right, ast.Set):
            empty = isinstance(right, ast.Dict)
            self.refuse(right, _HINTS[ast.Dict] if empty else 'after `in` comes a set: `{"police"}`, not `("police")`')
            return None
        values = [self.literal(item) for item in right.elts]
        found = {v for v in values if v is not None}
        return In(name, tuple(sorted(found, key=lambda v: (str(type(v)), v))), negated, column) if found else None

    def literal(self, node: ast.expr) -> Literal_ | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int):
            return node.value
        self.refuse(node, "a set holds quoted codes or whole numbers only")
        return None

    @staticmethod
    def name(node: ast.expr) -> str | None:
        match node:
            case ast.Name(name):
                return name
            case ast.Attribute(ast.Name(prefix), fact):
                return f"{prefix}.{fact}"
        return None


def is_date(text: str) -> bool:
    """Return whether a quoted literal is a day of the calendar, as `2024-01-31`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
