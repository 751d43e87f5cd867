"""What an act demands, no local refusal reaches."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Rulebook, SharingRequest
from plugins.invented import pack

SILENT = pack(
    "nordby",
    pack='prefix = "nordby"\nname.da = "Nordby"\nmunicipalities = ["0101"]\n',
    sharing="""\
        [sources.plan]
        document = "an invented plan"
        standing = "practice"
        certainty = "stated"

        [[forbid]]
        id = "nordby.nothing_leaves"
        source = "plan"
        when = 'identifiable'
        text.da = "Intet forlader Nordby."
        """,
)
BOOK = Rulebook.load(plugins=[SILENT])
TODAY = date(2026, 2, 12)
DEMANDED: list[dict[str, Any]] = [
    {"sender": "school", "receiver": "social_authority", "purpose": "child_protection"},
    {"sender": "free_school", "receiver": "social_authority", "purpose": "child_protection"},
    {"sender": "social_authority", "receiver": "social_authority", "purpose": "moving_municipality"},
    {"sender": "psychiatry", "receiver": "police", "purpose": "joint_callout", "necessary": True},
    {"sender": "psychiatry", "receiver": "police", "purpose": "other", "escape_danger_assessment": True},
    {
        "sender": "police",
        "receiver": "youth_crime_board",
        "purpose": "youth_crime_board",
        "youth_crime_board_case": True,
        "subject_age": 12,
    },
    {
        "sender": "police",
        "receiver": "housing_organisation",
        "purpose": "housing_case",
        "criminal_decision": True,
        "requested": True,
        "tenancy_judgment": True,
    },
]
POWER = {"cooperation": "ssp", "sender": "police", "receiver": "school", "purpose": "crime_prevention"}


def ask(**facts: Any) -> str:  # noqa: ANN401 - any fact
    request = SharingRequest(
        id="r", on=TODAY, municipality="0101", identifiable=True, unstated="no", **{"necessary": False} | facts
    )
    return BOOK.may_share(request).verdict


@pytest.mark.parametrize("facts", DEMANDED, ids=lambda facts: facts["purpose"])
def test_a_refusal_of_everything_leaves_what_an_act_demands(facts: dict[str, Any]) -> None:
    assert ask(**facts) == "may"


def test_a_refusal_of_everything_refuses_a_power() -> None:
    assert ask(**POWER | {"necessary": True}) == "may_not"
