"""Behaviour: every test of behaviour run once, with the records each one asks about, and run again on its own."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import attrs
import pytest
from _pytest.runner import runtestprotocol

from kriminalpraeventiv.codes import Codes
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.prevention import cut_line

SELECTION = ("tests/scenarios", "tests/casework", "tests/prevention", "tests/test_forum.py")
"""What a rule does is stated here; the tests of the packs stand beside them."""
Told = Callable[["Behaviour"], int]


@attrs.define(eq=False)
class Behaviour:
    """A pytest plugin that runs the tests, notes what each asks, and then hands over to `then`.

    A rule's own examples, the conformance every pack shows, and lists of ids are no tests of behaviour.
    """

    then: Told
    items: list[pytest.Item] = attrs.field(factory=list)
    records: dict[Record, set[int]] = attrs.field(factory=dict)
    """Each record asked about, with the numbers of the tests that ask."""
    failing: set[int] = attrs.field(factory=set)
    """The tests that fail on the rules as they are."""
    seconds: dict[int, float] = attrs.field(factory=dict)
    status: int = 1
    _asking: tuple[int, ...] = ()
    _shared: dict[Any, list[Record]] = attrs.field(factory=dict)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the conformance out."""
        items[:] = [item for item in items if "conformance" not in _home(item)]
        self.items = list(items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Run every test once on the rules as they are, then hand over."""
        with self._listening():
            self.failing = {*self.failures(range(len(self.items)))}
        for number in sorted(self.failing):
            print(f"left out, it fails on the rules as they are: {self.items[number].nodeid}")
        self.status = self.then(self)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note that what is asked now may be asked for every test of the module: a fixture may ask it once for all."""
        path = item.path
        self._asking = tuple(n for n, other in enumerate(self.items) if other.path == path)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Note that what is asked now is asked by this test."""
        self._asking = (self.items.index(item),)

    def failures(self, numbers: Iterable[int], first: Collection[str] = ()) -> Iterator[int]:
        """Run tests, those that name one of `first` and quick ones first, none that fails anyway; yield failures."""
        chosen = sorted({*numbers} - self.failing, key=lambda number: self._turn(number, first))
        for number, after in pairwise([*chosen, None]):
            following = None if after is None else self.items[after]
            item = self.items[number or 0]
            reports = runtestprotocol(item, log=False, nextitem=following)
            self.seconds[number or 0] = sum(report.duration for report in reports if report.when == "call")
            if any(report.failed for report in reports):
                yield number or 0

    def _turn(self, number: int, first: Collection[str]) -> tuple[bool, float, int]:
        named = any(name in self.items[number].nodeid for name in first)
        return not named, self.seconds.get(number, 0.0), number

    def heard(self, record: Record) -> None:
        """Note that a record was asked about."""
        self.records.setdefault(record, set()).update(self._asking)

    @contextmanager
    def _listening(self) -> Iterator[None]:
        settled = Codes.settled

        def settled_and_heard(codes: Codes, record: Any) -> Any:  # noqa: ANN401 - any record
            found = settled(codes, record)
            self.heard(found)
            return found

        def evaluated_and_heard(condition: Any, facts: Any) -> Any:  # noqa: ANN401 - as `evaluate`
            self.heard(facts)
            return evaluate(condition, facts)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Codes, "settled", settled_and_heard)
            patch.setattr(cut_line, "evaluate", evaluated_and_heard)
            yield


def _home(item: pytest.Item) -> str:
    return str(getattr(getattr(item, "function", None), "__module__", ""))
