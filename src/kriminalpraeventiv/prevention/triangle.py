"""Triangle: which measures stand on which level of the prevention triangle, in one municipality or in all."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from kriminalpraeventiv.prevention.measure import Measure, Purpose
from kriminalpraeventiv.prevention.placement import Placement, place

FROM_THE_TOP: Final[tuple[Purpose, ...]] = ("kriminalitetsforebyggelse", "forebyggelse", "opbygning")
"""The levels, the narrow top first."""
_COLUMNS: Final = ("proactive", "operative", "reactive", None)


@attrs.frozen(kw_only=True)
class TriangleLevel:
    """A level and the measures whose main purpose it is."""

    purpose: Purpose
    measures: tuple[Placement, ...] = ()


@attrs.frozen(kw_only=True)
class Triangle:
    """Measures where they stand: three levels from the top down, outside, and on no level but in support.

    `municipality` is the code asked about, none where all measures are shown; `name` what it is called, if given.
    """

    municipality: str | None = None
    name: str | None = None
    levels: tuple[TriangleLevel, ...]
    outside: tuple[Placement, ...] = ()
    supports: tuple[Placement, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, tuple[Placement, ...]], ...]:
        """Every part by its code, in the order drawn: the levels, `outside`, `supports`."""
        levels = ((level.purpose, level.measures) for level in self.levels)
        return (*levels, ("outside", self.outside), ("supports", self.supports))

    @property
    def measures(self) -> tuple[Placement, ...]:
        """Every measure, in the order drawn."""
        return tuple(placement for _, placements in self.parts for placement in placements)


def triangle(
    measures: Iterable[Measure],
    municipality: str | None = None,
    *,
    name: str | None = None,
    plugins: Mapping[str, str] | None = None,
) -> Triangle:
    """Return where measures stand: the national ones and those of a municipality; without one, all of them.

    `plugins` gives the prefix of the plugin that contributed a measure, by its id; the others are national. The order
    of `measures` changes nothing: by column, then by number, then by id.

    >>> [level.purpose for level in triangle([]).levels]
    ['kriminalitetsforebyggelse', 'forebyggelse', 'opbygning']
    """
    owners = plugins or {}
    ordered = sorted(seen_from(measures, municipality), key=_order)
    placed = [place(measure, owners.get(measure.id, "national")) for measure in ordered]
    return Triangle(
        municipality=municipality,
        name=name,
        levels=tuple(
            TriangleLevel(purpose=purpose, measures=tuple(p for p in placed if p.purpose == purpose))
            for purpose in FROM_THE_TOP
        ),
        outside=tuple(p for p in placed if p.where == "outside"),
        supports=tuple(p for p in placed if p.where == "supports"),
    )


def seen_from(measures: Iterable[Measure], municipality: str | None) -> tuple[Measure, ...]:
    """Return the national measures and those of a municipality, in their order; without one, all.

    >>> seen_from([], "0165")
    ()
    """
    return tuple(
        m for m in measures if municipality is None or not m.municipalities or municipality in m.municipalities
    )


def _order(measure: Measure) -> tuple[int, bool, int, str]:
    column = measure.columns[0] if measure.columns else None
    return _COLUMNS.index(column), measure.number is None, measure.number or 0, measure.id
