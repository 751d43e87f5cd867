"""Writes docs/reference/methods.md: every method, what it returns and where it comes from, as its docstring says.

python tests/tools/methods_page.py
"""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType

from kriminalpraeventiv.indicators import methods

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "methods.md"
HEAD = """# Methods

Generated from the docstrings with `python tests/tools/methods_page.py`. Import them from
`kriminalpraeventiv.indicators.methods`; those under *Exact* stand in `kriminalpraeventiv.indicators.methods.exact` and
need the extra `statistics`. Each returns a `Result`: `method`, `value`, `interval`, `level`, `multiplier`, `inputs` and
`text`, a sentence in Danish and English; what it raises and an example that runs stand in its docstring.

```python
>>> from kriminalpraeventiv.indicators.methods import wilson
>>> found = wilson(22, 275, multiplier=100)
>>> found.method, found.level, found.inputs
('wilson', 0.95, (('count', 22), ('denominator', 275)))
>>> found.text.da
'22 af 275 er 8,0 pct. Med 95 pct. sikkerhed ligger andelen mellem 5,3 og 11,8 pct.'

```
"""
SOURCE = re.compile(r"Source: (.+?)\.(?=\s|$)", re.DOTALL)


def found() -> dict[str, list[FunctionType]]:
    """Return the public functions by the module they stand in."""
    exact = vars(import_module("kriminalpraeventiv.indicators.methods.exact"))
    named = [getattr(methods, name) for name in methods.__all__]
    named += [one for one in exact.values() if getattr(one, "__module__", None) == exact["__name__"]]
    homes: dict[str, list[FunctionType]] = {}
    for one in named:
        if isinstance(one, FunctionType) and not one.__name__.startswith("_"):
            homes.setdefault(one.__module__, []).append(one)
    return homes


def section(module: str, functions: list[FunctionType]) -> Iterator[str]:
    """Yield the lines of a module: its caption, and each function with what it returns and its source."""
    caption = (inspect.getdoc(import_module(module)) or "").splitlines()[0]
    name, _, told = caption.partition(": ")
    yield f"\n## {name}\n\n{told[0].upper()}{told[1:]}\n"
    for function in sorted(functions, key=lambda function: function.__code__.co_firstlineno):
        doc = inspect.getdoc(function) or ""
        source = SOURCE.search(doc)
        yield f"\n`{function.__name__}{arguments(function)}`: {doc.splitlines()[0]}"
        if source:
            yield f"*{' '.join(source[1].split())}*"
        yield ""


def arguments(function: FunctionType) -> str:
    """Return what a function takes, without types."""
    taken = inspect.signature(function).parameters.values()
    named = [one.name for one in taken if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    keyed = [one.name for one in taken if one.kind is inspect.Parameter.KEYWORD_ONLY]
    return f"({', '.join([*named, *(['*'] if keyed else []), *keyed])})"


def page() -> str:
    """Return the page."""
    lines = [line for module, functions in sorted(found().items()) for line in section(module, functions)]
    return re.sub(r"\n{3,}", "\n\n", HEAD + "\n".join(lines)).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
