"""Svg: a drawing made readable aloud: title, description, own ids, and colours that follow the page's theme."""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

LIGHT: Final[Mapping[str, str]] = {
    "page": "#ffffff",
    "ink": "#1b1f24",
    "soft": "#4a5159",
    "faint": "#c9ced4",
    "number": "#005a9c",
    "aim": "#8a3b00",
}
"""The colours of the light theme, the ones a drawing is made in. All but `page` and `faint` are read against `page`."""
DARK: Final[Mapping[str, str]] = {
    "page": "#14181d",
    "ink": "#eef1f4",
    "soft": "#b9c1ca",
    "faint": "#4a5159",
    "number": "#7cc0f5",
    "aim": "#ffb27a",
}
"""The same colours in the dark theme."""
_SPACE: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_COLOUR: Final = {value: name for name, value in LIGHT.items()}
_REFERENCE: Final = re.compile(r"#([A-Za-z][\w.-]*)")
_HEX: Final = re.compile(r"#[0-9a-f]{6}")


def accessible(drawn: str, *, title: str, described: str, name: str) -> str:
    """Return a drawing as one image with a title and a description, its ids beginning with `name`.

    Nothing of how it was made is left in it. `drawn` is an SVG document in the colours of `LIGHT`; they become CSS
    variables, which fall back on those colours where no page sets them.

    >>> plain = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>'
    >>> accessible(plain, title="T", described="D", name="c")[:66]
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby'
    """
    drawn = drawn[drawn.index("<svg") :]
    root = ET.fromstring(drawn)  # noqa: S314 - drawn here, not read from elsewhere
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag in (f"{{{_SPACE}}}metadata", f"{{{_SPACE}}}style")]:
            parent.remove(child)
    referred = {found for one in root.iter() for text in one.attrib.values() for found in _REFERENCE.findall(text)}
    for one in root.iter():
        _settle(one, referred, name)
    for size in ("width", "height", "version"):
        root.attrib.pop(size, None)
    whole = {"role": "img", "aria-labelledby": f"{name}-title {name}-desc"} | root.attrib
    root.attrib.clear()
    root.attrib.update(whole)
    for place, (tag, text) in enumerate((("title", title), ("desc", described))):
        told = ET.Element(f"{{{_SPACE}}}{tag}", {"id": f"{name}-{tag}"})
        told.text, told.tail = text, "\n"
        root.insert(place, told)
    return _written(root)


def _settle(one: ET.Element, referred: set[str], name: str) -> None:
    """Keep an id only where something refers to it, under its own name, and colours as variables."""
    own = one.attrib.pop("id", None)
    if own in referred:
        one.set("id", f"{name}-{own}")
    link = one.attrib.pop(_LINK, None)
    if link is not None:
        one.set("href", f"#{name}-{link[1:]}")
    for key, text in one.attrib.items():
        if "url(#" in text:
            one.set(key, text.replace("url(#", f"url(#{name}-"))
        elif key == "style":
            one.set(key, _HEX.sub(_variable, text))
    one.tail = (one.tail or "").rstrip(" ") or None


def _variable(found: re.Match[str]) -> str:
    colour = _COLOUR.get(found[0])
    return f"var(--{colour}, {found[0]})" if colour else found[0]


def _written(root: ET.Element) -> str:
    """Return the text of a drawing without prefixes, whatever names other programs gave the namespaces."""
    for one in root.iter():
        one.tag = str(one.tag).removeprefix(f"{{{_SPACE}}}")
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return text.replace("<svg ", f'<svg xmlns="{_SPACE}" ', 1) + "\n"
