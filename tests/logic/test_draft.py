"""Conditions written with Python operators are the same as their text, and teach when misused."""

from datetime import date

import pytest

from kriminalpraeventiv import Source, Text
from kriminalpraeventiv.logic.draft import Draft, as_condition, fact
from kriminalpraeventiv.logic.parse import parse
from kriminalpraeventiv.logic.rule import TriageRule


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ((fact("age") < 18) & fact("recruitment_risk"), "age < 18 and recruitment_risk"),
        ((fact("age") >= 6) & (fact("age") <= 25), "6 <= age <= 25"),
        (~fact("victim") | (fact("custody") != "none"), 'not victim or custody != "none"'),
        (fact("custody").one_of("serving", "remand"), 'custody in {"remand", "serving"}'),
        (fact("sender") == fact("receiver"), "sender == receiver"),
        (fact("on") > date(2024, 1, 1), 'on > "2024-01-01"'),
        (fact("viborg.in_day_care"), "viborg.in_day_care"),
    ],
)
def test_operators_say_what_the_text_says(draft: Draft, text: str) -> None:
    assert as_condition(draft) == parse(text)


def test_what_python_would_read_otherwise_teaches() -> None:
    age = fact("age")
    with pytest.raises(TypeError, match="join conditions with `&`"):
        assert 6 <= age <= 25
    with pytest.raises(TypeError, match="join conditions with `&`"):
        assert fact("victim") and fact("acute")  # noqa: PT018 - the point of the test
    with pytest.raises(TypeError, match=r"test sets with `.one_of"):
        assert "police" in fact("sender")
    with pytest.raises(TypeError, match="join conditions"):
        list(age)
    with pytest.raises(TypeError, match="yes/no facts stand alone"):
        assert fact("victim") == True  # noqa: E712 - the point of the test
    with pytest.raises(TypeError, match="at least one"):
        age.one_of()


def test_a_rule_takes_text_or_draft() -> None:
    source = Source(document="plan", standing="practice", certainty="stated")
    text = Text(da="a", en="b")
    one = TriageRule(id="x.y", when="age < 18 and acute", text=text, source=source)
    other = TriageRule(id="x.y", when=(fact("age") < 18) & fact("acute"), text=text, source=source)
    assert one == other
    assert one.names == ("age", "acute")
