"""The table of bad plugins: one fault each, the layer that catches it, and what the message must say."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import attrs

from kriminalpraeventiv.rulepack import RulePack
from plugins import bad_classes as bad
from plugins import module_misspelt, module_unmarked

Layer = Literal["reading the file", "collecting hooks", "admission"]
HERE = Path(__file__).parent
OWN = "0165"
"""The municipality the bad plugins speak for."""


def folder(name: str) -> RulePack:
    return RulePack.from_folder(HERE / "packs" / name)


@attrs.frozen
class Bad:
    """A bad plugin: its fault as the how-to page calls it, the plugin, the fault's code, parts of the message.

    `scope` says where its quarantine is told: its own municipality, or everywhere (empty) where nobody knows it.
    """

    fault: str
    layer: Layer
    make: Callable[[], object]
    code: str
    says: tuple[str, ...]
    scope: tuple[str, ...]

    @property
    def name(self) -> str:
        plugin = self.make()
        return str(getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__)


def read(fault: str, name: str, code: str, *says: str) -> Bad:
    """Return a pack with a file that cannot be read; `pack.toml` still says its scope, where there is one."""
    return Bad(fault, "reading the file", lambda: folder(name), code, says, () if name == "no_pack_file" else (OWN,))


def collected(fault: str, make: Callable[[], object], code: str, *says: str) -> Bad:
    """Return a plugin whose hooks cannot be asked, so that nobody knows its scope."""
    return Bad(fault, "collecting hooks", make, code, says, ())


def admitted(fault: str, make: Callable[[], object], code: str, *says: str) -> Bad:
    """Return a plugin that does not fit the national rules; its scope is known."""
    return Bad(fault, "admission", make, code, says, (OWN,))


def pack_of(name: str) -> Callable[[], RulePack]:
    return lambda: folder(name)


_CONCERN = ("triage.toml, rule nordby.concern, line 7",)
_SCHOOLS = ("sharing.toml, rule nordby.not_to_schools, line 7",)
_MARK = "gives another value the second time it is called"

FAULTS: tuple[Bad, ...] = (
    read("no `pack.toml`", "no_pack_file", "no_manifest", "pack.toml: a pack needs this file"),
    read("unknown file", "unknown_file", "unknown_file", "triag.toml", "the nearest is `triage.toml`"),
    read("not TOML", "not_toml", "not_toml", "triage.toml", "this is not TOML", "line 1, column 9"),
    read("unknown key", "unknown_key", "invalid", "triage.toml, nordby.concern", "`levl`; the nearest is `level`"),
    read("no such level", "level_four", "invalid", "triage.toml, nordby.concern.level", "want one of 1, 2, 3"),
    read("Danish text missing", "danish_missing", "invalid", "triage.toml, nordby.concern.text", "`da` is required"),
    read("unknown source", "unknown_source", "unknown_source", *_CONCERN, "`pln`; the nearest is `plan`"),
    read("unknown fact", "unknown_fact", "unknown_name", *_CONCERN, "`risk_behavior`; the nearest is `risk_behaviour`"),
    read("yes/no fact compared", "yes_no_compared", "refused", *_CONCERN, "column 19: a yes/no fact stands alone"),
    read("codes in parentheses", "text_in_parentheses", "refused", *_SCHOOLS, "column 14: after `in` comes a set"),
    read("date without quotes", "unquoted_date", "unquoted_date", *_SCHOOLS, "column 7: write a date in quotes"),
    read("function in a condition", "function_call", "refused", *_SCHOOLS, "column 1: there are no functions"),
    read("unknown code", "unknown_code", "wrong_literal", *_SCHOOLS, "no code `schol`; the nearest is `school`"),
    read("order on codes", "order_on_codes", "no_order", *_SCHOOLS, "codes have no order"),
    read("definition shadows a fact", "shadows_a_fact", "shadows", "triage.toml, definition `age`", "name of a fact"),
    read("definitions in a cycle", "definitions_in_a_cycle", "cycle", "triage.toml", "`one`, `two` define each other"),
    read("graver fact lowers a level (pack)", "lowers_a_level", "lowers", *_CONCERN, "column 5", "`risk_behaviour`"),
    read("`victim` in a level rule (pack)", "names_victim", "never_in_levels", *_CONCERN, "`victim`"),
    read("example of an unknown fact", "bad_example", "bad_example", *_CONCERN, "`agee`; the nearest is `age`"),
    read(
        "what only national law holds", "notice_in_a_pack", "national_only", "triage.toml", "`notice`", "national law"
    ),
    read(
        "free-text fact (pack)", "free_text_fact", "invalid", "facts.toml, remarks.kind", "want one of yes_no, number"
    ),
    attrs.evolve(
        collected(
            "permit (pack)", pack_of("holds_a_permit"), "permit", "nordby.schools_may", "only national law permits"
        ),
        scope=(OWN,),
    ),
    collected("permit (Python)", bad.HoldsPermit, "permit", "nordby.schools_may", "only national law permits"),
    collected("unmarked hook of a class", bad.UnmarkedHook, "unmarked_hook", "`triage_rules` is not marked"),
    collected("unmarked hook of a module", lambda: module_unmarked, "unmarked_hook", "`triage_rules` is not marked"),
    collected("misspelt hook", bad.MisspeltHook, "bad_hook", "`triage_rule`; the nearest is `triage_rules`"),
    collected(
        "misspelt, unmarked hook of a module",
        lambda: module_misspelt,
        "unmarked_hook",
        "`triage_rule` looks like the hook `triage_rules`",
    ),
    collected("hook with an argument", bad.WrongArgument, "bad_hook", "takes no argument", "municipality"),
    collected("list for a tuple", bad.ListForTuple, "wrong_type", "`triage_rules` returns no tuple"),
    collected("text in a tuple", bad.TextInTuple, "wrong_type", "`triage_rules` holds something that is no TargetRule"),
    collected("asynchronous hook", bad.AsynchronousHook, "asynchronous", "`triage_rules` is asynchronous"),
    collected("no `Manifest` returned", bad.NoManifestReturned, "wrong_type", "`manifest` returns no Manifest"),
    collected("no `manifest` hook", bad.NoManifest, "no_manifest", "implements no `manifest`"),
    collected("hook wrapper", bad.WrapsHook, "wrapper", "`triage_rules` wraps the hook"),
    collected("hook wrapper, old style", bad.WrapsHookOldStyle, "wrapper", "`triage_rules` wraps the hook"),
    collected("hook that raises", bad.HookRaises, "hook_raises", "`triage_rules` raises LookupError"),
    collected("refused condition (Python)", bad.NotACondition, "refused", "column 19: a yes/no fact stands alone"),
    collected("hook that counts its calls", bad.CountsItsCalls, "differs", f"`triage_rules` {_MARK}"),
    collected("hook of another order", bad.OtherOrder, "differs", f"`triage_rules` {_MARK}"),
    collected("hook that reads the clock", bad.ReadsTheClock, "differs", f"`triage_rules` {_MARK}"),
    admitted("Danish text empty (pack)", pack_of("danish_empty"), "no_danish", "nordby.concern", "has no Danish"),
    admitted("Danish text empty (Python)", bad.DanishEmpty, "no_danish", "nordby.concern", "has no Danish"),
    admitted("foreign prefix (pack)", pack_of("foreign_prefix"), "foreign_prefix", "sydby.not_to_schools", "`nordby.`"),
    admitted("foreign prefix (Python)", bad.ForeignPrefix, "foreign_prefix", "sydby.concern", "`nordby.`"),
    admitted(
        "one id, two values (pack)", pack_of("two_values"), "two_values", "nordby.concern", "two different values"
    ),
    admitted("one id, two values (Python)", bad.TwoValues, "two_values", "nordby.concern", "two different values"),
    admitted("override (pack)", pack_of("override"), "override", "law.no_investigation", "cannot be replaced"),
    admitted("override (Python)", bad.Override, "override", "law.no_investigation", "cannot be replaced"),
    admitted("national scheme replaced", bad.NationalScheme, "override", "core-default", "cannot be replaced"),
    admitted("two schemes in one plugin", bad.TwoSchemes, "two_schemes", "it declares two level schemes"),
    admitted("graver fact lowers a level (Python)", bad.LowersLevel, "lowers", "nordby.concern", "`risk_behaviour`"),
    admitted("`victim` in a level rule (Python)", bad.NamesVictim, "never_in_levels", "nordby.concern", "`victim`"),
    admitted("unknown fact (Python)", bad.UnknownFact, "unknown_name", "nordby.concern", "nearest is `risk_behaviour`"),
    admitted(
        "refusal of an unknown basis (pack)",
        pack_of("unknown_basis"),
        "unknown_basis",
        "nordby.not_to_schools",
        "`law.prevention_sharin`",
        "the nearest is `law.prevention_sharing`",
    ),
    admitted(
        "refusal of an unknown basis (Python)", bad.UnknownBasis, "unknown_basis", "nordby.not_to_schools", "it limits"
    ),
    admitted(
        "refusal of a duty",
        pack_of("refuses_a_duty"),
        "obliged",
        "nordby.not_to_schools",
        "an act demands what `law.everyones_duty_to_report` carries",
    ),
    admitted(
        "refusal of what is no basis",
        pack_of("refuses_a_route"),
        "unknown_basis",
        "nordby.not_to_schools",
        "`law.report_child_abuse`, which is not in force nationally as a basis",
    ),
    admitted("free-text fact (Python)", bad.FreeTextFact, "free_text", "nordby.remarks", "never free text"),
    admitted(
        "unknown kind of forum", pack_of("unknown_forum_kind"), "unknown_kind", "nordby.round_table", "nearest is `ssp`"
    ),
    admitted("interface of another number", pack_of("incompatible_api"), "incompatible_api", "interface 2-3"),
    admitted("prefix taken by the law", pack_of("bad_prefix"), "bad_prefix", "`triage` cannot be a prefix"),
    admitted("municipality and district", pack_of("both_town_and_district"), "no_scope", "either municipalities or"),
    attrs.evolve(
        admitted("neither municipality nor district", pack_of("neither_town_nor_district"), "no_scope", "either"),
        scope=(),
    ),
    attrs.evolve(
        admitted("unknown police district", pack_of("unknown_district"), "unknown_district", "`1499`"), scope=()
    ),
    attrs.evolve(
        admitted("unknown municipality", pack_of("unknown_municipality"), "unknown_municipality", "`0166`"), scope=()
    ),
)
OTHER_FAULTS = (
    "import that raises",
    "two schemes for one municipality",
    "one prefix, two plugins",
    "example that comes out otherwise",
    "two functions for one hook",
    "misspelt, unmarked hook of a class",
    "misspelt hook marked `optionalhook`",
    "graver fact negated in a target rule",
    "name of the plugin without Danish",
    "fact of kind `code` without codes",
    "no day in common with the pack",
    "property that raises",
    "hook that ends the process",
)
"""Faults asserted beside the table: of several plugins, of installed ones, by the conformance kit, easily lost."""
