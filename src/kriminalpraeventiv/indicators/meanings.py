"""Meanings: what recidivism, safety, harm, sums and changes may and may not say, read from `meanings.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kriminalpraeventiv.text import Text


def line(code: str, **parts: str | Text) -> Text:
    """Return a sentence by its code, with `{name}` filled in; raises `KeyError` for a code that has no words.

    >>> line("overlap").en
    'Two periods overlap: what happened on the days they share would be counted twice.'
    """
    return _words()[code].filled(**parts)


@cache
def _words() -> Mapping[str, Text]:
    plain = tomllib.loads((files("kriminalpraeventiv.indicators") / "meanings.toml").read_text(encoding="utf-8"))
    return {code: Text(**text) for code, text in plain.items()}
