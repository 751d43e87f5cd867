"""Words: what an answer about an indicator says, and what each sentence rests on, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from kriminalpraeventiv.danish.dates import day_text, period_text
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text


def told(code: str, **parts: str | Text | date | Period) -> Reason:
    """Return a reason by its code, with `{name}` filled in; raises `KeyError` for a code that has no words.

    A day and a period are filled in as people write them.

    >>> told("no_target").rule
    'indicators.no_target'
    """
    sources, reasons = _words()
    plain = reasons[code]
    return Reason(
        rule=f"indicators.{code}",
        rows=tuple(plain["rows"]),
        effect=plain["effect"],
        text=Text(**plain["text"]).filled(**{name: _written(part) for name, part in parts.items()}),
        source=sources[plain["source"]],
    )


def _written(part: str | Text | date | Period) -> str | Text:
    if isinstance(part, Period):
        return period_text(part)
    return day_text(part) if isinstance(part, date) else part


@cache
def _words() -> tuple[Mapping[str, Source], Mapping[str, Mapping[str, Any]]]:
    plain = tomllib.loads((files("kriminalpraeventiv.indicators") / "words.toml").read_text(encoding="utf-8"))
    return {name: Source(**source) for name, source in plain["sources"].items()}, plain["reason"]
