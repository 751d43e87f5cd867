"""Shown: what may be shown of an indicator's numbers, with everything hidden that a small number could be read from."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.printed import PER_CENT, gives_away
from kriminalpraeventiv.indicators.disclosure.profile import Off, Profile, always_strict, profile_for
from kriminalpraeventiv.indicators.disclosure.said import what_was_done
from kriminalpraeventiv.indicators.disclosure.words import told
from kriminalpraeventiv.indicators.figure import Figure, is_ratio, multiplier
from kriminalpraeventiv.indicators.indicator import Indicator

_WHOLE: Final = frozenset({"percent", "permille", "share", "person/inhabitant"})
"""Units in which the count is a part of the denominator: persons of all who live there are a share of them."""


@attrs.frozen(kw_only=True)
class Shown:
    """What may be shown of one number.

    `figure` is the number as it may be shown: what is computed from it, such as its progress, tells nothing hidden.
    `value`, `count`, `denominator` and `respondents` are its parts, `Suppressed` where they are hidden and `None` where
    there are none; a rate, a per cent and an interval are hidden with the count (`amount`, `computed`). `profile` is
    the id of the rule, `None` where none was applied.
    """

    schema: int = SCHEMA
    indicator: str
    figure: Figure
    value: Decimal | Suppressed | None
    count: int | Suppressed | None
    denominator: int | Suppressed | None
    respondents: int | Suppressed | None
    profile: str | None
    reasons: tuple[Reason, ...]
    rows: tuple[str, ...] = ("IND-11",)

    @property
    def hidden(self) -> bool:
        """Whether the number is hidden."""
        return self.figure.suppressed

    @property
    def amount(self) -> Fraction | Suppressed | None:
        """The number itself, exact; hidden where one of its parts is."""
        for part in (self.value, self.count, self.denominator):
            if isinstance(part, Suppressed):
                return part
        return self.figure.amount


def may_show(
    indicator: Indicator,
    figures: Iterable[Figure],
    *,
    profile: Profile | Off | None = None,
    levels: Iterable[int] = (),
    plausible_bases: Iterable[int] = (),
) -> tuple[Shown, ...]:
    """Return what may be shown of an indicator's measurements, or of its baseline, each in its place.

    Numbers about persons are protected by the default profile, unless another is asked for or it is `off`; about
    persons under 18 and cases at `levels` 2 or 3 always. A share is hidden where the persons counted, or those left,
    are too few. A per cent or rate printed without counts is hidden where only small counts round to it: of its
    respondents, else of the `plausible_bases`; a relative change with the baseline's count. Where none is known it is
    not checked: for minors and levels 2 and 3 it is hidden then, else the reasons say so. Texts are not checked.
    Raises `InvalidInput` for levels there are not.

    >>> from datetime import date
    >>> from kriminalpraeventiv.indicators.figure import Measurement
    >>> from kriminalpraeventiv.period import Period
    >>> from kriminalpraeventiv.source import Source
    >>> from kriminalpraeventiv.text import Text
    >>> relapse = Indicator(
    ...     id="indicator.relapse", title=Text(da="Tilbagefald", en="Relapse"), level="effect", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"),
    ...     unit="percent", area="0165", persons=True, minors=True,
    ... )
    >>> year = Period(date(2015, 1, 1), date(2015, 12, 31))
    >>> few = Measurement(count=4, denominator=19, unit="percent", period=year)
    >>> enough = Measurement(count=7, denominator=19, unit="percent", period=year)
    >>> [(shown.count, shown.denominator, str(shown.amount)) for shown in may_show(relapse, [few, enough])]
    [(Suppressed(), 19, '..'), (7, 19, '700/19')]
    """
    levels = tuple(levels)
    strict = always_strict(minors=indicator.minors, levels=levels)
    applied = profile_for(persons=indicator.persons, minors=indicator.minors, levels=levels, asked=profile)
    if applied is None:
        off = (told("switched_off"),) if indicator.persons else ()
        return tuple(_unprotected(indicator, figure, off) for figure in figures)
    judge = _Judge(applied, tuple(plausible_bases), strict, indicator)
    return tuple(judge.shown(figure) for figure in figures)


def _unprotected(indicator: Indicator, figure: Figure, reasons: tuple[Reason, ...]) -> Shown:
    return Shown(
        indicator=indicator.id,
        figure=figure,
        value=figure.value,
        count=figure.count,
        denominator=figure.denominator,
        respondents=figure.respondents,
        profile=None,
        reasons=reasons,
    )


@attrs.frozen
class _Judge:
    """A profile, the numbers of persons a printed share may be of, and whether what cannot be checked is hidden.

    Of the `indicator` come the unit where a number says none, and the baseline that a change is counted from.
    """

    profile: Profile
    bases: tuple[int, ...]
    strict: bool
    indicator: Indicator

    def shown(self, figure: Figure) -> Shown:
        hidden = self._hidden(figure)
        safe = self._rounded(figure) if hidden is None else _without_numbers(figure)
        counted = (figure.count, figure.denominator) != (None, None)
        said = [told("base_unknown")] if hidden is None and self._small(figure) is None else []
        said += [told("read_the_text")] if figure.text is not None else []
        return Shown(
            indicator=self.indicator.id,
            figure=safe,
            value=safe.value if counted or hidden is None else hidden,
            count=safe.count if figure.count is None or hidden is None else hidden,
            denominator=self._denominator(figure, hidden),
            respondents=self._alone(figure.respondents),
            profile=self.profile.id,
            reasons=(*what_was_done(self.profile, hidden=hidden is not None, stricter=self.strict), *said),
        )

    def _hidden(self, figure: Figure) -> Suppressed | None:
        population = figure.respondents if figure.denominator is None else figure.denominator
        if population is not None and population < (self.profile.population_floor or 0):
            return Suppressed("small_population")
        small = self._small(figure)
        if small is None:
            unreadable = self._unit(figure) is None and figure.measure == "level"
            return Suppressed("not_checked") if self.strict or unreadable else None
        return Suppressed() if small else None

    def _small(self, figure: Figure) -> bool | None:
        """Return whether a number is small or gives a small one away; `None` where that is not known."""
        if figure.suppressed:
            return True
        if (figure.count, figure.denominator) == (None, None):
            return self._printed_small(figure)
        return self._counted_small(figure)

    def _counted_small(self, figure: Figure) -> bool:
        count, base = figure.count, figure.denominator
        if count is None or base is None or self._unit(figure) not in _WHOLE or count > base:
            return any(isinstance(self._alone(number), Suppressed) for number in (count, base))
        return self.profile.hides_part(count) or self.profile.hides_part(base - count)

    def _printed_small(self, figure: Figure) -> bool | None:
        if figure.value is None:
            return False
        before, unit = self._before(figure), self._unit(figure)
        if figure.measure == "relative_change" and before is not None:
            return gives_away(figure.value + PER_CENT, [before], self.profile, share=False)
        if figure.measure != "level" or unit is None:
            return None
        if not is_ratio(unit):
            return figure.value < self.profile.threshold and (figure.value > 0 or self.profile.hides(0))
        bases = self.bases if figure.respondents is None else (figure.respondents,)
        return gives_away(figure.value, bases, self.profile, multiplier(unit), share=unit in _WHOLE)

    def _unit(self, figure: Figure) -> str | None:
        return figure.unit or self.indicator.unit

    def _before(self, figure: Figure) -> int | None:
        """Return the count that a change is counted from, where that is the baseline."""
        baseline = self.indicator.baseline
        named = figure.since is None or (baseline is not None and figure.since == baseline.period)
        return _count_of(baseline) if named else None

    def _denominator(self, figure: Figure, hidden: Suppressed | None) -> int | Suppressed | None:
        if hidden is not None and hidden.suppressed == "small_population" and figure.denominator is not None:
            return hidden
        # Of the denominator alone: whether it is shown must not tell which of the counts is behind it. Where every 0 is
        # shown, a hidden count is neither none nor all: of as many as the threshold it would be a small one.
        base = figure.denominator
        few = self.profile.zeros == "show" and base is not None and base <= self.profile.threshold
        return Suppressed() if hidden is not None and few else self._alone(base)

    def _alone(self, number: int | None) -> int | Suppressed | None:
        if number is None:
            return None
        return Suppressed() if self.profile.hides(number) else self.profile.rounded(number)

    def _rounded(self, figure: Figure) -> Figure:
        if self.profile.base == 1:
            return figure
        rounded = self.profile.rounded
        return attrs.evolve(
            figure,
            value=self._rounded_value(figure),
            respondents=None if figure.respondents is None else rounded(figure.respondents),
            count=None if figure.count is None else rounded(figure.count),
            denominator=None if figure.denominator is None else rounded(figure.denominator),
        )

    def _rounded_value(self, figure: Figure) -> Decimal | None:
        """Return a printed number as its count would be rounded; of an unknown base it stays as it was printed."""
        value, unit, base, rounded = figure.value, self._unit(figure), figure.respondents, self.profile.rounded
        if value is None or figure.measure != "level" or unit is None or (is_ratio(unit) and base is None):
            return value
        if base is None:
            return Decimal(rounded(round(value)))
        per, exponent = multiplier(unit), int(value.as_tuple().exponent)
        of = Fraction(per * rounded(round(Fraction(value) * base / per)), max(rounded(base), 1))
        return Decimal(round(min(of, Fraction(per)) * Fraction(10) ** -exponent)).scaleb(exponent)


def _count_of(baseline: Figure | None) -> int | None:
    """Return the number of persons of a baseline; `None` where it is no count."""
    amount = None if baseline is None or is_ratio(baseline.unit) or baseline.measure != "level" else baseline.amount
    return int(amount) if amount is not None and amount == int(amount) else None


def _without_numbers(figure: Figure) -> Figure:
    return attrs.evolve(
        figure, value=None, count=None, denominator=None, respondents=None, design_effect=None, suppressed=True
    )
