"""Where the examples of hosts stand, and how a test gets hold of them."""

import importlib
import json
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "examples"


def example(name: str) -> Any:  # noqa: ANN401 - a module
    """Return an example as a module."""
    return importlib.import_module(name)


def lines(name: str) -> list[dict[str, Any]]:
    """Return the records of an example file."""
    return [json.loads(line) for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines()]
