"""Releases: what was released before, so that no releases together give a small number away."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.indicators.disclosure.attack import Labels, Limits
from kriminalpraeventiv.indicators.disclosure.release import Release
from kriminalpraeventiv.indicators.disclosure.words import sentence
from kriminalpraeventiv.text import Text

Kind = Literal["worked_out", "difference", "left_over"]
"""Together they show a hidden number; they differ by a few persons; taken from one another they leave a few."""
MOST_PARTS: Final = 3
"""How many releases are taken from another at once."""


@attrs.frozen(kw_only=True)
class Exposure:
    """What releases give away together: which releases, and at which labels of their tables; never a number."""

    kind: Kind
    releases: tuple[str, ...]
    labels: Labels
    text: Text


@attrs.frozen(kw_only=True)
class ReleaseLog:
    """What was released so far. It is a value the host keeps: this library stores nothing.

    It sees what stands in it: a number released elsewhere, or by others, it does not know.
    """

    schema: int = SCHEMA
    releases: tuple[Release, ...] = ()

    def exposures(self, new: Release) -> tuple[Exposure, ...]:
        """Return what a release would give away together with those before it, in the order of the log.

        Numbers of the same persons and time are put together; what is left when up to three releases are taken from
        one of more persons or more time is looked at; and what has changed since the same was released.

        >>> from datetime import date
        >>> from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
        >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
        >>> from kriminalpraeventiv.period import Period
        >>> def released(id_, count, *population):
        ...     year = Period(date(2018, 1, 1), date(2018, 12, 31))
        ...     table = suppressed({"sager": count}, profile("dst_research"))
        ...     return Release(id=id_, about="sager/1", period=year, population=population, table=table)
        >>> log = ReleaseLog().with_release(released("august", 40, "ydre", "indre"))
        >>> [(e.kind, e.releases, e.labels) for e in log.exposures(released("september", 37, "ydre"))]
        [('left_over', ('august', 'september'), ('sager',)), ('left_over', ('august', 'september'), ())]
        """
        alike = [old for old in self.releases if old.alike(new)]
        found: list[Exposure] = []
        for old in alike:
            if old.same_as(new):
                found += [*_worked_out(old, new), *_changed(old, new)]
        limits = {release.id: release.limits() for release in (*alike, new)}
        for whole in (*alike, new):
            for parts in _families([part for part in (*alike, new) if part.within(whole)]):
                nobody_left = sum(part.extent for part in parts) == whole.extent
                if (new is whole or new in parts) and not nobody_left:
                    found += _left_over(whole, parts, limits)
        return tuple(dict.fromkeys(found))

    def with_release(self, new: Release, *, although_exposed: bool = False) -> "ReleaseLog":
        """Return the log with a release more.

        Raises `InvalidInput` where its id stands in the log already, and for what it would give away together with
        releases before it, unless it went out `although_exposed`.
        """
        if any(old.id == new.id for old in self.releases):
            raise InvalidInput([Fault("duplicate", "$.id", "a release of this id stands in the log already")])
        exposed = () if although_exposed else self.exposures(new)
        if exposed:
            raise InvalidInput(Fault("exposed", "$.table", each.text.en) for each in exposed)
        return attrs.evolve(self, releases=(*self.releases, new))


def _exposure(kind: Kind, releases: Iterable[Release], labels: Labels) -> Exposure:
    ids = tuple(release.id for release in releases)
    where = ", ".join(str(label) for label in labels)
    place = Text(da=where or "i alt", en=where or "total")
    return Exposure(
        kind=kind, releases=ids, labels=labels, text=sentence(f"exposure.{kind}", releases=", ".join(ids), place=place)
    )


def _small(limits: Limits, release: Release) -> bool:
    """Return whether a number is seen to be below the threshold, and to be somebody unless zeros are hidden too."""
    high = limits[1]
    return high is not None and high < release.table.threshold and (high > 0 or release.table.zeros == "hide")


def _worked_out(old: Release, new: Release) -> Iterator[Exposure]:
    """Yield the hidden numbers of two tables of the same persons and time that both together give away."""
    pair = (old, new)
    found = [release.limits() for release in pair]
    for _ in range(max(map(len, found))):
        known = _both(*found)
        try:
            again = [release.limits_with(known) for release in pair]
        except InvalidInput:  # the numbers were revised in between: they are not of one table
            return
        if again == found:
            break
        found = again
    for release, limits in zip(pair, found, strict=True):
        for labels in sorted(release.hidden(), key=str):
            if _small(limits[labels], release):
                yield _exposure("worked_out", pair, labels)


def _both(one: dict[Labels, Limits], other: dict[Labels, Limits]) -> dict[Labels, Limits]:
    """Return what is known of each number from both tables; a number that was revised is known from neither."""
    joined = dict(one) | other
    for labels in one.keys() & other.keys():
        (low, high), (other_low, other_high) = one[labels], other[labels]
        tops = [top for top in (high, other_high) if top is not None]
        joined[labels] = (max(low, other_low), min(tops, default=None))
    return {labels: (low, high) for labels, (low, high) in joined.items() if high is None or low <= high}


def _changed(old: Release, new: Release) -> Iterator[Exposure]:
    """Yield the numbers that changed by a few persons since the same was released."""
    before, now = old.limits(), new.limits()
    few = max(old.table.threshold, new.table.threshold) - 1
    for labels in [labels for labels in now if labels in before]:
        (low, high), (new_low, new_high) = before[labels], now[labels]
        if high is not None and new_high is not None:
            least, most = new_low - high, new_high - low
            if 0 < least <= most <= few or 0 < -most <= -least <= few:
                yield _exposure("difference", (old, new), labels)


def _families(parts: list[Release]) -> Iterator[tuple[Release, ...]]:
    """Yield up to three releases at once that count nobody twice."""
    for many in range(1, MOST_PARTS + 1):
        for family in combinations(parts, many):
            if all(one.apart_from(other) for one, other in combinations(family, 2)):
                yield family


def _left_over(
    whole: Release, parts: tuple[Release, ...], limits: dict[str, dict[Labels, Limits]]
) -> Iterator[Exposure]:
    """Yield where few persons are left when parts are taken from a whole."""
    for labels, (low, high) in limits[whole.id].items():
        taken = [limits[part.id].get(labels) for part in parts]
        known = [part for part in taken if part is not None]
        # A part without an upper limit is hidden: it takes nothing from the whole that is known.
        if high is None or len(known) < len(taken) or any(top is None for _, top in known):
            continue
        most = high - sum(part_low for part_low, _ in known)
        if most >= 0 and _small((low, most), whole):
            yield _exposure("left_over", (whole, *parts), labels)
