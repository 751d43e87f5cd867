"""Changes every condition of the corpus and the packs in turn and prints which behaviour test notices.

    python tests/tools/mutate_conditions.py [RULE, FILE or PACK ...]

A condition is changed where a slip of the pen would change it: a comparison, a number, day or code, a member of a
set, a part dropped, `and` for `or`, a `not` more or less. The changed file is read as it always is; what the loader
refuses is noticed by the loader. Then the tests that ask about a case on which the two conditions differ are run until
one fails. A rule's own examples, conformance, and lists of ids do not count.

Mutants known to mean the same stand in `equivalent_mutants.tsv` with the reason; they are told apart, never counted as
noticed. Exits 1 when less than 95 % of all mutants are noticed.
"""

import gc
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), *(str(path) for path in sorted(ROOT.glob("plugins/*/src")))]

from kriminalpraeventiv.errors import InvalidCondition, InvalidRule, PluginRefused  # noqa: E402
from kriminalpraeventiv.logic.compile import compile_rules  # noqa: E402
from kriminalpraeventiv.logic.condition import Condition  # noqa: E402
from kriminalpraeventiv.logic.evaluate import evaluate, undecided  # noqa: E402
from kriminalpraeventiv.logic.fact import Fact  # noqa: E402
from kriminalpraeventiv.logic.record import Record  # noqa: E402
from kriminalpraeventiv.timeline import Validity  # noqa: E402
from tools.behaviour import SELECTION, Behaviour  # noqa: E402
from tools.condition_sites import Site, codes_of, sites  # noqa: E402
from tools.mutated_rules import CORPUS, Loaded, Mutant, conditions, put_in_place  # noqa: E402

EQUIVALENT = Path(__file__).with_name("equivalent_mutants.tsv")
WANTED = 0.95
SECONDS = 120
WORKERS = 2
Change = tuple[str, Condition, Validity, Condition]
"""The same of one condition, and what it became."""


def main() -> int:
    """Change the conditions of the named rules or files, or all of them."""
    words = sys.argv[1:]
    packs = [pack.parent for pack in sorted(ROOT.glob("plugins/*/src/*/pack.toml")) if pack.parent.name.isidentifier()]
    files = [*sorted(CORPUS.rglob("*.toml")), *(file for pack in packs for file in sorted(pack.glob("*.toml")))]
    found = [site for file in files for site in sites(file)]
    wanted = [site for site in found if not words or set(words) & {*_names(site)}]
    tests = [*SELECTION, *(str(path.relative_to(ROOT)) for path in ROOT.glob("plugins/*/tests"))]
    behaviour = Behaviour(lambda tests: _report(tests, wanted))
    os.chdir(ROOT)
    options = ["-q", "--no-header", "--no-summary", "-s", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    pytest.main([*options, *tests], plugins=[behaviour])
    return behaviour.status


def _names(site: Site) -> tuple[str, ...]:
    """Return what a condition may be asked for by: its rule, its file, its pack."""
    return site.name, site.owner, site.file.name, site.file.parent.name.removeprefix("kriminalpraeventiv_")


def _report(tests: Behaviour, wanted: Iterable[Site]) -> int:
    """Judge every mutant, print a line for each, then the totals; return the exit status."""
    loaded = Loaded.now()
    codes = codes_of(loaded.facts)
    mutants = [Mutant(site, what, text) for site in wanted for what, text in site.mutations(codes)]
    known = {tuple(line.split("\t")[:2]) for line in EQUIVALENT.read_text(encoding="utf-8").splitlines()[1:]}
    totals: dict[str, Counter[str]] = {}
    print(f"{len(mutants)} mutants, {len(tests.items)} tests, {len(tests.records)} records asked about", flush=True)
    for mutant, verdict in _judged(tests, loaded, mutants):
        fate, _, rest = verdict.partition("\t")
        if fate == "SURVIVED" and (mutant.site.name, mutant.what) in known:
            fate = "equivalent"
        totals.setdefault("/".join(mutant.site.file.parts[-2:]), Counter())[fate] += 1
        print(f"{mutant.site.name}\t{mutant.what}\t{fate}\t{rest}", flush=True)
    for name in sorted(totals):
        print(f"{name:56} {_told(totals[name])}")
    whole = sum(totals.values(), Counter())
    share = _share(whole)
    print(f"{'all':56} {_told(whole)}")
    return 0 if share >= WANTED else 1


def _told(count: Counter[str]) -> str:
    told = ", ".join(f"{count[fate]} {fate}" for fate in ("killed", "refused", "equivalent", "SURVIVED", "unused"))
    return f"{told}: {_share(count):.1%} noticed"


def _share(count: Counter[str]) -> float:
    noticed = count["killed"] + count["refused"]
    return noticed / max(1, count.total() - count["unused"])


def _judged(tests: Behaviour, loaded: Loaded, mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Yield each mutant with what became of it, judged in a process of its own, a few at a time."""
    running: dict[int, tuple[Mutant, int]] = {}
    gc.collect()
    gc.freeze()
    for mutant in mutants:
        if len(running) == WORKERS:
            yield _ended(running)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _judge_and_end(tests, loaded, mutant, writing)
        os.close(writing)
        running[child] = mutant, reading
    while running:
        yield _ended(running)


def _ended(running: dict[int, tuple[Mutant, int]]) -> tuple[Mutant, str]:
    child, _ = os.wait()
    mutant, reading = running.pop(child)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return mutant, pipe.read() or f"killed\tno answer within {SECONDS} seconds"


def _judge_and_end(tests: Behaviour, loaded: Loaded, mutant: Mutant, writing: int) -> None:
    signal.alarm(SECONDS)
    try:
        verdict = _verdict(tests, loaded, mutant)
    except BaseException as error:  # noqa: BLE001 - told, whatever it is
        verdict = f"killed\tthe run stopped: {type(error).__name__} {error}"
    os.write(writing, verdict.encode())
    os._exit(0)


def _verdict(tests: Behaviour, loaded: Loaded, mutant: Mutant) -> str:
    before = conditions(mutant.site)
    try:
        put_in_place(mutant, loaded)
        after = conditions(mutant.site)
    except (InvalidRule, InvalidCondition, PluginRefused) as error:
        return f"refused\tby the loader: {error.faults[0].code}"
    differ = [key for key in before if before[key][1] != after[key][1]]
    changed = [(*before[key], after[key][1]) for key in differ]
    if not changed:
        named = mutant.site.key == "definition"
        return "unused\tno condition names it" if named else "SURVIVED\tthe changed file was not read"
    asked = 0
    for some in (_told_apart, _hanging_elsewhere):
        numbers = {number for change in changed for number in some(tests, change, loaded.facts)}
        asked += len(numbers)
        killer = next(tests.failures(numbers, [key[0] for key in differ]), None)
        if killer is not None:
            return f"killed\t{tests.items[killer].nodeid}"
    return f"SURVIVED\t{asked} tests ask where it differs"


def _told_apart(tests: Behaviour, change: Change, facts: dict[str, dict[str, Fact]]) -> Iterator[int]:
    """Yield the tests that ask about a record on which two conditions differ."""
    kind, old, valid, new = change
    decide = compile_rules([(0, old), (1, new)], facts[kind])
    for record, asking in _records(tests, kind, valid):
        holds, unknown = decide(record)
        if holds in (1, 2) or unknown in (1, 2):
            yield from asking


def _hanging_elsewhere(tests: Behaviour, change: Change, facts: dict[str, dict[str, Fact]]) -> Iterator[int]:
    """Yield the tests that ask about a record on which two conditions are open, but for want of other facts."""
    kind, old, valid, new = change
    decide = compile_rules([(0, old)], facts[kind])
    for record, asking in _records(tests, kind, valid):
        if decide(record)[1] and _hanging(old, record) != _hanging(new, record):
            yield from asking


def _hanging(condition: Condition, record: Any) -> set[str]:  # noqa: ANN401 - any record
    return {*undecided(evaluate(condition, record), record)}


def _records(tests: Behaviour, kind: str, valid: Validity) -> Iterator[tuple[Record, set[int]]]:
    for record, asking in tests.records.items():
        if getattr(record, "kind", "function") == kind and valid.possible(record.on):
            yield record, asking


if __name__ == "__main__":
    sys.exit(main())
