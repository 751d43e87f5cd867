"""One way: a row of counts with its total, where every small number is hidden and as many more as it takes."""

from collections.abc import Iterator, Mapping, Sequence

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.disclosure.hidden import SUPPRESSED
from kriminalpraeventiv.indicators.disclosure.profile import Profile, profile_faults
from kriminalpraeventiv.indicators.disclosure.said import rule_of
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedTable
from kriminalpraeventiv.indicators.disclosure.words import plain
from kriminalpraeventiv.logic.fact import looks_like_cpr


def suppressed(counts: Mapping[str, int], profile: Profile) -> SuppressedTable:
    """Return a table of one row of counts with every number hidden that the profile hides, and as many more as needed.

    The total is taken to be known, so a number hidden alone could be worked out by subtraction. So the smallest of the
    other numbers is hidden too, with all that equal it: then nobody can tell from the sum which of the hidden numbers
    is the small one, not even knowing this rule. Where all are small, the total is hidden. A 0 among counts of which
    only one is above 0 says that everybody is in that one: `show_unless_all_or_none` hides it.

    It knows this one table only: another table, an earlier release, a rate with a known population or a total printed
    elsewhere may still give a number away. Raises `InvalidInput`, with every fault at once, for counts that cannot be
    and labels that may name a person. No fault repeats a label or a number.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> table = suppressed({"niveau_1": 12, "niveau_2": 3, "niveau_3": 7}, profile("dst_research"))
    >>> [label for label, count in table.cells if count == SUPPRESSED], table.total
    (['niveau_2', 'niveau_3'], 22)
    """
    faults = (*profile_faults(profile), *_faults(counts))
    if faults:
        raise InvalidInput(faults)
    small = small_labels(counts, profile)
    others = [count for label, count in counts.items() if label not in small and count > 0]
    # All that equal it: to hide one of two equal numbers, chosen by its label, would tell which is which.
    beside = {label for label, count in counts.items() if count == min(others)} if small and others else set()
    whole = not small or bool(others)
    hide = small | beside
    hidden = len(hide) + (not whole)
    return SuppressedTable(
        cells=tuple(
            (label, SUPPRESSED if label in hide else profile.rounded(count)) for label, count in sorted(counts.items())
        ),
        total=profile.rounded(sum(counts.values())) if whole else SUPPRESSED,
        hidden=hidden,
        **rule_of(profile, hidden=bool(hidden)),
    )


def small_labels(counts: Mapping[str, int], profile: Profile) -> set[str]:
    """Return the labels of the counts of a row that may not be seen for their own sake.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> small_labels({"charged": 12, "not_charged": 0}, profile("dst_research"))
    {'not_charged'}
    """
    all_in_one = sum(count > 0 for count in counts.values()) == 1
    zeros_tell = all_in_one and profile.zeros == "show_unless_all_or_none"
    return {label for label, count in counts.items() if profile.hides(count) or (count == 0 and zeros_tell)}


def _faults(counts: Mapping[str, int]) -> Iterator[Fault]:
    if not isinstance(counts, Mapping):
        yield Fault("wrong_kind", "$.counts", 'want counts by their labels, such as `{"niveau_1": 12, "niveau_2": 3}`')
        return
    if not counts:
        yield Fault("missing", "$.counts", "want at least one count")
    yield from total_faults("$.counts", {label: (count,) for label, count in counts.items()})
    for position, (label, count) in enumerate(counts.items(), 1):
        place = f"$.counts, number {position}"
        yield from label_faults(place, label)
        yield from count_faults(place, count)


def count_faults(place: str, count: object) -> Iterator[Fault]:
    """Yield that a count is missing or cannot be."""
    if count is None:
        yield Fault("missing", place, "want a count; leave out what is not known")
    elif type(count) is not int or count < 0:
        yield Fault("out_of_range", place, "want a whole number from 0; leave out what is not known")


def total_faults(place: str, lines: Mapping[str, Sequence[object]]) -> Iterator[Fault]:
    """Yield that one of several lines is named a total and is the sum of the others: totals are added here."""
    for number, (label, line) in enumerate(lines.items(), 1):
        others = [other for name, other in lines.items() if name != label]
        named = isinstance(label, str) and label.strip().casefold() in plain()["totals"]["names"]
        whole = all(type(count) is int for each in (line, *others) for count in each)
        if named and others and whole and [sum(column) for column in zip(*others, strict=False)] == list(line):
            message = "it is the sum of the others; leave totals out, they are added here"
            yield Fault("contradiction", f"{place}, number {number}", message)


def label_faults(place: str, label: object) -> Iterator[Fault]:
    """Yield that a label may name a person, or is none."""
    if not isinstance(label, str) or not label.strip() or looks_like_cpr(label):
        yield Fault("bad_label", place, "want a label of a group, which never looks like a CPR number")
