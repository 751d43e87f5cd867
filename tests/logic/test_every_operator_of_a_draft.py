"""Drafts: each operator of Python, and each way to write a set, gives the condition its text says."""

from collections.abc import Callable
from datetime import date

import pytest

from kriminalpraeventiv.logic.draft import Draft, as_condition, fact
from kriminalpraeventiv.logic.parse import parse


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (lambda: fact("age") < 18, "age < 18"),
        (lambda: fact("age") <= 18, "age <= 18"),
        (lambda: fact("age") > 18, "age > 18"),
        (lambda: fact("age") >= 18, "age >= 18"),
        (lambda: fact("age") == 18, "age == 18"),
        (lambda: fact("age") != 18, "age != 18"),
        (lambda: fact("sender") == fact("receiver"), "sender == receiver"),
        (lambda: fact("release_on") < fact("on"), "release_on < on"),
        (lambda: fact("on") >= date(2024, 1, 1), 'on >= "2024-01-01"'),
        (lambda: fact("custody").one_of("serving", "remand", "serving"), 'custody in {"remand", "serving"}'),
        (lambda: fact("offences").one_of(3, 2), "offences in {2, 3}"),
        (lambda: ~fact("victim"), "not victim"),
        (lambda: fact("victim") | fact("acute"), "victim or acute"),
        (lambda: fact("victim") & fact("acute"), "victim and acute"),
        (lambda: ~(fact("victim") | (fact("age") < 18)), "not (victim or age < 18)"),
    ],
)
def test_an_operator_gives_the_condition_its_text_says(draft: Callable[[], Draft], text: str) -> None:
    assert str(as_condition(draft())) == str(parse(text)) == text
