"""Drawing: the prevention triangle as text: a drawing for a terminal, a table for a page."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from kriminalpraeventiv.prevention.picture.listing import (
    HEADS,
    LETTERS,
    cells,
    column_counts,
    counted,
    notes,
    shown,
    wrapped,
)
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.prevention.triangle import Triangle
from kriminalpraeventiv.prevention.words import level_name, word
from kriminalpraeventiv.text import Language

_NARROWEST: Final = 80
_BAND: Final = 5
_GAP: Final = "  "
_SHARES: Final = {"column": 10, "title": 22, "target": 13, "responsible": 17, "certainty": 10}
"""The columns of the terminal's table, and how they share the width; the level stands above its rows."""
_UNGROWN: Final = ("column", "certainty")


def text_drawing(triangle: Triangle, language: Language = "da", width: int = 80) -> str:
    """Return the triangle and its measures as lines of text, `width` characters wide (80 at least).

    >>> from kriminalpraeventiv.prevention.triangle import triangle
    >>> print(text_drawing(triangle([]), "en").splitlines()[0])
    The prevention triangle (forebyggelsestrekanten)
    """
    wide = max(width, _NARROWEST)
    lines = [word("drawing", "title").in_(language), *wrapped(shown(triangle, language), wide), ""]
    lines += [*_shape(triangle, language, wide), "", _legend(language), ""]
    for note in notes(triangle, language):
        lines += wrapped(note, wide)
    lines += ["", *_table(triangle, language, wide)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _shape(triangle: Triangle, language: Language, width: int) -> Iterator[str]:
    height = _BAND * len(triangle.levels)
    beside = 2 * height + 2
    row = 0
    for level in triangle.levels:
        name = level_name(level.purpose, language)
        said = wrapped(word("means", level.purpose).in_(language), width - beside - 2)
        words = [name, _counts(level.measures, language), *said]
        for line in range(_BAND):
            last = line == _BAND - 1
            inside = ("_" if last else " ") * (2 * row)
            if line == _BAND - 2:
                inside = str(len(level.measures)).center(2 * row)
            text = words[line] if line < len(words) else ""
            yield f"{' ' * (height - row - 1)}/{inside}\\".ljust(beside) + text
            row += 1


def _counts(placements: tuple[Placement, ...], language: Language) -> str:
    counts = " · ".join(f"{LETTERS[column]} {count}" for column, count in column_counts(placements))
    count = counted(len(placements), language)
    return f"{count}: {counts}" if counts else count


def _legend(language: Language) -> str:
    return " · ".join(f"{letter} {word('column', c or 'none').in_(language)}" for c, letter in LETTERS.items())


def _table(triangle: Triangle, language: Language, width: int) -> Iterator[str]:
    widths = _widths(width)
    yield from _row([word("head", head).in_(language) for head in _SHARES], widths)
    yield "=" * width
    for code, placements in triangle.parts:
        if placements or code not in ("outside", "supports"):
            yield f"{level_name(code, language).upper()} · {counted(len(placements), language)}"
            yield "-" * width
            for placement in placements:
                said = dict(zip(HEADS, cells(code, placement, language), strict=True))
                yield from _row([said[head] for head in _SHARES], widths)
            yield ""


def _widths(width: int) -> list[int]:
    """Return how wide each column is: what is over goes to those with long texts."""
    growing = sum(share for head, share in _SHARES.items() if head not in _UNGROWN)
    room = width - len(_GAP) * (len(_SHARES) - 1) - sum(_SHARES[head] for head in _UNGROWN)
    return [share if head in _UNGROWN else room * share // growing for head, share in _SHARES.items()]


def _row(texts: Iterable[str], widths: list[int]) -> Iterator[str]:
    parts_of = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    for parts in zip_longest(*parts_of, fillvalue=""):
        yield _GAP.join(part.ljust(width) for part, width in zip(parts, widths, strict=True))


def table(triangle: Triangle, language: Language = "da") -> str:
    """Return the measures of a triangle as a Markdown table, one row each, level by level.

    >>> from kriminalpraeventiv.prevention.triangle import triangle
    >>> table(triangle([]), "en").splitlines()[0]
    '| Level | Column | Measure | Target group | Responsible | How sure (level / column) | Source |'
    """
    rows = [tuple(word("head", head).in_(language) for head in HEADS), ("---",) * len(HEADS)]
    rows += [cells(code, p, language) for code, placements in triangle.parts for p in placements]
    return "".join(f"| {' | '.join(text.replace('|', chr(92) + '|') for text in row)} |\n" for row in rows)
