"""Linked: numbers that are sums of one another are hidden together, so that no hidden one is left by subtraction."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Final

import attrs

from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import small_labels, suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile

Cells = frozenset[tuple[str, str, str]]
"""What a number counts, cut so small that no number counts half of one: a part, a time and an area."""
_REST: Final = "rest"
_MANY: Final = 200
"""From so many numbers that follow from overlapping ones on, all are hidden rather than searched through."""


@attrs.frozen(kw_only=True)
class Quantity:
    """A count of `cells`, before anything is hidden; `None` where it is not known.

    `left` are those left to the whole, of a share. `hidden` says that it is hidden for its own sake, `fixed` that it is
    a known total nobody can hide. `rule` is the profile it has; None where it needs none for its own sake.
    """

    cells: Cells
    count: int | None
    left: int | None = None
    hidden: bool = False
    fixed: bool = False
    rule: Profile | None = None


def hidden_together(quantities: Sequence[Quantity]) -> frozenset[int]:
    """Return the positions of what is hidden, of numbers of which no two count the same cells.

    A whole and parts of it that stand in no other sum are protected as a table of one row; what no part tells of is a
    number of it too. Where sums share numbers, or parts overlap, all are hidden as soon as one is, or as soon as a
    small number follows from them. The strictest profile of linked numbers applies to all of them.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> def counted(cells, count):
    ...     counts = frozenset((cell, "", "") for cell in cells)
    ...     return Quantity(cells=counts, count=count, rule=profile("dst_research"))
    >>> sorted(hidden_together([counted("abc", 43), counted("a", 20), counted("b", 3), counted("c", 20)]))
    [1, 2, 3]
    """
    hidden = {number for number, one in enumerate(quantities) if one.hidden}
    for numbers in _components(quantities):
        of = [quantities[number] for number in numbers]
        rules = [one.rule for one in of if one.rule is not None]
        if rules and len(of) > 1:
            hidden |= {numbers[at] for at in _of_component(of, reduce(Profile.with_at_least, rules))}
    return frozenset(number for number in hidden if not quantities[number].fixed)


def cells_beside(quantities: Sequence[Quantity], hidden: frozenset[int]) -> Cells:
    """Return what is counted by numbers that hang together with a hidden one: what tells of it tells of that one."""
    near = [numbers for numbers in _components(quantities) if hidden.intersection(numbers)]
    return frozenset(cell for numbers in near for number in numbers for cell in quantities[number].cells)


def _components(quantities: Sequence[Quantity]) -> list[list[int]]:
    """Return which numbers share cells, directly or through others."""
    group = list(range(len(quantities)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    first: dict[tuple[str, str, str], int] = {}
    for number, one in enumerate(quantities):
        for cell in one.cells:
            group[root(number)] = root(first.setdefault(cell, number))
    found: dict[int, list[int]] = {}
    for number in range(len(quantities)):
        found.setdefault(root(number), []).append(number)
    return list(found.values())


def _of_component(of: list[Quantity], rule: Profile) -> set[int]:
    everything = set(range(len(of)))
    counts = [one.count for one in of]
    known = [count for count in counts if count is not None]
    own = {at for at, one in enumerate(of) if one.hidden}
    if len(known) < len(of):
        # What is not known cannot be taken from a sum here, but perhaps by somebody who knows more.
        return everything if own or known else set()
    whole = _alone(of)
    if whole is None or not _adds_up(of, whole, known):
        return everything if own or _small_follows(of, known, rule) or _small_left(of, rule) else set()
    hidden = _row(of, whole, known, rule)
    return hidden if own <= hidden and not _small_left(of, rule) else everything


def _alone(of: list[Quantity]) -> int | None:
    """Return which number is the sum of all the others, where these share nothing; None where there is none."""
    whole = max(range(len(of)), key=lambda at: len(of[at].cells))
    parts = [one.cells for at, one in enumerate(of) if at != whole]
    disjoint = sum(map(len, parts)) == len(frozenset().union(*parts))
    return whole if disjoint and all(cells < of[whole].cells for cells in parts) else None


def _adds_up(of: list[Quantity], whole: int, counts: Sequence[int]) -> bool:
    parts = sum(counts) - counts[whole]
    return parts == counts[whole] or (parts < counts[whole] and _has_rest(of, whole))


def _has_rest(of: list[Quantity], whole: int) -> bool:
    return sum(len(one.cells) for one in of) < 2 * len(of[whole].cells)


def _row(of: list[Quantity], whole: int, counts: Sequence[int], rule: Profile) -> set[int]:
    """Return what is hidden of a whole and its parts, as in a table of one row with its total."""
    row = {str(at): count for at, count in enumerate(counts) if at != whole}
    if _has_rest(of, whole):
        row[_REST] = counts[whole] - sum(row.values())
    table = suppressed(row, rule)
    hidden = {int(label) for label, count in table.cells if isinstance(count, Suppressed) and label != _REST}
    return hidden | ({whole} if isinstance(table.total, Suppressed) else set())


def _small_left(of: list[Quantity], rule: Profile) -> bool:
    """Return whether few are left, by what follows from shares of different groups; of one group they are no sum."""
    left = [one.left for one in of if one.left is not None]
    parts = {frozenset(cell[0] for cell in one.cells) for one in of}
    return len(left) == len(of) and len(parts) == 1 and _small_follows(of, left, rule)


def _small_follows(of: list[Quantity], counts: Sequence[int], rule: Profile) -> bool:
    """Return whether one of the numbers is small, or one that follows from them by subtraction."""
    known = {one.cells: count for one, count in zip(of, counts, strict=True)}
    if any(rule.hides(count) for count in counts):
        return True
    if all(a <= b or b <= a or not a & b for a in known for b in known):
        return any(small_labels(row, rule) for row in _rows(known))
    return _small_of_overlapping(known, rule)


def _rows(known: Mapping[Cells, int]) -> Iterator[dict[str, int]]:
    """Yield each number that is nested with the numbers right below it, and what they do not tell of."""
    for cells, count in known.items():
        inside = [other for other in known if other < cells]
        below = [one for one in inside if not any(one < other for other in inside)]
        row = {str(at): known[one] for at, one in enumerate(below)}
        rest = count - sum(row.values())
        if below and rest >= 0 and frozenset().union(*below) != cells:
            row[_REST] = rest
        yield row


def _small_of_overlapping(known: Mapping[Cells, int], rule: Profile) -> bool:
    """Return whether a small number follows from numbers that overlap, or too many follow to say."""
    found, new = dict(known), list(known)
    while new:
        one = new.pop()
        for other in tuple(found):
            if len(found) > _MANY:
                return True
            for cells, count in _following(one, other, found):
                if count >= 0 and rule.hides_part(count):
                    return True
                if cells not in found:
                    found[cells] = count
                    new.append(cells)
    return False


def _following(one: Cells, other: Cells, found: Mapping[Cells, int]) -> Iterator[tuple[Cells, int]]:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    if small < large:
        yield large - small, found[large] - found[small]
    elif not one & other:
        yield one | other, found[one] + found[other]
