"""Words: what levels, columns, sides and certainties are called, read from `words.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

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
_LEVELS: Final = frozenset({"opbygning", "forebyggelse", "kriminalitetsforebyggelse"})


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


def listed(texts: Iterable[Text]) -> Text:
    """Return texts as one, with commas.

    >>> listed([word("column", "proactive"), word("column", "reactive")]).da
    'proaktiv, reaktiv'
    """
    each = tuple(texts)
    return Text(da=", ".join(t.da for t in each), en=", ".join(t.en for t in each))


def filled(text: Text, /, **parts: Text) -> Text:
    """Return a text with bilingual parts put in for `{name}`, each in its own language.

    >>> filled(Text(da="søjle: {name}", en="column: {name}"), name=word("column", "reactive")).en
    'column: reactive'
    """
    da = text.filled(**{name: part.da for name, part in parts.items()})
    en = text.filled(**{name: part.en for name, part in parts.items()})
    return Text(da=da.da, en=en.en)


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    plain = tomllib.loads((files("kriminalpraeventiv.prevention") / "words.toml").read_text(encoding="utf-8"))
    return {table: {code: Text(**texts) for code, texts in codes.items()} for table, codes in plain.items()}
