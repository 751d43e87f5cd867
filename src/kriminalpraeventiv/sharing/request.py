"""SharingRequest: one class of data, one receiver, one subject, on one day."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.forum import Party
from kriminalpraeventiv.logic.fact import about, fact
from kriminalpraeventiv.logic.record import Local, Record, RecordKind, UnstatedMeans, local_of

Territory = Literal["denmark", "greenland", "faroe_islands"]
Cooperation = Literal["ssp", "psp", "ksp", "none"]
InstitutionField = Literal["social", "education", "employment", "psychiatry", "other"]
Purpose = Literal[
    "crime_prevention",
    "support_vulnerable",
    "release",
    "investigation",
    "child_wellbeing",
    "child_protection",
    "benefit_control",
    "housing_case",
    "employment_check",
    "youth_crime_board",
    "sanction_recommendation",
    "exit",
    "joint_callout",
    "moving_municipality",
    "research",
    "statistics",
    "general_information",
    "other",
]
SubjectStatus = Literal[
    "none", "convicted_released", "convicted_minor_released_elsewhere", "remand_released", "other_chapter_70_released"
]


@attrs.frozen(kw_only=True)
class SharingRequest(Record):
    """A sharing somebody considers, as facts on a day; `None` is unknown.

    What is left out means what `unstated` says. Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> SharingRequest(id="s", on=date(2026, 11, 1), criminal_decision=True).offence_data
    True
    """

    words: ClassVar[str] = "sharing/request.toml"
    kind: ClassVar[RecordKind] = "request"

    id: str = attrs.field(metadata=about("reference"))
    on: date = attrs.field(metadata=about("date"))
    municipality: str | None = fact("code", vocabulary="municipality")
    territory: Territory | None = fact("code", codes=Territory, absent="denmark", always=True)
    cooperation: Cooperation | None = fact("code", codes=Cooperation, absent="none")
    forum: str | None = fact("code", vocabulary="forum", absent="none", always=True)
    sender: Party | None = fact("code", codes=Party)
    receiver: Party | None = fact("code", codes=Party)
    same_authority: bool | None = fact("yes_no", absent=False)
    takes_part: bool | None = fact("yes_no", absent=False)
    institution_field: InstitutionField | None = fact("code", codes=InstitutionField)
    institution_public_task: bool | None = fact("yes_no", absent=False)
    institution_drawn_in: bool | None = fact("yes_no", absent=False)
    purpose: Purpose | None = fact("code", codes=Purpose)
    identifiable: bool | None = fact("yes_no")
    purely_private: bool | None = fact("yes_no", absent=False)
    offence_data: bool | None = fact("yes_no", absent=False)
    criminal_decision: bool | None = fact("yes_no", absent=False, implies=("offence_data",))
    gang_ties: bool | None = fact("yes_no", absent=False)
    family_conviction_81a: bool | None = fact("yes_no", absent=False, implies=("gang_ties", "third_persons"))
    health_data: bool | None = fact("yes_no", absent=False)
    health_secrecy_lifted: bool | None = fact("yes_no", absent=False, assessed=True)
    special_category_data: bool | None = fact("yes_no", absent=False)
    third_persons: bool | None = fact("yes_no", absent=False)
    third_persons_necessary: bool | None = fact("yes_no", assessed=True)
    special_silence: bool | None = fact("yes_no", absent=False)
    necessary: bool | None = fact("yes_no", assessed=True)
    necessity_reason: str | None = fact("text", longest=500)
    assessed_by: str | None = fact("reference", longest=41)
    consent: bool | None = fact("yes_no", absent=False)
    requested: bool | None = fact("yes_no", absent=False)
    subject_age: int | None = fact("number", high=130)
    subject_status: SubjectStatus | None = fact("code", codes=SubjectStatus, absent="none")
    radicalised_or_at_risk: bool | None = fact("yes_no", absent=False, assessed=True)
    socially_vulnerable: bool | None = fact("yes_no", absent=False)
    effort_for_subject: bool | None = fact("yes_no", absent=False)
    existing_safety_effort: bool | None = fact("yes_no", absent=False)
    act_in_housing_area: bool | None = fact("yes_no", absent=False)
    youth_crime_board_case: bool | None = fact("yes_no", absent=False)
    ssd_meetings_held: int | None = fact("number", absent=0)
    familieretshuset: bool | None = fact("yes_no", absent=False)
    suspected_serious_crime: bool | None = fact("yes_no", absent=False)
    serious_crime_ahead: bool | None = fact("yes_no", absent=False)
    tenancy_judgment: bool | None = fact("yes_no", absent=False)
    escape_danger_assessment: bool | None = fact("yes_no", absent=False)
    necessity_recorded: bool | None = fact("yes_no", derived=True)
    stated_forum: str | None = fact("code", vocabulary="stated_forum", derived=True, asks=("forum",))
    local: Local = attrs.field(factory=Local, converter=local_of)
    unstated: UnstatedMeans = attrs.field(default="unknown", repr=False)
    assumed: tuple[str, ...] = attrs.field(init=False, default=())

    def _contradictions(self) -> Iterator[Fault]:
        if self.municipality is not None and self.territory in ("greenland", "faroe_islands"):
            message = "a Danish municipality and another territory contradict each other"
            yield Fault("contradiction", "$.territory", message)
        if self.identifiable is False and self.third_persons is True:
            message = "others can be identified, so somebody can; say `identifiable`"
            yield Fault("contradiction", "$.identifiable", message)

    def _derive(self) -> None:
        recorded = self.necessity_reason is not None and self.assessed_by is not None
        object.__setattr__(self, "necessity_recorded", recorded)
        object.__setattr__(self, "stated_forum", self.forum)
