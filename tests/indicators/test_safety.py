"""Safety: the objective and the subjective stand beside each other and never become one number."""

import math
import operator
import statistics
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import attrs
import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.figure import Figure, Measurement
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.indicators.safety import (
    CompositeSafety,
    ObjectiveSafety,
    Safety,
    SafetyKind,
    SafetyMeasure,
    SubjectiveSafety,
    heading,
    known_measures,
    not_the_same_question,
    side_by_side,
)
from kriminalpraeventiv.period import Period

YDRE = "ydre_noerrebro"
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
KNOWN = known_measures()
UNSAFE = Measurement(value=Decimal(8), unit="percent", area=YDRE, period=YEAR)
REPORTS = Measurement(value=Decimal("40.5"), unit="report/kinh", area=YDRE, period=YEAR)
EXPERIENCED = SubjectiveSafety(measure=KNOWN["koebenhavns_tryghedsundersoegelse"], figure=UNSAFE)
HAPPENS = ObjectiveSafety(measure=KNOWN["reports"], figure=REPORTS)
INDEX = CompositeSafety(measure=KNOWN["politiets_tryghedsindeks"], figure=Figure(value=Decimal(70), area=YDRE))
NUMBERS: list[Any] = [EXPERIENCED, HAPPENS, INDEX, 2, Decimal(2), 0]
TWO: list[Callable[[Any, Any], Any]] = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, divmod,
    operator.lt, operator.le, operator.gt, operator.ge, max, min,
    lambda one, other: sum([one, other]),
    lambda one, other: statistics.mean([one, other]),
    lambda one, other: sorted([one, other]),
    lambda one, other: math.fsum([one, other]),
]  # fmt: skip
ONE: list[Callable[[Any], Any]] = [
    operator.neg, operator.pos, abs, round, float, int, complex, operator.index, math.sqrt
]  # fmt: skip


def faults(call: Any, *args: Any, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of any call
    with pytest.raises(InvalidInput) as refused:
        call(*args, **more)
    return [(fault.place, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize("merge", TWO)
@pytest.mark.parametrize("other", NUMBERS)
def test_no_two_numbers_with_safety_among_them_are_added_averaged_or_ordered(
    merge: Callable[[Any, Any], Any],
    other: Any,  # noqa: ANN401 - a number of any kind
) -> None:
    for pair in ((EXPERIENCED, other), (other, EXPERIENCED), (HAPPENS, other), (INDEX, other)):
        with pytest.raises(InvalidInput, match="objective and subjective safety are two things"):
            merge(*pair)


@pytest.mark.parametrize("convert", ONE)
def test_no_number_of_safety_becomes_a_plain_one(convert: Callable[[Any], Any]) -> None:
    for number in (EXPERIENCED, HAPPENS, INDEX):
        with pytest.raises(InvalidInput, match="use the `figure` of the one you mean"):
            convert(number)


def test_the_figure_of_the_one_that_is_meant_can_be_used() -> None:
    assert EXPERIENCED.figure.amount == 8


@pytest.mark.parametrize("kind", [ObjectiveSafety, SubjectiveSafety, CompositeSafety])
def test_a_measure_of_another_kind_is_refused(kind: type[Safety]) -> None:
    for measure in KNOWN.values():
        if measure.kind == kind.kind:
            assert kind(measure=measure, figure=UNSAFE).measure == measure
        else:
            assert faults(kind, measure=measure, figure=UNSAFE) == [("$.measure", "other_kind")]


def test_safety_is_always_one_of_the_three() -> None:
    assert faults(Safety, measure=KNOWN["reports"], figure=UNSAFE) == [("$.measure", "other_kind")]
    assert faults(ObjectiveSafety, measure="reports", figure=UNSAFE) == [("$.measure", "other_kind")]
    assert faults(ObjectiveSafety, measure=KNOWN["reports"], figure=40) == [("$.figure", "wrong_type")]


def test_both_safeties_stand_beside_each_other_and_there_is_no_number_for_the_two() -> None:
    picture = side_by_side(YDRE, objective=[HAPPENS], subjective=[EXPERIENCED], composite=[INDEX])
    assert (picture.objective, picture.subjective, picture.composite) == ((HAPPENS,), (EXPERIENCED,), (INDEX,))
    assert {field.name for field in attrs.fields(type(picture))} == {
        "area", "objective", "subjective", "composite", "notes",
    }  # fmt: skip
    assert picture.notes[-1].en.startswith("Objective and subjective safety do not necessarily go together")


@pytest.mark.parametrize(("objective", "subjective"), [([], [EXPERIENCED]), ([HAPPENS], []), ([], [])])
def test_a_side_that_is_missing_is_said_so(
    objective: list[ObjectiveSafety], subjective: list[SubjectiveSafety]
) -> None:
    notes = side_by_side(YDRE, objective=objective, subjective=subjective).notes
    assert (line("objective_missing") in notes, line("subjective_missing") in notes) == (not objective, not subjective)
    assert line("need_not_go_together") not in notes


def test_an_index_of_both_fills_in_for_neither() -> None:
    notes = side_by_side(YDRE, objective=[], subjective=[], composite=[INDEX]).notes
    assert notes[:2] == (line("objective_missing"), line("subjective_missing"))
    assert notes[2].en == "The index is not the share who feel safe, and it cannot be taken apart again."


def test_each_measure_is_minded_once() -> None:
    notes = side_by_side(YDRE, objective=[HAPPENS, HAPPENS], subjective=[EXPERIENCED]).notes
    assert [note.en for note in notes].count("Fewer reports may mean that fewer people report.") == 1


def test_numbers_of_two_times_are_said_to_be() -> None:
    later = attrs.evolve(EXPERIENCED, figure=attrs.evolve(UNSAFE, period=Period(date(2018, 1, 1), date(2018, 12, 31))))
    assert line("other_times") in side_by_side(YDRE, objective=[HAPPENS], subjective=[later]).notes
    assert line("other_times") not in side_by_side(YDRE, objective=[HAPPENS], subjective=[EXPERIENCED]).notes


def test_a_number_under_the_wrong_heading_and_one_of_another_area_are_refused_at_once() -> None:
    indre = attrs.evolve(EXPERIENCED, figure=attrs.evolve(UNSAFE, area="indre_noerrebro"))
    assert faults(side_by_side, YDRE, objective=[HAPPENS, EXPERIENCED], subjective=[indre], composite=[HAPPENS]) == [
        ("$.objective, number 2", "other_kind"),
        ("$.subjective, number 1", "other_area"),
        ("$.composite, number 1", "other_kind"),
    ]


def test_the_share_who_feel_safe_and_the_index_do_not_compare() -> None:
    share = SubjectiveSafety(measure=KNOWN["politiets_tryghedsundersoegelse"], figure=UNSAFE)
    why = not_the_same_question(share, INDEX)
    assert why
    assert why.da == (
        "Tallene kan ikke sammenlignes: de måler ikke det samme "
        "(Politiets Tryghedsundersøgelse: grundlæggende tryg i nabolaget over for Politiets Tryghedsindeks)."
    )
    assert not_the_same_question(share, share) is None
    assert not_the_same_question(share, EXPERIENCED) is not None


def test_the_index_of_the_police_is_of_both_kinds_and_no_survey() -> None:
    kinds = {name: measure.kind for name, measure in KNOWN.items()}
    assert kinds == {
        "reports": "objective",
        "victimisation": "objective",
        "koebenhavns_tryghedsundersoegelse": "subjective",
        "politiets_tryghedsundersoegelse": "subjective",
        "politiets_tryghedsindeks": "composite",
    }


@pytest.mark.parametrize("kind", get_args(SafetyKind))
def test_each_kind_has_a_heading_in_both_languages(kind: SafetyKind) -> None:
    assert heading(kind).da != heading(kind).en


def test_a_host_may_make_a_measure_and_it_must_be_of_a_kind() -> None:
    own = attrs.evolve(KNOWN["reports"], id="own.calls", minds=None)
    picture = side_by_side(YDRE, objective=[ObjectiveSafety(measure=own, figure=REPORTS)], subjective=[EXPERIENCED])
    assert len(picture.notes) == 2
    plain = attrs.asdict(own, recurse=False)
    assert faults(SafetyMeasure, **(plain | {"kind": "felt", "id": "010203-1234"})) == [
        ("$.id", "bad_reference"),
        ("$.kind", "unknown_code"),
    ]
