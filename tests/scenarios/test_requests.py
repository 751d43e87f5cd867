"""Worked requests, one a line: facts, day and the verdict the law gives."""

import json
from pathlib import Path
from typing import Any

import pytest

from kriminalpraeventiv import InvalidInput, Rulebook, SharingRequest

LINES = (Path(__file__).parent / "requests.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("row", ROWS, ids=[row["request"]["id"] for row in ROWS])
def test_the_verdict_is_the_one_the_law_gives(rulebook: Rulebook, row: dict[str, Any]) -> None:
    if row["expect"] == "input_error":
        with pytest.raises(InvalidInput):
            rulebook.read(SharingRequest, row["request"], "no")
    else:
        request = rulebook.read(SharingRequest, row["request"], "no")
        assert rulebook.may_share(request).verdict == row["expect"]
