"""Bad plugins, one fault each: refused by name with rule and fault, or quarantined and told in every answer."""

import pickle
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import attrs
import pytest

from kriminalpraeventiv import Case, InvalidRule, PluginRefused, Rulebook, SharingAnswer, SharingRequest, TriageAnswer
from kriminalpraeventiv.hookspecs import hookimpl
from kriminalpraeventiv.logic.rule import TriageRule
from kriminalpraeventiv.rulepack import RulePack
from plugins import bad_classes as bad
from plugins import module_sound
from plugins.casework_faults import CASEWORK_FAULTS, MANY
from plugins.data_faults import DATA_FAULTS
from plugins.faults import FAULTS as OLDER_FAULTS
from plugins.faults import OTHER_FAULTS, OWN, Bad, folder
from plugins.invented import DISTRICT, TOWN, Nordby, Sydby, level_rule

FAULTS = (*OLDER_FAULTS, *CASEWORK_FAULTS, *DATA_FAULTS)
DAY = date(2026, 11, 1)
ELSEWHERE = "0751"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "plugin-faults.md"
pytestmark = pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")


def triage(book: Rulebook, municipality: str | None) -> TriageAnswer:
    return book.classify(Case(id="c", municipality=municipality, on=DAY, age=16, risk_behaviour=True, unstated="no"))


def sharing(book: Rulebook, municipality: str | None) -> SharingAnswer:
    request = SharingRequest(
        id="s",
        municipality=municipality,
        on=DAY,
        cooperation="ssp",
        sender="police",
        receiver="school",
        purpose="crime_prevention",
        identifiable=True,
        necessary=True,
        subject_age=16,
        unstated="no",
    )
    return book.may_share(request)


def told(book: Rulebook, municipality: str | None) -> tuple[bool, bool]:
    """Return whether a triage answer, and a sharing answer, say that the rule set is incomplete."""
    flags = {flag.code for flag in triage(book, municipality).flags}
    unsettled = {point.rule for point in sharing(book, municipality).unsettled}
    return "rule_set_incomplete" in flags, "law.rule_set_incomplete" in unsettled


def refusal(*plugins: object) -> PluginRefused:
    with pytest.raises(PluginRefused) as caught:
        Rulebook.load(plugins=plugins)
    return caught.value


EACH = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.fault.replace("`", ""))


@EACH
def test_a_bad_plugin_is_refused_and_the_message_names_plugin_place_and_fault(fault: Bad) -> None:
    error = refusal(fault.make())
    assert fault.code in {found.code for found in error.faults}
    lines = [line for line in str(error).splitlines() if all(part in line for part in fault.says)]
    assert lines, str(error)
    assert all(line.startswith((f"{fault.name}:", f"{fault.name},")) for line in str(error).splitlines())


@EACH
def test_an_optional_bad_plugin_is_quarantined_and_every_answer_in_its_scope_tells_it(fault: Bad) -> None:
    book = Rulebook.load(plugins=[fault.make()], optional=[fault.name])
    assert (book.plugins, [lost.found.name for lost in book.quarantined]) == ((), [fault.name])
    assert fault.code in {found.code for found in book.quarantined[0].faults}
    assert told(book, OWN) == (True, True)
    assert told(book, ELSEWHERE) == ((False, False) if fault.scope else (True, True))


def test_the_how_to_page_lists_every_fault_with_its_layer() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = {row.split(" | ")[0].removeprefix("| "): row for row in rows}
    assert [name for name in (*(fault.fault for fault in FAULTS), *OTHER_FAULTS) if name not in cells] == []
    assert [fault.fault for fault in FAULTS if f"| {fault.layer} |" not in cells[fault.fault]] == []


@pytest.mark.parametrize("name", MANY)
def test_the_faults_of_all_files_of_a_pack_are_told_at_once(name: str) -> None:
    lines = str(refusal(folder(name))).splitlines()
    assert len(lines) == len(MANY[name])
    assert [place for place in MANY[name] if not any(place in line for line in lines)] == []


def test_the_faults_of_the_table_have_names_of_their_own() -> None:
    names = [*(fault.fault for fault in FAULTS), *OTHER_FAULTS]
    assert len(names) == len(set(names)) >= 18


# More than one plugin


def test_two_schemes_for_one_municipality_are_refused_naming_both_plugins() -> None:
    message = str(refusal(bad.SchemeNorth(), bad.SchemeSouth()))
    assert message == "SchemeNorth, SchemeSouth: the municipality `0165` gets two level schemes"


def test_one_prefix_for_two_plugins_is_refused_naming_both() -> None:
    message = str(refusal(Nordby(), bad.SchemeNorth()))
    assert message == "Nordby, SchemeNorth: the prefix `nordby` is taken by more than one plugin"


def test_an_optional_plugin_that_clashes_with_another_is_quarantined() -> None:
    book = Rulebook.load(plugins=[bad.SchemeNorth(), bad.SchemeSouth()], optional=["SchemeSouth"])
    assert [lost.found.name for lost in book.quarantined] == ["SchemeSouth"]


def test_the_faults_of_all_plugins_are_told_at_once() -> None:
    message = str(refusal(bad.UnmarkedHook(), folder("override"), bad.HookRaises()))
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "UnmarkedHook",
        "override, sharing.toml, law.no_investigation, line 7",
        "HookRaises",
    ]


# Installed plugins


def install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    point = EntryPoint(name="nordby", value=value, group="kriminalpraeventiv.plugins")
    monkeypatch.setattr("kriminalpraeventiv.plugins.entry_points", lambda group: (point,) if group else ())


@pytest.mark.parametrize(
    ("value", "error"),
    [("no_such_module_of_nordby:plugin", "ModuleNotFoundError"), ("plugins.module_sound:plugin", "AttributeError")],
)
def test_an_import_that_raises_is_refused_naming_the_plugin(
    monkeypatch: pytest.MonkeyPatch, value: str, error: str
) -> None:
    install(monkeypatch, value)
    with pytest.raises(PluginRefused, match=f"^nordby .*: its import raises {error}$"):
        Rulebook.load()
    book = Rulebook.load(optional=["nordby"])
    assert [lost.found.name for lost in book.quarantined] == ["nordby"]
    assert told(book, OWN) == told(book, ELSEWHERE) == (True, True)


def test_an_installed_module_is_a_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "plugins.module_sound")
    assert triage(Rulebook.load(), OWN).level == 2
    assert [plugin.found.name for plugin in Rulebook.load(plugins=["nordby"]).plugins] == ["nordby"]


def test_a_disabled_plugin_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "no_such_module_of_nordby:plugin")
    assert Rulebook.load(disabled=["Nordby"]).plugins == ()


def test_the_installed_plugin_of_albertslund_is_found() -> None:
    plugins = {plugin.found.distribution: plugin for plugin in Rulebook.load(plugins="installed").plugins}
    assert plugins["kriminalpraeventiv-albertslund"].municipalities == ("0165",)


@pytest.mark.parametrize(
    "spelling", ["kriminalpraeventiv-albertslund", "Kriminalpraeventiv_Albertslund", "kriminalpraeventiv.albertslund"]
)
def test_a_plugin_is_asked_for_and_disabled_by_any_spelling_of_its_name(spelling: str) -> None:
    assert len(Rulebook.load(plugins=[spelling]).plugins) == 1
    left = Rulebook.load(disabled=[spelling]).plugins
    assert "kriminalpraeventiv-albertslund" not in {plugin.found.distribution for plugin in left}


def test_a_plugin_is_optional_by_any_spelling_of_its_name() -> None:
    assert Rulebook.load(plugins=[bad.HookRaises()], optional=["hookraises"]).quarantined


def test_a_name_nobody_has_is_refused_with_the_nearest() -> None:
    message = str(refusal("kriminalpraeventiv-albertslun"))
    assert "no such plugin is installed; the nearest is `kriminalpraeventiv-albertslund`" in message


# Good plugins


def test_a_folder_a_class_and_a_module_are_plugins() -> None:
    assert triage(Rulebook.load(plugins=[folder("sound")]), OWN).level == 2
    assert triage(Rulebook.load(plugins=[module_sound]), OWN).level == 2
    book = Rulebook.load(plugins=[Sydby(), TOWN, DISTRICT])
    assert [plugin.manifest.prefix for plugin in book.plugins] == ["district", "sydby", "town"]
    assert sharing(book, ELSEWHERE).verdict == "may_not"
    assert "sydby.talk_held" in {fact.name for fact in book.facts("case")}


def test_a_folder_that_is_none_is_refused_naming_it(tmp_path: Path) -> None:
    with pytest.raises(InvalidRule, match=r"nowhere: this is not a folder"):
        RulePack.from_folder(tmp_path / "nowhere")


@pytest.mark.parametrize("make", [lambda: folder("sound"), Sydby, lambda: module_sound, lambda: TOWN])
def test_a_plugin_given_twice_counts_once(make: object) -> None:
    assert callable(make)
    once, twice = Rulebook.load(plugins=[make()]), Rulebook.load(plugins=[make(), make()])
    assert len(twice.plugins) == 1
    assert once.fingerprint == twice.fingerprint


# What is told well: once, with rule, file and hook


@pytest.mark.parametrize("name", ["unknown_fact", "lowers_a_level", "not_toml", "no_pack_file", "free_text_fact"])
def test_one_fault_of_a_pack_is_told_once(name: str) -> None:
    assert len(refusal(folder(name)).faults) == 1


@pytest.mark.parametrize("name", ["danish_missing", "level_four", "unknown_key"])
def test_a_fault_of_shape_names_the_rule(name: str) -> None:
    assert "nordby.concern" in str(refusal(folder(name)))


@pytest.mark.parametrize("name", ["danish_empty", "foreign_prefix", "unknown_basis", "override", "holds_a_permit"])
def test_a_fault_found_at_admission_names_the_file_of_the_pack(name: str) -> None:
    assert ".toml" in str(refusal(folder(name)))


def test_a_hook_with_an_argument_is_named() -> None:
    assert "triage_rules" in str(refusal(bad.WrongArgument()))


def test_a_hook_that_makes_a_refused_condition_is_named() -> None:
    assert "triage_rules" in str(refusal(bad.NotACondition()))


def test_an_asynchronous_hook_is_called_asynchronous() -> None:
    assert "async" in str(refusal(bad.AsynchronousHook()))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(bad.TwoHooksOfOneName, id="a second function for one hook: the first one's rules are lost"),
        pytest.param(bad.MisspeltUnmarked, id="a method of a class, misspelt and not marked: its rules are lost"),
        pytest.param(bad.MisspeltOptional, id="a misspelt hook marked `optionalhook`: its rules are lost"),
        pytest.param(bad.TargetShrinks, id="a target rule with a graver number negated: graver lowers a level"),
        pytest.param(lambda: folder("target_shrinks"), id="a target rule with a graver fact negated, in a pack"),
        pytest.param(bad.DanishEmptyInManifest, id="a manifest whose name has no Danish"),
        pytest.param(lambda: folder("code_without_codes"), id="a local fact of kind code without codes"),
    ],
)
def test_what_would_be_lost_or_would_lower_is_refused(make: object) -> None:
    assert callable(make)
    refusal(make())


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: folder("no_day_in_common"), id="a rule that begins after its pack has ended: InvalidRule"),
        pytest.param(bad.PropertyRaises, id="a property that raises: LookupError"),
        pytest.param(bad.HookExits, id="a hook that ends the process: SystemExit"),
        pytest.param(bad.WhoRaises, id="a function called `who` that raises: LookupError"),
        pytest.param(bad.WhoIsText, id="a text called `who`: TypeError"),
    ],
)
def test_whatever_a_plugin_does_it_is_refused_by_name(make: object) -> None:
    assert callable(make)
    plugin = make()
    name = plugin.name if isinstance(plugin, RulePack) else type(plugin).__name__
    try:
        book = Rulebook.load(plugins=[plugin], optional=[name])
    except SystemExit:
        pytest.fail("the process would have ended")
    assert [lost.found.name for lost in book.quarantined] == [name]


def test_a_plugin_object_that_is_no_key_is_a_plugin_all_the_same() -> None:
    assert len(Rulebook.load(plugins=[bad.Unhashable()]).plugins) == 1


def test_an_answer_without_municipality_tells_a_quarantined_plugin() -> None:
    book = Rulebook.load(plugins=[folder("override")], optional=["override"])
    assert told(book, None) == (True, True)


def test_a_fault_in_one_file_of_a_pack_leaves_its_scope_known() -> None:
    book = Rulebook.load(plugins=[folder("unknown_fact")], optional=["unknown_fact"])
    assert told(book, OWN) == (True, True)
    assert told(book, ELSEWHERE) == (False, False)


def test_a_quarantined_class_gives_the_same_fingerprint_on_every_machine() -> None:
    plugins = [bad.UnknownFact(), bad.UnknownFact()]
    one, two = (Rulebook.load(plugins=[plugin], optional=["UnknownFact"]).fingerprint for plugin in plugins)
    assert one == two


def test_the_order_of_quarantined_plugins_does_not_matter() -> None:
    plugins = [folder("override"), folder("foreign_prefix")]
    one, two = (
        Rulebook.load(plugins=order, optional=["override", "foreign_prefix"]) for order in (plugins, plugins[::-1])
    )
    assert one.fingerprint == two.fingerprint


def test_a_rulebook_with_a_module_as_plugin_is_picklable() -> None:
    book = Rulebook.load(plugins=[module_sound])
    assert pickle.loads(pickle.dumps(book)).fingerprint == book.fingerprint  # noqa: S301 - our own bytes


def test_a_rulebook_with_a_class_as_plugin_equals_its_copy() -> None:
    book = Rulebook.load(plugins=[Sydby()])
    assert pickle.loads(pickle.dumps(book)) == book  # noqa: S301 - our own bytes


def test_quarantine_of_a_plugin_with_municipality_and_district_is_told_in_both() -> None:
    book = Rulebook.load(plugins=[bad.TownAndFarDistrict()], optional=["TownAndFarDistrict"])
    assert told(book, OWN) == told(book, ELSEWHERE) == (True, True)


class RaisesAFlagOfTheAnswer(Nordby):
    @hookimpl
    def triage_rules(self) -> tuple[TriageRule, ...]:
        return (attrs.evolve(level_rule("age >= 0"), level=None, flags=("not_triaged",)),)


def test_a_local_flag_takes_no_national_finding_away() -> None:
    book = Rulebook.load(plugins=[RaisesAFlagOfTheAnswer()])
    answer = book.classify(Case(id="c", municipality=OWN, on=DAY, age=40, unstated="no"))
    assert "outside_target_group" in {flag.code for flag in answer.flags}
