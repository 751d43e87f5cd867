"""SVG: the prevention triangle as a picture: the triangle with its counts, and every measure level by level."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, tostring

from kriminalpraeventiv.prevention.picture.layout import (
    LINE,
    LIST_SIZE,
    SYMBOL,
    WIDE,
    Item,
    in_columns,
    items,
    lines_of,
)
from kriminalpraeventiv.prevention.picture.listing import LETTERS, cells, column_counts, counted, notes, shown
from kriminalpraeventiv.prevention.picture.shapes import BANDS, add, style, symbol, write
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.prevention.triangle import FROM_THE_TOP, Triangle
from kriminalpraeventiv.prevention.words import level_name, word
from kriminalpraeventiv.text import Language

_WIDTH: Final = 1000
_MARGIN: Final = 32
_ROOM: Final = _WIDTH - 2 * _MARGIN
_TOP: Final = 128
_BAND: Final = 96
_HALF: Final = 150
_BESIDE: Final = 372
_COLUMNS: Final = 3
_BETWEEN: Final = 24
_SMALL: Final = 7
_LETTER_TO_TEXT: Final = 6


def svg(triangle: Triangle, language: Language = "da") -> str:
    """Return the triangle as an SVG document: no scripts, nothing from elsewhere, readable in light and dark.

    The table of the same content is `kriminalpraeventiv.prevention.picture.text.table`.

    >>> from kriminalpraeventiv.prevention.triangle import triangle
    >>> svg(triangle([]))[:38]
    '<svg xmlns="http://www.w3.org/2000/svg'
    """
    root = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "lang": language, "xml:lang": language, "role": "img"}
    )
    root.set("aria-labelledby", "kp-triangle-title kp-triangle-desc")
    _told(root, triangle, language)
    add(root, "style").text = style()
    page = add(root, "rect", class_="page", width=_WIDTH)
    y = _overview(root, triangle, language)
    y = _legend(root, language, y)
    for note in notes(triangle, language):
        y = write(root, _MARGIN, y, lines_of(note, _ROOM, LIST_SIZE), class_="soft")
    y += 8
    for code, placements in triangle.parts:
        if placements or code in FROM_THE_TOP:
            y = _section(root, code, placements, language, y)
    page.set("height", f"{y:g}")
    root.set("viewBox", f"0 0 {_WIDTH} {y:g}")
    return tostring(root, encoding="unicode") + "\n"


def _told(root: Element, triangle: Triangle, language: Language) -> None:
    """Add the title and description that are read aloud."""
    title = word("drawing", "title").in_(language)
    told = "; ".join(f"{level_name(code, language)}: {counted(len(p), language)}" for code, p in triangle.parts)
    note = " ".join(notes(triangle, language))
    whole = word("drawing", "described").in_(language)
    add(root, "title", id="kp-triangle-title").text = f"{title}. {shown(triangle, language)}"
    text = whole.format(title=title, shown=shown(triangle, language), counts=told, note=note)
    add(root, "desc", id="kp-triangle-desc").text = text


def _overview(root: Element, triangle: Triangle, language: Language) -> float:
    """Draw the heading and the triangle with what each level means beside it; return where it ends."""
    write(root, _MARGIN, 52, [word("drawing", "title").in_(language)], size=26, font_weight="bold")
    write(root, _MARGIN, 78, [shown(triangle, language)], size=16)
    lines = lines_of(word("drawing", "counted").in_(language), _ROOM, LIST_SIZE)
    write(root, _MARGIN, 102, lines, class_="soft")
    middle = _MARGIN + _HALF
    for number, level in enumerate(triangle.levels):
        y = _TOP + number * _BAND
        add(root, "path", class_=BANDS[level.purpose], d=_slice(middle, _TOP, number, _BAND, _HALF))
        add(root, "path", class_="line", d=_slice(middle, _TOP, number, _BAND, _HALF))
        count = add(root, "text", class_="ink", font_size=24, font_weight="bold", text_anchor="middle")
        count.text = str(len(level.measures))
        count.attrib |= {"x": f"{middle:g}", "y": f"{y + 72:g}"}
        edge = middle + _HALF * (number + 0.2) / len(BANDS)
        leader = y + _BAND * 0.2
        add(root, "path", class_="line", d=f"M{edge:g} {leader:g}L{_BESIDE - 10} {leader:g}")
        _beside(root, level.purpose, level.measures, language, y)
    return _TOP + len(triangle.levels) * _BAND + 34


def _slice(middle: float, top: float, number: int, height: float, half: float) -> str:
    """Return the outline of a band of the triangle, the first from the top a triangle itself."""
    above, below = (half * n / len(BANDS) for n in (number, number + 1))
    y = top + number * height
    upper = f"M{middle - above:g} {y:g}L{middle + above:g} {y:g}"
    return f"{upper}L{middle + below:g} {y + height:g}L{middle - below:g} {y + height:g}Z"


def _beside(root: Element, code: str, placements: tuple[Placement, ...], language: Language, y: float) -> None:
    counts = " · ".join(f"{LETTERS[column]} {count}" for column, count in column_counts(placements))
    number = counted(len(placements), language)
    write(root, _BESIDE, y + 25, [level_name(code, language)], size=18, font_weight="bold")
    write(root, _BESIDE, y + 48, [f"{number}: {counts}" if counts else number], size=15)
    lines = lines_of(word("means", code).in_(language), _WIDTH - _MARGIN - _BESIDE, LIST_SIZE)
    write(root, _BESIDE, y + 68, lines, class_="soft")


def _legend(root: Element, language: Language, y: float) -> float:
    """Draw what the symbols mean on one line and their strokes below; return where to go on."""
    x = float(_MARGIN)
    heading = f"{word('drawing', 'columns').in_(language)}:"
    write(root, x, y, [heading], font_weight="bold")
    x += _across(heading) + 20
    for column in LETTERS:
        symbol(root, x, y - 4, column, stated=True)
        x = _after_symbol(root, x, y, word("column", column or "none").in_(language))
    y += 27
    x = float(_MARGIN) + SYMBOL / 2
    for code in ("solid", "dashed"):
        add(root, "path", class_=f"line {code}", d=f"M{x - 11:g} {y - 4:g}L{x + 11:g} {y - 4:g}")
        x = _after_symbol(root, x, y, word("drawing", code).in_(language))
    return y + 27


def _after_symbol(root: Element, x: float, y: float, text: str) -> float:
    start = x + SYMBOL / 2 + _LETTER_TO_TEXT
    write(root, start, y, [text])
    return start + _across(text) + 20


def _across(text: str) -> float:
    return len(text) * WIDE * LIST_SIZE


def _section(root: Element, code: str, placements: Iterable[Placement], language: Language, y: float) -> float:
    """Draw a part of the triangle with its measures in columns; return where it ends."""
    wide = (_ROOM - (_COLUMNS - 1) * _BETWEEN) / _COLUMNS
    listed = items(placements, language, wide)
    _bar(root, code, f"{level_name(code, language)} · {counted(len(listed), language)}", language, y)
    if not listed:
        return write(root, _MARGIN, y + 66, [word("drawing", "empty").in_(language)]) + 16
    columns = in_columns(listed, _COLUMNS)
    for number, column in enumerate(columns):
        below = y + 66
        for item in column:
            _draw(root, code, item, language, _MARGIN + number * (wide + _BETWEEN), below)
            below += item.height
    return y + 66 + max(sum(item.height for item in column) for column in columns) + 12


def _bar(root: Element, code: str, heading: str, language: Language, y: float) -> None:
    """Draw the heading of a part, with a small triangle that shows which level it is."""
    add(root, "rect", class_=BANDS.get(code, "page"), x=_MARGIN, y=y, width=_ROOM, height=38)
    add(root, "rect", class_="line" if code in BANDS else "line dashed", x=_MARGIN, y=y, width=_ROOM, height=38)
    for number, purpose in enumerate(FROM_THE_TOP):
        outline = _slice(_MARGIN + 26, y + 8, number, _SMALL, 13)
        add(root, "path", class_="ink" if purpose == code else "page", d=outline)
        add(root, "path", class_="line", d=outline)
    write(root, _MARGIN + 50, y + 25, [heading], size=17, font_weight="bold")
    if code not in BANDS:
        start = _MARGIN + 50 + len(heading) * 17 * WIDE * 1.1 + 16
        write(root, start, y + 25, [word("means", code).in_(language)], size=14)


def _draw(root: Element, code: str, item: Item, language: Language, x: float, y: float) -> None:  # noqa: PLR0913, PLR0917 - where and what
    group = add(root, "g")
    add(group, "title").text = "; ".join(cells(code, item.placement, language))
    stated = item.placement.in_column == "stated"
    for number, column in enumerate(item.placement.columns or (None,)):
        symbol(group, x + SYMBOL * (number + 0.5), y - 4, column, stated=stated)
    write(group, x + item.indent, y, item.lines, size=LIST_SIZE, step=LINE)
