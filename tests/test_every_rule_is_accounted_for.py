"""Accounts: every statement of the source documents is implemented, kept as data, local, or said to be undecidable."""

import ast
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import attrs
import pytest

from kriminalpraeventiv import Case, Rulebook
from kriminalpraeventiv.corpus import catalogue

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"
COUNTS = {"MG": 14, "TRI": 23, "JUR": 23, "BAN": 15, "EXI": 8, "LOS": 8, "INT": 27, "OVG": 5, "ORG": 19, "IND": 11}
IDS = [f"{prefix}-{number:02}" for prefix, last in COUNTS.items() for number in range(1, last + 1)]
CLASSES = {"implemented": 72, "data_only": 26, "local": 49, "not_decidable": 6}
"""A change here is a change of what the project claims: above all more that is not decidable."""
REASONS = {
    "no_criterion_in_the_source",
    "purpose_or_value_statement",
    "organisational_duty_without_date",
    "contradicted_by_law",
}
PACKS = {"albertslund", "hoeje-taastrup", "ishoej", "koebenhavn", "syd-soenderjylland", "viborg"}
NONE: Final = "–"
LOCAL_HALF = re.compile(r"local half: ([a-z-]+) come")
BOOK = Rulebook.load()


@attrs.frozen
class Account:
    """One line of the table: a statement, its class, what does it, which tests would fail, where else, its source."""

    id: str
    cls: str
    behaviour: tuple[str, ...]
    tests: tuple[str, ...]
    where: str
    source: str

    @classmethod
    def read(cls, line: str) -> "Account":
        id_, class_, behaviour, tests, where, source = line.split("\t")
        return cls(id_, class_, _listed(behaviour), _listed(tests), where, source)

    def pack(self) -> tuple[str, str]:
        """Return the pack a local statement belongs to, and whether its rule has come or is coming."""
        pack, state = self.where.split()[:2]
        return pack, state


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell == NONE else tuple(cell.split(", "))


def _table() -> list[Account]:
    head, *lines = (ROOT / "tests" / "accounts.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == ["id", "class", "behaviour", "test", "where", "source"]
    return [Account.read(line) for line in lines]


def _known() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every id of the rulebook that behaviour may be named by, and the statements it stems from."""
    yield from ((rule.id, rule.rows) for rule in BOOK.rules())
    notices = (*BOOK.corpus.notices.values(), BOOK.corpus.points)
    yield from ((notice.id, notice.rows) for told in notices for notice in told.values())
    for listed in (BOOK.measures(), BOOK.deadlines(), BOOK.organisations(), BOOK.goals(), BOOK.indicators()):
        yield from ((entry.id, entry.rows) for entry in listed)
    yield from ((f"scale:{scale.id}", scale.rows) for scale in BOOK.evidence_scales())
    yield from ((f"cut_line:{line.code}", line.rows) for line in catalogue.cut_lines())
    for plugin in BOOK.plugins:
        prefix = plugin.manifest.prefix
        yield from ((f"scheme:{prefix}.{scheme.id}", scheme.rows) for scheme in (plugin.scheme,) if scheme)
        yield from ((entry.id, entry.rows) for entry in plugin.others)


TABLE = _table()
KNOWN = dict(_known())
SCHEMES = [name for name in KNOWN if name.startswith("scheme:")]
OF_RULES: Mapping[str, list[str]] = {
    id_: [name for name in (*(rule.id for rule in BOOK.rules()), *SCHEMES) if id_ in KNOWN[name]] for id_ in IDS
}
"""The rules, and the schemes of plugins, that carry each statement."""


def of(cls: str) -> list[Account]:
    return [account for account in TABLE if account.cls == cls]


def pytest_ids(account: Account) -> str:
    return account.id


@cache
def named_in(path: str) -> frozenset[str]:
    """Return the tests of a file as pytest names them: functions, conformance classes, functions with an example.

    A test that is skipped or expected to fail proves nothing and is left out.
    """
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    if path.startswith("src/"):
        module = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
        return frozenset(f"{module}.{name}" for name in _with_example(tree.body))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    own = {node.name for node in functions if not any(_excuses(mark) for mark in node.decorator_list)}
    return frozenset(own | {f"{name}::{test}" for name in _conforming(tree) for test in _conformance()})


def _excuses(mark: ast.expr) -> bool:
    return ast.unparse(mark).startswith(("pytest.mark.xfail", "pytest.mark.skip"))


def _with_example(body: list[ast.stmt], within: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            name = within + node.name
            yield from (name for _ in range(">>>" in (ast.get_docstring(node) or "")))
            yield from _with_example(node.body, f"{name}.")


def _conforming(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the test classes made by `conformance(plugin)`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            called = node.value.func
            if isinstance(called, ast.Name) and called.id == "conformance":
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))


@cache
def _conformance() -> frozenset[str]:
    tree = ast.parse((ROOT / "src/kriminalpraeventiv/testing/conformance.py").read_text(encoding="utf-8"))
    functions = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


def called(prefix: str) -> str:
    """Return what the pack of a prefix is called."""
    return prefix.replace("_", "-")


def importable(name: str) -> bool:
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def file_of(name: str) -> Path:
    """Return where a file of data stands: in the corpus, or in the pack of a municipality."""
    if name.startswith("corpus/"):
        return ROOT / "src" / "kriminalpraeventiv" / name
    pack = name.partition("/")[0]
    return PLUGINS / pack.replace("_", "-") / "src" / name


def test_the_table_has_each_of_the_153_statements_once_in_order() -> None:
    assert [account.id for account in TABLE] == IDS
    assert len(IDS) == 153


def test_every_statement_has_one_of_four_classes_and_a_source() -> None:
    found = Counter(account.cls for account in TABLE)
    print(dict(found))  # noqa: T201 - shown under -s
    assert dict(found) == CLASSES
    assert [account.id for account in TABLE if len(account.source) < 5] == []


def test_nothing_is_left_missing() -> None:
    assert [account.id for account in TABLE if "MISSING" in account.where] == []


@pytest.mark.parametrize("account", TABLE, ids=pytest_ids)
def test_behaviour_exists_and_carries_the_statement(account: Account) -> None:
    code = {name for name in account.behaviour if name.startswith("kriminalpraeventiv.")}
    assert [name for name in code if not importable(name)] == []
    data = [name for name in account.behaviour if name not in code]
    assert [name for name in data if account.id not in KNOWN.get(name, ())] == []


@pytest.mark.parametrize("account", TABLE, ids=pytest_ids)
def test_every_named_test_exists(account: Account) -> None:
    split = [test.split("::", 1) for test in account.tests]
    assert [f"{path}::{name}" for path, name in split if name not in named_in(path)] == []
    assert len(set(account.tests)) == len(account.tests)


def test_what_is_implemented_names_what_does_it_and_what_tests_it() -> None:
    assert [account.id for account in of("implemented") if not account.behaviour or not account.tests] == []


def test_only_the_local_half_of_what_is_implemented_stands_elsewhere() -> None:
    cells = [cell for account in of("implemented") if account.where != NONE for cell in account.where.split("; ")]
    halves = [LOCAL_HALF.match(cell) for cell in cells]
    assert [cell for cell, half in zip(cells, halves, strict=True) if not half] == []
    assert {half[1] for half in halves if half} <= PACKS
    here = {called(plugin.manifest.prefix) for plugin in BOOK.plugins}
    assert {half[1] for half in halves if half} <= here
    local = {(row, called(rule.owner)) for rule in BOOK.rules() for row in rule.rows if called(rule.owner) in here}
    halved = {account.id: account.where for account in of("implemented")}
    assert [pair for pair in local if pair[0] in halved and f"local half: {pair[1]} come" not in halved[pair[0]]] == []


@pytest.mark.parametrize("account", of("data_only"), ids=pytest_ids)
def test_data_stands_where_the_table_says(account: Account) -> None:
    cells = [cell.split(": ") for cell in account.where.split("; ")]
    helped = {id_ for name, id_ in cells if name == "case.toml" and Case.facts()[id_].help}
    cells = [cell for cell in cells if cell[1] not in helped]
    assert [id_ for _, id_ in cells if account.id not in KNOWN.get(id_, ())] == []
    assert [id_ for name, id_ in cells if f'id = "{id_}"' not in file_of(name).read_text(encoding="utf-8")] == []
    assert account.tests


@pytest.mark.parametrize("account", of("local"), ids=pytest_ids)
def test_a_local_statement_stands_in_its_pack(account: Account) -> None:
    pack, state = account.pack()
    assert pack in PACKS
    assert state == "come", "a pack that is still coming"
    prefix = pack.replace("-", "_")
    own = [name for name in account.behaviour if name.removeprefix("scheme:").startswith(f"{prefix}.")]
    assert [name for name in own if account.id in KNOWN.get(name, ())]
    assert account.tests


def test_what_cannot_be_decided_says_why() -> None:
    assert {account.where for account in of("not_decidable")} <= REASONS


def test_every_statement_a_rule_carries_stands_as_done() -> None:
    done = {account.id for account in of("implemented")}
    done |= {account.id for account in of("local")}
    # A claim the law contradicts is carried by the very notes that say so.
    denied = {account.id for account in of("not_decidable") if account.where == "contradicted_by_law"}
    carried = {id_ for id_, names in OF_RULES.items() if names}
    assert carried - done - denied == set()
    assert {BOOK.rule(name).kind for id_ in denied for name in OF_RULES[id_]} <= {"note"}


def test_a_rule_stems_from_no_statement_that_does_not_exist() -> None:
    assert {row for rule in BOOK.rules() for row in rule.rows} - set(IDS) == set()
