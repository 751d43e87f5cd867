"""Writer: rules as the TOML they could have been written in."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from kriminalpraeventiv.logic.rule import Rule, Step
from kriminalpraeventiv.source import Source

_COMMON = frozenset(attrs.fields_dict(Rule))


def to_toml(rules: Iterable[Rule]) -> str:
    """Return rules as a rule file; read again it gives equal rules.

    Definitions come out expanded, and rules of known days only: a bracketed act stands in national law alone.

    >>> from kriminalpraeventiv import Source, Text
    >>> from kriminalpraeventiv.logic.rule import TriageRule
    >>> plan = Source(document="An invented plan", standing="practice", certainty="stated")
    >>> print(to_toml([TriageRule(id="x.y", when="acute", level=1, text=Text(da="a", en="b"), source=plan)]))
    [sources.s1]
    document = "An invented plan"
    standing = "practice"
    certainty = "stated"
    <BLANKLINE>
    [[triage]]
    id = "x.y"
    level = 1
    source = "s1"
    when = 'acute'
    text.da = "a"
    text.en = "b"
    <BLANKLINE>
    """
    listed = list(rules)
    named: dict[Source, str] = {}
    for rule in listed:
        named.setdefault(_document(rule.source), f"s{len(named) + 1}")
    lines: list[str] = []
    for source, name in named.items():
        lines += [f"[sources.{name}]", *_keys(_stated(source)), ""]
    for rule in sorted(listed, key=lambda rule: list(_ORDER).index(rule.kind)):
        lines += [f"[[{rule.kind}]]", *_rule(rule, named), ""]
    return "\n".join(lines)


_ORDER = ("target", "triage", "permit", "forbid", "duty", "route", "note", "require", "casework", "rung")


def _document(source: Source) -> Source:
    return attrs.evolve(source, place=None, version=None)


def _stated(value: Any) -> dict[str, Any]:  # noqa: ANN401 - an attrs value
    """Return the fields of a value that differ from their defaults."""
    fields = attrs.fields(type(value))
    return {f.name: getattr(value, f.name) for f in fields if f.init and getattr(value, f.name) != f.default}


def _rule(rule: Rule, named: dict[Source, str]) -> Iterator[str]:
    special = {name: value for name, value in _stated(rule).items() if name not in _COMMON}
    if "next_steps" in special:
        special["next_steps"] = [_step(step) for step in rule.next_steps]  # type: ignore[attr-defined] # - a triage rule
    days = {"from": rule.valid.since and rule.valid.since.latest, "to": rule.valid.until and rule.valid.until.latest}
    if days["to"]:
        days["to"] -= timedelta(days=1)
    yield from _keys({"id": rule.id} | special | ({"rows": rule.rows} if rule.rows else {}))
    yield from _keys({"source": named[_document(rule.source)]})
    yield from _keys({"place": rule.source.place} if rule.source.place else {})
    yield from _keys({name: day for name, day in days.items() if day})
    yield f"when = '{rule.when}'"
    yield from _keys({"text.da": rule.text.da, "text.en": rule.text.en})
    if rule.examples:
        yield "examples = ["
        for example in rule.examples:
            facts = {name: value for name, value in example.facts if value is not None}
            yield f"    {{ facts = {_value(facts)}, expect = {_value(example.expect)} }},"
        yield "]"


def _step(step: Step) -> dict[str, Any]:
    stated = _stated(step)
    return stated | {"text": {"da": step.text.da, "en": step.text.en}}


def _keys(values: dict[str, Any]) -> Iterator[str]:
    return (f"{name} = {_value(value)}" for name, value in values.items())


def _value(value: Any) -> str:  # noqa: ANN401 - what TOML can hold
    match value:
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case str() | int():
            return json.dumps(value, ensure_ascii=False)
        case dict():
            inside = ", ".join(f"{_key(name)} = {_value(part)}" for name, part in value.items())
            return f"{{ {inside} }}" if inside else "{}"
    return f"[{', '.join(_value(part) for part in value)}]"


def _key(name: str) -> str:
    return f'"{name}"' if "." in name else name
