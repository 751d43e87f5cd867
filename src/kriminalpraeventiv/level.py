"""Level: null < 1 < 2 < 3, and the schemes that name them; levels of different schemes never compare."""

from collections.abc import Iterable
from typing import Literal

import attrs

from kriminalpraeventiv.logic.rule import Column, Level
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

NATIONAL_SCHEME = "core-default"


def highest(levels: Iterable[Level | None]) -> Level | None:
    """Return the highest level, `None` being the lowest.

    >>> highest([1, None, 3]), highest([])
    (3, None)
    """
    return max(levels, key=lambda level: level or 0, default=None)


def lowest(levels: Iterable[Level | None]) -> Level | None:
    """Return the lowest level, `None` being the lowest.

    >>> lowest([1, None, 3])
    """
    return min(levels, key=lambda level: level or 0, default=None)


@attrs.frozen(kw_only=True)
class SchemeLevel:
    """What a scheme calls things at one level: where a case is registered, which meeting owns it, which column."""

    level: Level
    register: str | None = None
    forum: str | None = None
    column: Column | None = None


@attrs.frozen(kw_only=True)
class SchemeStep:
    """A step a municipality adds to the course of a case, right after the step `after`."""

    code: str
    after: str
    title: Text


@attrs.frozen(kw_only=True)
class Scheme:
    """A municipality's levels: extending the national ones (`core-default`), or standing apart.

    `level` holds what it calls things at each level, `step` the steps it adds to the course of a case.
    """

    def at(self, level: Level | None) -> SchemeLevel | None:
        """Return what it calls things at a level."""
        return next((found for found in self.level if found.level == level), None)

    id: str
    title: Text
    source: Source
    extends: Literal["core-default"] | None = None
    level: tuple[SchemeLevel, ...] = ()
    step: tuple[SchemeStep, ...] = ()
    rows: tuple[str, ...] = ()
