"""Recidivism: what counts as a relapse, among whom and for how long; without it no number of relapse means anything."""

import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import code_faults, one_of, reference_faults, refuse
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

IndexEvent = Literal["offence", "charge", "decision", "conviction", "imprisonment", "intervention"]
Start = Literal["offence", "charge", "decision", "release", "intervention_start", "intervention_end"]
Event = Literal["offence", "serious_offence", "charge", "decision", "conviction", "sentence", "imprisonment"]
"""`sentence` is new crime that leads to a suspended or unsuspended sentence."""
EventDate = Literal["committed", "charged", "decided"]
AtRisk = Literal["all_days", "free_days"]
Handling = Literal["censored", "left_out", "counted_without_relapse"]
"""What becomes of those who were not followed all the time: followed for as long as it lasted, left out, or counted."""
_CODES: Final[dict[str, tuple[str, ...]]] = {
    "index_event": get_args(IndexEvent),
    "start": get_args(Start),
    "event": get_args(Event),
    "event_date": get_args(EventDate),
    "at_risk": get_args(AtRisk),
    "death": get_args(Handling),
    "emigration": get_args(Handling),
    "unfinished": get_args(Handling),
}
_HANDLED: Final = {"death", "emigration", "unfinished"}
FIELDS: Final = (
    "base",
    "index_event",
    "start",
    "window_months",
    "event",
    "event_date",
    "at_risk",
    "death",
    "emigration",
    "unfinished",
    "register_lag_months",
    "excluded_sanctions",
)
"""What must be the same for two numbers of relapse to compare, in the order it is told."""
_A_YEAR: Final = 12


@attrs.frozen(kw_only=True)
class RecidivismDefinition:
    """What a number of relapse counts. Every part is to be written; `None` says that the source does not state it.

    `base` is who is followed, `index_event` what brings a person in, `start` when the time begins and `window_months`
    how long it lasts. `event` is what counts as a relapse, and `event_date` which of its days must lie within: where
    that is the day it was committed, the decision may come later, and the register needs `register_lag_months` more.
    `at_risk` says whether days in custody count, `death`, `emigration` and `unfinished` what becomes of those who were
    not followed all the time, `excluded_sanctions` (codes) which decisions are no relapse.
    Raises `InvalidInput` with every fault at once.
    """

    id: str
    version: str
    title: Text
    source: Source
    base: Text | None
    index_event: IndexEvent | None
    start: Start | None
    window_months: int | None
    event: Event | None
    event_date: EventDate | None
    at_risk: AtRisk | None
    death: Handling | None
    emigration: Handling | None
    unfinished: Handling | None
    register_lag_months: int | None
    excluded_sanctions: tuple[str, ...] | None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from reference_faults("$.id", self.id)
        yield from code_faults("$.version", self.version or "?")
        for name, known in _CODES.items():
            if getattr(self, name) is not None:
                yield from one_of(f"$.{name}", getattr(self, name), known)
        for name, least in (("window_months", 1), ("register_lag_months", 0)):
            months = getattr(self, name)
            if months is not None and (type(months) is not int or months < least):
                yield Fault("out_of_range", f"$.{name}", f"want a whole number of months from {least}")
        for code in self.excluded_sanctions or ():
            yield from code_faults("$.excluded_sanctions", code)
        if self.base is not None and not self.base.da.strip():
            yield Fault("missing", "$.base", "want who is followed, in words; `None` where the source does not say")

    @property
    def unstated(self) -> tuple[str, ...]:
        """What the source does not state; with any of it, a number of relapse can be quoted but not computed."""
        return tuple(name for name in FIELDS if getattr(self, name) is None)

    @property
    def texts(self) -> tuple[Text, ...]:
        """The definition part by part, in words."""
        said, labels = _words()["said"], _words()["fields"]
        return tuple(
            Text(**said).filled(field=Text(**labels[name]), value=_in_words(name, getattr(self, name)))
            for name in FIELDS
        )

    def complete_on(self, last_start: date) -> date | None:
        """Return the day from which numbers of those who began on `last_start`, and before, are complete.

        `None` where how long they are followed, or the lag of the register, is not stated.

        >>> known_definitions()["kriminalforsorgen"].complete_on(date(2022, 12, 31)) is None
        True
        """
        if self.window_months is None or self.register_lag_months is None:
            return None
        return _months_after(last_start, self.window_months + self.register_lag_months)


def differences(first: RecidivismDefinition, second: RecidivismDefinition) -> tuple[Text, ...]:
    """Return what differs between two definitions, or may differ because one of them does not state it.

    The same definition compares with itself, whatever its source leaves unsaid: it left it unsaid both times.

    >>> known = known_definitions()
    >>> [text.en for text in differences(known["soem"], known["soem_serious"])][2]
    'what counts as a relapse (new crime against new serious crime)'
    """
    if first == second:
        return ()
    words = _words()
    return tuple(
        Text(**words["difference"]).filled(
            field=Text(**words["fields"][name]),
            first=_in_words(name, getattr(first, name)),
            second=_in_words(name, getattr(second, name)),
        )
        for name in FIELDS
        if getattr(first, name) is None or getattr(first, name) != getattr(second, name)
    )


def not_comparable(first: RecidivismDefinition, second: RecidivismDefinition) -> Text | None:
    """Return in one line why numbers of two definitions do not compare; `None` where they do.

    >>> own = known_definitions()["soem"]
    >>> not_comparable(own, own) is None
    True
    """
    found = differences(first, second)
    return line("other_relapse", differences=Text.listed(found)) if found else None


def known_definitions() -> Mapping[str, RecidivismDefinition]:
    """Return the definitions that sources state, by id; what a source does not state is `None`.

    >>> sorted(known_definitions())
    ['albertslund_dke', 'danmarks_statistik', 'kriminalforsorgen', 'soem', 'soem_serious']
    """
    return {name: _read(name, plain) for name, plain in _words()["definitions"].items()}


def _read(name: str, plain: Mapping[str, Any]) -> RecidivismDefinition:
    base = plain.get("base")
    parts = {field: plain.get(field) for field in FIELDS} | {"base": Text(**base) if base else None}
    return RecidivismDefinition(
        id=name, version=plain["version"], title=Text(**plain["title"]), source=Source(**plain["source"]), **parts
    )


def _in_words(name: str, value: Any) -> Text:  # noqa: ANN401 - of any field
    words = _words()
    if value is None:
        return Text(**words["unstated"])
    if name.endswith("_months"):
        return Text(**words["months"]).filled(months=number_text(value))
    if name in _CODES:
        return Text(**words["codes"]["handling" if name in _HANDLED else name][value])
    if name == "excluded_sanctions":
        return Text(da=", ".join(value), en=", ".join(value)) if value else Text(**words["none"])
    return value  # type: ignore[no-any-return] # the base, a text already


def _months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month; never beyond the last day there is."""
    year, rest = divmod(day.year * _A_YEAR + day.month - 1 + months, _A_YEAR)
    if year > date.max.year:
        return date.max
    return date(year, rest + 1, min(day.day, monthrange(year, rest + 1)[1]))


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("kriminalpraeventiv.indicators") / "recidivism.toml").read_text(encoding="utf-8"))
