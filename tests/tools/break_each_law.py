"""Breaks each law of the tests in turn and prints which test fails.

    python tests/tools/break_each_law.py [WORD ...]

Each break replaces one line of a copy of the source. Exits 1 when some break is not noticed by its law.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "src/kriminalpraeventiv"
BREAKS = [
    (
        "all_evaluators_agree",
        "logic/compile.py",
        'return f"{self.read(name)} not in {self.members(condition)}"',
        'return f"{self.read(name)} in {self.members(condition)}"',
    ),
    (
        "all_evaluators_agree",
        "logic/evaluate.py",
        "return None if value is None else OPERATORS[sign](value, _like(value, literal))",
        "return False if value is None else OPERATORS[sign](value, _like(value, literal))",
    ),
    (
        "knowing_more_never_contradicts",
        "logic/compile.py",
        """return "True" if name.startswith(OPEN) else f"{self.read(name)} is not False\"""",
        """return "True" if name.startswith(OPEN) else f"{self.read(name)} is True\"""",
    ),
    (
        "knowing_more_never_contradicts",
        "sharing/combine.py",
        "return True if self.holds & bits else None if self.unknown & bits else False",
        "return True if self.holds & bits else False",
    ),
    ("graver_never_lowers", "corpus/triage.toml", "when = 'offences >= 2'", "when = '2 <= offences <= 5'"),
    ("graver_never_lowers", "triage/combine.py", "return highest(counting)", "return next(iter(counting), None)"),
    (
        "rule_order_never_matters",
        "sharing/combine.py",
        "barred = self.of(self.combination.reach[bit] & choice.active)",
        "barred = self.of(self.combination.reach[bit] & choice.active & ((1 << bit) - 1))",
    ),
    (
        "rule_order_never_matters",
        "gates/combine.py",
        "bits = sum(1 << bit for bit in asked) & active",
        "bits = sum(1 << bit for bit in asked[:2]) & active",
    ),
    (
        "no_cooperation_permits_investigation",
        "sharing/combine.py",
        "return both((self.of(1 << bit), opposite(barred)))",
        "return self.of(1 << bit) if barred is not True else True",
    ),
    (
        "every_may_cites_law_in_force",
        "timeline.py",
        "for version in reversed(self.versions):",
        "for version in self.versions:",
    ),
    ("every_may_cites_law_in_force", "sharing/combine.py", "yield basis", "yield from ()"),
    (
        "days_differ_exactly_where_the_law_did",
        "timeline.py",
        "return day >= self.latest or (day >= self.earliest and self.act in begun)",
        "return day > self.latest or (day >= self.earliest and self.act in begun)",
    ),
    (
        "days_differ_exactly_where_the_law_did",
        "logic/ruleset.py",
        "days = {day for c in self.commencements() for day in (c.earliest, c.latest)}",
        "days = {c.latest for c in self.commencements()}",
    ),
    (
        "silence_on_identifiable_never_opens",
        "sharing/request.py",
        'identifiable: bool | None = fact("yes_no")',
        'identifiable: bool | None = fact("yes_no", absent=False)',
    ),
    (
        "silence_on_identifiable_never_opens",
        "sharing/request.py",
        'necessary: bool | None = fact("yes_no", assessed=True)',
        'necessary: bool | None = fact("yes_no", assessed=True, absent=True)',
    ),
    (
        "every_answer_has_a_reason_in_both_languages",
        "sharing/ask.py",
        'yield Reason.of(self.notices["no_basis_but_obliged" if obliged else "no_basis"], effect="lacks")',
        "yield from ()",
    ),
    (
        "every_answer_has_a_reason_in_both_languages",
        "logic/evaluate.py",
        "if name.startswith(OPEN) or facts.known(name) is None:",
        "if facts.known(name) is None and not name.startswith(OPEN):",
    ),
    ("knowing_more_never_contradicts", "gates/combine.py", "return None if bits & unknown else True", "return True"),
    (
        "knowing_more_never_contradicts",
        "gates/combine.py",
        "evaluation_level=None if open_rungs else _level(rules, reached)",
        "evaluation_level=_level(rules, reached)",
    ),
    (
        "named_facts_suffice",
        "gates/ask.py",
        'met = (Reason.by(rule, known, effect="permits") for rule in finding.met)',
        'met = (Reason.by(rule, known, effect="permits") for rule in finding.met[:1])',
    ),
    ("named_facts_suffice", "gates/ask.py", "= (*finding.no_advice, *finding.missed_rungs)", "= finding.no_advice"),
    (
        "named_facts_suffice",
        "explanation.py",
        "facts=tuple(known[name] for name in rule.names if name in known),",
        "facts=tuple(known[name] for name in rule.names[:3] if name in known),",
    ),
    (
        "named_facts_suffice",
        "sharing/combine.py",
        "if isinstance(rule, Permit | Forbid):\n                yield rule",
        "if isinstance(rule, Forbid):\n                yield rule",
    ),
    (
        "json_there_and_back",
        "serialization/strict.py",
        "if isinstance(value, str) and _DATE.fullmatch(value):\n        return read_date(value)",
        "if False:\n        return read_date(value)",
    ),
    (
        "every_answer_has_a_reason_in_both_languages",
        "gates/ask.py",
        'reasons = (Reason.of(self.notices["undetermined"], effect="notes"),)',
        "reasons = ()",
    ),
    (
        "every_answer_has_a_reason_in_both_languages",
        "gates/ask.py",
        "(verdict, finding.unclear_stops),",
        '("warnings", finding.unclear_stops),',
    ),
    (
        "json_there_and_back",
        "serialization/records.py",
        "if listed := getattr(record, name):",
        "if (listed := getattr(record, name)[1:]):",
    ),
    (
        "json_there_and_back",
        "serialization/strict.py",
        "if type(value) is not kind:",
        "if not isinstance(value, kind):",
    ),
    ("json_there_and_back", "logic/fact.py", "if type(value) is not int:", "if not isinstance(value, int):"),
    (
        "refused_values_never_surface",
        "logic/fact.py",
        """return "unknown_code", f"unknown code{""",
        """return "unknown_code", f"unknown code {value}{""",
    ),
    ("refused_values_never_surface", "logic/fact.py", 'repr=kind != "text"', "repr=True"),
    (
        "refused_values_never_surface",
        "casework/case_file.py",
        'yield Fault(refusal[0], f"{place}.{name}", refusal[1])',
        'yield Fault(refusal[0], f"{place}.{name}", f"{refusal[1]} {value}")',
    ),
    (
        "same_bytes_under_any_hash_seed",
        "serialization/answers.py",
        'return json.dumps(self.to_plain(value), ensure_ascii=False, separators=(",", ":"))',
        'return json.dumps([*{*map(str, self.to_plain(value))}], ensure_ascii=False, separators=(",", ":"))',
    ),
    ("same_bytes_under_any_hash_seed", "cli/__init__.py", 'encoding="utf-8", newline', "newline"),
    (
        "private_recipients_only_where_a_law_names_them",
        "corpus/definitions.toml",
        'institutions = ["self_governing_institution", "free_school"]',
        'institutions = ["self_governing_institution", "free_school", "association"]',
    ),
    (
        "a_forbidding_fact_never_opens",
        "corpus/sharing.toml",
        "when = 'special_silence and identifiable'",
        "when = 'not special_silence and identifiable'",
    ),
    (
        "a_forbidding_fact_never_opens",
        "corpus/law/retsplejeloven_115.toml",
        "when = 'family_conviction_81a and identifiable and territory == \"denmark\"'",
        'when = \'family_conviction_81a and identifiable and territory == "denmark" and cooperation == "none"\'',
    ),
    (
        "binding_routes_are_always_shown",
        "sharing/ask.py",
        'if isinstance(rule, Route) and (rule.binding or ruling.verdict != "may"):',
        'if isinstance(rule, Route) and ruling.verdict != "may":',
    ),
    (
        "open_questions",
        "corpus/law/databeskyttelsesloven_8.toml",
        "when = '''about_somebody and open.private_sender\n",
        "when = '''about_somebody\n",
    ),
    (
        "open_commencements",
        "sharing/combine.py",
        "value = agreed.pop() if len(agreed) == 1 else None",
        "value = verdicts[segment.choices[-1].begun]",
    ),
    (
        "a_case_walks_its_course",
        "casework/order.py",
        "left_out = self.course.between(step, to_step)",
        "left_out = self.course.between(step, to_step)[1:]",
    ),
    ("a_case_walks_its_course", "casework/order.py", "if file.to_step == file.step:", "if False:"),
    (
        "a_case_walks_its_course",
        "casework/course.py",
        "steps.insert(position + 1, step)",
        "steps.insert(position, step)",
    ),
    (
        "a_case_walks_its_course",
        "casework/history.py",
        "return file.with_(history=(*file.history, passed))",
        "return file.with_(history=(passed,))",
    ),
    (
        "a_case_walks_its_course",
        "casework/history.py",
        'if answer.verdict != "may":',
        'if answer.verdict == "may_not":',
    ),
    (
        "a_case_walks_its_course",
        "casework/history.py",
        "(answer.file, answer.step, answer.on) != (file.id, file.step, file.on)",
        "answer.file != file.id",
    ),
    (
        "a_case_walks_its_course",
        "casework/history.py",
        "overridden=compares and file.preliminary_level not in (None, level),",
        "overridden=False,",
    ),
    ("a_case_walks_its_course", "gates/combine.py", "return None if bits & unknown else True", "return True"),
    (
        "a_case_walks_its_course",
        "corpus/gates.toml",
        "when = 'small_case or has_plan'",
        "when = 'small_case or has_plan or decided_level == 2'",
    ),
    (
        "a_case_walks_its_course",
        "corpus/gates.toml",
        "optional_when = 'aftercare == \"not_needed\"'",
        "optional_when = 'aftercare != \"done\"'",
    ),
    ("a_case_walks_its_course", "corpus/gates.toml", 'flags = ["overridden"]', "flags = []"),
    ("plugins_only_tighten", "admission.py", "else all_of(scope, when)", "else when"),
    (
        "plugins_only_tighten",
        "admission.py",
        "any_of(attrs.evolve(scope, negated=True), when) if isinstance(rule, Require)",
        "when if isinstance(rule, Require)",
    ),
    (
        "plugins_only_tighten",
        "admission.py",
        "any_of(attrs.evolve(scope, negated=True), when) if isinstance(rule, Require)",
        "all_of(scope, when) if isinstance(rule, Require)",
    ),
    (
        "plugins_only_tighten",
        "gates/ask.py",
        "self._told(record, step, alone, NOWHERE, self.rules.owned(()))",
        "self._told(record, step, alone, NOWHERE, -1)",
    ),
    (
        "plugins_only_tighten",
        "gates/ask.py",
        'counting = -1 if record.known("municipality") is None else self.rules.owned(locality.owners)',
        "counting = self.rules.owned(locality.owners)",
    ),
    (
        "plugins_only_tighten",
        "sharing/ask.py",
        'object.__setattr__(self, "_national", self.rules.owned(()))',
        'object.__setattr__(self, "_national", -1)',
    ),
    ("plugins_only_tighten", "sharing/ask.py", "counting | {None: -1}", "counting | {None: self.rules.owned(())}"),
    (
        "plugins_only_tighten",
        "triage/ask.py",
        "apart=locality.stands_apart(case.on)",
        "apart=locality.scheme is not None",
    ),
    (
        "plugins_only_tighten",
        "admission.py",
        "unique = {plugin.digest(): plugin for plugin in admitted}",
        "unique = {str(id(plugin)): plugin for plugin in admitted}",
    ),
    (
        "plugins_only_tighten",
        "admission.py",
        "kept = sorted(unique.values(), key=lambda plugin: (plugin.manifest.prefix, plugin.found.name))",
        "kept = list(unique.values())",
    ),
    ("plugins_only_tighten", "admission.py", "whole=not everywhere and code not in lost", "whole=True"),
    (
        "plugins_only_tighten",
        "logic/ruleset.py",
        "memo: dict[object, Any] = attrs.field(init=False, eq=False, repr=False, factory=dict)",
        "memo: dict[object, Any] = attrs.field(init=False, eq=False, repr=False, default={})  # noqa: RUF012",
    ),
    (
        "plugins_only_tighten",
        "logic/ruleset.py",
        "return self.rules, dict(self.facts), self.dates",
        "return self.rules[:-1], dict(self.facts), self.dates",
    ),
    (
        "plugins_only_tighten",
        "explanation.py",
        "filler, conclusion, record = pending\n",
        'filler, conclusion, record = pending\n            fill_in(self, "_pending", None)\n',
    ),
]


def failing(law: str, file: str, old: str, new: str) -> list[str]:
    """Return the tests of a law that fail once a line is replaced."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)
        broken = copy / "kriminalpraeventiv" / file
        text = broken.read_text(encoding="utf-8")
        if old not in text:
            return [f"(the line to break is gone from {file}: {old.splitlines()[0]})"]
        broken.write_text(text.replace(old, new), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider"]
        profile = "brief" if law == "plugins_only_tighten" else "unshrunk"
        command += [f"--hypothesis-profile={profile}", "-x"]
        command.append(f"tests/properties/test_{law}.py")
        environment = os.environ | {"PYTHONPATH": str(copy)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return re.findall(r"^(?:FAILED|ERROR) \S+?(?:::(\S+)| )", done.stdout, re.MULTILINE)


def main() -> int:
    """Break the laws whose name holds one of the words, or all of them, in turn."""
    words = sys.argv[1:]
    chosen = [case for case in BREAKS if not words or any(word in case[0] for word in words)]
    unnoticed = 0
    for law, file, old, new in chosen:
        failed = failing(law, file, old, new)
        gone = any(name.startswith("(") for name in failed)
        unnoticed += gone or not failed
        print(f"{law}\n    broken in {file}: {new.splitlines()[0].strip()[:90]}")
        print("    " + ("NOTHING FAILS" if not failed else "\n    ".join(failed)), flush=True)
    covered = {law for law, *_ in BREAKS}
    laws = {path.stem.removeprefix("test_") for path in (ROOT / "tests/properties").glob("test_*.py")}
    for law in sorted(laws - covered):
        print(f"{law}: no break is written for this law")
    print(f"{len(chosen)} breaks, {unnoticed} unnoticed, {len(laws - covered)} laws without a break")
    return 1 if unnoticed or laws - covered else 0


if __name__ == "__main__":
    sys.exit(main())
