"""Forums: a JSON object into a forum and the day it is asked about, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv.serialization.single import UnfitError, read_date


def read_forum(payload: object, unknown: tuple[Fault, ...] = ()) -> tuple[Forum, date]:
    """Return the forum a JSON object holds and the day of its `on`; an absent key, as `null`, is unknown.

    `unknown` are faults of codes only the caller knows. Raises `InvalidInput` with every fault at once;
    no message repeats a value.
    """
    if not isinstance(payload, Mapping):
        raise InvalidInput([Fault("wrong_kind", "$", "want an object")])
    known = (*Forum.facts(), "on")
    faults = list(unknown)
    for position, key in enumerate(payload, 1):
        if key not in known:
            near = suggestion(key, known)
            name = f"`{key}`" if near else f"number {position} of the object"
            faults.append(Fault("unknown_key", "$", f"unknown key {name}{near or '; nothing has a name like it'}"))
    day = _day(payload, faults)
    values: dict[str, Any] = {"id": None, "kind": None} | {n: payload[n] for n in Forum.facts() if n in payload}
    try:
        forum = Forum(**values)
    except InvalidInput as error:
        told = {fault.place for fault in faults} - {"$"}
        faults += [fault for fault in error.faults if fault.place not in told]
    if faults:
        raise InvalidInput(faults)
    return forum, day


def write_forum(forum: Forum, on: date) -> dict[str, Any]:
    """Return the JSON object of a forum and a day; what is unknown stays out."""
    stated = {name: getattr(forum, name) for name in Forum.facts()}
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in stated.items()}
    return {name: value for name, value in listed.items() if value is not None} | {"on": on.isoformat()}


def _day(payload: Mapping[str, Any], faults: list[Fault]) -> date:
    if payload.get("on") is None:
        faults.append(Fault("missing", "$.on", "`on` is required"))
        return date.max
    try:
        return read_date(payload["on"])
    except UnfitError as error:
        faults.append(Fault("wrong_kind", "$.on", str(error)))
        return date.max
