"""A form about a record: each fact with its label, question, type and codes, and a municipality's own."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from kriminalpraeventiv import Case, CaseFile, InvalidInput, Rulebook, UnknownName
from kriminalpraeventiv.form import FormField
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.serialization.schema import record_schema

PACK = """prefix = "by"
name.da = "By"
municipalities = ["0751"]

[[area]]
code = "havnen"
title = { da = "Havnen", en = "the harbour" }
"""
FACTS = (
    '[[fact]]\nname = "fravaer"\nkind = "number"\nhigh = 100\nlabel.da = "Fravær"\nquestion.da = "Hvor meget fravær?"\n'
)
SCHEME = """id = "bytrin"
title.da = "Bytrin"
extends = "core-default"
source = { document = "Byens plan", standing = "practice", certainty = "stated" }
level = [{ level = 1, register = "Byjournal", forum = "Bymøde" }]
"""
PLUGIN = RulePack("by", (("facts.toml", FACTS), ("pack.toml", PACK), ("scheme.toml", SCHEME)))
BOOK = Rulebook.load(plugins=[PLUGIN])


def fields(kind: str, municipality: str | None = None) -> dict[str, FormField]:
    return {field.name: field for field in BOOK.form(kind, municipality)}  # type: ignore[arg-type] # - also a wrong one


def codes(field: FormField) -> list[tuple[str, str]]:
    return [(choice.code, choice.label.da) for choice in field.codes]


@pytest.mark.parametrize("kind", ["case", "request", "file", "plan"])
def test_every_fact_that_can_be_stated_is_a_field_with_label_and_question_in_both_languages(kind: str) -> None:
    stated = [fact.name for fact in Rulebook.load(plugins=()).facts(kind) if not fact.derived]  # type: ignore[arg-type] # - a kind
    found = fields(kind)
    assert list(found) == stated
    assert [f.name for f in found.values() if not all((f.label.da, f.label.en, f.question.da, f.question.en))] == []


def test_a_field_has_its_type_its_ends_and_who_must_assess_it() -> None:
    found = fields("case")
    assert (found["age"].type, found["age"].low, found["age"].high) == ("number", 0, 130)
    assert (found["relapse_risk"].type, found["relapse_risk"].assessed) == ("yes_no", True)
    assert [name for name, field in found.items() if field.required] == ["id", "on"]
    assert (found["victim"].absent, found["age"].absent) == (False, None)
    assert fields("request")["necessity_reason"].longest == 500


def test_codes_stand_with_what_they_are_called() -> None:
    found = fields("case")
    assert ("remand", "varetægt") in codes(found["custody"])
    assert ("0101", "København") in codes(found["municipality"])
    assert len(found["municipality"].codes) == 98
    assert ("ksp", "KSP") in codes(fields("request")["forum"])
    assert codes(fields("file")["step"])[0][0] == "identified"


def test_the_form_of_a_municipality_has_its_own_facts_areas_registers_and_meetings() -> None:
    case, file = fields("case", "0751"), fields("file", "0751")
    assert (case["by.fravaer"].type, case["by.fravaer"].high) == ("number", 100)
    assert codes(case["area"]) == [("havnen", "Havnen")]
    assert codes(file["register"]) == [("Byjournal", "Byjournal")]
    assert codes(file["meeting"]) == [("Bymøde", "Bymøde")]
    assert ("bytrin", "Bytrin") in codes(file["decided_scheme"])


def test_a_local_fact_is_marked_and_read_where_the_form_says() -> None:
    field = fields("case", "0751")["by.fravaer"]
    assert (field.local, fields("case")["age"].local) == (True, False)
    record = {"id": "c", "on": "2026-11-01", "municipality": "0751", "local": {field.name: 30}}
    assert BOOK.read(Case, record).local["by.fravaer"] == 30
    with pytest.raises(InvalidInput, match="such facts stand under `local`"):
        BOOK.read(Case, {"id": "c", "on": "2026-11-01", "municipality": "0751", field.name: 30})


def test_a_local_day_is_read_from_json_as_days_are_and_anything_else_is_refused() -> None:
    day = """[[fact]]
name = "moede"
kind = "date"
of = ["file"]
label.da = "Møde"
question.da = "Hvornår er mødet?"
"""
    book = Rulebook.load(plugins=[RulePack("by", (("facts.toml", day), ("pack.toml", PACK)))])
    file = {"id": "f", "on": "2026-11-01", "municipality": "0751", "local": {"by.moede": "2026-10-01"}}
    assert book.read(CaseFile, file).local["by.moede"] == date(2026, 10, 1)
    with pytest.raises(InvalidInput, match="want a date"):
        book.read(CaseFile, file | {"local": {"by.moede": "snart"}})


def test_the_schema_of_a_record_puts_local_facts_where_they_are_read() -> None:
    facts = {fact.name: fact for fact in BOOK.facts("case")}
    made = Draft202012Validator(record_schema("case", facts, Case))
    record = {"id": "c", "on": "2026-11-01"}
    assert made.is_valid(record | {"local": {"by.fravaer": 30}})
    assert not made.is_valid(record | {"by.fravaer": 30})
    assert not made.is_valid(record | {"local": {"by.fravaer": 101}})
    assert not made.is_valid(record | {"local": {"by.frafald": 30}})


def test_a_known_municipality_is_the_only_choice_and_a_role_is_marked() -> None:
    assert codes(fields("case", "0751")["municipality"]) == [("0751", "Aarhus")]
    assert (fields("file")["decided_by"].role, fields("file")["id"].role) == (True, False)


def test_a_code_without_choices_says_how_long_it_may_be() -> None:
    assert (fields("case")["area"].codes, fields("case")["area"].longest) == ((), 61)
    assert fields("case", "0751")["area"].longest is None


@pytest.mark.parametrize("municipality", [None, "0101"])
def test_the_form_of_others_has_none_of_them(municipality: str | None) -> None:
    assert "by.fravaer" not in fields("case", municipality)
    assert codes(fields("case", municipality)["area"]) == []
    assert codes(fields("file", municipality)["register"]) == []


def test_an_unknown_kind_or_municipality_is_refused_naming_the_nearest() -> None:
    with pytest.raises(UnknownName, match="the nearest is `case`"):
        fields("cases")
    with pytest.raises(InvalidInput, match="`0751`"):
        fields("case", "0752")
