"""Worked requests, each one sentence of law: facts, day, verdict, what decides it, and what must be shown.

Written from the statutes and the practice on them, before the answers were seen.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from kriminalpraeventiv import Rulebook, SharingRequest

FOLDER = Path(__file__).parent
FILES = ("law_requests.jsonl", "attacks.jsonl")
ROWS = [json.loads(line) for name in FILES for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["request"]["id"] for row in ROWS])
def test_the_answer_is_the_one_the_law_gives(rulebook: Rulebook, row: dict[str, Any]) -> None:
    answer = rulebook.may_share(rulebook.read(SharingRequest, row["request"], "no"))
    cited = [basis.citation.casefold() for basis in answer.basis]
    assert answer.verdict == row["verdict"]
    assert row["decisive"] is None or any(text.startswith(row["decisive"].casefold()) for text in cited)
    assert set(row["routes"]) <= {route.rule for route in answer.routes}
    assert set(row["duties"]) <= {duty.rule for duty in answer.duties}
    assert not row["binding_first"] or answer.routes[0].binding


def test_at_least_80_worked_requests_and_40_attacks_are_kept() -> None:
    kept = [row["request"]["id"] for row in ROWS]
    assert len(kept) == len(set(kept))
    assert sum(id_.startswith("w") for id_ in kept) >= 80
    assert sum(id_.startswith("a") for id_ in kept) >= 40
