"""Protected: what may be shown of the measurements of a report; nothing that comes after it knows another number."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

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
_REST: Final = "rest"


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
    known = tuple(indicators)
    each = {one.id: _protected(one, measured.get(one.id, ()), _asked(one, audience, profile)) for one in known}
    all_of = {one.id: (*measured.get(one.id, ()), *((one.baseline,) if one.baseline else ())) for one in known}
    for whole in [one.indicator for one in each.values() if one.indicator.parts]:
        _hide_left_over(whole, each, all_of)
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


def _hide_left_over(whole: Indicator, each: dict[str, Protected], all_of: Mapping[str, tuple[Figure, ...]]) -> None:
    """Hide what of a sum and its parts would give a hidden part away, wherever both were counted.

    `all_of` are the numbers before anything was hidden; baselines count as much as measurements.
    """
    rule = each[whole.id].profile
    if rule is None:
        return
    for where in dict.fromkeys(_where(one) for one in all_of[whole.id]):
        found = {part: [one for one in all_of.get(part, ()) if _where(one) == where] for part in whole.parts}
        here = [one for one in all_of[whole.id] if _where(one) == where]
        for code in _left_over(whole.id, here, found, rule) if any(found.values()) else ():
            each[code] = _without(each[code], where)


def _left_over(whole: str, all_here: list[Figure], found: Mapping[str, list[Figure]], rule: Profile) -> Iterator[str]:
    """Yield the ids of what is hidden of one sum; the sum itself where a part has more than one number.

    What no part tells of is a number too: it is left over when the parts are taken from the sum.
    """
    counts = {part: _count(numbers) for part, numbers in found.items() if numbers}
    if len(counts) < len(found):
        counts[_REST] = _rest(all_here, counts.values())
    known = {part: count for part, count in counts.items() if count is not None}
    if len(known) < len(counts):
        yield whole
        return
    table = suppressed(known, rule)
    yield from (part for part, count in table.cells if isinstance(count, Suppressed) and part != _REST)
    if isinstance(table.total, Suppressed):
        yield whole


def _rest(whole: list[Figure], parts: Iterable[int | None]) -> int | None:
    """Return what is left when parts are taken from their sum; None where that cannot be computed."""
    total, known = _count(whole), [count for count in parts if count is not None]
    return None if total is None or total < sum(known) else total - sum(known)


def _where(figure: Figure) -> Where:
    return figure.period, figure.area


def _count(numbers: list[Figure]) -> int | None:
    """Return the count, where there is one number, or several that say the same, and it is a plain count."""
    one = numbers[0]
    if len({(other.count, other.value) for other in numbers}) > 1 or one.denominator is not None or one.suppressed:
        return None
    return one.count if one.value is None else int(one.value)


def _without(shown: Protected, where: Where) -> Protected:
    """Return an indicator with its numbers of a time and an area hidden, the baseline among them."""
    baseline = shown.indicator.baseline
    hidden = None if baseline is None else _hiding(baseline, where)
    return attrs.evolve(
        shown,
        indicator=attrs.evolve(shown.indicator, baseline=hidden),
        measurements=tuple(_hiding(one, where) for one in shown.measurements),
    )


def _hiding(figure: F, where: Where) -> F:
    if _where(figure) != where:
        return figure
    return attrs.evolve(
        figure, value=None, count=None, denominator=None, respondents=None, design_effect=None, suppressed=True
    )
