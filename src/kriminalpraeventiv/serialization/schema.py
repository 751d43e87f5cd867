"""Schema: JSON Schema 2020-12 for records and answers, generated from the classes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv.logic.fact import LONGEST_NAME, NAMES, Fact
from kriminalpraeventiv.logic.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_GUID = {"pattern": r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"}
_CPR = {"pattern": r"(?<!\d)([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d\d-?\d{4}(?!\d)"}
_REFERENCE = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$", "anyOf": [_GUID, {"not": _CPR}]}
_ROLE = {"type": "string", "pattern": "^[a-z][a-z0-9_]{1,40}$"}
_FILLED = ("source", "valid", "owner")
_OF_A_FORUM = ("id", "kind")
_PLAIN: Mapping[object, Mapping[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: _DATE,
    NoneType: {"type": "null"},
    Fraction: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$"}]},
    Decimal: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}]},
}


def record_schema(name: str, facts: Mapping[str, Fact], record: type[Record] | None = None) -> dict[str, Any]:
    """Return the schema of a record: what a case system may send; `record` is its class where it holds more."""
    parts: dict[str, Any] = {}
    lists, richer = (record.parts, record.expands) if record else ({}, {})
    listed = {part: {"type": "array", "items": _type(cls, parts)} for part, cls in lists.items()}
    listed |= {part: _type(cls, parts) for part, cls in richer.items()}
    stated = {fact: known for fact, known in facts.items() if not known.derived}
    shapes = {fact: _fact(known, required=fact in ("id", "on")) for fact, known in stated.items()}
    properties = {fact: shape for fact, shape in shapes.items() if "." not in fact}
    own = {fact: shape for fact, shape in shapes.items() if "." in fact}
    told = "facts of plugins, by full name"
    local = {"type": "object", "description": told, "properties": own, "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "$id": f"urn:kriminalpraeventiv:{name}:{SCHEMA}",
        "title": name,
        "type": "object",
        "required": ["id", "on"],
        "properties": properties | listed | {"local": local},
        "additionalProperties": False,
        **({"$defs": parts} if parts else {}),
    }


def _fact(fact: Fact, *, required: bool) -> dict[str, Any]:
    shape = _shape(fact)
    told = {"description": " ".join(text.en for text in (fact.question, fact.help) if text)}
    if required:
        return shape | told
    if "enum" in shape:
        return {"enum": [*shape["enum"], None], **told}
    return {"anyOf": [shape, {"type": "null"}], **told}


def _shape(fact: Fact) -> dict[str, Any]:
    match fact.kind:
        case "yes_no":
            return {"type": "boolean"}
        case "number":
            return {"type": "integer", "minimum": fact.low, "maximum": fact.high}
        case "date":
            return dict(_DATE)
        case "text":
            return {"type": "string", "maxLength": fact.longest}
        case "reference":
            return dict(_ROLE if fact.is_role else _REFERENCE)
        case _ if fact.codes:
            return {"enum": list(fact.codes)}
    if fact.vocabulary in NAMES:
        return {"type": "string", "maxLength": LONGEST_NAME}
    return {"type": "string", "pattern": "^[a-z0-9][a-z0-9_.]{0,60}$"}


def forum_schema(kinds: tuple[str, ...], municipalities: tuple[str, ...]) -> dict[str, Any]:
    """Return the schema of a forum and the day it is asked about; codes are known to the caller only."""
    codes = {"kind": kinds, "municipality": municipalities}
    facts = {n: attrs.evolve(fact, codes=codes.get(n, fact.codes)) for n, fact in Forum.facts().items()}
    properties: dict[str, Any] = {"on": _DATE | {"description": "the day asked about"}}
    for name, fact in facts.items():
        if name in Forum.lists:
            listed = {"type": "array", "items": _shape(fact)}
            properties[name] = {"anyOf": [listed, {"type": "null"}], "description": fact.question.en}
        else:
            properties[name] = _fact(fact, required=name in _OF_A_FORUM)
    return {
        "$schema": DIALECT,
        "$id": f"urn:kriminalpraeventiv:forum:{SCHEMA}",
        "title": "forum",
        "type": "object",
        "required": [*_OF_A_FORUM, "on"],
        "properties": properties,
        "additionalProperties": False,
    }


def class_schema(name: str, cls: type) -> dict[str, Any]:
    """Return the schema of an answer, or any other value class, with its parts under `$defs`."""
    parts: dict[str, Any] = {}
    whole = _type(cls, parts)
    return {
        "$schema": DIALECT,
        "$id": f"urn:kriminalpraeventiv:{name}:{SCHEMA}",
        "title": name,
        **whole,
        "$defs": parts,
    }


def pack_schema(name: str, cls: type) -> dict[str, Any]:
    """Return the schema of a file of a rule pack, where a text may lack its English."""
    made = class_schema(name, cls)
    made["$defs"]["Text"]["required"] = ["da"]
    return made


def listed_schema(name: str, table: str, cls: type) -> dict[str, Any]:
    """Return the schema of a file of a rule pack whose entries name their sources among those of the file."""
    made = pack_schema(name, cls)
    parts = made["$defs"]
    entry = parts[cls.__name__]
    source = parts["Source"]
    source["required"] = ["document", "standing", "certainty"]
    own = {key: source["properties"][key] for key in ("place", "certainty")} | {"from": dict(_DATE), "to": dict(_DATE)}
    fields = attrs.fields_dict(cls)
    filled = {name for name in _FILLED if name in fields and (name != "owner" or fields[name].type is str)}
    entry["properties"] = {k: v for k, v in entry["properties"].items() if k not in filled} | own
    entry["properties"]["source"] = {"type": "string", "description": "a name under `sources`"}
    made["properties"] = {
        "sources": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Source"}},
        table: {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}},
    }
    return {key: value for key, value in made.items() if key != "$ref"} | {
        "type": "object",
        "additionalProperties": False,
    }


def _type(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a typing form
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if attrs.has(kind):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}
            parts[kind.__name__] = _class(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_type(argument, parts) for argument in arguments]}
    if origin is tuple:
        return _list(arguments, parts)
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(arguments[1], parts)}
    return {}


def _list(arguments: tuple[Any, ...], parts: dict[str, Any]) -> dict[str, Any]:
    if arguments[1:] == (...,):
        return {"type": "array", "items": _type(arguments[0], parts)}
    each = [_type(argument, parts) for argument in arguments]
    return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}


def _class(cls: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - an attrs class
    hints = get_type_hints(cls)
    fields = [field for field in attrs.fields(cls) if field.init]
    return {
        "type": "object",
        "required": [field.name.rstrip("_") for field in fields if field.default is attrs.NOTHING],
        "properties": {field.name.rstrip("_"): _type(hints[field.name], parts) for field in fields},
        "additionalProperties": False,
    }
