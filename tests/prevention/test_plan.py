"""Intervention plans: what is refused and how it is said, what is never repeated, and JSON there and back."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import InterventionPlan, InvalidInput, Rulebook
from kriminalpraeventiv.serialization.records import write_record

NAME = "Xerxes Opdigtet"
CPR_LIKE = "010190-0000"
BASE = {"id": "p", "on": "2026-04-01", "municipality": "0751"}
Refused = Callable[[dict[str, Any]], dict[str, str]]


@pytest.fixture(scope="module")
def refused(rulebook: Rulebook) -> Refused:
    """Return the faults of a plan as JSON: place to code and message; no value may be in any."""

    def faults(stated: dict[str, Any]) -> dict[str, str]:
        with pytest.raises(InvalidInput) as caught:
            rulebook.read(InterventionPlan, BASE | stated)
        for secret in (NAME, *NAME.split(), CPR_LIKE):
            assert secret.casefold() not in str(caught.value).casefold()
        return {fault.place: f"{fault.code}: {fault.message}" for fault in caught.value.faults}

    return faults


@pytest.mark.parametrize(
    ("stated", "place", "says"),
    [
        ({"analysis": "sarah"}, "$.analysis", "sara"),
        ({"evaluation": "proces"}, "$.evaluation", "process"),
        ({"evidence": "evidence-based"}, "$.evidence", "evidence_based"),
        ({"partner_form": "partnerships"}, "$.partner_form", "partnership"),
        ({"subject": "groups"}, "$.subject", "group"),
        ({"municipality": "0750"}, "$.municipality", "0751"),
        ({"pilot_evaluted": True}, "$", "pilot_evaluated"),
        ({"starts_on": "1 March 2026"}, "$.starts_on", "2026-11-01"),
        ({"starts_on": "2026-02-30"}, "$.starts_on", "wrong_kind"),
        ({"starts_on": True}, "$.starts_on", "wrong_kind"),
        ({"documentation": "true"}, "$.documentation", "true or false"),
        ({"wide": 1}, "$.wide", "true or false"),
        ({"local": {"nordby.surprise": True}}, "$.local", "no plugin"),
        ({"history": []}, "$", "unknown_key"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands_with_what_is_wanted(
    refused: Refused, stated: dict[str, Any], place: str, says: str
) -> None:
    faults = refused(stated)
    assert list(faults) == [place]
    assert says in faults[place]


@pytest.mark.parametrize("value", [NAME, CPR_LIKE])
@pytest.mark.parametrize("name", ["id", "measure", "municipality", "analysis", "evaluation", "evidence", "starts_on"])
def test_a_name_or_what_looks_like_a_cpr_number_is_refused_and_not_repeated(
    refused: Refused, name: str, value: str
) -> None:
    assert list(refused({name: value})) == [f"$.{name}"]


@pytest.mark.parametrize("missing", ["id", "on"])
def test_a_plan_without_reference_or_day_is_refused(rulebook: Rulebook, missing: str) -> None:
    stated = {name: value for name, value in BASE.items() if name != missing}
    with pytest.raises(InvalidInput, match=rf"\$\.{missing}"):
        rulebook.read(InterventionPlan, stated)


def test_several_faults_are_told_at_once(refused: Refused) -> None:
    faults = refused(
        {
            "id": CPR_LIKE,
            "on": "soon",
            "measure": NAME,
            "municipality": "9999",
            "analysis": NAME,
            "pilot": "yes",
            "starts_on": CPR_LIKE,
            "surprise": NAME,
        }
    )
    wanted = ("id", "on", "measure", "municipality", "analysis", "pilot", "starts_on")
    assert set(faults) == {f"$.{name}" for name in wanted} | {"$"}


def test_a_municipality_nobody_knows_is_refused_when_asked_too(rulebook: Rulebook) -> None:
    plan = InterventionPlan(id="p", on=date(2026, 4, 1), municipality="0750")
    with pytest.raises(InvalidInput, match="0751"):
        rulebook.may_start(plan)


@pytest.mark.parametrize("unstated", ["no", "unknown"])
def test_json_there_and_back_is_the_same_plan(rulebook: Rulebook, unstated: Any) -> None:  # noqa: ANN401 - either word
    plan = InterventionPlan(
        id="p",
        on=date(2026, 4, 1),
        municipality="0751",
        measure="measure.mentoring",
        starts_on=date(2026, 5, 1),
        analysis="pop",
        evaluation=None,
        pilot=False,
        evidence="negative",
        unstated=unstated,
    )
    payload = json.loads(json.dumps(write_record(plan)))
    again = rulebook.read(InterventionPlan, payload, unstated)
    assert (again, again.assumed) == (plan, plan.assumed)
    assert rulebook.may_start(again) == rulebook.may_start(plan)


def test_an_unknown_is_written_as_null_and_what_was_left_out_stays_out() -> None:
    plan = InterventionPlan(id="p", on=date(2026, 4, 1), analysis="sara", pilot=None, unstated="no")
    written = write_record(plan)
    assert written["analysis"] == "sara"
    assert "wide" not in written
    assert "unstated" not in written
