"""Content: what the answer to a duty must hold, item by item, so that a report can say what it lacks."""

import re
from collections.abc import Iterator
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.text import Text

Audience = Literal["case", "authorities", "political", "public"]
"""Who reads what a duty brings: those who handle the case, authorities, elected politicians too, or everyone.

The widest reader counts. Documents name recipients; which of these they are is this library's reading.
"""
AUDIENCES: Final[tuple[Audience, ...]] = ("case", "authorities", "political", "public")
"""The audiences, the narrowest first."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")


@attrs.frozen(kw_only=True)
class ContentItem:
    """One thing a document wants in a report: its code within the duty, and the words for it.

    `place` is where the document says so, where that is another place than the duty's own; `indicators` are the ids
    of those it is about, `all_indicators` that it is about all those of the duty's own plan. An item with neither is
    told in words alone.

    >>> ContentItem(code="police_assessment", text=Text(da="politifaglig vurdering", en="police assessment")).place
    """

    code: str
    text: Text
    place: str | None = None
    indicators: tuple[str, ...] = ()
    all_indicators: bool = False


def content_faults(id_: str, content: tuple[ContentItem, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the codes of a content list, `id_` being the duty's."""
    for number, item in enumerate(content):
        place = f"{id_}.content[{number}].code"
        if not _CODE.fullmatch(item.code):
            yield Fault("bad_code", place, "want a plain code: small letters, digits and `_`")
        elif item.code in {other.code for other in content[:number]}:
            yield Fault("contradiction", place, "the same code twice")
        if item.all_indicators and item.indicators:
            message = "want `indicators`, or `all_indicators`, not both"
            yield Fault("contradiction", f"{id_}.content[{number}].indicators", message)
