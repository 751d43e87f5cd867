"""Rule packs: folder to rules to folder, and what the strategies invent is admitted or refused as it should be."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from kriminalpraeventiv import Case, InvalidInput, PluginRefused, Rulebook, SharingRequest
from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.corpus.writer import to_toml
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.testing import rule_table
from kriminalpraeventiv.testing.strategies import invalid_payloads, near_may_requests, rule_packs
from kriminalpraeventiv_albertslund import plugin as albertslund

BOOK = Rulebook.load(plugins=())
READER = BOOK.corpus.reader


def unexplained(rules: tuple[Rule, ...]) -> list[Rule]:
    """Examples lose the facts they state to be unknown; the rest of a rule must be the same."""
    return sorted((attrs.evolve(rule, examples=()) for rule in rules), key=lambda rule: rule.id)


def test_rules_written_as_toml_and_read_again_are_the_same_rules() -> None:
    rules = (*albertslund.triage_rules(), *albertslund.sharing_rules())
    reader = attrs.evolve(READER, request=Vocabulary(SharingRequest.facts()))  # its own forums are no national codes
    again = reader.read(RuleFile.read("triage.toml", to_toml(rules)), owner="albertslund")
    assert unexplained(again) == unexplained(rules)
    assert [rule.examples for rule in again if rule.examples] != []


def test_every_national_rule_of_triage_can_be_written_and_read() -> None:
    rules = BOOK.corpus.triage_rules()
    again = READER.read(RuleFile.read("triage.toml", to_toml(rules)))
    assert sorted(again, key=lambda rule: rule.id) == sorted(rules, key=lambda rule: rule.id)


@settings(max_examples=25)
@given(rule_packs())
def test_an_invented_pack_is_the_same_after_folder_rules_folder(pack: RulePack) -> None:
    rules = (*pack.triage_rules(), *pack.sharing_rules())
    again = READER.read(RuleFile.read("triage.toml", to_toml(rules)), owner="invented")
    assert unexplained(again) == unexplained(rules)


@settings(max_examples=15)
@given(rule_packs())
def test_an_invented_pack_is_admitted(pack: RulePack) -> None:
    book = Rulebook.load(plugins=[pack])
    assert [plugin.manifest.prefix for plugin in book.plugins] == ["invented"]


@given(invalid_payloads())
def test_what_is_invented_as_invalid_is_refused(payload: tuple[type[Case | SharingRequest], dict[str, Any]]) -> None:
    cls, stated = payload
    with pytest.raises(InvalidInput):
        BOOK.read(cls, stated)


@given(near_may_requests())
def test_a_pair_differs_in_what_was_changed_and_what_follows_from_it(
    pair: tuple[SharingRequest, SharingRequest],
) -> None:
    one, other = pair
    assert (one.id, one.on) == (other.id, other.on)


def test_a_rule_table_says_which_rule_came_to_what() -> None:
    rule = BOOK.rule("triage.repeated_crime")
    rule_table(rule, holds=[{"offences": 2}], holds_not=[{"offences": 1}], unknown=[{}])
    with pytest.raises(AssertionError, match=r"triage\.repeated_crime: want `holds`, got `holds_not` on offences"):
        rule_table(rule, holds=[{"offences": 1}])


def test_what_stands_in_national_law_only_is_refused_in_a_pack() -> None:
    moved = tuple((n, ("read_until = 2026-01-01\n" + t) if n == "triage.toml" else t) for n, t in albertslund.texts)
    with pytest.raises(PluginRefused, match=r"triage\.toml: `read_until` stands in national law only"):
        Rulebook.load(plugins=[RulePack("albertslund", moved)])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="this is not a folder"):
        RulePack.from_folder(tmp_path / "none")
