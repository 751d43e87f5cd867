"""Explain: every rule in force on the day of one record, and what each part of its condition came to."""

import argparse
import sys
from collections.abc import Iterator

from kriminalpraeventiv.cli.reading import RECORDS, load_rulebook, records
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.logic.evaluate import Trace
from kriminalpraeventiv.logic.rule import Rule

_SIGNS = {True: "+", False: "-", None: "?"}
_OUTCOMES = {True: "holds", False: "does not hold", None: "unknown"}


def explain(chosen: argparse.Namespace) -> int:
    """Print the full trace of each record of a file."""
    rulebook = load_rulebook(chosen)
    code = 0
    for record in records(RECORDS[chosen.kind], chosen, rulebook, [chosen.file]):
        if isinstance(record, InvalidInput):
            print(record, file=sys.stderr)
            code = 1
            continue
        print(f"{record.id} · {record.on}")
        for rule, trace in rulebook.explain(record):
            print("\n".join(_traced(rule, trace)))
    return code


def _traced(rule: Rule, trace: Trace) -> Iterator[str]:
    yield f"  {rule.id}: {_OUTCOMES[trace.value]}"
    yield from _parts(trace, 2)


def _parts(trace: Trace, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{_SIGNS[trace.value]} {trace.condition}"
    for part in trace.parts:
        yield from _parts(part, depth + 1)
