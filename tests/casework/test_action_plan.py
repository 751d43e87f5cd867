"""Action plans: milestones and a time frame become facts; what cannot be is refused, all at once."""

from datetime import date

import pytest

from kriminalpraeventiv import CaseFile, InvalidInput, Rulebook
from kriminalpraeventiv.casework.plan import ActionPlan, Milestone

STARTS, ENDS = date(2026, 11, 1), date(2027, 4, 30)
BOOK = Rulebook.load(plugins=())


def faults(**plan: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        ActionPlan(**{"starts": STARTS, "ends": ENDS} | plan)  # type: ignore[arg-type] # - wrong on purpose
    return [(fault.code, fault.place) for fault in refused.value.faults]


def test_a_plan_gives_the_four_facts_of_a_case_file() -> None:
    plan = ActionPlan(
        starts=STARTS, ends=ENDS, milestones=(Milestone(id="m1", due=STARTS), Milestone(id="m2", due=ENDS))
    )
    assert plan.facts() == {"has_plan": True, "milestones": 2, "plan_starts": STARTS, "plan_ends": ENDS}
    assert CaseFile(id="f", on=STARTS, **plan.facts()).milestones == 2


def test_a_plan_of_one_day_is_a_plan() -> None:
    assert ActionPlan(starts=STARTS, ends=STARTS).facts()["milestones"] == 0


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ({"ends": date(2026, 10, 31)}, [("contradiction", "$.ends")]),
        ({"milestones": (Milestone(id="m1"),)}, [("missing", "$.milestones[0].due")]),
        ({"milestones": (Milestone(id="m1", due=date(2026, 10, 31)),)}, [("contradiction", "$.milestones[0].due")]),
        ({"milestones": (Milestone(id="m1", due=date(2027, 5, 1)),)}, [("contradiction", "$.milestones[0].due")]),
        ({"milestones": (Milestone(id="see the letter"),)}, [
            ("bad_reference", "$.milestones[0].id"), ("missing", "$.milestones[0].due"),
        ]),
        ({"ends": date(2026, 10, 31), "milestones": (Milestone(id="m1"), Milestone(id="m2"))}, [
            ("contradiction", "$.ends"), ("missing", "$.milestones[0].due"), ("missing", "$.milestones[1].due"),
        ]),
    ],
)  # fmt: skip
def test_a_plan_at_fault_is_refused_with_every_fault(plan: dict[str, object], told: list[tuple[str, str]]) -> None:
    assert faults(**plan) == told


def test_json_may_state_the_plan_itself() -> None:
    plan = {"starts": "2026-11-01", "ends": "2027-04-30", "milestones": [{"id": "m1", "due": "2027-01-31"}]}
    file = BOOK.read(CaseFile, {"id": "f", "on": "2026-11-01", "plan": plan})
    assert (file.has_plan, file.milestones, file.plan_starts, file.plan_ends) == (True, 1, STARTS, ENDS)


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        ({"plan": {"starts": "2026-11-01", "ends": "2026-10-31"}}, "$.plan.ends"),
        (
            {"plan": {"starts": "2026-11-01", "ends": "2026-11-30", "milestones": [{"id": "m1"}]}},
            "$.plan.milestones[0].due",
        ),
        ({"plan": {"starts": "2026-11-01"}}, "$.plan"),
        ({"plan": {"starts": "2026-11-01", "ends": "2026-11-30"}, "milestones": 2}, "$.milestones"),
        ({"plan": {"starts": "2026-11-01", "ends": "2026-11-30"}, "has_plan": False}, "$.has_plan"),
    ],
)
def test_json_with_a_plan_at_fault_names_the_place_inside_it(beside: dict[str, object], place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        BOOK.read(CaseFile, {"id": "f", "on": "2026-11-01", **beside})
    assert [fault.place for fault in refused.value.faults] == [place]
