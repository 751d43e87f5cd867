"""Names: what the codes of areas and of surveys and registers are called, read from `names.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kriminalpraeventiv.parsed import plain
from kriminalpraeventiv.text import Text


def area_name(code: str) -> Text:
    """Return what an area is called: a country, a police district, a municipality or a part of one.

    A code that has no name is written with spaces.

    >>> area_name("denmark").en, area_name("1464").da, area_name("0165").da, area_name("vestre_havn").da
    ('Denmark', 'Syd- og Sønderjyllands Politi', 'Albertslund', 'vestre havn')
    """
    return _named("area").get(code) or _of_registers().get(code) or _spaced(code)


def has_area(code: str) -> bool:
    """Return whether a code is that of an area with a name, a municipality or a police district.

    >>> has_area("koebenhavns_politikreds"), has_area("0165"), has_area("vestre_havn")
    (True, True, False)
    """
    return code in _named("area") or code in _of_registers()


def source_name(code: str) -> Text:
    """Return what a survey, a register or whoever counted is called; a code that has no name is written with spaces.

    >>> source_name("koebenhavns_tryghedsundersoegelse").da, source_name("own_list").da
    ('Københavns Tryghedsundersøgelse', 'own list')
    """
    return _named("source").get(code) or _spaced(code)


def _spaced(code: str) -> Text:
    words = code.replace("_", " ")
    return Text(da=words, en=words)


@cache
def _named(section: str) -> Mapping[str, Text]:
    found = tomllib.loads((files("kriminalpraeventiv.indicators") / "names.toml").read_text(encoding="utf-8"))
    return {code: Text(**text) for code, text in found[section].items()}


@cache
def _of_registers() -> Mapping[str, Text]:
    """Return the names of police districts and municipalities, which are the same in both languages."""
    name = "corpus/codes.toml"
    codes = plain(name, (files("kriminalpraeventiv") / name).read_text(encoding="utf-8"))
    names = codes["police_district"] | {code: row["name"] for code, row in codes["municipality"].items()}
    return {code: Text(da=called, en=called) for code, called in names.items()}
