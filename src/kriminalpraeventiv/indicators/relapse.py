"""Relapse: the share of those followed who relapsed, under a definition that is wholly stated."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import day_text, number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import count_faults, refuse
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.proportion import wilson
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.recidivism import Handling, RecidivismDefinition, not_comparable
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

PER_CENT: Final = 100.0
ENDED: Final = ("died", "emigrated", "unfinished")
"""Ways of not having been followed all the time."""
RULED_BY: Final = dict(zip(ENDED, ("death", "emigration", "unfinished"), strict=True))
"""What a definition says of each."""


@attrs.frozen(kw_only=True)
class Followed:
    """Those who were followed, each counted once.

    `relapsed` within the time, `completed` it without, or `died`, `emigrated` or are still `unfinished` without having
    relapsed. Raises `InvalidInput` with every fault at once.

    >>> Followed(relapsed=4, completed=9, died=0, emigrated=0, unfinished=6).all
    19
    """

    relapsed: int
    completed: int
    died: int
    emigrated: int
    unfinished: int

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        for name in ("relapsed", "completed", *ENDED):
            count = getattr(self, name)
            if count is None:
                yield Fault("missing", f"$.{name}", "want a whole number from 0; nobody is 0")
            yield from count_faults(f"$.{name}", count)

    @property
    def all(self) -> int:
        """Everybody, however long."""
        return self.relapsed + self.completed + self.died + self.emigrated + self.unfinished


@attrs.frozen(kw_only=True)
class RelapseShare:
    """The share who relapsed, in per cent, with the definition it has its meaning from.

    `began` is the period in which their time began. While the register is not complete it is `preliminary`, and
    `complete_on` says when it will be. `notes` say what is to be minded.
    """

    definition: RecidivismDefinition
    followed: Followed
    began: Period
    result: Result
    qualifier: Literal["exact", "preliminary"]
    complete_on: date
    notes: tuple[Text, ...]


@attrs.frozen(kw_only=True)
class RelapseChange:
    """How much a share of relapse changed, in percentage points, or in one line why two do not compare."""

    result: Result | None
    why: Text | None


def relapse_share(
    definition: RecidivismDefinition, followed: Followed, *, began: Period, drawn_on: date, level: float = LEVEL
) -> RelapseShare:
    """Return the share of those followed who relapsed, with Wilson's interval.

    `drawn_on` is the day the register was drawn. Who was not followed all the time is left out or counted as the
    definition says; where it says `censored` and there is anybody, no plain share is right: use the extra's curve.
    Small numbers are not hidden: the answer is for the host's own staff (`may_show` hides what is shared).
    Raises `InvalidInput` where the definition leaves anything unstated, and for numbers that cannot be.
    Source: Wilson 1927.

    >>> from kriminalpraeventiv.source import Source
    >>> own = RecidivismDefinition(
    ...     id="own.relapse", version="1", title=Text(da="Vores", en="Ours"), base=Text(da="unge", en="young persons"),
    ...     source=Source(document="Sagssystemet", standing="practice", certainty="stated"), index_event="intervention",
    ...     start="intervention_end", window_months=24, event="charge", event_date="committed", at_risk="all_days",
    ...     death="left_out", emigration="left_out", unfinished="left_out", register_lag_months=6,
    ...     excluded_sanctions=())
    >>> who = Followed(relapsed=4, completed=9, died=0, emigrated=0, unfinished=6)
    >>> found = relapse_share(own, who, began=Period(date(2014, 1, 1), date(2014, 12, 31)), drawn_on=date(2017, 6, 30))
    >>> round(found.result.value, 1), found.qualifier
    (30.8, 'exact')
    """
    complete_on = definition.complete_on(began.end) if began.end else None
    of = _followed_under(definition, followed)
    refuse(_share_faults(definition, followed, began, of))
    complete_on = complete_on or date.max
    early = drawn_on < complete_on
    return RelapseShare(
        definition=definition,
        followed=followed,
        began=began,
        result=wilson(followed.relapsed, of, level=level, multiplier=PER_CENT),
        qualifier="preliminary" if early else "exact",
        complete_on=complete_on,
        notes=tuple(notes_on(definition, followed, complete_on if early else None)),
    )


def relapse_change(before: RelapseShare, after: RelapseShare, *, level: float = LEVEL) -> RelapseChange:
    """Return the change from one share of relapse to another; refused in one line where they do not compare.

    They do not where the definitions differ, while one of them is preliminary, and where one was read off a curve: then
    how long each was followed would have to go into the comparison. Source: Newcombe 1998.
    """
    why = not_comparable(before.definition, after.definition)
    if why is None and "preliminary" in (before.qualifier, after.qualifier):
        why = line("relapse_not_complete")
    if why is None and {before.result.method, after.result.method} != {"wilson"}:
        why = line("relapse_of_curves")
    if why is not None:
        return RelapseChange(result=None, why=why)
    change = newcombe(_sample(after), _sample(before), level=level, multiplier=PER_CENT)
    return RelapseChange(result=change, why=None)


def _sample(share: RelapseShare) -> Sample:
    return Sample(count=share.followed.relapsed, denominator=_followed_under(share.definition, share.followed))


def _followed_under(definition: RecidivismDefinition, followed: Followed) -> int:
    """Return how many a share is of: those left out by the definition are not among them."""
    return followed.all - _handled(definition, followed, "left_out")


def _handled(definition: RecidivismDefinition, followed: Followed, handling: Handling) -> int:
    return sum(int(getattr(followed, name)) for name, rule in RULED_BY.items() if getattr(definition, rule) == handling)


def definition_faults(definition: RecidivismDefinition, began: Period) -> Iterator[Fault]:
    """Yield what a definition and a period lack for anything to be computed under them."""
    for name in definition.unstated:
        message = "the definition does not state it, and the share hangs on it; quote the number, or state your own"
        yield Fault("unstated", f"$.definition.{name}", message)
    if began.start is None or began.end is None:
        yield Fault("missing", "$.began", "want the first and the last day on which anybody's time began")


def _share_faults(definition: RecidivismDefinition, followed: Followed, began: Period, of: int) -> Iterator[Fault]:
    yield from definition_faults(definition, began)
    for name, rule in RULED_BY.items():
        if getattr(definition, rule) == "censored" and getattr(followed, name):
            message = "the definition follows them for as long as possible: a plain share is wrong, use `relapse_curve`"
            yield Fault("needs_curve", f"$.followed.{name}", message)
    if of == 0:
        yield Fault("nobody", "$.followed", "want at least one person who was followed")


def notes_on(definition: RecidivismDefinition, followed: Followed, complete_on: date | None) -> Iterator[Text]:
    """Yield what is to be minded: that the register is not complete until a day, and who was left out or counted."""
    if complete_on:
        yield line("relapse_preliminary", day=day_text(complete_on))
    for code, handling in _NOTED.items():
        gone = _handled(definition, followed, handling)
        if gone:
            yield line(code, count=number_text(gone), followed=number_text(followed.all))


_NOTED: Final[dict[str, Handling]] = {"relapse_left_out": "left_out", "relapse_counted": "counted_without_relapse"}
