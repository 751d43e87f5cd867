"""Words: what an answer about an indicator says, and what each sentence rests on, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text


def told(code: str, **parts: str | Text) -> Reason:
    """Return a reason by its code, with `{name}` filled in; raises `KeyError` for a code that has no words.

    >>> told("no_target").rule
    'indicators.no_target'
    """
    sources, reasons = _words()
    plain = reasons[code]
    return Reason(
        rule=f"indicators.{code}",
        rows=tuple(plain["rows"]),
        effect=plain["effect"],
        text=Text(**plain["text"]).filled(**parts),
        source=sources[plain["source"]],
    )


@cache
def _words() -> tuple[Mapping[str, Source], Mapping[str, Mapping[str, Any]]]:
    plain = tomllib.loads((files("kriminalpraeventiv.indicators") / "words.toml").read_text(encoding="utf-8"))
    return {name: Source(**source) for name, source in plain["sources"].items()}, plain["reason"]
