"""Measuring: how the targets of indicators stand, what could be seen at all, and the report a duty asks for.

What computes is loaded when it is first asked: most processes that classify cases never measure anything.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.holdings import called, check_days
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.inventory import Inventory

if TYPE_CHECKING:
    from kriminalpraeventiv.indicators.detecting import Detectable
    from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog
    from kriminalpraeventiv.indicators.figure import Figure, Measurement
    from kriminalpraeventiv.indicators.methods.result import Result
    from kriminalpraeventiv.indicators.parts import Figures, PartsAnswer
    from kriminalpraeventiv.indicators.progress import Progress
    from kriminalpraeventiv.reports.asked import ReportInput
    from kriminalpraeventiv.reports.released import Released
    from kriminalpraeventiv.reports.status import StatusReport


@attrs.frozen
class Measuring(Inventory):
    """What a rulebook says of indicators and of what was measured."""

    def indicator(self, id_: str) -> Indicator:
        """Return the indicator with an id; raises `UnknownName` naming the nearest."""
        return called(id_, {indicator.id: indicator for indicator in self.indicators()}, "indicator")

    def progress(self, indicator: str | Indicator, measurements: "Iterable[Measurement]", *, on: date) -> "Progress":
        """Return how the target of an indicator stands on a day, and whether the change can be told from chance.

        `indicator` is the id of a known one, or one of the host's own. Where the numbers do not let one say, the status
        is `cannot_be_judged`, and `why` says what is lacking. Raises `UnknownName` naming the nearest, `InvalidInput`
        for a unit that is not that of the indicator and for two numbers of one period that disagree.
        Small numbers are not hidden: the answer is for the host's own staff (`may_show` hides what is shared).

        >>> from decimal import Decimal
        >>> from kriminalpraeventiv import Period, Rulebook, Source, Text
        >>> from kriminalpraeventiv.indicators.figure import Measurement
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
        from kriminalpraeventiv.indicators.admitting import listed, measurement_faults  # noqa: PLC0415 - loaded when asked
        from kriminalpraeventiv.indicators.progress import progress  # noqa: PLC0415 - same

        check_days(on=on)
        found, measured = self._known(indicator), listed(measurements)
        if faults := tuple(measurement_faults(found, measured)):
            raise InvalidInput(faults)
        return attrs.evolve(progress(found, measured, on), rulebook=self.fingerprint)

    def detectable(
        self,
        indicator: str | Indicator,
        *,
        target: Target | None = None,
        answers: int | None = None,
        design_effect: float | None = None,
    ) -> "Detectable":
        """Return whether the numbers could show that a target is reached; ask before it is set.

        `target` is one that is thought of; without it the indicator's own. `answers` are those expected each time of a
        survey; without them those of the baseline. `design_effect` is by how much weights widen its uncertainty. Raises
        `UnknownName` naming the nearest, `InvalidInput` for answers or a design effect that cannot be.
        """
        from kriminalpraeventiv.indicators.detecting import detectable  # noqa: PLC0415 - loaded when asked

        found = self._known(indicator)
        return detectable(found, target or found.target, answers, design_effect)

    def interval(self, figure: "Figure", *, level: float = 0.95) -> "Result":
        """Return a number with its interval; raises `InvalidInput` with the reason where there can be none.

        >>> from kriminalpraeventiv import Rulebook
        >>> from kriminalpraeventiv.indicators.figure import Figure
        >>> Rulebook.load(plugins=()).interval(Figure(count=22, denominator=275, unit="percent")).text.en
        '22 of 275 is 8.0 per cent. With 95 per cent confidence the share lies between 5.3 and 11.8 per cent.'
        """
        from kriminalpraeventiv.indicators.uncertainty import interval  # noqa: PLC0415 - loaded when asked

        return interval(figure, level=level)

    def check_parts(self, indicator: str | Indicator, figures: "Figures") -> "tuple[PartsAnswer, ...]":
        """Return whether the parts of an indicator sum to it, for each period and area there are numbers of.

        `figures` are the numbers of the indicator and of its parts, by id. Raises `UnknownName` naming the nearest.
        """
        from kriminalpraeventiv.indicators.parts import check_parts  # noqa: PLC0415 - loaded when asked

        return check_parts(self._known(indicator), figures)

    def report(self, asked: "ReportInput") -> "StatusReport":
        """Return the report a duty asks for, its small numbers hidden before anything is said of them.

        Raises `UnknownName` for a duty nobody has, naming the nearest; `InvalidInput`, with every fault at once, for an
        unknown municipality, indicator or item of the duty's content list, and for a duty that does not count in the
        municipality or lists no content.
        """
        return self._released(asked, None).report

    def release_report(self, asked: "ReportInput", log: "ReleaseLog") -> "Released":
        """Return the report a duty asks for, and the log of releases with its numbers about persons added.

        Raises as `report` does, and `InvalidInput` for what the report would give away together with what was released
        before; it names the indicator, never the number.
        """
        return self._released(asked, log)

    def _released(self, asked: "ReportInput", log: "ReleaseLog | None") -> "Released":
        from kriminalpraeventiv.reports.make import release_report  # noqa: PLC0415 - loaded when asked

        duty = called(asked.duty, {deadline.id: deadline for deadline in self.deadlines()}, "duty")
        indicators = self.indicators(asked.municipality)
        if not self._counts(duty, asked.municipality):
            raise InvalidInput([Fault("contradiction", "$.municipality", "the duty does not count in it")])
        if not duty.content:
            raise InvalidInput([Fault("contradiction", "$.duty", "no document says what a report on it must hold")])
        name = self.corpus.municipalities[asked.municipality]
        return release_report(asked, duty, indicators, log, name=name, rulebook=self.fingerprint)

    def _known(self, indicator: str | Indicator) -> Indicator:
        return self.indicator(indicator) if isinstance(indicator, str) else indicator
