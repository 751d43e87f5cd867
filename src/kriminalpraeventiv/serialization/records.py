"""Records: a JSON object into a case or a request, with every fault at its path."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, cast

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, UnstatedMeans
from kriminalpraeventiv.serialization.single import UnfitError, read_date
from kriminalpraeventiv.serialization.strict import strict_converter, structure

R = TypeVar("R", bound=Record)
_LOCAL = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def read_record(
    cls: type[R], payload: object, unstated: UnstatedMeans = "unknown", unknown: tuple[Fault, ...] = ()
) -> R:
    """Return the record a JSON object holds; an absent key means what `unstated` says, `null` is unknown.

    `unknown` are faults of codes only the caller knows. Raises `InvalidInput` with every fault at once;
    no message repeats a value.
    """
    if not isinstance(payload, Mapping):
        raise InvalidInput([Fault("wrong_kind", "$", "want an object")])
    facts = {name: fact for name, fact in cls.facts().items() if not fact.derived}
    faults = [*_unknown_keys(payload, [*facts, "local", *cls.parts, *cls.expands]), *unknown]
    payload = _expanded(cls, payload, faults)
    values = {"id": None, "on": None} | dict(_values(payload, facts, faults)) | _parts(cls, payload, faults)
    try:
        record: R = cast("Any", cls)(**values, unstated=unstated)
    except InvalidInput as error:
        named = {fault.place for fault in faults} - {"$"}
        faults.extend(fault for fault in error.faults if fault.place not in named)
    if faults:
        raise InvalidInput(faults)
    return record


def with_days(payload: Mapping[str, Any], local: Mapping[str, Fact]) -> Mapping[str, Any]:
    """Return the JSON of a record with the days of its local facts as days; what is none is left to be refused."""
    stated = payload.get("local")
    if not isinstance(stated, Mapping):
        return payload
    dates = {name for name, fact in local.items() if fact.kind == "date"}
    return {**payload, "local": {name: _day(value) if name in dates else value for name, value in stated.items()}}


def _day(value: object) -> object:
    try:
        return read_date(value)
    except UnfitError:
        return value


def write_record(record: Record) -> dict[str, Any]:
    """Return the JSON object of what was stated of a record; what was left out stays out."""
    beside = ("unstated", "local", *record.parts)
    stated = {name: value for name, value in record.stated().items() if name not in beside}
    written = {name: value.isoformat() if isinstance(value, date) else value for name, value in stated.items()}
    for name in record.parts:
        if listed := getattr(record, name):
            written[name] = [strict_converter().unstructure(part) for part in listed]
    return written | ({"local": dict(record.local)} if record.local else {})


def _expanded(cls: type[Record], payload: Mapping[str, Any], faults: list[Fault]) -> Mapping[str, Any]:
    """Return the payload with the facts of what is richer stated; a fact stated otherwise beside is a fault."""
    for name, kind in cls.expands.items():
        if payload.get(name) is None:
            continue
        try:
            richer: Any = structure(strict_converter(), payload[name], kind, f"$.{name}")
        except InvalidInput as error:
            faults.extend(_within(fault, f"$.{name}") for fault in error.faults)
            continue
        written = {f: day.isoformat() if isinstance(day, date) else day for f, day in richer.facts().items()}
        other = [fact for fact, value in written.items() if payload.get(fact) not in (None, value)]
        faults.extend(Fault("contradiction", f"$.{fact}", f"`{name}` says something else") for fact in other)
        payload = {key: value for key, value in payload.items() if key != name} | written
    return payload


def _within(fault: Fault, place: str) -> Fault:
    """Return a fault of a part of the object, its place told from the whole."""
    return fault if fault.place.startswith(place) else attrs.evolve(fault, place=fault.place.replace("$", place, 1))


def _parts(cls: type[Record], payload: Mapping[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """Return the lists of values a record has beside its facts."""
    found: dict[str, Any] = {}
    for name, kind in cls.parts.items():
        if payload.get(name) is not None:
            try:
                found[name] = structure(strict_converter(), payload[name], tuple[kind, ...], f"$.{name}")  # type: ignore[valid-type] # - at run time
            except InvalidInput as error:
                faults.extend(error.faults)
    return found


def _unknown_keys(payload: Mapping[str, Any], known: list[str]) -> Iterator[Fault]:
    for position, key in enumerate(payload, 1):
        if _LOCAL.fullmatch(key):
            message = f"key number {position} is named as a fact of a plugin is; such facts stand under `local`"
            yield Fault("unknown_key", "$", message)
        elif key not in known:
            near = suggestion(key, known)
            name = f"`{key}`" if near else f"number {position} of the object"
            yield Fault("unknown_key", "$", f"unknown key {name}{near or '; no fact has a name like it'}")


def _values(payload: Mapping[str, Any], facts: Mapping[str, Fact], faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    for name, value in payload.items():
        if name == "local":
            yield from _local(value, faults)
        elif name in facts and facts[name].kind == "date" and value is not None:
            try:
                yield name, read_date(value)
            except UnfitError as error:
                faults.append(Fault("wrong_kind", f"$.{name}", str(error)))
                yield name, date.max
        elif name in facts:
            yield name, value


def _local(value: object, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield "local", value
    else:
        faults.append(Fault("wrong_kind", "$.local", "want an object with full fact names as keys"))
