"""The national corpus: examples hold, sources and words are whole, and the shipped records touch every rule."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import Case, CaseFile, InterventionPlan, Rulebook, SharingRequest
from kriminalpraeventiv.logic.condition import names
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Require, Rule, record_of
from kriminalpraeventiv.testing.strategies import RECORDS
from tools.sources_table import tables, written

DOCS = Path(__file__).parents[2] / "docs"
BOOK = Rulebook.load(plugins=())
RULES = BOOK.rules()
OUTCOMES = {True: "holds", False: "holds_not", None: "unknown"}


def record(rule: Rule, facts: tuple[tuple[str, Any], ...]) -> Record:
    cls: Any = RECORDS[record_of(rule)]
    free = [n for n, fact in cls.facts().items() if not fact.derived and n not in ("id", "on")]
    stated: dict[str, Any] = {"id": "e", "on": date(2026, 1, 1)} | dict.fromkeys(free) | dict(facts)
    made: Record = cls(**stated)
    return made


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_comes_to_what_its_examples_say(rule: Rule) -> None:
    never_false = isinstance(rule, Require) and any(name.startswith("open.") for name in names(rule.when))
    assert never_false or {example.expect for example in rule.examples} >= {"holds_not"}
    assert {example.expect for example in rule.examples} & {"holds", "unknown"}
    for example in rule.examples:
        assert OUTCOMES[evaluate(rule.when, record(rule, example.facts)).value] == example.expect


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_rows_a_source_and_both_languages(rule: Rule) -> None:
    assert rule.rows or rule.source.standing == "statute"
    assert rule.source.document
    assert rule.text.da != rule.text.en
    assert rule.id.split(".")[0] in ("law", "triage", "gate", "intervention")


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in BOOK.corpus.rules}) == len(BOOK.corpus.rules)


def test_every_permit_names_identifiable() -> None:
    assert [rule.id for rule in RULES if rule.kind == "permit" and "identifiable" not in names(rule.when)] == []


def test_every_permit_about_a_person_rests_on_a_provision_or_an_open_point() -> None:
    loose = {rule.id for rule in RULES if rule.kind == "permit" and rule.provision is None}
    assert loose == {"law.identifies_nobody"}


def test_the_forbids_that_reach_every_basis_are_few_and_known() -> None:
    assert {rule.id for rule in RULES if rule.kind == "forbid" and not getattr(rule, "of", ())} == {
        "law.family_conviction_not_yet",
        "law.family_conviction_only_by_police_in_ssp",
        "law.family_conviction_to_institution",
        "law.forum_of_unknown_basis",
        "law.forum_without_basis",
        "law.third_persons_not_necessary",
    }


def test_purely_private_matters_are_a_condition_of_no_rule() -> None:
    assert [rule.id for rule in RULES if "purely_private" in names(rule.when)] == []


def test_there_are_98_municipalities_in_12_police_districts() -> None:
    assert len(BOOK.corpus.municipalities) == 98
    assert BOOK.corpus.municipalities["0165"] == "Albertslund"


def examples(name: str) -> Iterator[dict[str, Any]]:
    for line in (DOCS / "examples" / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


SHIPPED: dict[str, type[Record]] = {
    "cases.jsonl": Case,
    "sharing_requests.jsonl": SharingRequest,
    "case_files.jsonl": CaseFile,
    "intervention_plans.jsonl": InterventionPlan,
}


def records() -> list[Record]:
    return [BOOK.read(cls, payload) for name, cls in SHIPPED.items() for payload in examples(name)]


def test_at_least_25_cases_and_25_requests_ship_under_ids_of_their_own() -> None:
    shipped = records()
    assert min(sum(isinstance(r, cls) for r in shipped) for cls in (Case, SharingRequest)) >= 25
    assert len({record.id for record in shipped}) == len(shipped)


def test_the_shipped_records_touch_every_rule() -> None:
    touched = {
        rule.id
        for record in records()
        for rule, trace in BOOK.explain(record)
        if trace.value is True or (trace.value is None and any(n.startswith("open.") for n in names(rule.when)))
    }
    assert {rule.id for rule in RULES} - touched == set()


def test_the_tables_of_sources_are_those_of_the_rulebook() -> None:
    page = (DOCS / "sources.md").read_text(encoding="utf-8")
    for name, table in tables(BOOK).items():
        assert written(page, name) == table
    assert [rule.id for rule in RULES if f"`{rule.id}`" not in page] == []


def test_every_code_of_a_record_is_called_something_in_both_languages() -> None:
    for cls in RECORDS.values():
        for fact in cls.facts().values():
            assert [code for code, _ in fact.words] == list(fact.codes)
            assert all(attrs.astuple(text) != ("", "") for _, text in fact.words)


def test_every_record_class_has_words_for_every_fact() -> None:
    for cls in (Case, SharingRequest):
        for fact in cls.facts().values():
            assert all(attrs.astuple(fact.label))
            assert fact.question.da.endswith("?")
            assert fact.question.en.endswith("?")


def test_what_the_documents_mean_by_a_gang_stands_with_the_facts() -> None:
    for name in ("organised_crime", "gang_relation"):
        told = Case.facts()[name].help
        assert told is not None
        assert "personfarlig og/eller narkotikarelateret" in told.da
