"""Words: what stands beside a number in Danish and English, read from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kriminalpraeventiv.text import Text


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the words by what they say and their code, as they stand in the file."""
    return tomllib.loads((files("kriminalpraeventiv.danish") / "words.toml").read_text(encoding="utf-8"))


def unit_words(unit: str, *, one: bool = False) -> Text:
    """Return the words for the code of a unit, for many of it or for one.

    Raises `KeyError` for a unit that has no words.

    >>> unit_words("report/kinh").da, unit_words("person", one=True).en
    ('anmeldelser pr. 1.000 indbyggere', 'person')
    """
    counted, _, per = unit.partition("/")
    before = Text(da="", en="") if counted == "1" else _counted(counted, one=one)
    if not per:
        return before
    after = per_words(per)
    return Text(da=f"{before.da} pr. {after.da}".strip(), en=f"{before.en} per {after.en}".strip())


def per_words(unit: str) -> Text:
    """Return the words for what a number is per.

    >>> per_words("month").en, per_words("kinh").da
    ('month', '1.000 indbyggere')
    """
    own = words()["per"].get(unit)
    return Text(da=own["da"][0], en=own["en"]) if own else _counted(unit, one=True)


def _counted(unit: str, *, one: bool) -> Text:
    entry = words()["counted"][unit]
    return Text(da=entry["da"][not one], en=entry["en"][not one])
