"""Measuring: the indicators of a rulebook, how their targets stand, and what could be seen at all."""

from collections.abc import Iterable
from datetime import date

import attrs

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.holdings import called, check_days
from kriminalpraeventiv.indicators.admitting import measurement_faults
from kriminalpraeventiv.indicators.detecting import Detectable, detectable
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.parts import Figures, PartsAnswer, check_parts
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.inventory import Inventory


@attrs.frozen
class Measuring(Inventory):
    """What a rulebook knows of indicators, national and local, and says of measurements."""

    def indicator(self, id_: str) -> Indicator:
        """Return the indicator with an id; raises `UnknownName` naming the nearest."""
        return called(id_, {indicator.id: indicator for indicator in self.indicators()}, "indicator")

    def progress(self, indicator: str | Indicator, measurements: Iterable[Measurement], *, on: date) -> Progress:
        """Return how the target of an indicator stands on a day, and whether the change can be told from chance.

        `indicator` is the id of a known one, or one of the host's own. Where the numbers do not let one say, the status
        is `cannot_be_judged`, and `why` says what is lacking. Raises `UnknownName` naming the nearest, `InvalidInput`
        for a unit that is not that of the indicator and for two numbers of one period that disagree.

        >>> from decimal import Decimal
        >>> from kriminalpraeventiv import Period, Rulebook, Source, Text
        >>> from kriminalpraeventiv.indicators.target import Target
        >>> started = Indicator(
        ...     id="nordby.initiatives", title=Text(da="Nye tiltag", en="New initiatives"), unit="initiative",
        ...     source=Source(document="Handleplan", standing="practice", certainty="stated"), area="nordby",
        ...     level="activity", direction="higher", target=Target(kind="at_least", value=Decimal(10)), persons=False,
        ... )
        >>> year = Period(date(2026, 1, 1), date(2026, 12, 31))
        >>> ten = Measurement(count=10, unit="initiative", area="nordby", period=year)
        >>> Rulebook.load(plugins=()).progress(started, [ten], on=date(2027, 1, 15)).status
        'reached'
        """
        check_days(on=on)
        found, measured = self._known(indicator), tuple(measurements)
        if faults := tuple(measurement_faults(found, measured)):
            raise InvalidInput(faults)
        return attrs.evolve(progress(found, measured, on), rulebook=self.fingerprint)

    def detectable(
        self, indicator: str | Indicator, *, target: Target | None = None, answers: int | None = None
    ) -> Detectable:
        """Return whether the numbers could show that a target is reached; ask before it is set.

        `target` is one that is thought of; without it the indicator's own. `answers` are those expected each time of a
        survey; without them those of the baseline. Raises `UnknownName` naming the nearest, `InvalidInput` for answers
        that cannot be.
        """
        found = self._known(indicator)
        return detectable(found, target or found.target, answers)

    def check_parts(self, indicator: str | Indicator, figures: Figures) -> tuple[PartsAnswer, ...]:
        """Return whether the parts of an indicator sum to it, for each period and area there are numbers of.

        `figures` are the numbers of the indicator and of its parts, by id. Raises `UnknownName` naming the nearest.
        """
        return check_parts(self._known(indicator), figures)

    def _known(self, indicator: str | Indicator) -> Indicator:
        return self.indicator(indicator) if isinstance(indicator, str) else indicator
