"""Lint: the errors municipal texts often make about crime-prevention law, each found where it stands.

A phrase is matched against a copy of the text as long as the text, in which only sentences end with a line
break, commas inside citations are blank, and § 115 of another act is hidden. So `.` never leaves a sentence.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

import attrs

from kriminalpraeventiv.law.citation import ABBREVIATIONS, Citation, located
from kriminalpraeventiv.law.common_errors import COMMON_ERRORS, WAS, CommonError
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class Outdated:
    """Where a section that is no longer in force stands now, and since when, as far as known.

    >>> Outdated(now="Barnets Lov § 133", since=date(2024, 1, 1)).message("serviceloven § 153").en
    'serviceloven § 153 is not in force since 2024-01-01; see Barnets Lov § 133.'
    """

    now: str | None = None
    since: date | None = None

    def message(self, cited: str) -> Text:
        """Return what to tell whoever cites it."""
        da, en = (f" siden {self.since}", f" since {self.since}") if self.since else ("", "")
        da, en = (f"{da}; se {self.now}", f"{en}; see {self.now}") if self.now else (da, en)
        return Text(da=f"{cited} gælder ikke{da}.", en=f"{cited} is not in force{en}.")


@attrs.frozen
class Finding:
    """One error: line and column (from 1) where it starts, a stable code, the text seen, and what is right."""

    line: int
    column: int
    code: str
    text: str
    message: Text


_SHORT: Final = sorted({"stk", "nr", "jf", "pkt", "art", "kap", "eks", *(n for n in ABBREVIATIONS if " " not in n)})
_WHOLE: Final = "".join(rf"(?<!(?i:\b{name}\.))" for name in _SHORT)
_SENTENCE_END: Final = re.compile(
    rf"""(?:(?<=[.!?])|(?<=[.!?]["'»«)])){_WHOLE}\s(?=\s*[A-ZÆØÅ§"»*•])|\n(?=[^\S\n]*\n|[ \t]*(?:[-*•#|>]|Stk\b))"""
)
_INNER_COMMA: Final = re.compile(
    r",(?=\s*(?:stk|nr|litra|jf|at\b|that\b|\d\.\s*pkt))|(?:(?<=stk\. \d)|(?<=nr\. \d)|(?<=pkt\.)|(?<=litra [a-z])),"
)
_CLAUSE_END: Final = re.compile(r"[,;:]|\b(?:når|hvis|fordi|selv ?om|uanset|men|when|if|although|because|but)\b")
_ACQUITS: Final = r"misforstå|\bmyte|fejlagtig|forkert|ikke rigtig|misconception|myth|wrong|mistaken|\?\W*$"
_NONE: Final = "ingen|intet|aldrig|hverken|uden|no|nobody|never|none|neither|without"
_DENIED: Final = rf"\b(?:ikke|not)\b(?! (?:kun|blot|bare|alene|only|just)\b)|n't\b|\b(?:{_NONE})\b"
_INSTEAD_OF: Final = rf"(?:{WAS}|\b(?:erstatter|afløser|replaces|i stedet for|hed|was)\b)[^;\n]{{0,60}}|\bfør\W*"
_WAS_CITED: Final = re.compile(rf"(?:{_INSTEAD_OF})\Z", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[^;\n]{0,40}?\b(?:afløst|erstattet|ophævet|flyttet|\w+ført|blev|er nu|is now|re\w+ed)\b")
_Spot = tuple[int, int, str, Text]


def lint(text: str, *, on: date, outdated: Callable[[Citation, date], Outdated | None]) -> tuple[Finding, ...]:
    """Return the errors a text makes on a day, in reading order; what raises, `outdated` raised.

    `outdated` says of a section not in force on the day where it stands now, of any other nothing.

    >>> [found.code for found in lint("SSP kræver samtykke.", on=date(2026, 1, 1), outdated=lambda *_: None)]
    ['consent_required']
    """
    prepared, errors = _prepared(text), [error for error in COMMON_ERRORS if on >= error.since]
    spots = [spot for error in errors for spot in _phrased(prepared, error)]
    taken = {at for start, end, *_ in spots for at in range(start, end)}
    for start, end, cited in located(text):
        past = _WAS_CITED.search(prepared, max(0, start - 80), start) or _GOES_ON.match(prepared, end)
        if not (past or start in taken or end - 1 in taken):
            spots += [(start, end, *known) for known in _known(cited, errors, outdated(cited, on))]
    return tuple(_finding(text, *spot) for spot in sorted(spots, key=lambda spot: spot[:3]))


def _finding(text: str, start: int, end: int, code: str, message: Text) -> Finding:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Finding(line, column, code, " ".join(text[start:end].split()), message)


def _prepared(text: str) -> str:
    """Return the copy that phrases are matched in."""
    copy = _INNER_COMMA.sub(" ", re.sub(r"\s", " ", _SENTENCE_END.sub("\0", text)).replace("\0", "\n"))
    for start, end, cited in located(text):
        if cited.act != "retsplejeloven":
            copy = copy[:start] + copy[start:end].replace("115", "¶¶¶") + copy[end:]
    return copy


def _phrased(prepared: str, error: CommonError) -> Iterator[_Spot]:
    """Yield where a sentence makes the error and means it, once a sentence."""
    told = set()
    for match in re.finditer(error.phrase, prepared, re.IGNORECASE | re.MULTILINE):
        start, end = match.span("at" if match.groupdict().get("at") else 0)
        first, last = prepared.rfind("\n", 0, start) + 1, (prepared + "\n").index("\n", end)
        opening, ending = re.split(r"[,;:]", prepared[first:start])[-1], _CLAUSE_END.split(prepared[end:last])[0]
        denied = re.search(_DENIED, opening + prepared[start:end] + ending, re.IGNORECASE)
        acquitted = re.search(rf"{error.unless}|{_ACQUITS}", prepared[first:last], re.IGNORECASE)
        if first not in told and not acquitted and not denied:
            told.add(first)
            yield start, end, error.code, Text(da=error.da, en=error.en)


def _known(cited: Citation, errors: list[CommonError], outdated: Outdated | None) -> Iterator[tuple[str, Text]]:
    """Yield what is wrong with a citation: common errors, else what the caller knows."""
    common = [e for e in errors if any(act == cited.act and cited.names(s or cited.section) for act, s in e.cites)]
    yield from ((error.code, Text(da=error.da, en=error.en)) for error in common)
    if outdated and not common:
        yield "outdated_citation", outdated.message(str(cited))
