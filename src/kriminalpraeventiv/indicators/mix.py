"""Mix: how much of a change came from the groups themselves, and how much from other groups filling more."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import refuse
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class MixChange:
    """A change of a share, in percentage points, exact: `within` the groups and by the `mix`; the two sum to `total`.

    `reversed` says that no group moved the way the whole did, and at least one moved the other way: the whole says the
    opposite of its parts (Simpson's paradox).
    """

    total: Fraction
    within: Fraction
    mix: Fraction
    reversed: bool
    groups: tuple[tuple[str, Fraction], ...]
    text: Text


def mix_change(before: Mapping[str, Sample], after: Mapping[str, Sample]) -> MixChange:
    """Return a share's change split in two, from the counts of each group (age, district) before and after.

    Groups are joined by name. It counts, and says nothing of chance. Raises `InvalidInput` where there are no groups,
    or not the same ones. Source: Kitagawa 1955.

    >>> before = {"young": Sample(count=30, denominator=100), "adult": Sample(count=10, denominator=100)}
    >>> after = {"young": Sample(count=56, denominator=200), "adult": Sample(count=3, denominator=50)}
    >>> found = mix_change(before, after)
    >>> float(found.total), found.reversed
    (3.6, True)
    """
    refuse(_faults(before, after))
    total = _share(after) - _share(before)
    groups = tuple((name, _of(after[name]) - _of(before[name])) for name in sorted(before))
    all_before, all_after = _all(before), _all(after)
    within = Fraction(0)
    for name, moved in groups:
        weight = Fraction(before[name].denominator, all_before) + Fraction(after[name].denominator, all_after)
        within += moved * weight / 2
    against = _against(total, [moved for _, moved in groups])
    parts = {"total": total, "within": within, "mix": total - within}
    return MixChange(
        total=100 * total,
        within=100 * within,
        mix=100 * (total - within),
        reversed=against,
        groups=tuple((name, 100 * moved) for name, moved in groups),
        text=line(
            "mix_reversed" if against else "mix",
            **{name: number_text(float(100 * part), 1) for name, part in parts.items()},
        ),
    )


def _against(total: Fraction, groups: list[Fraction]) -> bool:
    return total != 0 and all(moved * total <= 0 for moved in groups) and any(groups)


def _of(sample: Sample) -> Fraction:
    return Fraction(sample.count, sample.denominator)


def _all(groups: Mapping[str, Sample]) -> int:
    return sum(sample.denominator for sample in groups.values())


def _share(groups: Mapping[str, Sample]) -> Fraction:
    return Fraction(sum(sample.count for sample in groups.values()), _all(groups))


def _faults(before: Mapping[str, Sample], after: Mapping[str, Sample]) -> Iterator[Fault]:
    if not before:
        yield Fault("missing", "$.before", "want at least one group")
    if before.keys() != after.keys():
        message = "want the same groups before and after, by the same names; a group that is gone has no share"
        yield Fault("unmatched", "$.after", message)
