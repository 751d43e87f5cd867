"""Check: what is wrong with a plugin, then what it must show, then what it changes and leaves open."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.errors import PluginRefused
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Require, Rule, record_of
from kriminalpraeventiv.plugins import chosen, load
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.sharing.request import SharingRequest

_SHOWN = 20


def check(arguments: argparse.Namespace) -> int:
    """Check a folder of TOML, or an installed plugin by name."""
    wanted: object = RulePack.from_folder(arguments.plugin) if Path(arguments.plugin).is_dir() else arguments.plugin
    try:
        book = Rulebook.load(plugins=[wanted])
    except PluginRefused as error:
        print(error, file=sys.stderr)
        print(f"faults: {len(error.faults)}; mend them first, the rest was not checked", file=sys.stderr)
        return 1
    plugin = book.plugins[0]
    where = ", ".join(f"{code} {book.corpus.municipalities[code]}" for code in plugin.municipalities)
    print(f"admitted: {plugin.manifest.prefix}, {len(plugin.rules)} rules for {where}")
    failed = _conformance(wanted if isinstance(wanted, RulePack) else _loaded(book))
    _changes(book)
    return 1 if failed else 0


def _loaded(book: Rulebook) -> object:
    (found,) = chosen([book.plugins[0].found.name], ())
    return load(found)


def _conformance(plugin: object) -> int:
    """Run the conformance tests and print each with its outcome; return how many failed."""
    try:
        from kriminalpraeventiv.testing.conformance import conformance  # noqa: PLC0415 - an optional extra
    except ImportError:
        print("conformance: not run; it needs the extra `kriminalpraeventiv[testing]`")
        return 0
    subject, failed = conformance(plugin, max_examples=25)(), 0
    for name in sorted(name for name in dir(subject) if name.startswith("test_")):
        told = _run(getattr(subject, name))
        failed += told is not None
        sentence = name.removeprefix("test_").replace("_", " ")
        print(f"  {'FAILS' if told else 'holds'}: {sentence}" + (f"\n    {told}" if told else ""))
    return failed


def _run(test: Callable[[], None]) -> str | None:
    try:
        test()
    except AssertionError as error:
        return (str(error).splitlines() or ["it does not hold"])[0]
    return None


@attrs.frozen
class _Difference:
    """An example whose local answer is another than the national one."""

    name: str
    told: str


def _changes(book: Rulebook) -> None:
    """Print which example records get another answer than the national one, and what is left open."""
    differences, records, opened, facts = [], 0, 0, Counter[str]()
    for name, record in _examples(book):
        records += 1
        if isinstance(record, Case):
            case = book.classify(record)
            differences += _between(
                name, case, ("level", "in_target_group", "register", "forum", "flags", "next_steps")
            )
            continue
        if not isinstance(record, SharingRequest):
            differences += _between(name, _stepping(book, record), ("verdict", "stops", "warnings", "next_steps"))
            continue
        answer = book.may_share(record)
        differences += _between(name, answer, ("verdict", "duties", "routes"))
        if answer.verdict == "undetermined" and answer.national and answer.national.verdict != "undetermined":
            opened += 1
            facts.update(missing.fact for missing in answer.missing)
    print(f"changes: {len(differences)} of {records} example records get another answer than the national one")
    differences.sort(key=lambda difference: not difference.told.startswith(("verdict", "level")))
    for difference in differences[:_SHOWN]:
        print(f"  {difference.name}: {difference.told}")
    if len(differences) > _SHOWN:
        print(f"  (+{len(differences) - _SHOWN} more)")
    if opened:
        named = ", ".join(f"`{fact}`" for fact, _ in facts.most_common(5))
        print(
            f"warning: {opened} example requests that are settled nationally become undetermined here, for want of "
            f"{named}: a refusal that rests on a fact nobody states leaves every request open"
        )


def _stepping(book: Rulebook, record: Record) -> GateAnswer:
    """Return the answer about a step of a case file, or the start of a plan."""
    if isinstance(record, InterventionPlan):
        return book.may_start(record)
    return book.may_advance(cast("CaseFile", record))


def _between(name: str, answer: Any, fields: tuple[str, ...]) -> list[_Difference]:  # noqa: ANN401 - either answer
    if answer.national is None:
        return []
    told = [_told(answer, field) for field in fields if _brief(answer, field) != _brief(answer.national, field)]
    return [_Difference(name, "; ".join(told))] if told else []


def _told(answer: Any, field: str) -> str:  # noqa: ANN401 - either answer
    """Tell how a field differs from the national answer; of a list only what came (`+`) and what went (`-`)."""
    if not isinstance(getattr(answer, field), tuple):
        return f"{field} {_brief(answer, field)} (national {_brief(answer.national, field)})"
    ours, theirs = _codes(answer, field), _codes(answer.national, field)
    came = [f"+{code}" for code in ours if code not in theirs] + [f"-{code}" for code in theirs if code not in ours]
    return f"{field} {' '.join(came) or 'in another order'}"


def _codes(answer: Any, field: str) -> list[str]:  # noqa: ANN401 - either answer
    codes = [str(getattr(item, "code", None) or getattr(item, "rule", "")) for item in getattr(answer, field)]
    return [code for code in codes if code != "municipality_without_plugin"]


def _brief(answer: Any, field: str) -> str:  # noqa: ANN401 - either answer
    value = getattr(answer, field)
    if isinstance(value, tuple):
        return ", ".join(_codes(answer, field))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _examples(book: Rulebook) -> Iterator[tuple[str, Record]]:
    """Yield the example records of every rule, national and local, as stated in the plugin's municipality."""
    for rule in book.rules():
        for number, example in enumerate(rule.examples, 1):
            if example.expect != "holds_not":
                yield f"{rule.id} example {number}", _record(book, rule, dict(example.facts))


def _record(book: Rulebook, rule: Rule, facts: dict[str, Any]) -> Record:
    plain = {name: value for name, value in facts.items() if "." not in name and value is not None}
    begins = book.plugins[0].manifest.valid.first_day()
    day = max(book.corpus.read_until, begins) if begins else book.corpus.read_until
    plain |= {"id": "example", "on": day, "municipality": book.plugins[0].municipalities[0]}
    plain["local"] = {name: value for name, value in facts.items() if "." in name}
    kind = record_of(rule)
    if kind == "case":
        return Case(**{"age": 16} | plain, unstated="no")
    if isinstance(rule, Require) and kind == "file":
        plain["to_step"] = rule.step
    if kind != "request":
        return CaseFile(**plain, unstated="no") if kind == "file" else InterventionPlan(**plain, unstated="no")
    if plain.get("territory") not in (None, "denmark"):
        del plain["municipality"]
    return SharingRequest(**plain, unstated="no")
