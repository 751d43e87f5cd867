"""Case: the facts about a concern on the day asked about, and helpers that make facts of dates."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal

import attrs

from kriminalpraeventiv.logic.fact import about, fact
from kriminalpraeventiv.logic.record import Local, Record, RecordKind, UnstatedMeans, local_of

Subject = Literal["person", "group", "institution", "area"]
GangRelation = Literal[
    "none",
    "first_contact",
    "seen_with_members",
    "gang_behaviour",
    "associate",
    "registered_member",
    "leading",
    "formerly_registered",
]
GangRegistration = Literal["none", "current", "former"]
Custody = Literal["none", "arrested", "remand", "serving", "youth_institution", "released"]
ReleasedFrom = Literal["sentence", "youth_institution", "remand", "other"]
Knowledge = Literal["concern", "suspicion", "knowledge"]
Incident = Literal[
    "none", "burglary", "domestic_violence", "disorder", "vandalism", "gang_conflict", "public_gathering", "other"
]


@attrs.frozen(kw_only=True)
class Case(Record):
    """A concern as facts on a day; `None` is unknown, and what is left out means what `unstated` says.

    `id` is an opaque reference, `on` the day asked about. Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> Case(id="a", on=date(2026, 11, 1), age=16, unstated="no").offences
    0
    """

    words: ClassVar[str] = "case.toml"
    kind: ClassVar[RecordKind] = "case"

    id: str = attrs.field(metadata=about("reference"))
    on: date = attrs.field(metadata=about("date"))
    municipality: str | None = fact("code", vocabulary="municipality")
    subject: Subject | None = fact("code", codes=Subject, absent="person", always=True)
    age: int | None = fact("number", high=130)
    victim: bool | None = fact("yes_no", absent=False, no_level=True)
    victimisations: int | None = fact("number", absent=0, no_level=True)
    risk_behaviour: bool | None = fact("yes_no", absent=False, graver=True)
    situational_crime: bool | None = fact("yes_no", absent=False, graver=True)
    offences: int | None = fact("number", absent=0, graver=True)
    relapse_risk: bool | None = fact("yes_no", absent=False, graver=True, assessed=True)
    serious_crime: bool | None = fact("yes_no", absent=False, graver=True, assessed=True)
    crime_harmful_to_society: bool | None = fact("yes_no", absent=False, graver=True, assessed=True)
    organised_crime: bool | None = fact("yes_no", absent=False, graver=True)
    served_serious_offence: bool | None = fact("yes_no", absent=False, graver=True)
    obvious_risk: bool | None = fact("yes_no", absent=False, graver=True, assessed=True)
    gang_relation: GangRelation | None = fact("code", codes=GangRelation, absent="none")
    gang_registration: GangRegistration | None = fact("code", codes=GangRegistration, absent="none")
    recruitment_risk: bool | None = fact("yes_no", absent=False, assessed=True)
    custody: Custody | None = fact("code", codes=Custody, absent="none")
    release_on: date | None = fact("date")
    released_from: ReleasedFrom | None = fact("code", codes=ReleasedFrom)
    exit_motivation: bool | None = fact("yes_no", assessed=True)
    wants_help: bool | None = fact("yes_no", absent=False)
    radicalisation_concern: bool | None = fact("yes_no", absent=False)
    socially_vulnerable: bool | None = fact("yes_no", absent=False)
    mental_illness: bool | None = fact("yes_no", absent=False)
    child_abuse_concern: bool | None = fact("yes_no", absent=False)
    knowledge: Knowledge | None = fact("code", codes=Knowledge)
    incident: Incident | None = fact("code", codes=Incident, absent="none")
    area: str | None = fact("code", vocabulary="area")
    acute: bool | None = fact("yes_no", absent=False)
    under_prison_service: bool | None = fact("yes_no", absent=False)
    local: Local = attrs.field(factory=Local, converter=local_of)
    unstated: UnstatedMeans = attrs.field(default="unknown", repr=False)
    assumed: tuple[str, ...] = attrs.field(init=False, default=())


def age_on(birth_date: date, day: date) -> int:
    """Return the completed years on `day` of somebody born on `birth_date`.

    Somebody born on 29 February completes a year on 1 March in common years.
    Raises `ValueError` when the day comes before the birth. Source: row MG-13 (completed years).

    >>> age_on(date(2008, 11, 2), date(2026, 11, 1)), age_on(date(2008, 11, 1), date(2026, 11, 1))
    (17, 18)
    """
    if day < birth_date:
        raise ValueError("the day asked about comes before the birth")
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def offences_since(days: Iterable[date], since: date) -> int:
    """Return on how many different days, from `since` on, an offence was committed.

    Source: fact `offences` (on different days; no time window in the sources, so the host chooses `since`).

    >>> offences_since([date(2026, 1, 5), date(2026, 1, 5), date(2026, 3, 1)], date(2026, 1, 1))
    2
    """
    return len({day for day in days if day >= since})
