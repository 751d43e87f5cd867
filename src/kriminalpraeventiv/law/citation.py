"""Citation: a place in Danish or EU law, read from the ways people write it and printed in one."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, nearest

_NAMES: Final[Mapping[str, str]] = {
    "AI-forordningen": "AI Act",
    "almenboligloven": "ABL|lov om almene boliger|lov om almene boliger m.v.",
    "Barnets Lov": "BL|barnetslov|barnetsloven",
    "databeskyttelsesforordningen": "GDPR|databeskyttelsesforordning|persondataforordningen",
    "databeskyttelsesloven": "DBL",
    "forvaltningsloven": "FVL",
    "offentlighedsloven": "OFFL|OFL|lov om offentlighed i forvaltningen",
    "persondataloven": "PDL|lov om behandling af personoplysninger",
    "psykiatriloven": "PSYL|PSL",
    "retshåndhævelsesloven": "RHL",
    "retsplejelov for Færøerne": "retsplejeloven for Færøerne|færøske retsplejelov",
    "retsplejelov for Grønland": "retsplejeloven for Grønland|grønlandske retsplejelov",
    "retsplejeloven": "RPL|lov om rettens pleje",
    "retssikkerhedsloven": "RSL|lov om retssikkerhed og administration på det sociale område",
    "serviceloven": "SEL|lov om social service",
    "straffeloven": "STRFL|STFL",
    "straffuldbyrdelsesloven": "SFBL|STRFBL|lov om fuldbyrdelse af straf|lov om fuldbyrdelse af straf m.v.",
    "sundhedsloven": "SUL",
    "ungdomskriminalitetsloven": "UKL|lov om bekæmpelse af ungdomskriminalitet",
}
ABBREVIATIONS: Final[Mapping[str, str]] = {
    name.casefold(): act for act, names in _NAMES.items() for name in (act, *names.split("|"))
}
"""Every name an act goes by, in small letters, and the act's canonical name."""
_OF_ARTICLES: Final = frozenset({"databeskyttelsesforordningen", "AI-forordningen"})

_SECTION: Final = (r"[1-9][0-9]{0,3}(?: [a-z])?", "a number from 1, with at most one letter: `115`, `115 a`")
_NUMBER: Final = (r"[1-9][0-9]{0,2}(?:-[1-9][0-9]{0,2})?", "a whole number from 1, or two as `1-3`")
_LETTERS: Final = (r"[a-z](?:-[a-z])?", "one small letter, or two as `a-c`")
_FORMS: Final = {"section": _SECTION, "to": _SECTION, "stk": _NUMBER, "nr": _NUMBER, "litra": _LETTERS, "pkt": _NUMBER}

# "§ 115 i retsplejeloven" is not § 115 i, "§ 115 s. 3" is a page, "§ 115 e-mail" is a word.
_NOT_IN: Final = r"(?!\s?i\s+(?!stk|nr|litra|jf|pkt|og|eller|samt|til)[a-zæøå])"
_NO_WORD: Final = r"(?!\w|[-–][a-zæøå]{2}|\.\s*(?!stk|nr|litra|jf|pkt)(?-i:[a-zæøå0-9]))"
_LETTER: Final = rf"{_NOT_IN}(?:\s?(?-i:[a-z])|(?-i:[A-Z])){_NO_WORD}"
_ONE: Final = rf"[0-9]{{1,4}}(?:{_LETTER}|(?!\w))"
_N: Final = r"[0-9]{1,3}(?:[-–][0-9]{1,3})?(?![0-9])"
_PARTS: Final[Mapping[str, str]] = {
    "stk": rf"(?:stk\.?\s*({_N})|\(({_N})\))",
    "nr": rf"nr\.?\s*({_N})",
    "litra": r"(?:(?:litra|lit\.)\s*([a-z](?:[-–][a-z])?)(?!\w)|\(([a-z])\))",
    "pkt": rf"(?:({_N})\.?\s*pkt(?:\.|\b)|pkt\.?\s*({_N}))",
}
_PLACE: Final = "".join(rf"(?:\s*,?\s*{part})?" for part in _PARTS.values())
_VIA: Final = rf"(?:\s*,?\s*jf\.?(?=\s*(?:stk|nr|litra|pkt|[0-9]+\.?\s*pkt)){_PLACE})*"
# Blanks round the dash make a range only after "§§": "§ 115 - 3 møder" is none.
_TO: Final = rf"(?:(?(many)(?:\s?[-–]\s?|\s+til\s+)|[-–])(?:§\s?)?(?P<to>{_ONE}|[a-z](?!\w)))?"
_BODY: Final = rf"\s*(?P<section>{_ONE}){_TO}(?P<place>{_PLACE})(?P<via>{_VIA})"
_EU_SIGN: Final = r"(?P<art>(?<!\w)(?:art\.|(?:art|artikel|artiklerne|articles?)\b))"
_SIGN: Final = rf"(?:(?P<many>§\s?§|(?<!\w)sections\b)|§|(?<!\w)(?:section|paragraf)\b|{_EU_SIGN})"
_AND: Final = r"\s*(?:,|/|(?:,\s*)?(?:jf\.?|og|samt|eller|and|or)(?![a-zæøå]))\s*"
_NAME: Final = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(ABBREVIATIONS, key=len, reverse=True))
_ACT: Final = rf"(?<![\w§])(?P<act>{_NAME})\.?(?:['\u2019]?s)?\.?(?!\w)"
_FIRST: Final = re.compile(rf"(?P<cite>{_SIGN}{_BODY})", re.IGNORECASE)
_NEXT: Final = re.compile(rf"{_AND}(?P<cite>{_SIGN}{_BODY})", re.IGNORECASE)
_NEXT_BARE: Final = re.compile(rf"{_AND}(?P<cite>(?:{_SIGN}|(?P<bare>)){_BODY})", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"{_ACT}\)?\s*,?\s*\Z", re.IGNORECASE)
_AFTER: Final = re.compile(rf"\s*,?\s*(?:i|af|of)\s+(?:den\s+|the\s+)?{_ACT}", re.IGNORECASE)
_REACH: Final = 90  # no name of an act is longer
_Found = tuple[int, int, str, re.Match[str]]


@attrs.frozen(kw_only=True)
class Place:
    """A place inside a section: stykke, number, litra, sentence (punktum); `None` where it is not named.

    `stk`, `nr` and `litra` may be a range: `1-3`, `a-c`. Raises `InvalidInput` for a place that cannot be.

    >>> str(Place(stk="2", pkt="2"))
    'stk. 2, 2. pkt.'
    """

    stk: str | None = None
    nr: str | None = None
    litra: str | None = None
    pkt: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no law is numbered with, every fault at once."""
        if faults := tuple(self._faults()):
            raise InvalidInput(faults)

    def _faults(self) -> Iterator[Fault]:
        for name, (form, wanted) in _FORMS.items():
            value = getattr(self, name, None)
            ends = (value or "").split("-")
            if value is not None and not (re.fullmatch(form, value) and ends == sorted(set(ends), key=_key)):
                yield Fault("impossible", name, f"want {wanted}")

    def __str__(self) -> str:
        named = (("stk. {}", self.stk), ("nr. {}", self.nr), ("litra {}", self.litra), ("{}. pkt.", self.pkt))
        return ", ".join(form.format(value) for form, value in named if value)


@attrs.frozen(kw_only=True)
class Citation(Place):
    """A section of an act, or an article of an EU regulation, and the place in it.

    `to` ends a range of sections; `via` holds what follows "jf.", in order. Raises `InvalidInput`
    for an act not in `ABBREVIATIONS` and for numbers that cannot be.

    >>> print(Citation(act="retsplejeloven", section="115", stk="1", nr="3", litra="c"))
    retsplejeloven § 115, stk. 1, nr. 3, litra c
    """

    act: str
    section: str
    to: str | None = None
    via: tuple[Place, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read one citation, the whole text; raises `InvalidInput` naming what is wrong.

        >>> str(Citation.parse("SEL § 49a")), str(Citation.parse("GDPR art. 6, stk. 1, litra e"))
        ('serviceloven § 49 a', 'databeskyttelsesforordningen art. 6, stk. 1, litra e')
        """
        text = text.strip().lower()
        found = list(_written(text))
        if len(found) == 1 and found[0][0] == 0 and not text[found[0][1] :].strip(" .,;"):
            return _cited(*found[0][2:])
        raise InvalidInput(_misread(text, found))

    def names(self, section: str) -> bool:
        """Return whether `section` is the one cited, or lies in the range; raises `InvalidInput` when it is none.

        >>> Citation.parse("serviceloven §§ 153-155").names("154")
        True
        """
        asked = Citation(act=self.act, section=section)
        return _key(self.section) <= _key(asked.section) <= _key(self.to or self.section)

    def _faults(self) -> Iterator[Fault]:
        if self.act not in _NAMES:
            yield Fault("unknown_act", "act", _unknown_act(self.act))
        yield from super()._faults()
        if self.to and re.fullmatch(_FORMS["to"][0], self.to) and _key(self.to) <= _key(self.section):
            yield Fault("impossible", "to", "a range ends after the section it starts with")
        if Place() in self.via:
            yield Fault("impossible", "via", "want a place after `jf.`, such as `stk. 1`")

    def __str__(self) -> str:
        sign = "art." if self.act in _OF_ARTICLES else "§§" if self.to else "§"
        cited = f"{self.act} {sign} {self.section}" + (f"-{self.to}" if self.to else "")
        place = super().__str__()
        return ", ".join([cited, *([place] if place else []), *(f"jf. {via}" for via in self.via)])


def find(text: str) -> Iterator[tuple[int, Citation]]:
    """Yield every citation in running text that names its act, with its offset; what cannot be is passed over.

    >>> [(at, str(cited)) for at, cited in find("efter servicelovens §§ 153 og 154")]
    [(6, 'serviceloven § 153'), (30, 'serviceloven § 154')]
    """
    return ((start, cited) for start, _, cited in located(text))


def located(text: str) -> Iterator[tuple[int, int, Citation]]:
    """Yield what `find` yields, with the offset where each citation ends; raises nothing.

    >>> [(start, end) for start, end, _ in located("se § 115, stk. 2, i retsplejeloven")]
    [(3, 34)]
    """
    for start, end, act, cite in _written(text):
        with suppress(InvalidInput):
            yield start, end, _cited(act, cite)


def _written(text: str) -> Iterator[_Found]:
    """Yield start, end, act and match of every section whose act stands before or after it."""
    for run in _runs(text):
        begin, end = run[0].start("cite"), run[-1].end()
        before = _BEFORE.search(text[max(0, begin - _REACH) : begin])
        after = _AFTER.match(text, end)
        for one in run:
            # An act after the last of several names them all, unless another stands before the first.
            found = after if after and (one is run[-1] or not before) else before
            act = ABBREVIATIONS[" ".join(found["act"].casefold().split())] if found else ""
            if found and bool(run[0]["art"]) == (act in _OF_ARTICLES):
                starts = begin - len(found.group()) if found is before and one is run[0] else one.start("cite")
                ends = found.end() if found is after and one is run[-1] else one.end()
                yield starts, ends, act, one


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the sections that stand together, as in "§§ 153 og 154" or "§ 115, jf. § 114"."""
    at = 0
    while first := _FIRST.search(text, at):
        run = [first]
        following = _NEXT_BARE if first["many"] or first["art"] else _NEXT
        while another := following.match(text, run[-1].end()):
            run.append(another)
        yield run
        at = run[-1].end()


def _cited(act: str, cite: re.Match[str]) -> Citation:
    section, to = (re.sub(r"\s*([a-z])$", r" \1", (cite[end] or "").lower()) for end in ("section", "to"))
    to = section.split()[0] + to if to.strip().isalpha() else to  # "62 f-g"
    via = tuple(Place(**_place(place)) for place in re.split(r"jf\.?", cite["via"], flags=re.IGNORECASE)[1:])
    return Citation(act=act, section=section, to=to or None, via=via, **_place(cite["place"]))


def _place(written: str) -> dict[str, Any]:
    parts = {name: re.search(part, written, re.IGNORECASE) for name, part in _PARTS.items()}
    return {name: part[part.lastindex or 0].lower().replace("–", "-") for name, part in parts.items() if part}


def _key(section: str) -> tuple[int, str]:
    number, _, letter = section.partition(" ")
    return (int(number), letter) if number.isdigit() else (0, number)


def _misread(text: str, found: list[_Found]) -> Iterator[Fault]:
    """Yield what keeps a text from being one citation."""
    sign, section = re.search(_SIGN, text, re.IGNORECASE), _FIRST.search(text)
    if not section:
        yield Fault("no_section", "section", "want an act, `§` and a number, such as `retsplejeloven § 115, stk. 1`")
    if found:
        column = 1 if found[0][0] else found[0][1] + 1
        yield Fault("not_read", f"column {column}", "this is no part of the citation; write one citation, alone")
    elif sign:
        before, after = text[: sign.start()], text[sign.end() :].partition(" i ")[2]
        if not (before.strip() or after.strip()):
            yield Fault("no_act", "act", "name the act, as in `retsplejeloven § 115`")
        elif not (_BEFORE.search(before) or _AFTER.search(f" i {after}")):
            yield Fault("unknown_act", "act", _unknown_act(before.strip() or after))
        elif section:
            yield Fault(
                "wrong_sign", "section", "EU regulations have articles (`art. 6`), Danish acts sections (`§ 6`)"
            )


def _unknown_act(written: str) -> str:
    near = nearest(written.casefold().strip(" .,"), ABBREVIATIONS)
    return "no such act is known" + (f"; the nearest is `{ABBREVIATIONS[near]}`" if near else "")
