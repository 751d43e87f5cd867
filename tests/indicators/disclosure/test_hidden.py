"""Hidden: a suppressed number is carried through every calculation and tells nothing in any form."""

import copy
import json
import math
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kriminalpraeventiv.indicators.disclosure import SUPPRESSED, Suppressed, computed
from kriminalpraeventiv.indicators.disclosure.words import plain
from kriminalpraeventiv.serialization.answers import AnswerConverter

HIDDEN: Any = SUPPRESSED
NUMBERS: tuple[Any, ...] = (0, 1, 7, 2.5, Decimal("40.5"), Fraction(1, 3), True, HIDDEN)
TWO_SIDED = (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow)
ORDERED = (operator.lt, operator.le, operator.gt, operator.ge)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("operation", TWO_SIDED)
def test_what_is_computed_from_a_hidden_number_is_hidden(operation: Callable[..., Any], number: Any) -> None:  # noqa: ANN401 - any number
    assert operation(HIDDEN, number) == HIDDEN
    assert operation(number, HIDDEN) == HIDDEN
    assert divmod(HIDDEN, number) == divmod(number, HIDDEN) == (HIDDEN, HIDDEN)


@pytest.mark.parametrize(
    "operation", [operator.neg, operator.pos, abs, round, math.floor, math.ceil, math.trunc, lambda n: round(n, 2), sum]
)
def test_a_hidden_number_stays_hidden_alone(operation: Callable[..., Any]) -> None:
    assert operation([3, HIDDEN, 4] if operation is sum else HIDDEN) == HIDDEN


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("operation", ORDERED)
def test_a_hidden_number_is_not_ordered(operation: Callable[..., Any], number: Any) -> None:  # noqa: ANN401 - any number
    for left, right in ((HIDDEN, number), (number, HIDDEN)):
        with pytest.raises(TypeError, match="hidden"):
            operation(left, right)


@pytest.mark.parametrize(
    "operation", [bool, int, float, complex, list, len, operator.index, math.sqrt, lambda hidden: 1 in hidden, sorted]
)
def test_a_hidden_number_is_made_nothing_else(operation: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="hidden"):
        operation([1, HIDDEN] if operation is sorted else HIDDEN)


def test_a_hidden_number_equals_only_another_hidden_for_the_same_reason() -> None:
    assert Suppressed() == HIDDEN
    assert Suppressed("small_population") != HIDDEN
    assert all(number != HIDDEN for number in NUMBERS if number is not HIDDEN)
    assert HIDDEN not in (0, None, False, "", "..")
    assert len({HIDDEN, Suppressed(), copy.deepcopy(HIDDEN), pickle.loads(pickle.dumps(HIDDEN))}) == 1  # noqa: S301 - our own


def test_the_reason_of_the_first_hidden_number_is_carried_on() -> None:
    assert Suppressed("small_population") + HIDDEN == Suppressed("small_population")
    assert 3 - Suppressed("not_checked") == Suppressed("not_checked")


def test_a_hidden_number_is_written_as_a_mark_and_told_in_a_sentence() -> None:
    assert (str(HIDDEN), f"{HIDDEN}", f"{HIDDEN:>8.1f}", f"{HIDDEN!r}") == ("..", "..", "..", "Suppressed()")
    assert repr(Suppressed("small_population")) == "Suppressed('small_population')"
    assert HIDDEN.text.da == "Vises ikke, fordi tallet er lille eller kan afsløre et lille tal."
    assert {Suppressed(why).text.en for why in ("small_numbers", "small_population", "not_checked")} == {
        entry["text"]["en"] for entry in plain()["hidden"].values()
    }


def test_a_hidden_number_is_written_to_json_as_its_reason() -> None:
    assert json.loads(AnswerConverter().to_json(HIDDEN)) == {"suppressed": "small_numbers"}


def test_every_sentence_stands_in_both_languages() -> None:
    texts = [entry["text"] for section in ("hidden", "reason") for entry in plain()[section].values()]
    assert all(text["da"].strip() and text["en"].strip() for text in texts)


def test_a_method_is_not_asked_with_a_hidden_number() -> None:
    def cost(outcomes: object, *, cost: int, both: tuple[object, ...] = ()) -> str:
        return f"{outcomes} {cost} {both}"

    assert computed(cost, 3, cost=5) == "3 5 ()"
    assert computed(cost, HIDDEN, cost=5) == HIDDEN
    assert computed(cost, 3, cost=HIDDEN) == HIDDEN
    assert computed(cost, 3, cost=5, both=(1, Suppressed("not_checked"))) == Suppressed("not_checked")
    assert computed(cost, [1, HIDDEN], cost=5) == HIDDEN
    assert computed(cost, None, cost=5, both=(1, 2)) == "None 5 (1, 2)"
