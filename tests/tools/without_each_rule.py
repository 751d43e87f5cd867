"""Deletes each rule in turn and prints which behaviour test then fails.

    python tests/tools/without_each_rule.py [RULE ...]

Only the worked cases of `tests/scenarios` count: lists of ids, shipped records and a rule's own examples do not.
Exits 1 when some rule can be deleted and nothing notices.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = re.compile(
    r'^\[\[(?:target|triage|permit|forbid|duty|route|note|require|casework|rung)\]\]\nid = "([^"]+)"', re.MULTILINE
)


def rules() -> dict[str, Path]:
    """Return the file each rule stands in."""
    files = sorted((ROOT / "src/kriminalpraeventiv/corpus").rglob("*.toml"))
    return {match[1]: file for file in files for match in TABLE.finditer(file.read_text(encoding="utf-8"))}


def without(text: str, rule: str) -> str:
    """Return the text of a file without one rule's table."""
    start = next(match.start() for match in TABLE.finditer(text) if match[1] == rule)
    following = re.compile(r"^\[\[", re.MULTILINE).search(text, start + 2)
    return text[:start] + (text[following.start() :] if following else "")


def first_failure(rule: str, file: Path) -> str | None:
    """Return the first behaviour test that fails without a rule, or None."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)
        changed = copy / file.relative_to(ROOT / "src")
        changed.write_text(without(file.read_text(encoding="utf-8"), rule), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "--no-header",
            "-p",
            "no:cacheprovider",
            "tests/scenarios",
        ]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(copy)}, capture_output=True, text=True, check=False
        )
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    if done.returncode and not failed:
        return f"(stopped: {(done.stdout or done.stderr).strip().splitlines()[-1:]})"
    return failed[1] if failed else None


def main() -> int:
    """Delete the named rules, or all of them, in turn."""
    known = rules()
    chosen = sys.argv[1:] or sorted(known)
    unnoticed = 0
    with ThreadPoolExecutor(2) as pool:
        for rule, failure in zip(chosen, pool.map(lambda name: first_failure(name, known[name]), chosen), strict=True):
            unnoticed += failure is None
            print(f"{rule:46} {failure or 'NOTHING FAILS'}", flush=True)
    print(f"{len(chosen)} rules deleted in turn, {unnoticed} unnoticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
