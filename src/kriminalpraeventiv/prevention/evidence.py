"""Evidence: the scales that grade what is known of a method, side by side, never converted."""

from collections.abc import Mapping

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class Grade:
    """A step of a scale."""

    code: str
    title: Text


@attrs.frozen(kw_only=True)
class EvidenceScale:
    """A scale: its grades from weakest to strongest where they are `ordered`, for each of its dimensions.

    Where published variants differ, a rating must name its own.
    """

    id: str
    title: Text
    source: Source
    grades: tuple[Grade, ...]
    ordered: bool = True
    dimensions: tuple[Grade, ...] = ()
    variants: tuple[Grade, ...] = ()
    notes: tuple[Text, ...] = ()
    rows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Rating:
    """What one scale says of a method; `grades` are pairs of dimension (`""`: the scale has none) and grade."""

    scale: str
    grades: tuple[tuple[str, str], ...]
    variant: str | None = None


def rate(scale: EvidenceScale, grades: Mapping[str, str] | str, variant: str | None = None) -> Rating:
    """Return a rating on a scale: one grade, or one for each dimension assessed.

    Raises `InvalidInput` for a grade, dimension or variant the scale has not, with every fault at once.
    """
    given = {"": grades} if isinstance(grades, str) else dict(grades)
    dimensions = {d.code for d in scale.dimensions} or {""}
    known, variants = {g.code for g in scale.grades}, {v.code for v in scale.variants}
    faults = [_unknown("dimension", d, dimensions) for d in given if d not in dimensions]
    faults += [_unknown("grade", grade, known) for grade in given.values() if grade not in known]
    if variants and variant not in variants:
        faults.append(_unknown("variant", variant or "", variants))
    if not variants and variant is not None:
        faults.append(Fault("unknown_code", "$.variant", "this scale has no variants"))
    if not given:
        faults.append(Fault("missing", "$.grades", "want at least one grade"))
    if faults:
        raise InvalidInput(faults)
    return Rating(scale=scale.id, grades=tuple(sorted(given.items())), variant=variant)


def stronger(scale: EvidenceScale, one: Rating, other: Rating) -> bool | None:
    """Return whether `one` is at least as strong as `other` in every dimension and stronger in some.

    None where they cannot be compared: other dimensions, or a scale without order.
    Raises `InvalidInput` for ratings of two scales or two variants: there is no conversion.
    """
    if {one.scale, other.scale} != {scale.id} or one.variant != other.variant:
        message = "ratings of different scales or variants do not compare; keep them side by side"
        raise InvalidInput([Fault("contradiction", "$", message)])
    ours, theirs = dict(one.grades), dict(other.grades)
    if not scale.ordered or set(ours) != set(theirs):
        return None
    rank = {grade.code: number for number, grade in enumerate(scale.grades)}
    steps = [rank[ours[d]] - rank[theirs[d]] for d in ours]
    if min(steps) < 0 < max(steps):
        return None
    return min(steps) >= 0 and max(steps) > 0


def _unknown(what: str, given: str, known: set[str]) -> Fault:
    names = ", ".join(sorted(known - {""})) or f"none: the sources name no {what} of this scale"
    return Fault("unknown_code", f"$.{what}", f"this scale has no such {what}{suggestion(given, known)}; want {names}")
