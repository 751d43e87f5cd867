"""Facts: what may be known about a case or a request, with all that must be said about each."""

import re
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, cast, get_args

import attrs

from kriminalpraeventiv.errors import suggestion
from kriminalpraeventiv.parsed import plain
from kriminalpraeventiv.text import Text

Kind = Literal["yes_no", "number", "date", "code", "text", "reference"]
Value = bool | int | str | date
"""What a known fact may be; `None` is unknown."""
Vocabulary = Literal["municipality", "forum", "stated_forum", "area", "step", "scheme", "register", "meeting"]
"""Codes that only a rulebook knows."""
NAMES: Final = ("scheme", "register", "meeting")
"""Vocabularies of names a level scheme gives, as it writes them."""
LONGEST_NAME: Final = 61


class Unstated(Enum):
    """The mark of a fact the caller left out; a record never keeps it."""

    UNSTATED = "unstated"


UNSTATED: Final = Unstated.UNSTATED
_PACKAGE: Final = files("kriminalpraeventiv")
_FACT: Final = "kriminalpraeventiv.fact"
_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_CPR: Final = re.compile(r"(?<!\d)(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d\d-?\d{4}(?!\d)")
_REFERENCE_LENGTH: Final = 64
_GUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_.]{0,60}")
_ROLE: Final = re.compile(r"[a-z][a-z0-9_]{1,40}")


def looks_like_cpr(text: str) -> bool:
    """Return whether a CPR number, or what looks like one, stands in `text`; a GUID never does.

    >>> looks_like_cpr("case-7"), looks_like_cpr("x-010190-0000")
    (False, True)
    """
    return _GUID.fullmatch(text) is None and _CPR.search(text) is not None


@attrs.frozen(kw_only=True)
class Fact:
    """What a fact means and which values it takes.

    `absent` is what leaving it out means to a caller who says `unstated="no"` (`None`: it stays unknown);
    with `always` it means so in both modes. `graver` marks a fact that may occur in level conditions only so
    that moving it up never lowers a level. `assessed` marks a human assessment, never computed here.
    `no_level` marks one that no level condition may name. `derived` facts follow from others and are never
    stated; `asks` names those to ask for. `implies` lists yes/no facts a yes makes true.
    `words` says what its codes are called, `help` what the documents understand by it.
    """

    name: str
    kind: Kind
    label: Text
    question: Text
    help: Text | None = None
    codes: tuple[str, ...] = ()
    vocabulary: Vocabulary | None = None
    low: int = 0
    high: int = 1_000_000
    longest: int = _REFERENCE_LENGTH
    absent: Value | None = None
    always: bool = False
    graver: bool = False
    assessed: bool = False
    no_level: bool = False
    derived: bool = False
    asks: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    words: tuple[tuple[str, Text], ...] = ()

    def refusal(self, value: object) -> tuple[str, str] | None:
        """Return (code, message) saying why `value` cannot be this fact, or None when it can.

        >>> words = Text(da="Alder", en="age")
        >>> age = Fact(name="age", kind="number", high=130, label=words, question=words)
        >>> age.refusal("twelve")
        ('wrong_kind', 'want a whole number from 0 to 130')
        """
        return _REFUSALS[self.kind](self, value)

    @property
    def is_role(self) -> bool:
        """Whether a reference is a role code rather than the reference of a record."""
        return self.kind == "reference" and self.longest < _REFERENCE_LENGTH

    def wanted(self) -> str:
        """Return in words which values the fact takes."""
        match self.kind:
            case "yes_no":
                return "true or false"
            case "number":
                return f"a whole number from {self.low} to {self.high}"
            case "date":
                return "a date such as 2026-11-01"
            case "text":
                return f"a text of at most {self.longest} characters"
            case "reference" if self.is_role:
                return "a role code such as ssp_consultant: small letters, digits and _, 2 to 41 characters, no person"
            case "reference":
                return "letters, digits and . _ : - only, at most 64, and nothing like a CPR number"
            case _:
                return "one of " + ", ".join(self.codes) if self.codes else "a code"


def _yes_no(fact: Fact, value: object) -> tuple[str, str] | None:
    return None if value is True or value is False else ("wrong_kind", f"want {fact.wanted()}")


def _number(fact: Fact, value: object) -> tuple[str, str] | None:
    if type(value) is not int:
        return "wrong_kind", f"want {fact.wanted()}"
    return None if fact.low <= value <= fact.high else ("out_of_range", f"want {fact.wanted()}")


def _date(fact: Fact, value: object) -> tuple[str, str] | None:
    fits = isinstance(value, date) and not isinstance(value, datetime)
    return None if fits else ("wrong_kind", f"want {fact.wanted()}")


def _code(fact: Fact, value: object) -> tuple[str, str] | None:
    if not isinstance(value, str):
        example = ', in quotes such as "0101"' if fact.vocabulary == "municipality" else ""
        return "wrong_kind", f"want {fact.wanted()}{example}"
    if fact.vocabulary in NAMES:
        fits = len(value) <= LONGEST_NAME and not looks_like_cpr(value)
        return None if fits else ("bad_code", "want a name that the municipality's level scheme gives")
    if fact.vocabulary and not fact.codes:
        return (
            None
            if _CODE.fullmatch(value)
            else ("bad_code", f"want a code: small letters, digits, `_` and `.`, at most {LONGEST_NAME}")
        )
    if value in fact.codes:
        return None
    return "unknown_code", f"unknown code{suggestion(value, fact.codes)}; want {fact.wanted()}"


def _text(fact: Fact, value: object) -> tuple[str, str] | None:
    if not isinstance(value, str):
        return "wrong_kind", f"want {fact.wanted()}"
    return ("too_long", f"want {fact.wanted()}") if len(value) > fact.longest else None


def _reference(fact: Fact, value: object) -> tuple[str, str] | None:
    if not isinstance(value, str):
        return "wrong_kind", f"want {fact.wanted()}"
    if looks_like_cpr(value):
        return "looks_like_cpr", "this looks like a CPR number (not repeated here); use an opaque reference"
    shape = _ROLE if fact.is_role else _REFERENCE
    return None if shape.fullmatch(value) else ("bad_reference", f"want {fact.wanted()}")


_REFUSALS: Final = {
    "yes_no": _yes_no,
    "number": _number,
    "date": _date,
    "code": _code,
    "text": _text,
    "reference": _reference,
}


def about(kind: Kind, *, codes: object = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of `Fact`
    """Return the metadata of a field that is a fact; a field of a record that has only this must be stated."""
    return {_FACT: {"kind": kind, "codes": get_args(codes), **more}}


def fact(kind: Kind, *, codes: object = None, **more: Any) -> Any:  # noqa: ANN401 - a field specifier
    """Declare a field of a record as a fact; `codes` is a `Literal` type, `more` are fields of `Fact`.

    Its words, `label` and `question`, stand in the TOML file the record class names in `words`; what codes are called
    stands there under `codes`.
    """
    made = {"kind": kind, "codes": get_args(codes), **more}
    derived = more.get("derived", False)
    return attrs.field(default=UNSTATED, init=not derived, repr=kind != "text", metadata={_FACT: made})


def facts_of(record: type) -> Mapping[str, Fact]:
    """Return the facts a record class declares, by name, in order of declaration."""
    return _facts_of(cast("Hashable", record))


@cache
def _facts_of(record: Any) -> Mapping[str, Fact]:  # noqa: ANN401 - a class, read once
    words = plain(record.words, (_PACKAGE / record.words).read_text(encoding="utf-8"))
    codes = {code: Text(**texts) for code, texts in words.get("codes", {}).items()}
    return {
        field.name: Fact(
            name=field.name,
            label=Text(**words[field.name]["label"]),
            question=Text(**words[field.name]["question"]),
            help=Text(**words[field.name]["help"]) if "help" in words[field.name] else None,
            words=tuple((code, codes[code]) for code in field.metadata[_FACT].get("codes", ()) if code in codes),
            **field.metadata[_FACT],
        )
        for field in attrs.fields(record)
        if _FACT in field.metadata
    }
