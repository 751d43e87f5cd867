"""Words: the sentence each method says of its result, read from `estimates.toml` and `comparisons.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kriminalpraeventiv.text import Text


def said(code: str, **parts: str | Text) -> Text:
    """Return what a method says, with `{name}` filled in; raises `KeyError` for a code that has no words.

    >>> said("concentration", incidents="207", victims="155", value="1.34").en
    '207 incidents hit 155 victims: 1.34 incidents per victim.'
    """
    return _words()[code].filled(**parts)


@cache
def _words() -> Mapping[str, Text]:
    folder = files("kriminalpraeventiv.indicators.methods")
    plain = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in _FILES]
    return {code: Text(**text) for each in plain for code, text in each.items()}


_FILES = ("estimates.toml", "comparisons.toml")
