"""Disclosure: small numbers are hidden before sharing outside authorities, so that no sum gives them away."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.indicator import count_faults
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.logic.fact import looks_like_cpr

Zeros = Literal["show", "hide"]
_LOWEST: Final[dict[Zeros, int]] = {"show": 3, "hide": 2}


@attrs.frozen
class Suppressed:
    """A number that is hidden: not 0, not missing, and never part of a calculation.

    It does not say whether it was small itself or hides a small one.

    >>> Suppressed() == 0
    False
    """


SUPPRESSED: Final = Suppressed()


@attrs.frozen(kw_only=True)
class SuppressedTable:
    """A table as it may be read by those who must not know small numbers; it no longer holds what is hidden."""

    schema: int = SCHEMA
    cells: tuple[tuple[str, int | Suppressed], ...]
    total: int | Suppressed
    threshold: int
    zeros: Zeros
    hidden: int
    reasons: tuple[Reason, ...]
    rows: tuple[str, ...] = ("IND-11",)


def suppressed(counts: Mapping[str, int], threshold: int, *, zeros: Zeros) -> SuppressedTable:
    """Return a table of one row of counts with every number below `threshold` hidden, and as many more as needed.

    The threshold is the caller's: the sources state none. `zeros` says whether a 0 is shown (everyone sees that
    there was nobody) or hidden like a small number. The total is taken to be known, so a number hidden alone could be
    worked out by subtraction. So the smallest of the other numbers is hidden too, with all that equal it: then nobody
    can tell from the sum which of the hidden numbers is the small one. Where all are small, the total is hidden.

    It knows this one table only: another table, an earlier release, a rate with a known population or a total printed
    elsewhere may still give a number away, and a row with a single number above 0 says that of everyone in it.
    Raises `InvalidInput`, with every fault at once, for counts that cannot be, labels that may name a person and a
    threshold so low that "hidden" would itself tell the number. No fault repeats a label or a number.

    >>> table = suppressed({"niveau_1": 12, "niveau_2": 3, "niveau_3": 7}, 5, zeros="hide")
    >>> [label for label, count in table.cells if count == SUPPRESSED], table.total
    (['niveau_2', 'niveau_3'], 22)
    """
    faults = tuple(_faults(counts, threshold, zeros))
    if faults:
        raise InvalidInput(faults)
    small = {label for label, count in counts.items() if count < threshold and (count or zeros == "hide")}
    others = [count for count in counts.values() if count >= threshold]
    # All that equal it: to hide one of two equal numbers, chosen by its label, would tell which is which.
    beside = {label for label, count in counts.items() if count == min(others)} if small and others else set()
    whole = not small or bool(others)
    hide = small | beside
    return SuppressedTable(
        cells=tuple((label, SUPPRESSED if label in hide else count) for label, count in sorted(counts.items())),
        total=sum(counts.values()) if whole else SUPPRESSED,
        threshold=threshold,
        zeros=zeros,
        hidden=len(hide) + (not whole),
        reasons=(told("small_numbers" if hide else "nothing_hidden", threshold=str(threshold)),),
    )


def _faults(counts: Mapping[str, int], threshold: object, zeros: object) -> Iterator[Fault]:
    if not counts:
        yield Fault("missing", "$.counts", "want at least one count")
    for position, (label, count) in enumerate(counts.items(), 1):
        place = f"$.counts, number {position}"
        if not isinstance(label, str) or not label.strip() or looks_like_cpr(label):
            yield Fault("bad_label", place, "want a label of a group, which never looks like a CPR number")
        if count is None:
            yield Fault("missing", place, "want a count; leave out what is not known")
        yield from count_faults(place, count)
    if zeros not in _LOWEST:
        yield Fault("unknown_code", "$.zeros", "want `show` or `hide`: whether a 0 may be seen")
    elif type(threshold) is not int or threshold < _LOWEST[zeros]:
        lowest = _LOWEST[zeros]
        yield Fault(
            "out_of_range", "$.threshold", f"want a whole number from {lowest}; below, `hidden` tells the number"
        )
