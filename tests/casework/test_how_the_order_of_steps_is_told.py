"""The order of steps is told: which text, with which effect, on which facts, and what it hangs on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, GateAnswer, Rulebook
from kriminalpraeventiv.explanation import Reason
from properties.borough import BOROUGH

Ask = Callable[..., GateAnswer]
NATIONALLY, IN_BOROUGH = "0751", "0580"
ORDER = {
    *("gate.early", "gate.in_order", "gate.out_of_order", "gate.order_unclear", "gate.same_step", "gate.step_back"),
    *("gate.course_ended", "gate.other_course", "gate.unknown_step", "gate.other_scheme"),
}


@pytest.fixture(scope="module")
def ask() -> Ask:
    book = Rulebook.load(plugins=[BOROUGH])

    def advance(**facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
        stated = {"municipality": NATIONALLY} | facts
        return book.may_advance(CaseFile(id="f", on=date(2026, 4, 1), **stated))

    return advance


def told(answer: GateAnswer) -> list[tuple[str, str, str]]:
    """Return where each word on the order stands, and with which effect."""
    places: dict[str, tuple[Reason, ...]] = {"reasons": answer.reasons, "stops": answer.stops}
    places["warnings"] = answer.warnings
    return [(place, r.rule, r.effect) for place, some in places.items() for r in some if r.rule in ORDER]


@pytest.mark.parametrize(
    ("facts", "place", "rule", "effect"),
    [
        ({"step": "identified", "to_step": "attested"}, "reasons", "gate.in_order", "permits"),
        (
            {"step": "intervention", "to_step": "closed", "aftercare": "not_needed"},
            "reasons",
            "gate.in_order",
            "permits",
        ),
        ({"step": "identified", "to_step": "closed", "decided_level": 0}, "reasons", "gate.early", "permits"),
        ({"step": "aftercare", "to_step": "closed", "decided_level": 0}, "reasons", "gate.in_order", "permits"),
        ({"step": "identified", "to_step": "closed"}, "reasons", "gate.order_unclear", "notes"),
        ({"step": "intervention", "to_step": "closed", "decided_level": 2}, "reasons", "gate.order_unclear", "notes"),
        ({"step": "identified", "to_step": "investigated"}, "stops", "gate.out_of_order", "forbids"),
        ({"step": "identified", "to_step": "closed", "decided_level": 1}, "stops", "gate.out_of_order", "forbids"),
        ({"step": "attested", "to_step": "attested"}, "stops", "gate.same_step", "forbids"),
        ({"step": "closed", "to_step": None}, "stops", "gate.course_ended", "forbids"),
        ({"step": "allocated", "to_step": "attested"}, "warnings", "gate.step_back", "notes"),
        ({"step": None, "to_step": "attested"}, "reasons", "gate.unknown_step", "notes"),
        ({"step": "attested", "to_step": None}, "reasons", "gate.unknown_step", "notes"),
        ({"step": None, "to_step": None}, "reasons", "gate.unknown_step", "notes"),
        (
            {"step": "investigated", "to_step": "allocated", "municipality": None},
            "reasons",
            "gate.other_course",
            "notes",
        ),
        (
            {"step": "borough.visit", "to_step": "allocated", "municipality": None},
            "reasons",
            "gate.other_course",
            "notes",
        ),
    ],
)
def test_each_turn_is_told_once_with_its_effect(
    ask: Ask, facts: dict[str, Any], place: str, rule: str, effect: str
) -> None:
    assert told(ask(**facts)) == [(place, rule, effect)]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"step": None, "to_step": "investigated"}, {"step"}),
        ({"step": "attested", "to_step": None}, {"to_step"}),
        ({"step": None, "to_step": None}, {"step", "to_step"}),
        ({"step": "investigated", "to_step": "allocated", "municipality": None}, {"municipality"}),
        ({"step": "borough.visit", "to_step": "allocated", "municipality": None}, {"municipality"}),
        ({"step": "intervention", "to_step": "closed", "decided_level": 2}, {"aftercare"}),
        ({"step": "identified", "to_step": "closed"}, {"aftercare", "decided_level"}),
    ],
)
def test_what_the_order_hangs_on_is_asked_for(ask: Ask, facts: dict[str, Any], asked: set[str]) -> None:
    answer = ask(**facts)
    could_decide = {missing.fact for missing in answer.missing if "verdict" in missing.could_change}
    assert answer.verdict == "undetermined"
    assert could_decide & {"step", "to_step", "municipality", "aftercare"} == asked - {"decided_level"}
    assert asked & {"decided_level"} <= could_decide


def test_the_order_is_told_with_the_facts_it_is_judged_by_and_no_others(ask: Ask) -> None:
    facts = {"step": "identified", "to_step": "closed", "aftercare": "done", "decided_level": 2, "age": 20}
    (stop,) = (reason for reason in ask(**facts).stops if reason.rule == "gate.out_of_order")
    assert {fact.name: fact.value for fact in stop.facts} == {
        "municipality": NATIONALLY,
        "step": "identified",
        "to_step": "closed",
        "aftercare": "done",
        "decided_level": 2,
    }


def test_the_steps_left_out_are_named_in_both_languages(ask: Ask) -> None:
    answer = ask(municipality=IN_BOROUGH, step="investigated", to_step="intervention")
    (stop,) = (reason for reason in answer.stops if reason.rule == "gate.out_of_order")
    assert "besøg, " in stop.text.da
    assert "visit, " in stop.text.en


def test_where_the_case_stands_cannot_change_a_refusal(ask: Ask) -> None:
    # without a level nothing is distributed, wherever the case stands
    refused = ask(to_step="allocated", decided_level=0)
    assert refused.verdict == "may_not"
    assert [missing.could_change for missing in refused.missing if missing.fact == "step"] == [("next_steps",)]
    open_ = ask(to_step="allocated", decided_level=1)
    assert open_.verdict == "undetermined"
    assert [missing.could_change for missing in open_.missing if missing.fact == "step"] == [("next_steps", "verdict")]
