"""Profile: from which count on numbers may be seen, and which profile applies to whom."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, UnknownName, suggestion
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Zeros = Literal["show", "show_unless_all_or_none", "hide"]
"""Whether a 0 is seen: always; not where it would tell that all or none of a group are concerned; never."""
Ties = Literal["half_even", "half_up"]
Off = Literal["off"]
_ZEROS: Final = get_args(Zeros)
_LOWEST: Final[Mapping[str, int]] = {"show": 3, "show_unless_all_or_none": 3, "hide": 2}
"""Below, "hidden" would itself tell the number."""
STRICT_LEVEL: Final = 2
"""Cases at this level and above always have the stricter profile."""


@attrs.frozen(kw_only=True)
class Profile:
    """How small numbers are protected.

    `threshold` is the lowest count of persons that is shown. Counts that are shown are rounded to the nearest `base`
    (1: not at all), ties as `ties` says. No number is shown for fewer than `population_floor` persons in an area.
    `source` is where the rule comes from, `proposed` says what is this library's proposal where the source is silent.
    Raises `InvalidInput` with every fault at once.

    >>> custom(threshold=10, zeros="hide").threshold
    10
    """

    id: str
    version: int = 1
    title: Text
    threshold: int
    zeros: Zeros
    base: int = 1
    ties: Ties = "half_even"
    population_floor: int | None = None
    source: Source
    proposed: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        faults = tuple(self._faults())
        if faults:
            raise InvalidInput(faults)

    def _faults(self) -> Iterator[Fault]:
        lowest = _LOWEST.get(self.zeros)
        if lowest is None:
            yield Fault("unknown_code", "$.zeros", f"want one of {', '.join(_ZEROS)}: whether a 0 may be seen")
        elif not _whole(self.threshold, lowest):
            yield _from("$.threshold", lowest, "below, `hidden` tells the number")
        elif not _whole(self.base, 1) or self.base > self.threshold:
            yield Fault("out_of_range", "$.base", "want a whole number from 1 to the threshold; 1 rounds nothing")
        if self.ties not in get_args(Ties):
            yield Fault("unknown_code", "$.ties", f"want one of {', '.join(get_args(Ties))}")
        if self.population_floor is not None and not _whole(self.population_floor, 1):
            yield _from("$.population_floor", 1, "leave it out where there is none")

    def hides(self, count: int) -> bool:
        """Return whether a count standing alone is too small to be seen; a 0 is where zeros are always hidden.

        >>> [profile("dst_research").hides(count) for count in (0, 1, 4, 5)]
        [False, True, True, False]
        """
        return count < self.threshold and (count > 0 or self.zeros == "hide")

    def hides_part(self, count: int) -> bool:
        """Return whether a count that is a part of a whole is too small; none of a group tells of everyone in it.

        >>> [profile("dst_research").hides_part(count) for count in (0, 4, 5)]
        [True, True, False]
        """
        return count < self.threshold and (count > 0 or self.zeros != "show")

    def rounded(self, count: int) -> int:
        """Return a count as it is shown, rounded to the nearest `base`.

        >>> [profile("opensafely").rounded(count) for count in (8, 12, 13)]
        [10, 10, 15]
        """
        steps, rest = divmod(count, self.base)
        up = 2 * rest > self.base or (2 * rest == self.base and (self.ties == "half_up" or steps % 2 == 1))
        return (steps + up) * self.base

    def with_at_least(self, other: "Profile") -> "Profile":
        """Return the profile itself where it is as strict as another in everything, else the stricter of each.

        >>> profile("dst_public").with_at_least(profile("dst_research")).id
        'dst_public+dst_research'
        """
        mine, others = self.strictness, other.strictness
        joined = tuple(max(pair) for pair in zip(mine, others, strict=True))
        if joined in (mine, others):
            return self if joined == mine else other
        threshold, zeros, base, floor = joined
        return attrs.evolve(
            self,
            id=f"{self.id}+{other.id}",
            title=Text(da=f"{self.title.da} + {other.title.da}", en=f"{self.title.en} + {other.title.en}"),
            threshold=threshold,
            zeros=_ZEROS[zeros],
            base=base,
            ties=self.ties if self.base >= other.base else other.ties,
            population_floor=floor or None,
        )

    @property
    def strictness(self) -> tuple[int, int, int, int]:
        """How strict it is in each part: threshold, zeros, base, floor; higher is stricter."""
        return self.threshold, _ZEROS.index(self.zeros), self.base, self.population_floor or 0


def profile(id_: str) -> Profile:
    """Return a profile by its id; raises `UnknownName` with the nearest.

    >>> profile("dst_research").threshold, profile("opensafely").base
    (5, 5)
    """
    known = profiles()
    if id_ not in known:
        raise UnknownName([Fault("unknown_name", "$.profile", f"no such profile{_near(str(id_), known)}")])
    return known[id_]


def profile_faults(rule: object) -> Iterator[Fault]:
    """Yield that a rule is no profile, and how one is had of its id.

    >>> [fault.code for fault in profile_faults("dst_research")], [*profile_faults(profile("dst_research"))]
    (['wrong_kind'], [])
    """
    if not isinstance(rule, Profile):
        yield Fault("wrong_kind", "$.profile", 'want a `Profile`, such as `profile("dst_research")`')


def custom(
    *, threshold: int, zeros: Zeros, base: int = 1, ties: Ties = "half_even", population_floor: int | None = None
) -> Profile:
    """Return a profile of the caller's own; raises `InvalidInput` with every fault at once.

    >>> custom(threshold=5, zeros="show", base=5).id
    'custom'
    """
    words = _plain()["custom"]
    return Profile(
        id="custom",
        title=Text(**words["title"]),
        threshold=threshold,
        zeros=zeros,
        base=base,
        ties=ties,
        population_floor=population_floor,
        source=Source(**words["source"]),
    )


def profiles() -> Mapping[str, Profile]:
    """Return the profiles this library knows, by id."""
    return {each.id: each for each in _read()}


def profile_for(
    *, persons: bool, minors: bool = False, levels: Iterable[int] = (), asked: Profile | Off | None = None
) -> Profile | None:
    """Return the profile that applies; `None` where numbers need no protection, or it was switched `off`.

    Numbers about persons are protected unless the caller says `off`; others only where a profile is asked for. Numbers
    about persons under 18, and about cases at level 2 or 3, have at least the default profile: a weaker one that is
    asked for is made stricter, and `off` is not heard. Raises `InvalidInput` for a level there is not.

    >>> profile_for(persons=True, minors=True, asked="off").id
    'dst_research'
    >>> profile_for(persons=False) is None
    True
    """
    default = _plain()["default"]
    if always_strict(minors=minors, levels=levels):
        least = profile(default["minors_and_levels_2_3"])
        return asked.with_at_least(least) if isinstance(asked, Profile) else least
    if isinstance(asked, Profile):
        return asked
    if asked not in ("off", None):
        raise InvalidInput([Fault("wrong_kind", "$.profile", "want a `Profile`, `off` or nothing")])
    return profile(default["persons"]) if persons and asked is None else None


def profile_of_audience(audience: str) -> Profile | Off:
    """Return the profile the widest reader of a report selects, to be asked for; raises `UnknownName`.

    It is asked for only: minors and levels 2 and 3 have at least the default whoever reads (`profile_for`).

    >>> profile_of_audience("public").id, profile_of_audience("case")
    ('dst_research', 'off')
    """
    known = _plain()["audience"]
    if audience not in known:
        raise UnknownName([Fault("unknown_name", "$.audience", f"no such audience{suggestion(str(audience), known)}")])
    return "off" if known[audience] == "off" else profile(known[audience])


def always_strict(*, minors: bool, levels: Iterable[int]) -> bool:
    """Return whether the stricter profile applies whatever is asked: to minors, and to cases at level 2 or 3.

    >>> always_strict(minors=False, levels=[1]), always_strict(minors=False, levels=[1, 2])
    (False, True)
    """
    each = tuple(levels)
    if not all(type(level) is int and level in (1, 2, 3) for level in each):
        raise InvalidInput([Fault("out_of_range", "$.levels", "want the levels of the cases: 1, 2 or 3")])
    return minors or any(level >= STRICT_LEVEL for level in each)


@cache
def _read() -> tuple[Profile, ...]:
    return tuple(
        Profile(**entry | {name: made(**entry[name]) for name, made in _MADE.items()}) for entry in _plain()["profile"]
    )


@cache
def _plain() -> Mapping[str, Any]:
    package = files("kriminalpraeventiv.indicators.disclosure")
    return tomllib.loads((package / "profiles.toml").read_text(encoding="utf-8"))


def _near(id_: str, known: Iterable[str]) -> str:
    """Return the profiles whose ids begin so, else the nearest, to end a message with."""
    begun = [f"`{each}`" for each in known if id_ and each.startswith(id_)]
    return f"; want one of {', '.join(begun)}" if begun else suggestion(id_, known)


def _whole(value: object, lowest: int) -> bool:
    return type(value) is int and value >= lowest


def _from(place: str, lowest: int, why: str) -> Fault:
    return Fault("out_of_range", place, f"want a whole number from {lowest}; {why}")


_MADE: Final[Mapping[str, Callable[..., object]]] = {"title": Text, "source": Source, "proposed": Text}
