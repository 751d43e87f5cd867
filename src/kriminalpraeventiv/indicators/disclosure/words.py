"""Words: what is said of numbers that are hidden, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text


def sentence(code: str, **parts: str | Text) -> Text:
    """Return a sentence by its code, with `{name}` filled in; raises `KeyError` for a code that has no words.

    >>> sentence("hidden.small_numbers").en
    'Not shown, because the number is small or would give a small number away.'
    """
    section, _, name = code.partition(".")
    return Text(**plain()[section][name]["text"]).filled(**parts)


def told(code: str, **parts: str | Text) -> Reason:
    """Return a reason by its code, with `{name}` filled in; it rests on this library's proposal.

    >>> told("not_sufficient").rule
    'disclosure.not_sufficient'
    """
    text = sentence(f"reason.{code}", **parts)
    proposal = Source(**plain()["sources"]["proposal"])
    return Reason(rule=f"disclosure.{code}", rows=("IND-11",), effect="notes", text=text, source=proposal)


@cache
def plain() -> Mapping[str, Mapping[str, Any]]:
    """Return the words as they stand in the file, by section."""
    package = files("kriminalpraeventiv.indicators.disclosure")
    return tomllib.loads((package / "words.toml").read_text(encoding="utf-8"))
