"""At build: parses the TOML of this package once, into `parsed.json`, so that loading need not.

Run by hatchling alone, from a tree in which this package cannot be imported yet. A file whose text has changed since
is parsed again when it is read (`parsed.py`), so what is written here can be out of date but never wrong.
"""

import hashlib
import json
import os
import shutil
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path(__file__).parents[1]
NAME = "parsed.json"


def parsed(texts: dict[str, str]) -> str:
    """Return the plain values of TOML texts by name, each with the digest of its text, as JSON.

    >>> parsed({"a.toml": "day = 2026-11-01"})[-44:]
    '"values": {"day": {"$date": "2026-11-01"}}}}'
    """
    whole = {
        name: {"digest": hashlib.sha256(text.encode()).hexdigest(), "values": tomllib.loads(text)}
        for name, text in texts.items()
    }
    return json.dumps(whole, ensure_ascii=False, default=_tagged)


def _tagged(value: object) -> dict[str, str]:
    if type(value) is date:
        return {"$date": value.isoformat()}
    message = f"the package holds a {type(value).__name__}, which this form has no way to write"
    raise TypeError(message)


def texts() -> dict[str, str]:
    """Return the texts of the package by their path in it."""
    files = sorted(PACKAGE.rglob("*.toml"))
    return {file.relative_to(PACKAGE).as_posix(): file.read_text(encoding="utf-8") for file in files}


class ParsedCorpus(BuildHookInterface[Any]):
    """Puts the parsed values into the package, of a wheel and of an editable tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them: for a wheel into a folder of its own, in an editable tree where the texts stand."""
        self.folder = None if version == "editable" else Path(tempfile.mkdtemp())
        written = (self.folder or PACKAGE) / NAME
        unfinished = written.with_suffix(f".{os.getpid()}")
        unfinished.write_text(parsed(texts()), encoding="utf-8")
        unfinished.replace(written)  # somebody may be reading it in an editable tree
        if self.folder:
            build_data["force_include"][str(written)] = f"kriminalpraeventiv/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Remove the folder again."""
        if self.folder:
            shutil.rmtree(self.folder)
