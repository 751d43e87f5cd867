"""Listing: what drawings and tables of the triangle say in words, the same in each of them."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from kriminalpraeventiv.logic.rule import Column
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.prevention.triangle import Triangle
from kriminalpraeventiv.prevention.words import LEVELS_NAMED_IN, certainty_word, level_name, word
from kriminalpraeventiv.text import Language, Text

LETTERS: Final[dict[Column | None, str]] = {"proactive": "P", "operative": "O", "reactive": "R", None: "–"}
"""The letter of each column, the same in Danish and English."""
HEADS: Final = ("level", "column", "title", "target", "responsible", "certainty", "source")
_NOTHING: Final = "–"


def cells(code: str, placement: Placement, language: Language) -> tuple[str, ...]:
    """Return what a row of the table says of a measure in the part `code`, in the order of `HEADS`.

    >>> from kriminalpraeventiv.prevention.measure import Measure
    >>> from kriminalpraeventiv.prevention.placement import place
    >>> from kriminalpraeventiv.source import Source
    >>> from kriminalpraeventiv.text import Text
    >>> source = Source(document="Et eksempel", standing="practice", certainty="stated")
    >>> made = Measure(id="m.walks", title=Text(da="Vandringer", en="Walks"), source=source, columns=("reactive",))
    >>> cells("supports", place(made), "en")[:4]
    ('without a level', 'reactive', 'Walks', '–')
    """
    return (
        level_name(code, language),
        Text.listed(word("column", c) for c in placement.columns).in_(language) or _NOTHING,
        label(placement, language),
        placement.target.in_(language) if placement.target else _NOTHING,
        placement.responsible.in_(language) if placement.responsible else _NOTHING,
        " / ".join(_certainties(placement, language)),
        str(placement.source),
    )


def _certainties(placement: Placement, language: Language) -> Iterator[str]:
    yield certainty_word("certainty", placement.placed).in_(language)
    yield certainty_word("certainty", placement.in_column).in_(language) if placement.column else _NOTHING


def label(placement: Placement, language: Language) -> str:
    """Return the title of a measure, marked with the further levels it serves."""
    title = placement.title.in_(language)
    if not placement.also:
        return title
    names = Text.listed(word("level", purpose) for purpose in placement.also).in_(language)
    return f"{title} ({word('drawing', 'also').in_(language).format(names=names)})"


def letters(placement: Placement) -> str:
    """Return the letters of the columns of a measure, the main one first, a dash where it has none."""
    return "".join(LETTERS[column] for column in placement.columns) or LETTERS[None]


def column_counts(placements: tuple[Placement, ...]) -> tuple[tuple[Column | None, int], ...]:
    """Return how many measures have each main column, those columns only that have some."""
    counts = ((column, sum(p.column == column for p in placements)) for column in LETTERS)
    return tuple((column, count) for column, count in counts if count)


def counted(count: int, language: Language) -> str:
    """Return how many measures, in words.

    >>> counted(1, "en"), counted(3, "da")
    ('1 measure', '3 indsatser')
    """
    return word("drawing", "one" if count == 1 else "many").in_(language).format(count=count)


def shown(triangle: Triangle, language: Language) -> str:
    """Return whose measures a triangle shows."""
    if triangle.municipality is None:
        return word("drawing", "all").in_(language)
    code = word("drawing", "code").in_(language).format(code=triangle.municipality)
    own = any(triangle.municipality in placement.municipalities for placement in triangle.measures)
    said = "municipality" if own else "municipality_unknown"
    return word("drawing", said).in_(language).format(name=triangle.name or code)


def notes(triangle: Triangle, language: Language) -> tuple[str, ...]:
    """Return what a drawing must say of itself: what is proposed, whose model it is, where the levels are named."""
    placed = [p.placed for level in triangle.levels for p in level.measures]
    own = sum(certainty != "stated" for certainty in placed)
    said = word("drawing", "all_proposed" if own == len(placed) else "some_proposed").in_(language)
    return (
        said.format(count=own, total=len(placed)),
        word("drawing", "whose").in_(language),
        word("drawing", "source").in_(language).format(source=LEVELS_NAMED_IN),
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` characters; words too long break after `/`, else at a hyphen.

    >>> wrapped("samtale/besøg", 8), wrapped("kriminalitet", 8)
    (['samtale/', 'besøg'], ['krimina-', 'litet'])
    """
    return wrap(" ".join(_short(word, width) for word in text.split()), width)


def _short(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    start, slash, rest = text.partition("/")
    if slash and rest:
        return f"{_short(start + slash, width)} {_short(rest, width)}"
    return f"{text[: width - 1]}- {_short(text[width - 1 :], width)}"
