"""InterventionPlan: the facts about an intervention before it starts."""

from datetime import date
from typing import ClassVar, Literal

import attrs

from kriminalpraeventiv.logic.fact import about, fact
from kriminalpraeventiv.logic.record import Local, Record, RecordKind, UnstatedMeans, local_of

Analysis = Literal["none", "sara", "pop", "other"]
Evaluation = Literal["none", "effect", "result", "process"]
Evidence = Literal["evaluated_positive", "evidence_based", "documented", "promising_or_unknown", "negative"]
PartnerForm = Literal["involvement", "cooperation", "partnership"]
Subject = Literal["person", "group", "institution", "area"]


@attrs.frozen(kw_only=True)
class InterventionPlan(Record):
    """What is planned, as facts on a day; `None` is unknown.

    `measure` is a reference to the measure, `wide` says that it is to be spread beyond a pilot.
    Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> InterventionPlan(id="p", on=date(2026, 11, 1), analysis="sara").analysis
    'sara'
    """

    words: ClassVar[str] = "prevention/plan.toml"
    kind: ClassVar[RecordKind] = "plan"

    id: str = attrs.field(metadata=about("reference"))
    on: date = attrs.field(metadata=about("date"))
    measure: str | None = fact("reference")
    municipality: str | None = fact("code", vocabulary="municipality")
    starts_on: date | None = fact("date")
    analysis: Analysis | None = fact("code", codes=Analysis, absent="none")
    analysis_on: date | None = fact("date")
    method_chosen_on: date | None = fact("date")
    evaluation: Evaluation | None = fact("code", codes=Evaluation, absent="none")
    evaluation_planned_on: date | None = fact("date")
    effect_evaluation_possible: bool | None = fact("yes_no", assessed=True)
    measuring_parameters: bool | None = fact("yes_no", absent=False)
    success_criteria: bool | None = fact("yes_no", absent=False)
    documentation: bool | None = fact("yes_no", absent=False)
    assessed_on_parameters: bool | None = fact("yes_no", absent=False)
    new_method: bool | None = fact("yes_no", absent=False)
    pilot: bool | None = fact("yes_no", absent=False)
    pilot_evaluated: bool | None = fact("yes_no", absent=False)
    wide: bool | None = fact("yes_no", absent=False)
    evidence: Evidence | None = fact("code", codes=Evidence)
    results_recorded: bool | None = fact("yes_no", absent=False)
    partners_identified: bool | None = fact("yes_no", absent=False)
    partner_form: PartnerForm | None = fact("code", codes=PartnerForm)
    crime_data: bool | None = fact("yes_no", absent=False)
    safety_survey: bool | None = fact("yes_no", absent=False)
    offender_side: bool | None = fact("yes_no", absent=False)
    target_side: bool | None = fact("yes_no", absent=False)
    control_side: bool | None = fact("yes_no", absent=False)
    subject: Subject | None = fact("code", codes=Subject)
    local: Local = attrs.field(factory=Local, converter=local_of)
    unstated: UnstatedMeans = attrs.field(default="unknown", repr=False)
    assumed: tuple[str, ...] = attrs.field(init=False, default=())
