"""Asked: what a report is made of: the duty, the day, the period, the measurements and the words for what has none."""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text


def _not_all(place: str, given: object, kind: type, name: str) -> Iterator[Fault]:
    """Yield that something is no tuple, or which of its parts are not of a kind."""
    if not isinstance(given, tuple):
        yield Fault("wrong_kind", place, f"want a tuple of `{name}`")
        return
    for number, one in enumerate(given):
        if not isinstance(one, kind):
            yield Fault("wrong_kind", f"{place}[{number}]", f"want a `{name}`")


@attrs.frozen(kw_only=True)
class Measured:
    """The measurements of one indicator, by its id, in any order.

    Raises `InvalidInput` for two of the same time, area, source and kind: what they disagree on is not guessed.
    """

    indicator: str
    measurements: tuple[Measurement, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what are no measurements, and those that stand twice."""
        faults = tuple(_not_all("$.measurements", self.measurements, Measurement, "Measurement"))
        if faults:
            raise InvalidInput(faults)
        keys = [(m.period, m.area, m.source, m.measure, m.unit, m.qualifier) for m in self.measurements]
        twice = [number for number, key in enumerate(keys) if key in keys[:number]]
        if twice:
            message = "a second measurement of the same time, area, source and kind; keep the right one"
            raise InvalidInput([Fault("contradiction", f"$.measurements[{number}]", message) for number in twice])


@attrs.frozen(kw_only=True)
class Said:
    """What is said in words to one item of a duty's content list, by the item's code."""

    item: str
    text: Text


@attrs.frozen(kw_only=True)
class ReportInput:
    """What a report is made of.

    `duty` is the id of a reporting duty, `municipality` the code of the one it is asked for, `on` the day the report
    is made, `period` what it is about, which has ended by then. `remarks` stand at its beginning. The measurements of
    an `example` are invented, and marked so wherever they stand. `levels` are those of the cases its numbers are about,
    where they are about some only: for levels 2 and 3 numbers about persons are always protected.
    Raises `InvalidInput` with every fault at once.

    >>> year = Period(date(2018, 1, 1), date(2018, 12, 31))
    >>> ReportInput(duty="nordby.report", municipality="0999", on=date(2019, 6, 1), period=year).figures
    ()
    """

    duty: str
    municipality: str
    on: date
    period: Period
    figures: tuple[Measured, ...] = ()
    words: tuple[Said, ...] = ()
    remarks: tuple[Text, ...] = ()
    example: bool = False
    levels: tuple[int, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        faults = tuple(self._kinds()) or tuple(self._faults())
        if faults:
            raise InvalidInput(faults)

    def _kinds(self) -> Iterator[Fault]:
        for name, kind, wanted in (
            ("duty", str, "the id of a reporting duty, a text"),
            ("municipality", str, "the code of a municipality, a text"),
            ("on", date, "a `date`"),
            ("period", Period, "a `Period`"),
        ):
            if not isinstance(getattr(self, name), kind):
                yield Fault("wrong_kind", f"$.{name}", f"want {wanted}")
        yield from _not_all("$.figures", self.figures, Measured, "Measured")
        yield from _not_all("$.words", self.words, Said, "Said")
        yield from _not_all("$.remarks", self.remarks, Text, "Text")

    def _faults(self) -> Iterator[Fault]:
        if not all(type(level) is int and level in (1, 2, 3) for level in self.levels):
            yield Fault("out_of_range", "$.levels", "want the levels of the cases: 1, 2 or 3")
        if self.period.start is None or self.period.end is None:
            yield Fault("missing", "$.period", "want a first and a last day")
        elif self.period.end > self.on:
            yield Fault("contradiction", "$.period", "it ends after the day of the report; want one that has ended")
        for name, codes in (
            ("figures", [one.indicator for one in self.figures]),
            ("words", [one.item for one in self.words]),
        ):
            for number, code in enumerate(codes):
                if code in codes[:number]:
                    yield Fault("contradiction", f"$.{name}[{number}]", "the same code twice; put them together")

    def unknown(self, indicators: Iterable[str]) -> Iterator[Fault]:
        """Yield the indicators measured that nobody knows, each with the nearest that somebody does."""
        known = tuple(indicators)
        for number, one in enumerate(self.figures):
            if one.indicator not in known:
                message = f"no such indicator{suggestion(one.indicator, known)}"
                yield Fault("unknown_name", f"$.figures[{number}].indicator", message)
