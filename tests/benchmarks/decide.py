"""Benchmark: ratios against a hand-written function, measured side by side in one run.

    python tests/benchmarks/decide.py [--quick]

The hand-written function asks the rules of §§ 115 and 115 a over the same slotted objects, one `if` a rule, in plain
two-valued Python, and collects the ids of all that hold. The ratios are measured on those rules; what the whole
corpus takes is told beside.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from by_hand import WRITTEN, ids_that_hold
from hypothesis import HealthCheck, Phase, given, settings

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.record import UnstatedMeans
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.testing.strategies import sharing_requests

TODAY = date(2026, 2, 12)
SIX = ["albertslund", "hoeje-taastrup", "ishoej", "koebenhavn", "syd-soenderjylland", "viborg"]
QUICK = "--quick" in sys.argv[1:]
KINDS, REQUESTS, ROUNDS = (200, 10_000, 3) if QUICK else (1_000, 100_000, 7)


def requests(many: int, unstated: UnstatedMeans) -> list[SharingRequest]:
    """Return that many different requests of one day; with `no`, as a host that records what is true sends them."""
    found: list[SharingRequest] = []

    @settings(
        max_examples=many,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(sharing_requests(on=TODAY, municipality=None, territory="denmark", forum="none"))
    def collect(request: SharingRequest) -> None:
        stated = {name: value for name, value in request.stated().items() if value is not None}
        found.append(SharingRequest(**stated | {"unstated": unstated}))

    collect()
    return found


def seconds(ask: Callable[[Any], Any], records: list[SharingRequest]) -> float:
    """Return the least time one pass takes."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        for record in records:
            ask(record)
        best = min(best, time.perf_counter() - start)
    return best


def cold(code: str) -> float:
    """Return the least time a fresh interpreter needs for some code, its own start taken off."""

    def least(text: str) -> float:
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", text], check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    return least(code) - least("pass")


def memory(code: str) -> float:
    """Return the memory a fresh interpreter holds after some code, in MB (Linux)."""
    told = f"{code}\nprint(next(l for l in open('/proc/self/status') if l.startswith('VmRSS')).split()[1])"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def yardstick(rulebook: Rulebook) -> Sharing:
    """Return the sharing of a rulebook with only the rules that were written by hand, and those of plugins."""
    whole = rulebook._sharing
    kept = [rule for rule in whole.rules.rules if rule.id in WRITTEN or rule.owner != "national"]
    return attrs.evolve(whole, rules=attrs.evolve(whole.rules, rules=tuple(kept)))


def ratios(rulebook: Rulebook, unstated: UnstatedMeans) -> None:
    kinds = requests(KINDS, unstated)
    records = (kinds * (REQUESTS // len(kinds) + 1))[:REQUESTS]
    sharing = yardstick(rulebook)
    for request in kinds:
        if sorted(ids_that_hold(request)) != sorted(sharing.rule(request).rules):
            sys.exit(f"by hand and by rule differ: {set(ids_that_hold(request)) ^ set(sharing.rule(request).rules)}")
    hand = seconds(ids_that_hold, records)
    verdict = seconds(sharing.rule, records)
    answer = seconds(sharing.ask, records)
    print(
        f"{len(sharing.rules.rules)} rules of sharing, {len(records):,} requests of {len(kinds):,} kinds, "
        f"left out: {unstated}"
    )
    print(f"by hand                {hand / len(records) * 1e6:6.2f} µs")
    print(f"verdict with rule ids  {verdict / len(records) * 1e6:6.2f} µs   {verdict / hand:5.2f} times (at most 2)")
    print(f"full answer            {answer / len(records) * 1e6:6.2f} µs   {answer / hand:5.2f} times (at most 6)")
    print(f"decisions a second     {len(records) / answer:,.0f}")
    whole = seconds(rulebook._sharing.rule, records)
    asked = seconds(rulebook.may_share, records)
    print(f"the whole corpus, {len(rulebook._sharing.rules.rules)} rules:")
    print(f"verdict with rule ids  {whole / len(records) * 1e6:6.2f} µs   {whole / verdict:5.2f} times the above")
    print(f"full answer            {asked / len(records) * 1e6:6.2f} µs   {len(records) / asked:,.0f} a second")
    read = seconds(lambda record: rulebook.may_share(record).reasons, records[: REQUESTS // 50])
    print(f"answer with reasons    {read / (REQUESTS // 50) * 1e6:6.2f} µs")


def starting() -> None:
    print(f"import, cold           {cold('import kriminalpraeventiv') * 1e3:6.0f} ms (under 120)")
    public = "import kriminalpraeventiv as k; k.Rulebook, k.Case, k.SharingRequest"
    print(f"import of all it needs {cold(public) * 1e3:6.0f} ms")
    imported = cold(public)
    for name, packs in (
        ("Rulebook.load          ", []),
        ("  with Albertslund     ", SIX[:1]),
        ("  with six packs       ", SIX),
    ):
        took = cold(f"{public}; k.Rulebook.load(plugins={packs})") - imported
        print(f"{name}{took * 1e3:6.0f} ms, the first of a process (at most 150)")
    bare = memory("pass")
    for name, packs in (("memory                 ", []), ("  with six packs       ", SIX)):
        held = memory(f"{public}; book = k.Rulebook.load(plugins={packs})") - bare
        print(f"{name}{held:6.1f} MB more than Python alone")
    names = "('attrs', 'cattrs', 'pint', 'pluggy', 'hypothesis')"
    listed = f"[n for n in {names} if n in sys.modules] or ['none of its dependencies']"
    loaded = f"import sys, kriminalpraeventiv; print(*{listed})"
    print("import loads           ", end="", flush=True)
    subprocess.run([sys.executable, "-c", loaded], check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    for means in ("no", "unknown"):
        ratios(Rulebook.load(plugins=()), means)
    print("with six packs:")
    ratios(Rulebook.load(plugins=SIX), "no")
    starting()
