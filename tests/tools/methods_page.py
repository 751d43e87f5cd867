"""Writes docs/reference/methods.md: every method, what it returns and where it comes from, as its docstring says.

python tests/tools/methods_page.py
"""

import ast
import builtins
import inspect
import re
from collections.abc import Iterator
from doctest import DocTestParser, Example
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import attrs

from kriminalpraeventiv.indicators import methods

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "methods.md"
HEAD = """# Methods

Generated from the docstrings with `python tests/tools/methods_page.py`. Import them from
`kriminalpraeventiv.indicators.methods`; those under *Exact* stand in `kriminalpraeventiv.indicators.methods.exact` and
need the extra `statistics`. Each returns a `Result`: `method`, `value`, `interval`, `level`, `multiplier`, `inputs` and
`text`, a sentence in Danish and English; what it raises stands in its docstring.

```python
>>> from kriminalpraeventiv.indicators.methods import wilson
>>> found = wilson(22, 275, multiplier=100)
>>> found.method, found.level, found.inputs
('wilson', 0.95, (('count', 22), ('denominator', 275)))
>>> found.text.da
'22 af 275 er 8,0 pct. Med 95 pct. sikkerhed ligger andelen mellem 5,3 og 11,8 pct.'

```
"""
VALUES = (methods.Sample, methods.Counted, methods.Area, methods.BeforeAfter, methods.PrintedShare)
"""What methods are asked about; everything else they take is plain."""
SOURCE = re.compile(r"Source:\s+(.+?)\.(?=\s|$)", re.DOTALL)


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
        yield from example(function, doc)
        yield ""


def values() -> Iterator[str]:
    """Yield the lines about what methods are asked about: each value with its fields and what it says of itself."""
    yield "\n## Values\n\nWhat the methods are asked about. Each is made with keywords and refuses what cannot be.\n"
    for value in VALUES:
        fields = ", ".join(
            f"{field.name}: {typed(field.type)}" + ("" if field.default is attrs.NOTHING else f" = {field.default}")
            for field in attrs.fields(value)
        )
        told = (inspect.getdoc(value) or "").partition("\n\n>>>")[0]
        yield f"\n`{value.__name__}({fields})`: {told}\n"


def example(function: FunctionType, doc: str) -> Iterator[str]:
    """Yield the first example of a docstring, with the imports it needs to run by itself."""
    shown: list[Example] = []
    for one in DocTestParser().get_examples(doc):
        shown.append(one)
        if one.want:
            break
    if not shown:
        return
    yield "\n```python"
    yield from (f">>> {line}" for line in imports(function, "".join(one.source for one in shown)))
    for one in shown:
        lines = one.source.rstrip().splitlines()
        yield "\n".join([f">>> {lines[0]}", *(f"... {line}" for line in lines[1:])])
        if one.want:
            yield one.want.rstrip()
    yield "\n```"


def imports(function: FunctionType, source: str) -> Iterator[str]:
    """Yield what an example imports: the names it uses that its module has."""
    used = dict.fromkeys(node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name))
    homes: dict[str, list[str]] = {}
    for name in sorted(used):
        found = function.__globals__.get(name)
        if isinstance(found, ModuleType):
            yield f"import {found.__name__}"
        elif found is not None and not hasattr(builtins, name):
            public = name in methods.__all__ and getattr(methods, name) is found
            homes.setdefault(methods.__name__ if public else found.__module__, []).append(name)
    for home, names in sorted(homes.items()):
        yield f"from {home} import {', '.join(names)}"


def arguments(function: FunctionType) -> str:
    """Return what a function takes, with types and what stands where nothing is said."""
    taken = inspect.signature(function).parameters.values()
    named = [argument(one) for one in taken if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    keyed = [argument(one) for one in taken if one.kind is inspect.Parameter.KEYWORD_ONLY]
    return f"({', '.join([*named, *(['*'] if keyed else []), *keyed])})"


def argument(one: inspect.Parameter) -> str:
    """Return one parameter as it would be written."""
    given = "" if one.default is inspect.Parameter.empty else f" = {one.default!r}"
    return f"{one.name}: {typed(one.annotation)}{given}"


def typed(kind: object) -> str:
    """Return a type without the modules its parts stand in."""
    return re.sub(r"\b(?:\w+\.)+(\w+)", r"\1", inspect.formatannotation(kind))


def page() -> str:
    """Return the page."""
    lines = [*values(), *(line for module, functions in sorted(found().items()) for line in section(module, functions))]
    return re.sub(r"\n{3,}", "\n\n", HEAD + "\n".join(lines)).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
