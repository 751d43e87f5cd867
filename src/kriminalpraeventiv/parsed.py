"""Parsed: the plain values of this package's TOML, taken from the build where the text is still the same."""

import hashlib
import json
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


def plain(name: str, text: str) -> dict[str, Any]:
    """Return the plain values of a file, named by its path in the package; raises `TOMLDecodeError` for no TOML.

    >>> plain("corpus/no_such_file.toml", "a = 1")
    {'a': 1}
    """
    known = _built().get(name)
    if known and known["digest"] == hashlib.sha256(text.encode()).hexdigest():
        values: dict[str, Any] = known["values"]
        return dict(values)
    return tomllib.loads(text)


@cache
def _built() -> dict[str, Any]:
    """Return what was parsed at build, by file; nothing where this is no build."""
    file = files("kriminalpraeventiv") / "parsed.json"
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    read: dict[str, Any] = json.loads(text, object_hook=_dated)
    return read


def _dated(found: dict[str, Any]) -> Any:  # noqa: ANN401 - a day, or the object itself
    return date.fromisoformat(found["$date"]) if "$date" in found else found
