"""Strict: a converter that coerces nothing, refuses unknown keys and names every fault with its path."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, override, transform_error
from cattrs.errors import AttributeValidationNote, ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_unstructure_fn

from kriminalpraeventiv.errors import Fault, InvalidInput, InvalidRule, KriminalpraeventivError, suggestion
from kriminalpraeventiv.explanation import KnownFact
from kriminalpraeventiv.logic.fact import Value
from kriminalpraeventiv.serialization.single import (
    UnfitError,
    holds_numbers,
    read_date,
    read_decimal,
    read_float,
    read_fraction,
    read_input,
    read_value,
)
from kriminalpraeventiv.text import Text

T = TypeVar("T")
_WORDS: Mapping[type, str] = {bool: "true or false", int: "a whole number", str: "a text", date: "a date"}


def strict_converter(text: str = '{"da": "…", "en": "…"}') -> Converter:
    """Return a fresh converter: dates as ISO text, `from_` as `from`, nothing coerced, unknown keys refused.

    `text` is how the format it reads writes a text, which a fault then shows.
    """
    converter = Converter(forbid_extra_keys=True, prefer_attrib_converters=False)
    for kind in (bool, int, str):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, read_float)
    converter.register_structure_hook_factory(holds_numbers, lambda _: read_input)
    converter.register_structure_hook(date, read_date)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(Decimal, read_decimal)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Fraction, read_fraction)
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook_factory(lambda kind: _origin(kind) is Literal, _literal)
    converter.register_structure_hook_factory(
        lambda kind: _origin(kind) is tuple, lambda kind: _tuple(converter, kind, text)
    )
    converter.register_structure_hook_factory(attrs.has, lambda cls: _structure_class(converter, cls, text))
    converter.register_unstructure_hook_factory(attrs.has, lambda cls: _unstructure_class(converter, cls))
    converter.register_structure_hook_factory(lambda kind: kind == Value, lambda _: read_value)
    converter.register_unstructure_hook(KnownFact, _known_fact)
    return converter


def structure(converter: Converter, payload: object, cls: type[T], place: str = "$") -> T:
    """Return the value of `cls` a payload holds; raises `InvalidInput` with every fault and its path."""
    try:
        return converter.structure(payload, cls)
    except (BaseValidationError, UnfitError) as error:
        lines = (
            transform_error(error, place, _message)
            if isinstance(error, BaseValidationError)
            else [f"{error} @ {place}"]
        )
        found = (line.rpartition(" @ ") for line in lines)
        raise InvalidInput(Fault("invalid", path, message) for message, _, path in found) from None


@cache
def _toml_converter() -> Converter:
    """Return the one converter of all TOML: finding out how a class is read takes longer than reading it."""
    return strict_converter('{ da = "…", en = "…" }')


@attrs.frozen
class TomlReader:
    """Reads values from TOML texts.

    `parse` returns the plain values of a text, given its name; raises `TOMLDecodeError`.
    """

    parse: Callable[[str, str], dict[str, Any]] = lambda _, text: tomllib.loads(text)
    _converter: Converter = attrs.field(init=False, eq=False, repr=False, factory=_toml_converter)

    def read(self, name: str, text: str, cls: type[T], *, english: bool = True) -> T:
        """Return the value of `cls` a TOML text holds; raises `InvalidRule` with every fault of its shape.

        Where `english` is not required, a text without it gets an empty one.
        """
        return self._value(name, self.load(name, text), cls, english=english)

    def load(self, name: str, text: str) -> dict[str, Any]:
        """Return the plain values of a TOML text; raises `InvalidRule` where it is none."""
        try:
            return self.parse(name, text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidRule([Fault("not_toml", name, f"this is not TOML: {error}")]) from None

    def entries(self, name: str, table: str, payload: list[Any], cls: type[T], *, english: bool = True) -> list[T]:
        """Return the values of a list of plain entries; raises `InvalidRule` with every fault, by id."""
        made: list[T] = self._value(name, payload, list[cls], english=english, table=table)  # type: ignore[valid-type] # - at run time
        return made

    def _value(self, name: str, payload: Any, cls: type[T], *, english: bool, table: str = "") -> T:  # noqa: ANN401 - TOML
        if not english:
            _allow_danish_alone(payload)
        try:
            return structure(self._converter, payload, cls, table)
        except InvalidInput as error:
            whole = {table: payload} if table else payload
            found = (attrs.evolve(f, place=_by_id(f.place.removeprefix("."), whole)) for f in error.faults)
            raise InvalidRule(fault.under(name) for fault in found) from None


def _by_id(place: str, payload: Mapping[str, Any]) -> str:
    """Return a place such as `triage[0].text` with the id that stands there instead of the number."""
    table = re.match(r"(\w+)\[(\d+)\]", place)
    if table is None:
        return place
    entry = payload[table[1]][int(table[2])]
    id_ = (entry.get("id") or entry.get("name")) if isinstance(entry, dict) else None
    return f"{id_}{place[table.end() :]}" if isinstance(id_, str) else place


def _allow_danish_alone(payload: object) -> None:
    if isinstance(payload, dict):
        if "da" in payload:
            payload.setdefault("en", "")
        for part in payload.values():
            _allow_danish_alone(part)
    elif isinstance(payload, list):
        for part in payload:
            _allow_danish_alone(part)


def _known_fact(fact: KnownFact) -> dict[str, object]:
    value = fact.value.isoformat() if isinstance(fact.value, date) else fact.value
    return {"name": fact.name, "value": value, "assumed": fact.assumed}


def _origin(kind: object) -> object:
    return get_origin(kind)


def _exactly(kind: type) -> Callable[[object, object], object]:
    def read(value: object, _: object) -> object:
        if type(value) is not kind:
            raise UnfitError(f"want {_WORDS[kind]}")
        return value

    return read


def _literal(kind: Any) -> Callable[[object, object], object]:  # noqa: ANN401 - a typing form
    codes = get_args(kind)

    def read(value: object, _: object) -> object:
        for code in codes:
            if value == code and type(value) is type(code):
                return value
        names = [str(code) for code in codes]
        near = suggestion(value, names) if isinstance(value, str) else ""
        raise UnfitError(f"want one of {', '.join(names)}{near}")

    return read


def _tuple(converter: Converter, kind: Any, text: str) -> Callable[[object, object], object]:  # noqa: ANN401 - a typing form
    arguments = get_args(kind)
    element = arguments[0]
    many = len(arguments) == 2 and arguments[1] is Ellipsis  # noqa: PLR2004 - tuple[T, ...]
    wanted = f"want a list of texts in each language: `[{text}]`" if element is Text else "want a list"

    def read(value: object, _: object) -> object:
        if not isinstance(value, list | tuple):
            raise UnfitError(wanted)
        if many:
            return tuple(converter.structure(value, list[element]))  # type: ignore[valid-type] # - the element's type, at run time
        return tuple(converter.structure(part, arguments[n]) for n, part in enumerate(value))

    return read


def _overrides(cls: Any) -> dict[str, Any]:  # noqa: ANN401 - an attrs class
    fields = attrs.fields(attrs.resolve_types(cls))
    renamed = {f.name: override(rename=f.name.rstrip("_")) for f in fields if f.name.endswith("_")}
    return renamed | {f.name: override(omit=True) for f in fields if not f.init}


def _structure_class(converter: Converter, cls: Any, text: str) -> Callable[[object, object], object]:  # noqa: ANN401 - an attrs class
    """Return what reads an attrs class; written out, because generating code for each costs more than reading."""
    fields = [field for field in attrs.fields(attrs.resolve_types(cls)) if field.init]
    known = {field.name.rstrip("_"): field for field in fields}
    required = [name for name, field in known.items() if field.default is attrs.NOTHING]

    wanted = f"want a text in each language: `{text}`" if cls is Text else "want an object"

    def read(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise UnfitError(wanted)
        faults: list[Exception] = [KeyError(name) for name in required if name not in value]
        extra = {key for key in value if key not in known}
        if extra:
            faults.append(ForbiddenExtraKeysError("", cls, extra))
        found: dict[str, object] = {}
        for name, field in known.items():
            if name in value:
                try:
                    found[field.name] = converter.structure(value[name], field.type)
                except Exception as error:  # noqa: BLE001 - told with its path, all at once
                    error.add_note(AttributeValidationNote(f"attribute {name}", name, field.type))
                    faults.append(error)
        if faults:
            raise ClassValidationError(cls.__name__, faults, cls)
        return cls(**found)

    return read


def _unstructure_class(converter: Converter, cls: Any) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401 - an attrs class
    return make_dict_unstructure_fn(cls, converter, **_overrides(cls))


def _message(error: BaseException, _: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        known = [f.name.rstrip("_") for f in attrs.fields(error.cl) if f.init]
        near = {key: suggestion(key, known) for key in sorted(error.extra_fields)}
        return "; ".join(
            f"unknown key `{key}`{hint}" if hint else f"unknown key; want one of {', '.join(known)}"
            for key, hint in near.items()
        )
    if isinstance(error, KeyError):
        return f"`{error.args[0]}` is required"
    if isinstance(error, KriminalpraeventivError):
        return "; ".join(fault.message for fault in error.faults)
    return str(error) if isinstance(error, UnfitError) else "this does not fit here"
