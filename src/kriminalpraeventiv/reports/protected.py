"""Protected: what may be shown of the measurements of a report; nothing that comes after it knows another number."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from kriminalpraeventiv.indicators.disclosure.linked import cells_beside, hidden_together
from kriminalpraeventiv.indicators.disclosure.profile import Off, Profile, profile_for, profile_of_audience
from kriminalpraeventiv.indicators.disclosure.shown import Shown, may_show
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.changes import hidden_changes
from kriminalpraeventiv.reports.quantities import BASELINE, Counted, Slot, changes_of, linked_quantities
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
    levels: Iterable[int] = (),
) -> tuple[Protected, ...]:
    """Return indicators with their measurements as they may be shown.

    Numbers about persons get the profile the `audience` selects, unless `profile` is asked for; about persons under 18
    and cases at `levels` 2 or 3 at least the default. Numbers that are sums of one another are hidden together
    (`hidden_together`): parts of an indicator, times within a time, areas of one that `combines` them, shares of one
    whole. All numbers of one indicator, time and area are hidden with one of them, and changes with their ends.
    """
    levels = tuple(levels)
    each = [_One.of(one, measured.get(one.id, ()), _asked(one, audience, profile), levels) for one in indicators]
    numbers = [number for one in each for number in one.numbers()]
    quantities, slots = linked_quantities([one.indicator for one in each], numbers)
    gone = hidden_together(quantities)
    together = {slot for at in gone for slot in slots[at]}
    beside = changes_of([one.indicator for one in each], numbers, cells_beside(quantities, gone))
    hidden = together | beside | hidden_changes(numbers, together)
    return tuple(one.without(hidden) for one in each)


def _asked(indicator: Indicator, audience: Audience | None, profile: Profile | None) -> Profile | Off | None:
    """Return the profile to ask for; meetings and answers of a survey need none, whoever reads."""
    if profile is not None or audience is None or not indicator.persons:
        return profile
    return profile_of_audience(audience)


@attrs.frozen
class _One:
    """An indicator with what may be shown of each of its numbers alone, beside the numbers themselves."""

    indicator: Indicator
    profile: Profile | None
    figures: Mapping[int, Figure]
    shown: Mapping[int, Shown]

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        measurements: Iterable[Measurement],
        asked: Profile | Off | None,
        levels: tuple[int, ...],
    ) -> "_One":
        ordered = sorted(measurements, key=_when)
        baseline: dict[int, Figure] = {} if indicator.baseline is None else {BASELINE: indicator.baseline}
        figures = baseline | dict(enumerate(ordered))
        about = (*indicator.levels, *levels) if indicator.persons else indicator.levels
        shown = may_show(indicator, figures.values(), profile=asked, levels=about)
        rule = profile_for(persons=indicator.persons, minors=indicator.minors, levels=about, asked=asked)
        return cls(indicator, rule, figures, dict(zip(figures, shown, strict=True)))

    def numbers(self) -> list[Counted]:
        """Return its numbers before anything is hidden."""
        return [
            Counted(
                slot=(self.indicator.id, at),
                indicator=self.indicator,
                figure=figure,
                profile=self.profile,
                hidden=self.shown[at].hidden,
            )
            for at, figure in self.figures.items()
        ]

    def without(self, hidden: Iterable[Slot]) -> Protected:
        """Return it as it may be shown, with the numbers at these places hidden too."""
        gone = {at for code, at in hidden if code == self.indicator.id}
        figures = {at: _hiding(one.figure) if at in gone else one.figure for at, one in self.shown.items()}
        baseline = figures.pop(BASELINE, None)
        kept = [reason for at, one in self.shown.items() for reason in one.reasons if _said(reason.rule, at in gone)]
        return Protected(
            indicator=attrs.evolve(self.indicator, baseline=None if baseline is None else _typed(Baseline, baseline)),
            measurements=tuple(_typed(Measurement, one) for one in figures.values()),
            profile=self.profile,
            said=tuple(dict.fromkeys(reason.text for reason in kept)),
        )


def _when(measurement: Measurement) -> tuple[str, str, str, str, str]:
    """Return what orders measurements by time, whatever their numbers are."""
    period = measurement.period or Period()
    when = str(period.end), str(period.start)
    return *when, measurement.area or "", measurement.source or "", measurement.qualifier


def _said(rule: str, hidden: bool) -> bool:  # noqa: FBT001 - one of two kinds of number
    """Return whether a sentence is about this number, and not about every number of the report."""
    always = ("disclosure.read_the_text", "disclosure.switched_off")
    return rule in always or (rule == "disclosure.base_unknown" and not hidden)


def _typed(cls: type[F], figure: Figure) -> F:
    if not isinstance(figure, cls):
        raise TypeError(f"want a {cls.__name__}")
    return figure


def _hiding(figure: Figure) -> Figure:
    return attrs.evolve(
        figure, value=None, count=None, denominator=None, respondents=None, design_effect=None, suppressed=True
    )
