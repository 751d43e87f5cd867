"""Protected: what may be shown of the measurements of a report; nothing that comes after it knows another number."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile, profile_for
from kriminalpraeventiv.indicators.disclosure.shown import Shown, may_show
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
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
    indicators: Iterable[Indicator], measured: Mapping[str, Iterable[Measurement]], *, profile: Profile | None = None
) -> tuple[Protected, ...]:
    """Return indicators with their measurements as they may be shown.

    Parts that must sum to an indicator are hidden together with it, so that no number is left over by subtraction.
    """
    each = {one.id: _protected(one, measured.get(one.id, ()), profile) for one in indicators}
    for whole in [one.indicator for one in each.values() if one.indicator.parts]:
        _hide_left_over(whole, each, measured)
    return tuple(each.values())


def _protected(indicator: Indicator, measurements: Iterable[Measurement], profile: Profile | None) -> Protected:
    ordered = sorted(measurements, key=_when)
    shown = may_show(indicator, ordered, profile=profile)
    before = may_show(indicator, [indicator.baseline] if indicator.baseline else [], profile=profile)
    baseline = _typed(Baseline, before[0]) if before else None
    texts = dict.fromkeys(reason.text for one in (*before, *shown) for reason in one.reasons if _of_one(reason.rule))
    return Protected(
        indicator=attrs.evolve(indicator, baseline=baseline),
        measurements=tuple(_typed(Measurement, one) for one in shown),
        profile=profile_for(persons=indicator.persons, minors=indicator.minors, asked=profile),
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


def _hide_left_over(
    whole: Indicator, each: dict[str, Protected], measured: Mapping[str, Iterable[Measurement]]
) -> None:
    """Hide what of a sum and its parts would give a hidden part away, in every period all of them were counted."""
    rule = each[whole.id].profile
    if rule is None or not set(whole.parts) <= each.keys():
        return
    for period in dict.fromkeys(one.period for one in measured.get(whole.id, ())):
        counts = {part: _count(measured.get(part, ()), period) for part in whole.parts}
        known = {part: count for part, count in counts.items() if count is not None}
        if len(known) < len(counts):
            continue
        table = suppressed(known, rule)
        hidden = [part for part, count in table.cells if isinstance(count, Suppressed)]
        for code in (*hidden, *((whole.id,) if isinstance(table.total, Suppressed) else ())):
            each[code] = attrs.evolve(
                each[code], measurements=tuple(_hiding(one, period) for one in each[code].measurements)
            )


def _count(measurements: Iterable[Measurement], period: Period | None) -> int | None:
    """Return the count of a period, where there is just one and it is a plain count."""
    found = [one for one in measurements if one.period == period]
    if len(found) != 1 or found[0].denominator is not None:
        return None
    value = found[0].value
    return int(value) if value is not None and value == int(value) else found[0].count


def _hiding(measurement: Measurement, period: Period | None) -> Measurement:
    if measurement.period != period:
        return measurement
    return attrs.evolve(
        measurement, value=None, count=None, denominator=None, respondents=None, design_effect=None, suppressed=True
    )
