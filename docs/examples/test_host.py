"""A host's own suite: its local rules are sound, and its table neither loses nor invents a fact."""

from datetime import date
from pathlib import Path

from host_csv import FACTS, YES_NO, facts_of
from hypothesis import given, settings

from kriminalpraeventiv import Case, Rulebook, RulePack
from kriminalpraeventiv.testing import conformance, rule_table
from kriminalpraeventiv.testing.strategies import cases

PACK = RulePack.from_folder(Path(__file__).parent / "host_rules")
BOOK = Rulebook.load(plugins=[PACK])
CELLS = {yes: cell for cell, yes in YES_NO.items()}

TestConformance = conformance(PACK, max_examples=10)


def test_absence_counts_from_thirty_per_cent_and_never_alone() -> None:
    absence, here = "eksempel.skolefravaer", {"municipality": "0766"}
    rule_table(
        BOOK.rule("eksempel.fravaer"),
        holds=[here | {absence: 30, "risk_behaviour": True}],
        holds_not=[
            here | {absence: 29, "risk_behaviour": True},
            here | {absence: 100, "risk_behaviour": False, "situational_crime": False},
        ],
        unknown=[here | {absence: 30}, here | {"risk_behaviour": True}, {absence: 30, "risk_behaviour": True}],
    )


def test_an_unknown_absence_is_asked_for_and_a_known_one_raises_the_level() -> None:
    case = Case(id="c", on=date(2026, 11, 1), municipality="0766", age=15, risk_behaviour=True)
    answer = BOOK.classify(case)
    assert (answer.level, "eksempel.skolefravaer" in {missing.fact for missing in answer.missing}) == (1, True)
    assert BOOK.classify(case.with_(local={"eksempel.skolefravaer": 30})).level == 2


def row_of(case: Case) -> dict[str, str]:
    """Return the row that says what a case says; what is unknown stands as an empty cell."""
    known = {column: case.known(fact) for column, fact in FACTS.items()}
    born = None if case.age is None else date(case.on.year - case.age, case.on.month, 1)
    return {
        column: "" if value is None else CELLS[value] if isinstance(value, bool) else str(value)
        for column, value in (known | {"Født": born}).items()
    }


@settings(deadline=None)
@given(cases())
def test_a_case_written_as_a_row_is_read_back_with_the_same_facts(case: Case) -> None:
    read = BOOK.read(Case, facts_of(row_of(case)))
    assert {fact: read.known(fact) for fact in FACTS.values()} == {f: case.known(f) for f in FACTS.values()}
