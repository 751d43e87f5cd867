"""Rule files: every fault of a file at once, each with file, rule, line and column."""

from typing import cast

import pytest

from kriminalpraeventiv import InvalidRule, Rulebook
from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.corpus.versions import acts_of, read_provision
from kriminalpraeventiv.law.provision import Provision
from refused_conditions import REFUSED

READER = Rulebook.load(plugins=()).corpus.reader
RULE = """\
[sources.plan]
document = "An invented plan"
standing = "practice"
certainty = "stated"

[[triage]]
id = "demo.rule"
source = "plan"
{more}
when = '''{when}'''
text.da = "Dansk"
text.en = "English"
"""


def read(text: str) -> None:
    READER.read(RuleFile.read("triage.toml", text))


def rule(when: str = "acute", more: str = "") -> str:
    return RULE.format(when=when, more=more)


def test_a_good_file_is_read() -> None:
    (made,) = READER.read(RuleFile.read("triage.toml", rule("acute and age < 18", "level = 2")))
    assert (made.id, str(made.when), made.owner) == ("demo.rule", "acute and age < 18", "national")


IN_TOML = [(when, hint) for when, hint in REFUSED if "\0" not in when]


@pytest.mark.parametrize(("when", "hint"), IN_TOML, ids=[when[:24] for when, _ in IN_TOML])
def test_each_refusal_of_the_grammar_names_file_rule_line_and_column(when: str, hint: str) -> None:
    with pytest.raises(InvalidRule) as refused:
        read(rule(when))
    assert "triage.toml, rule demo.rule, line 7, column " in str(refused.value)
    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (rule(more="levle = 2"), "triage.toml, demo.rule: unknown key `levle`; the nearest is `level`"),
        (rule(more="level = 4"), "triage.toml, demo.rule.level: want one of 1, 2, 3"),
        (rule(more='level = "2"'), "triage.toml, demo.rule.level: want one of 1, 2, 3; the nearest is `2`"),
        (rule(more="rows = 'MG-01'"), "triage.toml, demo.rule.rows: want a list"),
        (rule(more="rows = [1]"), "want a text"),
        (rule(more="from = '2024-02-30'"), "there is no such day in the calendar"),
        (rule(more="since = 'lov 665/2042'"), "no version names the act `lov 665/2042`; the nearest is `lov 665/2024`"),
        (rule(more="since = 7"), "want a text"),
        (rule("not risk_behaviour", "level = 1"), "a graver `risk_behaviour` must never lower the level"),
        (rule("victim", "level = 1"), "`victim` may occur in no level rule"),
        (rule("risk_behavior"), "triage.toml, rule demo.rule, line 7, column 1: nothing is called `risk_behavior`"),
        (rule().replace('source = "plan"', 'source = "plam"'), "there is no source `plam`; the nearest is `plan`"),
        (rule().replace('text.en = "English"\n', ""), "`en` is required"),
        (
            rule(more="examples = [{ expect = 'holds', facts = { acut = true } }]"),
            "no fact `acut`; the nearest is `acute`",
        ),
        (rule(more="examples = [{ expect = 'hold', facts = {} }]"), "want one of holds, holds_not, unknown"),
        (rule(more="examples = [{ expect = 'holds', facts = { age = 'x' } }]"), "want a whole number"),
        ("[[triage", "triage.toml: this is not TOML"),
        (rule() + "\n[definitions]\nvictim = 'acute'\n", "definition `victim`: `victim` is the name of a fact"),
        (rule(more="from = 2024-01-02\nto = 2024-01-01"), "it starts 2024-01-02 and has ended by 2024-01-02"),
    ],
)
def test_a_fault_names_its_place(text: str, message: str) -> None:
    with pytest.raises(InvalidRule) as refused:
        read(text)
    assert message in str(refused.value)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    two = rule("agee < 3 and acut") + rule("age == true").split("\n\n", 1)[1].replace("demo.rule", "demo.other")
    with pytest.raises(InvalidRule) as refused:
        read(two)
    assert [fault.place for fault in refused.value.faults] == [
        "triage.toml, rule demo.rule, line 7, column 1",
        "triage.toml, rule demo.rule, line 7, column 14",
        "triage.toml, rule demo.other, line 14, column 8",
    ]


PROVISION = """\
[provision]
id = "law.x"
standing = "statute"
title = {{ da = "a", en = "b" }}
[[version]]
cite = "x § 1"
act = "lov 1/2020"
certainty = "read"
says = {{ da = "a", en = "b" }}
{first}
[[version]]
cite = "x § 1"
act = "{act}"
certainty = "read"
says = {{ da = "a", en = "b" }}
{second}
"""


@pytest.mark.parametrize(
    ("first", "act", "second", "message"),
    [
        ("from = 2020-01-01", "lov 2/2020", "from = 2019-01-01", "overlaps the one before it"),
        ("from = 2020-01-01", "lov 1/2020", "from = 2021-01-01", "this act commences on two different days"),
        ("from = 2020-01-01", "lov 2/2020", "earliest = 2021-01-02\nlatest = 2021-01-01", "is before `earliest`"),
        ("from = 2020-01-01", "lov 2/2020", "earliest = 2021-01-02", "or `latest` .and `earliest` where it is known"),
        ("from = 2020-01-01", "lov 2/2020", "from = 2021-01-02\nlatest = 2021-01-02", "give `from`, or `latest`"),
    ],
)
def test_versions_of_a_provision_never_overlap(first: str, act: str, second: str, message: str) -> None:
    file = RuleFile.read("x.toml", PROVISION.format(first=first, act=act, second=second))
    with pytest.raises(InvalidRule, match=message):
        acts_of({"law.x": cast("Provision", read_provision(file))})
