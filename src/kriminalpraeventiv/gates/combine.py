"""Combine: the requirements of a step into a verdict; all of them must hold, in three-valued logic."""

from typing import Literal, TypeVar

import attrs

from kriminalpraeventiv.logic.compile import Masks
from kriminalpraeventiv.logic.evaluate import both
from kriminalpraeventiv.logic.rule import CaseworkRule, Require, Rule, Rung
from kriminalpraeventiv.logic.ruleset import RuleSet, Segment

Verdict = Literal["may", "may_not", "undetermined"]
_VERDICTS: dict[bool | None, Verdict] = {True: "may", False: "may_not", None: "undetermined"}
R = TypeVar("R", bound=Rule)


@attrs.frozen(kw_only=True)
class Finding:
    """What the gates of a step come to: which stop, warn or are met, and which unknown facts leave open."""

    verdict: Verdict
    met: tuple[Require, ...]
    stops: tuple[Require, ...]
    warnings: tuple[Require, ...]
    advice: tuple[CaseworkRule, ...]
    no_advice: tuple[CaseworkRule, ...]
    rungs: tuple[Rung, ...]
    missed_rungs: tuple[Rung, ...]
    evaluation_level: str | None
    unclear_stops: tuple[Require, ...]
    unclear_warnings: tuple[Require, ...]
    unclear_advice: tuple[CaseworkRule, ...]
    unclear_rungs: tuple[Rung, ...]


def combine(  # noqa: PLR0913, PLR0917 - all that a verdict hangs on
    rules: RuleSet,
    segment: Segment,
    masks: Masks,
    counting: int,
    step: str | None,
    allowed: bool | None,  # noqa: FBT001 - a truth value
) -> Finding:
    """Return the finding on the days of `segment`; only rules with bits in `counting` count.

    `allowed` is whether the step comes in its turn. Where open acts decide, the verdict is undetermined.
    """
    holds, unknown = masks[0] & counting, masks[1] & counting
    verdicts, active = set(), 0
    for choice in segment.choices:
        verdicts.add(both((allowed, _truth(rules, choice.active & counting, holds, unknown, step))))
        active |= choice.active & counting
    found, unclear = rules.of(holds & active), rules.of(unknown & active)
    lacking = rules.of(active & ~(holds | unknown))
    reached = list(_of(Rung, found))
    open_rungs = _open_above(rules, found, unclear)
    return Finding(
        verdict=_VERDICTS[verdicts.pop() if len(verdicts) == 1 else None],
        met=tuple(r for r in _of(Require, found) if r.step == step),
        stops=tuple(r for r in _of(Require, lacking) if r.step == step and not r.warns),
        warnings=tuple(r for r in _of(Require, lacking) if r.step == step and r.warns),
        advice=_of(CaseworkRule, found),
        no_advice=_of(CaseworkRule, lacking),
        rungs=tuple(reached[:1]),
        missed_rungs=_of(Rung, lacking),
        evaluation_level=None if open_rungs else _level(rules, reached),
        unclear_stops=tuple(r for r in _of(Require, unclear) if r.step == step and not r.warns),
        unclear_warnings=tuple(r for r in _of(Require, unclear) if r.step == step and r.warns),
        unclear_advice=_of(CaseworkRule, unclear),
        unclear_rungs=open_rungs,
    )


def _truth(rules: RuleSet, active: int, holds: int, unknown: int, step: str | None) -> bool | None:
    asked = [bit for bit, r in enumerate(rules.rules) if isinstance(r, Require) and r.step == step and not r.warns]
    bits = sum(1 << bit for bit in asked) & active
    if bits & ~(holds | unknown):
        return False
    return None if bits & unknown else True


def _of(kind: type[R], rules: tuple[Rule, ...]) -> tuple[R, ...]:
    return tuple(rule for rule in rules if isinstance(rule, kind))


def _open_above(rules: RuleSet, found: tuple[Rule, ...], unclear: tuple[Rule, ...]) -> tuple[Rung, ...]:
    """Return the undecided rungs above the highest that is reached; below it nothing can change the level."""
    ladder = _of(Rung, rules.rules)
    highest = next((n for n, rung in enumerate(ladder) if rung in found), len(ladder))
    return tuple(rung for rung in ladder[:highest] if rung in unclear)


def _level(rules: RuleSet, reached: list[Rung]) -> str | None:
    if not _of(Rung, rules.rules):
        return None
    return reached[0].code if reached else "none"
