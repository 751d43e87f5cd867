"""Shapes: the parts an SVG is put together from: elements, text lines, the symbols of columns, the colours."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from kriminalpraeventiv.logic.rule import Column
from kriminalpraeventiv.prevention.picture.listing import LETTERS

BANDS: Final = {"kriminalitetsforebyggelse": "top", "forebyggelse": "middle", "opbygning": "base"}
"""The class each level is filled with."""
_LIGHT: Final = {
    "page": "#ffffff",
    "ink": "#1b1f24",
    "soft": "#4a5159",
    "top": "#f6cfb2",
    "middle": "#cfe2f5",
    "base": "#d0e8d3",
}
_DARK: Final = {
    "page": "#14181d",
    "ink": "#eef1f4",
    "soft": "#b9c1ca",
    "top": "#6e3a1c",
    "middle": "#1f4a73",
    "base": "#25552f",
}
_RADIUS: Final = 9
_CORNER: Final = 11


def style() -> str:
    """Return the style sheet: the colours of the light theme, and of the dark one where the reader prefers it."""
    fixed = "text{font-family:sans-serif}.line{fill:none;stroke-width:1.5}.dashed{stroke-dasharray:3 2}"
    return f"{fixed}{_colours(_LIGHT)}@media (prefers-color-scheme: dark){{{_colours(_DARK)}}}"


def _colours(theme: Mapping[str, str]) -> str:
    return "".join(f".{name}{{fill:{colour}}}" for name, colour in theme.items()) + f".line{{stroke:{theme['ink']}}}"


def add(parent: Element, tag: str, **attributes: object) -> Element:
    """Return a new element at the end of another; `_` in a name stands for `-`, a last one is left out.

    >>> add(Element("svg"), "rect", class_="page", stroke_width=2).attrib
    {'class': 'page', 'stroke-width': '2'}
    """
    made = SubElement(parent, tag, {name.rstrip("_").replace("_", "-"): _plain(v) for name, v in attributes.items()})
    made.tail = "\n"
    return made


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def write(  # noqa: PLR0913 - where, what and how
    parent: Element, x: float, y: float, lines: Iterable[str], *, size: int = 13, step: int = 17, **more: object
) -> float:
    """Write lines of text, the first on the base line `y`, and return the base line after the last."""
    text = add(parent, "text", **({"class_": "ink", "font_size": size} | more))
    for line in lines:
        span = SubElement(text, "tspan", {"x": _plain(x), "y": _plain(y)})
        span.text = f"{line} "
        y += step
    return y


def symbol(parent: Element, x: float, y: float, column: Column | None, *, stated: bool) -> None:
    """Draw the symbol of a column with its letter, its middle at `x`, `y`; dashed where no source states it."""
    drawn = "line" if stated else "line dashed"
    match column:
        case "proactive":
            add(parent, "circle", class_=drawn, cx=x, cy=y, r=_RADIUS)
        case "operative":
            add(parent, "rect", class_=drawn, x=x - _RADIUS, y=y - _RADIUS, width=2 * _RADIUS, height=2 * _RADIUS)
        case "reactive":
            c = _CORNER
            add(parent, "path", class_=drawn, d=f"M{x:g} {y - c:g}L{x + c:g} {y:g}L{x:g} {y + c:g}L{x - c:g} {y:g}Z")
    letter = add(parent, "text", class_="ink", font_size=11, font_weight="bold", text_anchor="middle", x=x, y=y + 4)
    letter.text = LETTERS[column]
