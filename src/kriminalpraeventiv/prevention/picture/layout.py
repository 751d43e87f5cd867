"""Layout: the labels of measures as lines, in columns of about equal height, so that nothing overlaps."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from kriminalpraeventiv.prevention.picture.listing import label, letters, wrapped
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.text import Language

WIDE: Final = 0.6
"""How wide a letter is, in letter heights: more than an average one in the widest common fonts."""
LIST_SIZE: Final = 13
LINE: Final = 17
GAP: Final = 10
SYMBOL: Final = 25
"""The room one column symbol takes."""


@attrs.frozen(kw_only=True)
class Item:
    """A measure as it is drawn: its lines, beginning `indent` after its symbols."""

    placement: Placement
    lines: tuple[str, ...]
    indent: int

    @property
    def height(self) -> int:
        """The room it takes, the gap below it included."""
        return len(self.lines) * LINE + GAP


def lines_of(text: str, width: float, size: int) -> tuple[str, ...]:
    """Return a text as lines that fit into a width in letters of a size.

    >>> lines_of("forebyggelse af vold", 100, 10)
    ('forebyggelse af', 'vold')
    """
    return tuple(wrapped(text, int(width / (WIDE * size))))


def items(placements: Iterable[Placement], language: Language, width: float) -> tuple[Item, ...]:
    """Return measures as items of a list of a width."""
    return tuple(_item(placement, language, width) for placement in placements)


def _item(placement: Placement, language: Language, width: float) -> Item:
    indent = SYMBOL * len(letters(placement)) + 4
    lines = lines_of(label(placement, language), width - indent, LIST_SIZE)
    return Item(placement=placement, lines=lines, indent=indent)


def in_columns(listed: Sequence[Item], count: int) -> tuple[tuple[Item, ...], ...]:
    """Return items in at most `count` columns, read downwards, as low as they can be.

    >>> in_columns((), 3)
    ()
    """
    limit = max((item.height for item in listed), default=0)
    while len(columns := _filled(listed, limit)) > count:
        limit += LINE // 2
    return columns


def _filled(listed: Sequence[Item], limit: int) -> tuple[tuple[Item, ...], ...]:
    columns: list[list[Item]] = []
    room = 0
    for item in listed:
        if item.height > room:
            columns.append([])
            room = limit
        columns[-1].append(item)
        room -= item.height
    return tuple(tuple(column) for column in columns)
