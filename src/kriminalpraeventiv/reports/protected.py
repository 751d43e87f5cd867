"""Protected: what may be shown of the measurements of a report; nothing that comes after it knows another number."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Off, Profile, profile_for, profile_of_audience
from kriminalpraeventiv.indicators.disclosure.shown import Shown, may_show
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.schedule.content import Audience
from kriminalpraeventiv.text import Text

F = TypeVar("F", bound=Figure)


@attrs.frozen(kw_only=True)
class Protected:
    """One indicator as it may be shown, its measurements in the order of time, and what was done to protect the few.

    `profile` is the rule that was applied; None where the numbers are not about persons.
    """

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    profile: Profile | None
    said: tuple[Text, ...] = ()

    @property
    def hidden(self) -> int:
        """How many numbers are hidden, the baseline among them."""
        figures = (self.indicator.baseline, *self.measurements)
        return sum(figure is not None and figure.suppressed for figure in figures)


def protect(
    indicators: Iterable[Indicator],
    measured: Mapping[str, Iterable[Measurement]],
    *,
    audience: Audience | None = None,
    profile: Profile | None = None,
) -> tuple[Protected, ...]:
    """Return indicators with their measurements as they may be shown.

    Numbers about persons get the profile the `audience` selects, unless `profile` is asked for. Parts that must sum to
    an indicator are hidden together with it, so that no number is left over by subtraction.
    """
    each = {one.id: _protected(one, measured.get(one.id, ()), _asked(one, audience, profile)) for one in indicators}
    for whole in [one.indicator for one in each.values() if one.indicator.parts]:
        _hide_left_over(whole, each, measured)
    return tuple(each.values())


def _asked(indicator: Indicator, audience: Audience | None, profile: Profile | None) -> Profile | Off | None:
    """Return the profile to ask for; meetings and answers of a survey need none, whoever reads."""
    if profile is not None or audience is None or not indicator.persons:
        return profile
    return profile_of_audience(audience)


def _protected(indicator: Indicator, measurements: Iterable[Measurement], asked: Profile | Off | None) -> Protected:
    ordered = sorted(measurements, key=_when)
    shown = may_show(indicator, ordered, profile=asked)
    before = may_show(indicator, [indicator.baseline] if indicator.baseline else [], profile=asked)
    baseline = _typed(Baseline, before[0]) if before else None
    texts = dict.fromkeys(reason.text for one in (*before, *shown) for reason in one.reasons if _of_one(reason.rule))
    return Protected(
        indicator=attrs.evolve(indicator, baseline=baseline),
        measurements=tuple(_typed(Measurement, one) for one in shown),
        profile=profile_for(persons=indicator.persons, minors=indicator.minors, asked=asked),
        said=tuple(texts),
    )


def _when(measurement: Measurement) -> tuple[str, str, str, str]:
    """Return what orders measurements by time, whatever their numbers are."""
    period = measurement.period or Period()
    return str(period.end), str(period.start), measurement.area or "", measurement.source or ""


def _of_one(rule: str) -> bool:
    """Return whether a sentence is about this number, and not about every number of the report."""
    return rule in ("disclosure.base_unknown", "disclosure.read_the_text", "disclosure.switched_off")


def _typed(cls: type[F], shown: Shown) -> F:
    if not isinstance(shown.figure, cls):
        raise TypeError(f"want a {cls.__name__}")
    return shown.figure


Where = tuple[Period | None, str | None]
"""What a sum is a sum of: a time and an area."""


def _hide_left_over(
    whole: Indicator, each: dict[str, Protected], measured: Mapping[str, Iterable[Measurement]]
) -> None:
    """Hide what of a sum and its parts would give a hidden part away, wherever all of them were counted."""
    rule = each[whole.id].profile
    if rule is None or not set(whole.parts) <= each.keys():
        return
    for where in dict.fromkeys(_where(one) for one in measured.get(whole.id, ())):
        found = {part: [one for one in measured.get(part, ()) if _where(one) == where] for part in whole.parts}
        for code in _left_over(whole.id, found, rule):
            kept = tuple(_hiding(one, where) for one in each[code].measurements)
            each[code] = attrs.evolve(each[code], measurements=kept)


def _left_over(whole: str, found: Mapping[str, list[Measurement]], rule: Profile) -> Iterator[str]:
    """Yield the ids of what is hidden of one sum; the sum itself where a part has more than one number."""
    if not all(found.values()):
        return
    counts = {part: _count(numbers) for part, numbers in found.items()}
    known = {part: count for part, count in counts.items() if count is not None}
    if len(known) < len(counts):
        yield whole
        return
    table = suppressed(known, rule)
    yield from (part for part, count in table.cells if isinstance(count, Suppressed))
    if isinstance(table.total, Suppressed):
        yield whole


def _where(measurement: Measurement) -> Where:
    return measurement.period, measurement.area


def _count(numbers: list[Measurement]) -> int | None:
    """Return the count, where there is one number and it is a plain count."""
    one = numbers[0]
    if len(numbers) > 1 or one.denominator is not None or one.suppressed:
        return None
    return one.count if one.value is None else int(one.value)


def _hiding(measurement: Measurement, where: Where) -> Measurement:
    if _where(measurement) != where:
        return measurement
    return attrs.evolve(
        measurement, value=None, count=None, denominator=None, respondents=None, design_effect=None, suppressed=True
    )
