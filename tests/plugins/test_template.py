"""The template of a plugin: what it renders is a sound pack whose first rule does what was answered."""

from datetime import date
from pathlib import Path
from typing import Any

import copier
import pytest

from kriminalpraeventiv import Case, CaseFile, GateAnswer, Rulebook, SharingAnswer, SharingRequest, TriageAnswer
from kriminalpraeventiv.cli import main
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.testing import conformance

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "plugins" / "template"
DAY, TOWN, ELSEWHERE = date(2026, 11, 1), "0492", "0751"
AEROE = {"municipality": TOWN, "name": "Ærø", "rule_name": "regel"}
RULE, FACT = "aeroe.regel", "aeroe.regel_noteret"
WORDS = "Spørg \"hjemmet\" om {alt} på 50 % \\ <1> & 'mere'"
AT_LEVEL: dict[int, dict[str, Any]] = {
    1: {"risk_behaviour": True},
    2: {"offences": 2, "relapse_risk": True},
    3: {"organised_crime": True},
}
MAY: dict[str, dict[str, Any]] = {
    "ssp": {"receiver": "school", "purpose": "crime_prevention"},
    "psp": {"receiver": "social_authority", "purpose": "support_vulnerable", "socially_vulnerable": True},
    "ksp": {"receiver": "social_authority", "purpose": "release", "subject_status": "convicted_released"},
}
"""What retsplejeloven § 115, stk. 1, lets the police share in each cooperation."""
BEFORE = {
    "attested": "identified",
    "investigated": "attested",
    "allocated": "investigated",
    "intervention": "allocated",
    "aftercare": "intervention",
    "closed": "aftercare",
}


def rendered(folder: Path, **answers: Any) -> Path:  # noqa: ANN401 - any answer
    """Return the folder of the pack that the template renders."""
    copier.run_copy(str(TEMPLATE), folder, data=answers, defaults=True, quiet=True)
    (package,) = (folder / "src").iterdir()
    return package


def book(folder: Path, **answers: Any) -> Rulebook:  # noqa: ANN401 - any answer
    return Rulebook.load(plugins=[RulePack.from_folder(rendered(folder, **AEROE | answers))])


# The first rule


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_next_step_is_given_at_its_level_and_in_its_municipality_alone(tmp_path: Path, level: int) -> None:
    own = book(tmp_path, first_rule="next_step", level=level, step_kind="offer", text_da=WORDS, text_en="Ask.")

    def case(town: str, at: int) -> TriageAnswer:
        return own.classify(Case(id="c", on=DAY, municipality=town, age=16, unstated="no", **AT_LEVEL[at]))

    (step,) = (step for step in case(TOWN, level).next_steps if step.code == RULE)
    assert (step.kind, step.text.da, step.text.en) == ("offer", WORDS, "Ask.")
    others = [*(case(TOWN, other) for other in AT_LEVEL if other != level), case(ELSEWHERE, level)]
    assert [RULE in {step.code for step in answer.next_steps} for answer in others] == [False, False, False]


@pytest.mark.parametrize(
    ("cooperation", "data"),
    [
        ("ssp", "health_data"),
        ("psp", "special_category_data"),
        ("ksp", "offence_data"),
        ("ssp", "purely_private"),
        ("psp", "gang_ties"),
    ],
)
def test_a_refusal_bars_what_it_names_and_in_its_municipality_alone(
    tmp_path: Path,
    cooperation: Any,  # noqa: ANN401 - a code
    data: str,
) -> None:
    own = book(tmp_path, first_rule="refusal", cooperation=cooperation, data=data, text_da=WORDS)

    def share(town: str, **facts: bool) -> SharingAnswer:
        stated = MAY[cooperation] | {"sender": "police", "identifiable": True, "necessary": True} | facts
        return own.may_share(
            SharingRequest(id="r", on=DAY, municipality=town, cooperation=cooperation, unstated="no", **stated)
        )

    refused = share(TOWN, **{data: True})
    assert (refused.verdict, refused.national and refused.national.verdict) == ("may_not", "may")
    assert {reason.rule: reason.text.da for reason in refused.reasons}[RULE] == WORDS
    assert share(TOWN, **{data: False}).verdict == "may"
    assert share(ELSEWHERE, **{data: True}).verdict == "may"


@pytest.mark.parametrize("step", BEFORE)
def test_a_step_waits_until_what_is_named_is_recorded_and_in_its_municipality_alone(tmp_path: Path, step: str) -> None:
    named = {"what_da": "hjemmets holdning", "what_en": "the view of the home", "text_da": WORDS}
    own = book(tmp_path, first_rule="requirement", step=step, **named)

    def ask(town: str, local: dict[str, bool]) -> GateAnswer:
        file = CaseFile(id="f", on=DAY, municipality=town, step=BEFORE[step], local=local, unstated="no")
        return own.may_advance(file, step)

    lacking = ask(TOWN, {FACT: False})
    assert {stop.rule: stop.text.da for stop in lacking.stops}[RULE] == WORDS
    assert {found.code: found.text.da for found in lacking.next_steps}[RULE] == "Notér hjemmets holdning."
    assert RULE not in {stop.rule for stop in ask(TOWN, {FACT: True}).stops}
    (missing,) = (missing for missing in ask(TOWN, {}).missing if missing.fact == FACT)
    assert missing.question.da == "Er hjemmets holdning noteret?"
    assert missing.question.en == "Has the view of the home been recorded?"
    assert FACT not in {missing.fact for missing in ask(ELSEWHERE, {}).missing}


# The pack


@pytest.mark.parametrize(
    ("rule", "files"),
    [("next_step", {"triage.toml"}), ("refusal", {"sharing.toml"}), ("requirement", {"facts.toml", "gates.toml"})],
)
def test_the_pack_holds_its_rule_alone_and_the_examples_hold(tmp_path: Path, rule: str, files: set[str]) -> None:
    folder = rendered(tmp_path, **AEROE, first_rule=rule)
    assert {found.name for found in folder.iterdir()} == {"__init__.py", "py.typed", "pack.toml"} | files
    shown = conformance(RulePack.from_folder(folder))()
    shown.test_its_own_examples_hold()
    shown.test_every_rule_is_reachable()


def test_the_pack_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(rendered(tmp_path, **AEROE, first_rule="requirement"))]) == 0
    out, err = capsys.readouterr()
    assert "admitted: aeroe, 1 rules for 0492 Ærø" in out
    assert (err, "FAILS" in out) == ("", False)


def test_without_any_answer_the_pack_is_the_example_and_says_so(tmp_path: Path) -> None:
    (plugin,) = Rulebook.load(plugins=[RulePack.from_folder(rendered(tmp_path))]).plugins
    assert (plugin.manifest.prefix, plugin.municipalities) == ("eksempel", ("0766",))
    assert [(rule.id, "Eksempel" in rule.text.da, "Eksempel" in rule.source.document) for rule in plugin.rules] == [
        ("eksempel.foerste_regel", True, True)
    ]


@pytest.mark.parametrize(
    ("stated", "dated"), [({}, None), ({"decided_on": "2025-09-25"}, date(2025, 9, 25))], ids=["unknown", "known"]
)
def test_a_source_is_dated_only_where_its_day_is_known(
    tmp_path: Path, stated: dict[str, str], dated: date | None
) -> None:
    answers = {"document": 'SSP-plan "2025"', "place": "afsnit 4"} | stated
    (rule,) = book(tmp_path, **answers).plugins[0].rules
    assert (rule.source.document, rule.source.place, rule.source.dated) == ('SSP-plan "2025"', "afsnit 4", dated)


def test_before_their_first_day_the_rules_are_silent(tmp_path: Path) -> None:
    own = book(tmp_path, first_day="2026-11-01")
    days = {
        day: Case(id="c", on=day, municipality=TOWN, age=16, risk_behaviour=True) for day in (DAY, date(2026, 10, 31))
    }
    told = {day: RULE in {step.code for step in own.classify(case).next_steps} for day, case in days.items()}
    assert told == {DAY: True, date(2026, 10, 31): False}


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("Høje-Taastrup", "hoeje_taastrup"), ("Lyngby-Taarbæk Kommune", "lyngby_taarbaek_kommune"), ("Århus", "aarhus")],
)
def test_the_prefix_is_made_of_the_name(tmp_path: Path, name: str, prefix: str) -> None:
    assert rendered(tmp_path, name=name).name == f"kriminalpraeventiv_{prefix}"


def test_the_readme_tells_whose_rules_they_are_where_they_stand_and_since_when(tmp_path: Path) -> None:
    stated = {"decided_by": "Byrådet", "document": "SSP-plan", "decided_on": "2025-09-25", "first_day": "2026-01-01"}
    rendered(tmp_path, **AEROE, **stated)
    told = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert [part for part in ("Ærø", TOWN, *stated.values(), RULE) if part not in told] == []


def test_the_page_on_plugins_gives_the_command_in_both_languages() -> None:
    page = (ROOT / "docs" / "how-to" / "write-a-plugin.md").read_text(encoding="utf-8")
    commands = [line.split() for line in page.splitlines() if line.startswith("copier ")]
    assert [ROOT / words[2] for words in commands] == [TEMPLATE, TEMPLATE]
    assert [words[:2] for words in commands] == [["copier", "copy"]] * 2


# What is refused


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("municipality", "492"),
        ("municipality", "04921"),
        ("name", " "),
        ("prefix", "Aeroe"),
        ("prefix", "aeroe_"),
        ("prefix", "a"),
        ("decided_by", ""),
        ("document", "SSP-plan\nside 2"),
        ("decided_on", "25. september 2025"),
        ("decided_on", "2025-02-30"),
        ("first_day", "2026-1-1"),
        ("first_rule", "permit"),
        ("rule_name", "Første regel"),
        ("level", 4),
        ("text_da", ""),
    ],
)
def test_an_answer_that_would_make_a_bad_pack_is_refused(tmp_path: Path, question: str, answer: str | int) -> None:
    with pytest.raises(ValueError, match=f"'{question}'"):
        copier.run_copy(str(TEMPLATE), tmp_path, data={question: answer}, defaults=True, quiet=True)
    assert list(tmp_path.iterdir()) == []
