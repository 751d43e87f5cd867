"""Listed: a table of entries in TOML into values, each entry's source named once in its file."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, TypeVar

import attrs

from kriminalpraeventiv.errors import Fault, InvalidRule, suggestion
from kriminalpraeventiv.schedule import Held
from kriminalpraeventiv.serialization.single import UnfitError, read_date
from kriminalpraeventiv.serialization.strict import TomlReader, strict_converter, structure
from kriminalpraeventiv.timeline import Validity

T = TypeVar("T")
_OF_A_SOURCE = ("place", "certainty")
_DAYS = ("from", "to")
_NEVER = {"owner": str, "valid": Validity}
"""What loading says of an entry, so that no file may; an indicator's `owner` is a text, and its own."""


def read_listed(
    name: str, text: str, tables: Mapping[str, type[Any]], toml: TomlReader, *, english: bool = True
) -> dict[str, tuple[Any, ...]]:
    """Return the values of each table of a TOML text, `tables` being their names and classes.

    An entry names its `source` among `[sources]`, with a `place` and a `certainty` of its own; `from` and `to` are
    the first and last day it holds. Raises `InvalidRule` with every fault of the file.
    """
    payload = toml.load(name, text)
    sources = payload.pop("sources", {})
    faults = [
        Fault("unknown_key", name, f"unknown table `{key}`{suggestion(key, [*tables, 'sources'])}")
        for key in payload
        if key not in tables
    ]
    found: dict[str, tuple[Any, ...]] = {}
    for table, cls in tables.items():
        entries = payload.get(table, [])
        faults.extend(_never(name, table, entries, cls))
        filled = list(_filled(name, table, entries, sources, faults))
        try:
            found[table] = tuple(toml.entries(name, table, filled, cls, english=english))
        except InvalidRule as error:
            faults.extend(error.faults)
    if faults:
        raise InvalidRule(faults)
    return found


def _never(name: str, table: str, entries: object, cls: type[Any]) -> Iterator[Fault]:
    """Yield what a file states and loading says; entries that are no tables are told of elsewhere."""
    fields = attrs.fields_dict(cls)
    for entry in entries if isinstance(entries, list) else ():
        for key, kind in _NEVER.items():
            if isinstance(entry, dict) and key in entry and (key not in fields or fields[key].type is kind):
                yield Fault("unknown_key", f"{name}, {entry.get('id', table)}", f"unknown key `{key}`")


def _filled(name: str, table: str, entries: Any, sources: Any, faults: list[Fault]) -> Iterator[Any]:  # noqa: ANN401 - TOML
    """Yield entries with the source each names, and its days as a validity."""
    if not isinstance(entries, list) or not isinstance(sources, dict):
        faults.append(Fault("wrong_kind", name, f"write `[[{table}]]` for each entry, `[sources.x]` for each source"))
        return
    for entry in entries:
        if not isinstance(entry, dict):
            yield entry
            continue
        named, id_ = entry.get("source"), entry.get("id", table)
        rest = {key: value for key, value in entry.items() if key not in (*_OF_A_SOURCE, *_DAYS)}
        if isinstance(named, str):
            if named not in sources:
                message = f"there is no source `{named}`{suggestion(named, sources)}"
                faults.append(Fault("unknown_source", f"{name}, {id_}", message))
                continue
            if not isinstance(sources[named], dict):
                faults.append(Fault("wrong_kind", f"{name}, sources.{named}", "write a table `[sources.x]`"))
                continue
            rest["source"] = dict(sources[named]) | {key: entry[key] for key in _OF_A_SOURCE if key in entry}
        try:
            yield rest | _valid(entry)
        except (UnfitError, OverflowError):
            faults.append(Fault("wrong_kind", f"{name}, {id_}", "`from` and `to` are dates such as 2026-11-01"))


def _valid(entry: Mapping[str, Any]) -> dict[str, Any]:
    if not any(day in entry for day in _DAYS):
        return {}
    since, until = (read_date(entry[day]) if day in entry else None for day in _DAYS)
    after = until + timedelta(days=1) if until else None
    ends = {"since": since, "until": after}
    return {"valid": {end: {"act": "", "earliest": day, "latest": day} for end, day in ends.items() if day}}


def read_held(payload: object) -> Held:
    """Return the meeting a JSON object holds: the forum's code and the day; raises `InvalidInput`."""
    return structure(strict_converter(), payload, Held)
