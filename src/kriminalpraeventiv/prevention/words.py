"""Words: what levels, columns, sides and certainties are called, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, get_args

from kriminalpraeventiv.prevention.measure import Purpose
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Language, Text

LEVELS_NAMED_IN: Final = Source(
    document="Ishøj, notat: Tryghed og kriminalitetsforebyggelse, leverance 1 og 2",
    place="»Forslag til eksempler«",
    standing="practice",
    certainty="stated",
    dated=date(2023, 4, 14),
)
"""Where the three levels are named; the figure drawn there is not reproduced."""
_LEVELS: Final = frozenset(get_args(Purpose))


def word(table: str, code: str) -> Text:
    """Return the words of a code; raises `KeyError` for a table or code that has none.

    >>> word("level", "opbygning").en
    'building up'
    """
    return _words()[table][code]


def certainty_word(table: str, certainty: str) -> Text:
    """Return the words of a certainty; all but stated, implied and proposed are uncertain about a placement.

    >>> certainty_word("certainty", "general_knowledge").en
    'uncertain'
    """
    known = _words()[table]
    return known.get(certainty, known["uncertain"])


def level_name(code: str, language: Language) -> str:
    """Return what a level is called; in English the Danish term stands first.

    >>> level_name("opbygning", "en"), level_name("outside", "en")
    ('opbygning (building up)', 'outside the triangle')
    """
    text = word("level", code)
    return f"{text.da} ({text.en})" if language == "en" and code in _LEVELS else text.in_(language)


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    plain = tomllib.loads((files("kriminalpraeventiv.prevention") / "words.toml").read_text(encoding="utf-8"))
    return {table: {code: Text(**texts) for code, texts in codes.items()} for table, codes in plain.items()}
