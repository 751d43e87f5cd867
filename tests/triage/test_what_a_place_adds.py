"""What a municipality adds to an answer: its days, its flags, the national answer beside, and the question where."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook
from plugins.invented import SOURCES, pack

BEFORE, FIRST, LAST, AFTER = date(2024, 12, 31), date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 1)
TOWN = """
    prefix = "valley"
    name.da = "En by"
    municipalities = ["0101"]
    """
DAYS = TOWN + "from = 2025-01-01\n    to = 2026-12-31\n"
SCHEME = """
    id = "valley"
    title.da = "Egne niveauer"
    source = { document = "an invented plan", standing = "practice", certainty = "stated" }
    """
RULES = (
    SOURCES
    + """
    [[triage]]
    id = "valley.concern"
    level = 1
    rows = ["TRI-01"]
    source = "plan"
    when = 'risk_behaviour'
    text.da = "Bekymring."
    """
)
DATED = Rulebook.load(plugins=[pack("valley", pack=DAYS, scheme=SCHEME, triage=RULES)])
RULES_ALONE = Rulebook.load(plugins=[pack("valley", pack=TOWN, triage=RULES)])
SCHEME_ALONE = Rulebook.load(plugins=[pack("valley", pack=TOWN, scheme=SCHEME)])


def case(on: date = FIRST, **facts: Any) -> Case:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"municipality": "0101", "age": 20, "unstated": "no"} | facts
    return Case(id="c", on=on, **stated)


@pytest.mark.parametrize(
    ("on", "level", "scheme", "expired"),
    [
        (BEFORE, 2, "core-default", False),
        (FIRST, None, "valley", False),
        (LAST, None, "valley", False),
        (AFTER, 2, "core-default", True),
    ],
)
def test_a_scheme_apart_stands_apart_on_its_own_days_alone(
    on: date, level: int | None, scheme: str, expired: bool
) -> None:
    answer = DATED.classify(case(on, offences=2))
    assert (answer.level, answer.scheme) == (level, scheme)
    assert ("expired_local_rule" in {flag.code for flag in answer.flags}) is expired


@pytest.mark.parametrize("book", [RULES_ALONE, SCHEME_ALONE, DATED])
def test_the_national_answer_stands_beside_where_there_are_rules_or_a_scheme(book: Rulebook) -> None:
    national = book.classify(case(offences=2)).national
    assert national is not None
    assert (national.level, national.scheme, national.national) == (2, "core-default", None)


def test_without_either_there_is_no_second_answer(rulebook: Rulebook) -> None:
    assert rulebook.classify(case(offences=2)).national is None
    assert DATED.classify(case(offences=2, municipality="0751")).national is None


def test_where_the_place_is_unknown_it_is_asked_for_as_it_could_change_everything(rulebook: Rulebook) -> None:
    asked = {missing.fact: missing.could_change for missing in rulebook.classify(case(municipality=None)).missing}
    assert set(asked["municipality"]) == {"level", "in_target_group", "next_steps"}
    assert "municipality" not in {missing.fact for missing in rulebook.classify(case()).missing}


def test_a_flag_names_the_rule_it_stems_from_and_that_rule_s_rows(rulebook: Rulebook) -> None:
    answer = rulebook.classify(case(obvious_risk=True))
    flags = {flag.code: (flag.rule, flag.rows) for flag in answer.flags}
    assert flags["give_reason"] == ("triage.reason_for_obvious_risk", ("MG-03",))
    assert flags["concern_without_level"] == ("triage.concern_without_level", ("TRI-12", "TRI-20"))


@pytest.mark.parametrize(
    ("facts", "undetermined"),
    [({"relapse_risk": None}, True), ({"risk_behaviour": True, "relapse_risk": None}, False), ({}, False)],
)
def test_reasons_are_notes_and_say_when_the_level_is_undetermined(
    rulebook: Rulebook, facts: dict[str, Any], undetermined: bool
) -> None:
    answer = rulebook.classify(case(**facts))
    assert {reason.effect for reason in answer.reasons} == {"notes"}
    assert {reason.effect for reason in answer.checked} == {"lacks"}
    assert ("triage.undetermined" in {reason.rule for reason in answer.reasons}) is undetermined
