"""The page of methods says what their docstrings say, and misses none that can be imported."""

import inspect

from kriminalpraeventiv.indicators import methods
from tools.methods_page import PAGE, page


def test_the_page_is_written_from_the_docstrings() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_method_that_can_be_imported_stands_on_the_page() -> None:
    functions = [name for name in methods.__all__ if inspect.isfunction(getattr(methods, name))]
    assert len(functions) > 40
    assert [name for name in functions if f"\n`{name}(" not in page()] == []


def test_what_can_be_imported_is_documented() -> None:
    assert len(set(methods.__all__)) == len(methods.__all__)
    assert [name for name in methods.__all__ if not getattr(methods, name).__doc__ and name != "LEVEL"] == []


def test_the_page_tells_what_is_taken_and_shows_an_example_of_each_method_that_has_one() -> None:
    text = page()
    assert "`wilson(count: int, denominator: int, *, level: float = 0.95, multiplier: float = 1" in text
    assert "`Sample(count: int, denominator: int, design_effect: float = 1.0)`" in text
    assert ">>> from kriminalpraeventiv.indicators.methods import Area, funnel\n" in text
