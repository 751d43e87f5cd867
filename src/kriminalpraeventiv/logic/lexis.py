"""Lexis: what a condition may be written with, and what to write instead of the rest."""

import io
import re
import tokenize
from collections.abc import Iterator
from typing import Final

from kriminalpraeventiv.errors import Fault

LONGEST: Final = 2_000
DEEPEST: Final = 20
_QUOTED: Final = re.compile(r""""[^"\n]*"|'[^'\n]*'""")
_SHAPES: Final = (
    (re.compile(r"\b\d{4}-\d\d-\d\d\b"), "unquoted_date", "write a date in quotes"),
    (re.compile(r"[\"']"), "syntax", "a quote is not closed"),
    (re.compile(r"[\x00-\x08\x0b-\x1f]"), "refused", "this sign is not in the language"),
    (re.compile(r"<>"), "refused", "write `!=`"),
    (re.compile(r"!(?!=)"), "refused", "write `not`"),
)
_NUMBER: Final = re.compile(r"0|[1-9]\d{0,8}")
_STRING: Final = re.compile(r""""[^"'\\\n{}]*"|'[^"'\\\n{}]*'""")
_PLAIN_CODE: Final = 'want a plain quoted code such as `"police"`'
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_WORDS: Final = {
    "true": "a yes/no fact stands alone: write `victim`, not `victim == true`",
    "false": "a yes/no fact stands alone: write `not victim`, not `victim == false`",
    "True": "a yes/no fact stands alone: write `victim`, not `victim == True`",
    "False": "a yes/no fact stands alone: write `not victim`, not `victim == False`",
    "None": "unknown cannot be asked for: a condition on an unknown fact is itself unknown",
    "null": "unknown cannot be asked for: a condition on an unknown fact is itself unknown",
    "unknown": "unknown cannot be asked for: a condition on an unknown fact is itself unknown",
    "is": "write `==` or `!=`, not `is`",
    "if": "there is no `if`: write the condition with `and`, `or`, `not`",
    "else": "there is no `else`: write two rules",
    "lambda": "there are no functions: name the facts",
    "AND": "write `and` in small letters",
    "OR": "write `or` in small letters",
    "NOT": "write `not` in small letters",
}
_SIGNS: Final = {
    "=": "write `==` to compare",
    "&": "write `and`",
    "|": "write `or`",
    "~": "write `not`",
    "[": 'a set is written with braces: `{"police", "school"}`',
    "]": 'a set is written with braces: `{"police", "school"}`',
    ":=": "nothing is assigned in a condition",
    ":": 'there are no pairs: a set is written `{"police", "school"}`',
    ";": "a condition is one expression",
    "-": "there is no arithmetic; whole numbers start at 0 and dates stand in quotes",
    "@": "there is no arithmetic",
}
_ALLOWED: Final = frozenset({"(", ")", "{", "}", ",", ".", "==", "!=", "<", "<=", ">", ">="})
_PLAINLY: Final = re.compile(
    r"""\s*(?:(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)(?![\w."'])"""
    r"""|"[^"'\\\n{}]*"(?!\s*["'])(?!\w)|(?:0|[1-9][0-9]{0,8})(?![\w."'])|(?P<open>[({])|(?P<close>[)}])|(?:[=!<>]=|[<>])(?![=!<>])|,)"""
)


def plainly_written(text: str) -> bool:
    """Return whether a condition is made of plain words, codes, numbers and signs alone, its brackets in pairs.

    Such a text has no lexical fault; of any other nothing is said. It only spares the slower look at each token.

    >>> plainly_written('age < 18 and sender in {"police", "school"}'), plainly_written("age < 1_8")
    (True, False)
    """
    at, depth, end = 0, 0, len(text.rstrip())
    while at < end:
        found = _PLAINLY.match(text, at)
        if found is None or found["name"] in _WORDS:
            return False
        at = found.end()
        depth += bool(found["open"]) - bool(found["close"])
        if not 0 <= depth <= DEEPEST:
            return False
    return depth == 0 and 0 < end <= len(text) <= LONGEST


def lexical_faults(text: str) -> Iterator[Fault]:
    """Yield every fault the tokens of a condition show, each with its column and a hint."""
    if not plainly_written(text):
        yield from faults_in_detail(text)


def faults_in_detail(text: str) -> Iterator[Fault]:
    """Yield the same, looking at each token whatever the text looks like."""
    if len(text) > LONGEST:
        yield _fault(0, "too_long", f"a condition has at most {LONGEST} characters; name its parts")
        return
    if not text.strip():
        yield _fault(0, "empty", "the condition is empty")
        return
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    prefixed = [q for q in _QUOTED.finditer(text) if text[: q.start()][-1:].isalnum()]
    misshapen = [(quoted.start(), "refused", _PLAIN_CODE) for quoted in prefixed]
    misshapen += [(shape.start(), code, hint) for form, code, hint in _SHAPES for shape in form.finditer(bare)]
    if misshapen:
        yield from (_fault(*found) for found in sorted(misshapen))
        return
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        yield _fault(0, "syntax", "a parenthesis is not closed")
        return
    yield from _token_faults(tokens, text)


def _fault(column: int, code: str, message: str) -> Fault:
    return Fault(code, f"column {column + 1}", message)


def _column(token: tokenize.TokenInfo, text: str) -> int:
    """Return the column of a token, counted over the whole text (the wrapping parenthesis left out)."""
    row, column = token.start
    before = sum(len(line) + 1 for line in text.split("\n")[: row - 1])
    return before + column - (1 if row == 1 else 0)


def _token_faults(tokens: list[tokenize.TokenInfo], text: str) -> Iterator[Fault]:
    depth, last = 0, tokens[-1].type
    inner = [t for t in tokens if t.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER)][1:-1]
    for token in inner:
        hint = _hint(token, last)
        if hint:
            yield _fault(_column(token, text), "refused", hint)
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(token.string, 0)
        if depth < 0:
            yield _fault(_column(token, text), "syntax", "this closes what was never opened")
            return
        if depth > DEEPEST:
            yield _fault(_column(token, text), "too_deep", f"at most {DEEPEST} levels; name the parts")
            return
        last = token.type
    if depth:
        yield _fault(len(text), "syntax", "a parenthesis is not closed")


def _hint(token: tokenize.TokenInfo, last: int) -> str | None:
    match token.type:
        case tokenize.NUMBER:
            fits = _NUMBER.fullmatch(token.string)
            return None if fits else "want a plain whole number such as 18, without signs, dots or `_`"
        case tokenize.STRING:
            if last == tokenize.STRING:
                return "two quoted codes in a row: a comma is missing"
            return None if _STRING.fullmatch(token.string) else 'want a plain quoted code such as `"police"`'
        case tokenize.NAME:
            if token.string in _WORDS:
                return _WORDS[token.string]
            return None if _NAME.fullmatch(token.string) else "names are small letters, digits and `_`"
        case tokenize.OP if token.string in _ALLOWED:
            return None
        case tokenize.COMMENT:
            return "there are no comments in a condition"
    return _SIGNS.get(token.string, "this sign is not in the language")
