"""Read: a number as Danes print it, `ca. 1,2 mio. kr.` or `40,5 pr. 1.000 indbyggere`, never guessed."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NoReturn, cast
from unicodedata import normalize

import attrs

from kriminalpraeventiv.danish.printed import PrintedNumber, Qualifier
from kriminalpraeventiv.danish.words import words
from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion

_Kind = Literal["qualifier", "money", "multiplier", "counted", "times", "per", "adverb"]
_HARD: Final = "\u00a0\u2007\u2009\u202f"
_SIGN: Final = re.compile(r"[-+\u2212]")
_RUN: Final = re.compile(rf"[0-9]+(?:[.,{_HARD}][0-9]+)*[.,]?")
_GROUPS: Final = rf"[1-9][0-9]{{0,2}}(?:(?:[.][0-9]{{3}})+|(?:[{_HARD}][0-9]{{3}})+)"
_PLAIN: Final = re.compile(rf"(?:0|[1-9][0-9]*|{_GROUPS})(?:,[0-9]+)?")
_UNBROKEN: Final = re.compile(r"[0-9]{10}")
_TO: Final = re.compile(r"\s*(?:[-\u2013\u2014]|til\b)\s*", re.IGNORECASE)
_PER: Final = re.compile(r"(?:/|pr\b\.?|per\b)\s*", re.IGNORECASE)
_DOTTED: Final = re.compile(r"(?<=[0-9])\\\.(?=[0-9]{3})")
_DIGITS: Final = re.compile(r"[0-9]")
_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s*")
_JOINED: Final = re.compile(rf"(?<=[0-9])[{_HARD}](?=[0-9]{{3}})")


def read_number(text: str, place: str = "$") -> PrintedNumber:
    """Return the number a Danish text prints, exact, with its precision, qualifier, multiplier and unit.

    The whole text must be one number or one range with its words. The decimal sign is a comma, the thousands sign a dot
    or a hard space with three digits after it: `1,000` is one with three decimals, `1.000` a thousand, and `1.5` is
    refused. Raises `InvalidInput` with one fault, which names the character where reading stopped and repeats nothing.

    >>> read_number("36,2 pct.").value, read_number("1.000").value
    (Decimal('36.2'), Decimal('1000'))
    >>> read_number("ca. 1,2 mio. kr.").amount
    Decimal('1.2E+6')
    >>> read_number("8,")
    Traceback (most recent call last):
    kriminalpraeventiv.errors.InvalidInput: $, character 1: want digits behind the comma, as in `36,2`
    """
    if not isinstance(text, str):
        raise InvalidInput([Fault("wrong_kind", place, "want a text, such as `36,2 pct.`")])
    return _Reader(normalize("NFC", text), place).number()


@attrs.define
class _Reader:
    """A text and how far it is read."""

    text: str
    place: str
    at: int = 0

    def number(self) -> PrintedNumber:
        self.skip(_SPACE)
        qualifier = self.word("qualifier") or "exact"
        money = self.word("money")
        start = self.at
        value = self.decimal()
        high = self.decimal() if self.skip(_TO) else None
        self.skip(_SPACE)
        multiplier = int(self.word("multiplier") or 1)
        counted = self.counted(money)
        per = self.per()
        if self.at < len(self.text):
            self.refuse_rest()
        try:
            return PrintedNumber(
                value=value,
                high=high,
                qualifier=cast("Qualifier", qualifier),
                multiplier=multiplier,
                counted=counted,
                per=per,
            )
        except InvalidInput as refused:
            self.at = start
            self.refuse(refused.faults[0].message)

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Read past what matches here; return it."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found.group() if found else ""

    def word(self, kind: _Kind) -> str | None:
        """Read past a known word and the space behind it; return its code."""
        pattern, codes = _known(kind)
        found = self.skip(pattern)
        if not found:
            return None
        self.skip(_SPACE)
        return codes[" ".join(_JOINED.sub(".", found).casefold().split())]

    def decimal(self) -> Decimal:
        sign = "-" if self.skip(_SIGN) not in ("", "+") else ""
        start = self.at
        run = self.skip(_RUN)
        if not _PLAIN.fullmatch(run) or _UNBROKEN.search(run.partition(",")[0]):
            self.at = start
            self.refuse(_unreadable(run))
        whole, _, decimals = run.partition(",")
        return Decimal(f"{sign}{re.sub('[^0-9]', '', whole)}{'.' if decimals else ''}{decimals}")

    def counted(self, money: str | None) -> str | None:
        start = self.at
        counted = self.word("counted")
        if counted is None:
            self.word("times")
        if money and counted:
            self.at = start
            self.refuse("want one unit, `kr.` before or behind the number")
        return counted or money

    def per(self) -> str | None:
        if not self.skip(_PER):
            return self.word("adverb")
        found = self.word("per")
        if found is None:
            self.refuse("want what it is per, such as `pr. måned`, or the number of `pr. 1.000 indbyggere`")
        return found

    def refuse_rest(self) -> NoReturn:
        if _DIGITS.match(self.text, self.at):
            self.refuse("want one number; digits of one number are joined by dots, as in `1.000`")
        word = _WORD.match(self.text, self.at)
        hint = suggestion(word.group().casefold(), _known("counted")[1]) if word else ""
        self.refuse(f"want nothing more than the number and its unit{hint}")

    def refuse(self, message: str) -> NoReturn:
        raise InvalidInput([Fault("unreadable_number", f"{self.place}, character {self.at + 1}", message)])


def _unreadable(run: str) -> str:
    """Return why a run of digits, dots and commas is no Danish number, and what to write."""
    if not run:
        return "want a number in digits, such as `36,2` or `1.000`"
    whole, comma, decimals = run.partition(",")
    if "." in decimals or "," in decimals:
        return "a decimal has one comma, and dots mark thousands: write `1.164,5`"
    if comma and not decimals:
        return "want digits behind the comma, as in `36,2`"
    if run.endswith("."):
        return "a dot marks thousands, not the end: write `1.000` or leave it out"
    if _UNBROKEN.search(whole):
        return "ten digits in a row may be a personal number: mark thousands with dots"
    if whole.startswith("0"):
        return "a number does not begin with 0 before another digit: write `0,5`"
    return "a dot marks thousands, with three digits behind it: write `1,5` or `1.500`"


@cache
def _known(kind: _Kind) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern of the words of one kind, the longest first, and what each says."""
    codes = _codes(kind)
    longest = sorted(codes, key=lambda word: (-len(word), word))
    spelt = (r"\s+".join(map(re.escape, word.split())) for word in longest)
    either = "|".join(_DOTTED.sub(f"[.{_HARD}]", word) for word in spelt)
    return re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE), codes


def _codes(kind: _Kind) -> dict[str, str]:
    known = words()
    counted = known["counted"]
    match kind:
        case "money":
            return _each({"dkk": counted["dkk"]["da"]})
        case "times":
            return _each({"times": ("gange", "gang")})
        case "adverb":
            return _each(known["adverb"])
        case "per":
            ones = {code: entry["da"][:1] for code, entry in counted.items()}
            return {**_each(ones), **_each({code: entry["da"] for code, entry in known["per"].items()})}
        case _:
            return _each({code: entry["da"] for code, entry in known[kind].items()})


def _each(spelt: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the code of every word, by its small letters."""
    return {word.casefold(): code for code, forms in spelt.items() for word in forms}
