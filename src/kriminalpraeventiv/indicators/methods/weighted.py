"""Weighted: a share in a survey whose answers are weighted, and how much the weights cost."""

import math
from collections.abc import Iterator, Sequence

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import (
    count_faults,
    level_faults,
    number_faults,
    positive_faults,
    refuse,
)
from kriminalpraeventiv.indicators.methods.proportion import wilson_limits
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.told import level_told, per_cent
from kriminalpraeventiv.indicators.methods.words import said


def design_effect(weights: Sequence[float]) -> Result:
    """Return how many times as large weights make the variance of a share: 1 where all weigh the same.

    Raises `InvalidInput` for no weights and for one that is not above 0. Source: Kish 1965.

    >>> round(design_effect([1] * 50 + [2] * 30 + [0.5] * 20).value, 4)
    1.2153
    """
    refuse(_weight_faults(weights))
    value = _kish(weights)
    effective = number_text(len(weights) / value, 0)
    return Result(
        method="design_effect",
        value=value,
        inputs=(("weights", tuple(weights)),),
        text=said("design_effect", number=number_text(len(weights)), effective=effective, value=number_text(value, 2)),
    )


def survey_share(
    share: float, respondents: int, *, design_effect: float = 1, level: float = LEVEL, multiplier: float = 1
) -> Result:
    """Return a share (0.08 for 8 per cent) among so many respondents, with Wilson's interval, times `multiplier`.

    With a `design_effect` above 1 it is computed as from fewer respondents. Raises `InvalidInput` where the number of
    respondents is missing (a printed share alone has no interval) or a number cannot be. Source: Wilson 1927; Kish
    1965.

    >>> print(survey_share(0.08, 275).text.en)
    8.0 per cent of 275 answers. With 95 per cent confidence the share lies between 5.3 and 11.8 per cent.
    """
    refuse(
        number_faults("$.share", share, 0, 1),
        count_faults("$.respondents", respondents, least=1),
        positive_faults("$.design_effect", design_effect),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    inputs = (("share", share), ("respondents", respondents), ("design_effect", design_effect))
    low, high = wilson_limits(share, respondents / design_effect, normal_multiplier(level))
    told = {"value": per_cent(share), "low": per_cent(low), "high": per_cent(high), "level": level_told(level)}
    told |= {"respondents": number_text(respondents), "effective": number_text(respondents / design_effect, 0)}
    return Result(
        method="wilson_design_effect",
        value=share * multiplier,
        interval=Interval(low=low * multiplier, high=high * multiplier),
        level=level,
        multiplier=multiplier,
        inputs=inputs,
        text=said("survey_share" if design_effect == 1 else "survey_share_weighted", **told),
    )


def weighted_share(
    answers: Sequence[bool], weights: Sequence[float], *, level: float = LEVEL, multiplier: float = 1
) -> Result:
    """Return the share of those who answered yes, each with a weight, by `survey_share` with Kish's design effect.

    Raises `InvalidInput` for what is no answer, no weights, one that is not above 0, and as many of the one as not of
    the other. Source: Kish 1965.

    >>> round(weighted_share([True, True, False, False], [1, 2, 1, 1]).value, 3)
    0.6
    """
    refuse(_answer_faults(answers, weights), _weight_faults(weights))
    share = math.fsum(weight for answer, weight in zip(answers, weights, strict=True) if answer) / math.fsum(weights)
    return survey_share(share, len(weights), design_effect=_kish(weights), level=level, multiplier=multiplier)


def _kish(weights: Sequence[float]) -> float:
    return len(weights) * math.fsum(weight * weight for weight in weights) / math.fsum(weights) ** 2


def _weight_faults(weights: Sequence[float]) -> Iterator[Fault]:
    if not weights:
        yield Fault("too_few", "$.weights", "want a weight for each answer")
    for position, weight in enumerate(weights):
        yield from positive_faults(f"$.weights[{position}]", weight)


def _answer_faults(answers: Sequence[bool], weights: Sequence[float]) -> Iterator[Fault]:
    for position, answer in enumerate(answers):
        if not isinstance(answer, bool):
            yield Fault("out_of_range", f"$.answers[{position}]", "want true or false; leave out who did not answer")
    if len(answers) != len(weights):
        yield Fault("unmatched", "$.weights", "want as many weights as answers")
