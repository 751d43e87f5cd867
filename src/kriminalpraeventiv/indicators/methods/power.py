"""Power: what a change must be to be seen, told before a target is set."""

from bisect import bisect_left
from math import ceil, sqrt
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, is_number, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import one_sided_multiplier
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import shares_z
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.told import apart, level_told, per_cent
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

POWER: Final = 0.8
"""How often a real change of the size asked for is to be seen, where nothing else is asked for."""


def smallest_detectable_fall(base: int, *, level: float = LEVEL) -> Result:
    """Return the smallest fall of a count that is more than chance, held against an equally large control area.

    One-sided. Four counts of about `base` are compared (here and in the control area, before and after), so it is
    z√(4·base). Where it is above `base` no fall is large enough. Source: the variance of the weighted displacement
    difference, Wheeler & Ratcliffe 2018.

    >>> round(smallest_detectable_fall(144).value, 1), round(smallest_detectable_fall(19).value, 1)
    (39.5, 14.3)
    """
    refuse(count_faults("$.base", base), level_faults(level))
    value = one_sided_multiplier(level) * sqrt(4 * base)
    lowest = base - ceil(value)
    code = "fall_detectable" if lowest >= 0 and base else "fall_undetectable"
    return Result(
        method="smallest_detectable_fall",
        value=value,
        level=level,
        inputs=(("base", base),),
        text=said(code, base=number_text(base), value=number_text(value, 1), lowest=number_text(max(lowest, 0))),
    )


def smallest_detectable_change(
    base: Sample | PrintedShare, answers: int, *, direction: Literal["lower", "higher"], level: float = LEVEL
) -> Result:
    """Return the share a later survey of so many answers must show before it differs from a first by more than chance.

    `value` is the nearest such share that can be counted; `None` where not even 0 (or all) would do. A first that is
    only printed is taken as it stands. The test is the two-sided one with pooled variance, and the later survey is
    weighted as the first. That a survey shows it is not
    yet sure where the true share is just that: see `answers_needed`. Raises `InvalidInput` for answers that cannot be
    and for another direction.

    >>> round(100 * smallest_detectable_change(Sample(count=19, denominator=234), 234, direction="lower").value, 1)
    3.4
    """
    known = () if direction in _SIGNS else (Fault("unknown_code", "$.direction", "want `lower` or `higher`"),)
    refuse(count_faults("$.answers", answers, least=1), known, level_faults(level))
    reach, sign, effective = normal_multiplier(level), _SIGNS[direction], answers / base.design_effect
    first = _First.of(base)
    start = int(first.share * answers)

    def shows(steps: int) -> bool:
        return sign * shares_z((start + sign * steps) / answers, first.share, effective, first.effective) > reach

    room = range((start if direction == "lower" else answers - start) + 1)
    steps = bisect_left(room, True, key=shows)
    value = (start + sign * steps) / answers if steps < len(room) else None
    return Result(
        method="smallest_detectable_change",
        value=value,
        level=level,
        inputs=(*first.inputs, ("design_effect", base.design_effect), ("answers", answers), ("direction", direction)),
        text=said(
            "change_undetectable" if value is None else _CODES[direction],
            answers=number_text(answers),
            base=first.told,
            share=per_cent(value or 0),
        ),
    )


@attrs.frozen
class _First:
    """The first survey: its share, as it was counted or as it is printed."""

    share: float
    effective: float
    inputs: tuple[tuple[str, float | str], ...]
    told: Text

    @classmethod
    def of(cls, base: Sample | PrintedShare) -> "_First":
        if isinstance(base, Sample):
            counts = (("base_count", base.count), ("base_denominator", base.denominator))
            return cls(base.share, base.effective, counts, per_cent(base.share))
        printed = (("base_percent", str(base.percent)), ("base_answers", base.answers))
        return cls(float(base.percent) / 100, base.answers / base.design_effect, printed, number_text(base.percent))


def answers_needed(
    base: float, target: float, *, level: float = LEVEL, power: float = POWER, design_effect: float = 1
) -> Result:
    """Return how many answers each of two surveys needs to show a change from one share to another.

    Two-sided test with pooled variance; `power` is how often the change is then seen where it is real. Shares are from
    0 to 1. Raises `InvalidInput` for shares that are the same or no shares. Source: Fleiss, Levin & Paik 2003,
    without correction for continuity.

    >>> answers_needed(0.08, 0.05).value, answers_needed(0.08, 0.05, design_effect=1.5).value
    (1059, 1589)
    """
    refuse(
        _share("$.base", base),
        _share("$.target", target),
        (Fault("out_of_range", "$.target", "want another share than the base"),) if base == target else (),
        _power(power),
        positive_faults("$.design_effect", design_effect),
        level_faults(level),
    )
    middle = (base + target) / 2
    spread = normal_multiplier(level) * sqrt(2 * middle * (1 - middle))
    spread += one_sided_multiplier(power) * sqrt(base * (1 - base) + target * (1 - target))
    value = ceil(design_effect * (spread / (target - base)) ** 2)
    parts = dict(zip(("base", "target"), apart(base, target), strict=True)) | {"power": level_told(power)}
    return Result(
        method="answers_needed",
        value=value,
        level=level,
        inputs=(("base", base), ("target", target), ("power", power), ("design_effect", design_effect)),
        text=said("answers_needed", value=number_text(value), level=level_told(level), **parts),
    )


@attrs.frozen(kw_only=True)
class Detectability:
    """Whether surveys of a size can show that a target is reached: `needed` answers against those there are."""

    detectable: bool
    answers: int
    needed: Result
    text: Text


def detectability(
    base: float, target: float, answers: int, *, level: float = LEVEL, design_effect: float = 1
) -> Detectability:
    """Return whether two surveys of so many answers each can show a change from one share to another.

    As `answers_needed`, with its usual power.

    >>> print(detectability(0.08, 0.05, 234).text.en.partition("; ")[0])
    With 234 answers this cannot be shown: from 8.0 to 5.0 per cent takes 1,059 answers each time
    """
    refuse(count_faults("$.answers", answers, least=1))
    needed = answers_needed(base, target, level=level, design_effect=design_effect)
    detectable = needed.value is not None and answers >= needed.value
    told = apart(base, target)
    return Detectability(
        detectable=detectable,
        answers=answers,
        needed=needed,
        text=said(
            "target_detectable" if detectable else "target_undetectable",
            answers=number_text(answers),
            base=told[0],
            target=told[1],
            needed=number_text(needed.value or 0),
            power=level_told(POWER),
        ),
    )


def _share(place: str, share: float) -> tuple[Fault, ...]:
    if is_number(share) and 0 <= share <= 1:
        return ()
    return (Fault("out_of_range", place, "want a share from 0 to 1"),)


def _power(power: float) -> tuple[Fault, ...]:
    if is_number(power) and 0 < power < 1:
        return ()
    return (Fault("out_of_range", "$.power", "want a power above 0 and below 1, such as 0.8"),)


_CODES: Final = {"lower": "change_lower", "higher": "change_higher"}
_SIGNS: Final = {"lower": -1, "higher": 1}
