"""Words: what a report says around its numbers, in both languages, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kriminalpraeventiv.text import Text


def word(code: str, **parts: str | Text) -> Text:
    """Return a text by its code, such as `chart.hidden`, with `{name}` filled in; raises `KeyError` for an unknown one.

    >>> word("chart.baseline", label="8 pct.").en
    'Baseline: 8 pct.'
    """
    section, _, name = code.partition(".")
    return _words()[section][name].filled(**parts)


def known(section: str) -> Mapping[str, Text]:
    """Return every text of a section, by its code.

    >>> known("status")["reached"].en
    'Reached'
    """
    return _words()[section]


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    plain = tomllib.loads((files("kriminalpraeventiv.reports") / "words.toml").read_text(encoding="utf-8"))
    return {section: {code: Text(**text) for code, text in texts.items()} for section, texts in plain.items()}
