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
