"""Law: the same input gives the same bytes under any hash seed, locale and time zone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SETTINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1", "TZ": "America/Adak"},
]


def run(environment: dict[str, str], *arguments: str) -> bytes:
    command = [sys.executable, "-m", "kriminalpraeventiv", *arguments]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
    kept = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    done = subprocess.run(command, env=inherited | kept | environment, capture_output=True, check=True)  # noqa: S603 - our own command
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("triage", "--json", str(EXAMPLES / "cases.jsonl")),
        ("may-share", "--json", str(EXAMPLES / "sharing_requests.jsonl")),
        ("advance", "--json", str(EXAMPLES / "case_files.jsonl")),
        ("next-steps", "--json", str(EXAMPLES / "case_files.jsonl")),
        ("may-start", "--json", str(EXAMPLES / "intervention_plans.jsonl")),
        ("rules",),
        ("schema", "request"),
        ("schema", "file"),
        ("schema", "gate-answer"),
    ],
    ids=lambda arguments: "-".join(arguments[:2]),
)
def test_the_same_bytes_come_out(arguments: tuple[str, ...]) -> None:
    outputs = {run(environment, *arguments) for environment in SETTINGS}
    assert len(outputs) == 1
    assert outputs.pop()
