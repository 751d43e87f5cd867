"""Condition sites: where conditions stand in the TOML files of the corpus and the packs, and the mutants of each."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast, get_args

import attrs

from kriminalpraeventiv.logic.condition import (
    And,
    Compare,
    CompareFacts,
    Condition,
    In,
    Is,
    Literal_,
    Not,
    Operator,
    Or,
    all_of,
    any_of,
)
from kriminalpraeventiv.logic.parse import is_date, parse

Codes = Mapping[str, tuple[str, ...]]
"""The codes each fact takes."""
Mutation = tuple[str, str]
"""What was done to a condition, and the text that then stands in the file."""
_KEYS = ("when", "optional_when", "early_when")
_LITERAL = r"""('''.*?'''|\"\"\".*?\"\"\"|'[^'\n]*'|"(?:[^"\\\n]|\\.)*"|\[.*?\])"""
_OPERATORS: tuple[Operator, ...] = get_args(Operator)


@attrs.frozen
class Site:
    """One condition, or named set, of one file: the rule, step, criterion or definition it belongs to."""

    file: Path
    owner: str
    key: str
    written: str | tuple[Literal_, ...]

    @property
    def name(self) -> str:
        """What a line of the report calls it."""
        if self.key == "definition":
            return f"{self.file.stem}[{self.owner}]"
        return self.owner if self.key == "when" else f"{self.owner}.{self.key}"

    def mutations(self, codes: Codes) -> Iterator[Mutation]:
        """Yield each mutation once, none of them the condition itself."""
        if isinstance(self.written, tuple):
            for dropped in self.written if len(self.written) > 1 else ():
                yield f"member {dropped} dropped", _listed(tuple(v for v in self.written if v != dropped))
            return
        original = parse(self.written)
        seen = {str(original), *(str(same) for same in _twins(original))}
        for what, mutant in _mutants(original, codes):
            if str(mutant) not in seen:
                seen |= {str(mutant), *(str(same) for same in _twins(mutant))}
                yield what, f"'''{mutant}'''"

    def within(self, text: str, mutated: str) -> str:
        """Return the text of the file with the mutated condition in its place."""
        start = text.index("[definitions]") if self.key == "definition" else _start(text, self.owner)
        key = self.owner if self.key == "definition" else self.key
        found = re.compile(rf"^{key}\s*=\s*{_LITERAL}", re.MULTILINE | re.DOTALL).search(text, start)
        if found is None:
            raise LookupError(f"{self.file.name}: {self.name} does not stand where it should")
        changed = text[: found.start(1)] + mutated + text[found.end(1) :]
        tomllib.loads(changed)
        return changed


def sites(file: Path) -> Iterator[Site]:
    """Yield every condition and every definition of a TOML file."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    for table in tables.values():
        for entry in table if isinstance(table, list) else ():
            for key in _KEYS if isinstance(entry, dict) else ():
                if key in entry:
                    yield Site(file, entry.get("id") or entry["code"], key, entry[key])
    for name, meaning in tables.get("definitions", {}).items():
        yield Site(file, name, "definition", meaning if isinstance(meaning, str) else tuple(meaning))


def _start(text: str, owner: str) -> int:
    found = re.search(rf'^(?:id|code)\s*=\s*"{re.escape(owner)}"', text, re.MULTILINE)
    if found is None:
        raise LookupError(f"nothing is called {owner}")
    return text.rfind("\n[[", 0, found.start()) + 1


def _listed(values: tuple[Literal_, ...]) -> str:
    return "[" + ", ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in values) + "]"


def _twins(condition: Condition) -> Iterator[Condition]:
    """Yield other ways to write a condition that is a leaf, or the opposite of one."""
    match condition:
        case Not(Compare() | CompareFacts() | In() as leaf):
            yield _opposite(leaf)
        case Compare() | CompareFacts() | In():
            yield Not(_opposite(condition))


def _opposite(leaf: Compare | CompareFacts | In) -> Condition:
    if isinstance(leaf, In):
        return attrs.evolve(leaf, negated=not leaf.negated)
    signs: dict[str, Operator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", "<=": ">", ">": "<="}
    return attrs.evolve(leaf, operator=signs[leaf.operator])


def _mutants(condition: Condition, codes: Codes) -> Iterator[tuple[str, Condition]]:
    match condition:
        case And(parts) | Or(parts):
            yield from _joined(condition, parts, codes)
        case Not(part):
            yield f"`not` removed from {part}", part
            inside = () if isinstance(part, Is) else _mutants(part, codes)
            yield from ((what, Not(mutant)) for what, mutant in inside)
        case Is(name):
            yield f"`not` added to {name}", Not(condition)
        case In():
            yield from _of_set(condition, codes)
        case Compare() | CompareFacts():
            yield from _compared(condition, codes)


def _compared(leaf: Compare | CompareFacts, codes: Codes) -> Iterator[tuple[str, Condition]]:
    for sign in _signs(leaf):
        yield f"{leaf}: {sign}", attrs.evolve(leaf, operator=sign)
    if isinstance(leaf, Compare):
        for value in _near(leaf.name, leaf.value, codes):
            yield f"{leaf}: {value}", attrs.evolve(leaf, value=value)


def _joined(condition: And | Or, parts: tuple[Condition, ...], codes: Codes) -> Iterator[tuple[str, Condition]]:
    join, other, word = (all_of, any_of, "or") if isinstance(condition, And) else (any_of, all_of, "and")
    yield f"{condition}: joined by `{word}`", other(*parts)
    for place, part in enumerate(parts):
        yield f"{part} dropped", join(*parts[:place], *parts[place + 1 :])
        for what, mutant in _mutants(part, codes):
            yield what, join(*parts[:place], mutant, *parts[place + 1 :])


def _of_set(leaf: In, codes: Codes) -> Iterator[tuple[str, Condition]]:
    yield f"{leaf}: {'in' if leaf.negated else 'not in'}", attrs.evolve(leaf, negated=not leaf.negated)
    if isinstance(leaf.values, str):
        return
    for dropped in leaf.values:
        rest = tuple(value for value in leaf.values if value != dropped) or tuple(_near(leaf.name, dropped, codes))
        yield f"{leaf}: {dropped} dropped", attrs.evolve(leaf, values=rest)


def _signs(leaf: Compare | CompareFacts) -> tuple[Operator, ...]:
    """Return the other operators; codes have no order."""
    ordered = leaf.operator not in ("==", "!=") or (
        isinstance(leaf, Compare) and (isinstance(leaf.value, int) or is_date(leaf.value))
    )
    return tuple(s for s in (_OPERATORS if ordered else _OPERATORS[:2]) if s != leaf.operator)


def _near(name: str, value: Literal_, codes: Codes) -> Iterator[Literal_]:
    """Yield the values beside one: a number or a day more and less, the next code."""
    if isinstance(value, int):
        yield from (value - 1, value + 1)
    elif is_date(value):
        yield from (str(date.fromisoformat(value) + timedelta(days=step)) for step in (-1, 1))
    elif value in (known := codes.get(name, ())):
        yield known[(known.index(value) + 1) % len(known)]


def codes_of(kinds: Mapping[Any, Mapping[str, Any]]) -> Codes:
    """Return the codes of each fact; a fact of two kinds of record takes the codes of both."""
    found: dict[str, tuple[str, ...]] = {}
    for facts in kinds.values():
        for name, fact in facts.items():
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *cast("tuple[str, ...]", fact.codes))))
    return found
