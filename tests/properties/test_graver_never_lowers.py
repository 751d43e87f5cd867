"""Law: moving a fact in its graver direction never lowers a level."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook
from kriminalpraeventiv.testing.strategies import cases

BOOK = Rulebook.load(plugins=())
GRAVER = sorted(name for name, fact in Case.facts().items() if fact.graver)


def graver(case: Case, name: str) -> Case:
    value = case.known(name)
    return case.with_(**{name: value + 1 if Case.facts()[name].kind == "number" and isinstance(value, int) else True})


@given(cases(municipality="0751"), st.sampled_from(GRAVER))
def test_a_graver_fact_never_lowers_the_level(case: Case, name: str) -> None:
    if case.known(name) is None:
        case = case.with_(**{name: Case.facts()[name].absent})
    before, after = BOOK.classify(case), BOOK.classify(graver(case, name))
    assert (before.level or 0) <= (after.level or 0)
    assert (before.at_most or 0) <= (after.at_most or 0)


@given(cases(municipality="0751"), st.booleans())
def test_being_a_victim_changes_no_level(case: Case, victim: bool) -> None:
    before, after = BOOK.classify(case), BOOK.classify(case.with_(victim=victim))
    assert (before.level, before.at_most) == (after.level, after.at_most)


def test_the_graver_facts_are_those_of_the_vocabulary() -> None:
    assert GRAVER == [
        "crime_harmful_to_society",
        "obvious_risk",
        "offences",
        "organised_crime",
        "relapse_risk",
        "risk_behaviour",
        "serious_crime",
        "served_serious_offence",
        "situational_crime",
    ]
