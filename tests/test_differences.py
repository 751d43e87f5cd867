"""What another rulebook, or an upgrade, changes in answers: which fields, and because of which rules."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import AnswerConverter, Case, CaseFile, InterventionPlan, InvalidInput, Rulebook, SharingRequest
from kriminalpraeventiv.differences import Because, Difference, FieldChange
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.rulepack import RulePack

DAY = date(2026, 11, 1)
NATIONAL = Rulebook.load(plugins=())
PACK = 'prefix = "by"\nname.da = "By"\nmunicipalities = ["0751"]\n'
FACTS = (
    '[[fact]]\nname = "fravaer"\nkind = "number"\nhigh = 100\nlabel.da = "Fravær"\nquestion.da = "Hvor meget fravær?"\n'
)
RULE = """
[sources.s]
document = "Byens plan"
standing = "practice"
certainty = "stated"

[[triage]]
id = "by.hoejt_fravaer"
flags = ["human_choice"]
source = "s"
when = 'by.fravaer >= {limit}'
text.da = "{text}"
examples = [{{ facts = {{ "by.fravaer" = {limit} }}, expect = "holds" }}]
"""
REFUSAL = """
[sources.s]
document = "Byens plan"
standing = "practice"
certainty = "stated"

[[forbid]]
id = "by.ikke_i_august"
of = ["law.prevention_sharing"]
source = "s"
when = 'on >= "2026-08-01"'
text.da = "Fra august deles intet."
examples = [{ facts = { on = 2026-08-01 }, expect = "holds" }]
"""


def book(limit: int = 30, text: str = "Højt fravær.", sharing: str = "") -> Rulebook:
    whole = {"pack.toml": PACK, "facts.toml": FACTS, "triage.toml": RULE.format(limit=limit, text=text)}
    whole |= {"sharing.toml": sharing} if sharing else {}
    return Rulebook.load(plugins=[RulePack("by", tuple(sorted(whole.items())))])


def case(**facts: Any) -> Case:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"id": "c", "on": DAY, "municipality": "0751", "age": 15, "unstated": "no"}
    return Case(**stated | facts)


def share(**facts: Any) -> SharingRequest:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {
        "id": "s",
        "on": DAY,
        "municipality": "0751",
        "cooperation": "ssp",
        "sender": "police",
        "receiver": "school",
        "purpose": "crime_prevention",
        "identifiable": True,
        "necessary": True,
        "unstated": "no",
    }
    return SharingRequest(**stated | facts)


def causes(found: Iterable[Difference]) -> dict[str, str]:
    return {cause.rule: cause.how for one in found for cause in one.because}


RECORDS: list[Record] = [
    case(risk_behaviour=True),
    share(),
    CaseFile(id="f", on=DAY, step="identified", preliminary_level=1),
    CaseFile(id="g", on=DAY, step="identified", to_step="closed"),
    InterventionPlan(id="p", on=DAY, analysis="none"),
]


def test_the_same_rulebook_answers_every_kind_of_record_the_same() -> None:
    assert NATIONAL.diff(Rulebook.load(plugins=()), RECORDS) == ()


def test_each_kind_of_record_is_asked_its_own_question() -> None:
    kinds = [type(NATIONAL.answer(record)).__name__ for record in RECORDS]
    assert kinds == ["TriageAnswer", "SharingAnswer", "GateAnswer", "GateAnswer", "GateAnswer"]
    closing = NATIONAL.answer(RECORDS[3])
    assert getattr(closing, "to_step", None) == "closed"


def test_what_is_no_record_cannot_be_answered() -> None:
    with pytest.raises(TypeError, match="want a Case"):
        NATIONAL.answer("c")  # type: ignore[arg-type] # - on purpose


def test_a_local_refusal_is_found_and_named_as_a_new_rule() -> None:
    local = book(sharing=REFUSAL)
    (found,) = NATIONAL.diff(local, [share(), share(id="before", on=date(2026, 7, 31))])
    assert (found.record, found.on) == ("s", "2026-11-01")
    assert FieldChange("verdict", "may", "may_not") in found.changes
    assert Because("by.ikke_i_august", "new", local.rule("by.ikke_i_august").text) in found.because


def test_the_other_way_round_the_rule_is_gone() -> None:
    (found,) = book(sharing=REFUSAL).diff(NATIONAL, [share()])
    assert FieldChange("verdict", "may_not", "may") in found.changes
    assert causes([found])["by.ikke_i_august"] == "gone"


@pytest.mark.parametrize(("absence", "differs"), [(30, False), (29, True), (20, True), (19, False)])
def test_a_rule_that_reads_otherwise_is_named_where_it_changes_the_answer(absence: int, differs: bool) -> None:
    found = book(limit=30).diff(book(limit=20), [case(local={"by.fravaer": absence})])
    assert [FieldChange("flags", ("no_concern",), ("human_choice", "no_concern")) in one.changes for one in found] == [
        True
    ] * differs
    assert causes(found) == ({"by.hoejt_fravaer": "changed"} if differs else {})


def test_a_fact_only_one_rulebook_knows_is_left_out_for_the_other() -> None:
    (found,) = NATIONAL.diff(book(), [case(local={"by.fravaer": 90})])
    assert causes([found])["by.hoejt_fravaer"] == "new"


def test_texts_alone_are_no_other_answer() -> None:
    record = case(local={"by.fravaer": 90})
    assert book().diff(book(text="Meget højt fravær."), [record]) == ()


def stored(rulebook: Rulebook, *records: Record) -> list[dict[str, Any]]:
    converter = AnswerConverter()
    return [converter.to_plain(rulebook.answer(record)) for record in records]


def test_stored_answers_are_compared_with_those_of_today() -> None:
    local = book(sharing=REFUSAL)
    answers = stored(NATIONAL, share(), case())
    (found,) = (one for one in local.diff_stored(answers, [share(), case()]) if one.record == "s")
    assert FieldChange("verdict", "may", "may_not") in found.changes
    assert causes([found])["by.ikke_i_august"] == "tells_now"


def test_a_rule_that_a_stored_answer_names_and_nobody_knows_any_more_is_gone() -> None:
    answers = stored(book(sharing=REFUSAL), share())
    assert causes(NATIONAL.diff_stored(answers, [share()]))["by.ikke_i_august"] == "gone"


def test_a_record_without_a_stored_answer_or_of_another_day_is_left_out() -> None:
    answers = stored(book(sharing=REFUSAL), share())
    assert NATIONAL.diff_stored(answers, [share(id="other"), share(on=date(2026, 11, 2))]) == ()


def test_a_field_that_the_earlier_version_did_not_have_is_no_difference() -> None:
    (answer,) = stored(NATIONAL, case())
    del answer["measures"]
    assert NATIONAL.diff_stored([answer], [case()]) == ()


def test_two_different_answers_about_one_record_and_day_are_refused_and_the_same_twice_is_not() -> None:
    (one,), (other,) = stored(NATIONAL, case()), stored(NATIONAL, case(risk_behaviour=True))
    assert NATIONAL.diff_stored([one, dict(one)], [case()]) == ()
    with pytest.raises(InvalidInput, match="c · 2026-11-01: two different answers"):
        NATIONAL.diff_stored([one, other], [case()])


@pytest.mark.parametrize("payload", [{}, {"case": "c"}, {"on": "2026-11-01"}, 7, None])
def test_what_is_no_stored_answer_is_refused(payload: Any) -> None:  # noqa: ANN401 - any JSON value
    with pytest.raises(InvalidInput, match="this is no answer"):
        NATIONAL.diff_stored([payload], [])
