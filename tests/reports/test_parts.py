"""A report warns where parts as they may be shown do not sum to their whole, and tells nothing of hidden ones."""

import attrs
import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure.profile import profile
from kriminalpraeventiv.indicators.figure import Baseline
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.parts import check_parts
from kriminalpraeventiv.reports.parts import parts_that_differ
from kriminalpraeventiv.reports.protected import Protected
from reports.invented import GRAVE, LIGHT, WHOLE, measured, of, report, year


def told(whole: int, light: int, *, rounded: bool = False, hidden: bool = False) -> list[str]:
    rule = profile("opensafely") if rounded else None
    grave = measured(2018, suppressed=True, unit="case") if hidden else measured(2018, count=11, unit="case")
    counts = ((WHOLE, measured(2018, count=whole, unit="case")), (LIGHT, measured(2018, count=light, unit="case")))
    shown = [
        Protected(indicator=one, measurements=(number,), profile=rule) for one, number in (*counts, (GRAVE, grave))
    ]
    return [line.en for line in parts_that_differ(shown)]


def test_parts_that_do_not_sum_are_told_with_the_whole_and_the_time() -> None:
    [line] = told(45, 20)
    assert line.startswith("cases (2018): The parts do not sum to the whole")


def test_parts_that_sum_are_hidden_or_were_rounded_warn_of_nothing() -> None:
    assert told(31, 20) == []
    assert told(45, 20, hidden=True) == []
    assert told(45, 20, rounded=True) == []


def test_parts_that_are_not_in_the_report_warn_of_nothing() -> None:
    whole = Protected(indicator=WHOLE, measurements=(measured(2018, count=45, unit="case"),), profile=None)
    assert parts_that_differ([whole]) == ()
    assert parts_that_differ([attrs.evolve(whole, indicator=attrs.evolve(WHOLE, parts=()))]) == ()


def test_the_parts_of_a_baseline_are_held_against_it_too() -> None:
    def shown(one: Indicator, count: int) -> Protected:
        start = Baseline(count=count, unit="case", period=year(2017))
        return Protected(indicator=attrs.evolve(one, baseline=start), measurements=(), profile=None)

    [line] = parts_that_differ([shown(WHOLE, 45), shown(LIGHT, 20), shown(GRAVE, 11)])
    assert line.da.startswith("cases da (2017): Delene summer ikke til det hele")


def test_a_misspelt_id_among_the_numbers_of_parts_names_the_nearest() -> None:
    numbers = {"nordby.ligt": [measured(2018, count=20, unit="case")]}
    with pytest.raises(
        InvalidInput, match=r"neither the indicator nor one of its parts; the nearest is `nordby.light`"
    ):
        check_parts(WHOLE, numbers)


def test_a_report_warns_at_its_beginning_of_parts_that_do_not_sum() -> None:
    counts = [(WHOLE, 45), (LIGHT, 20), (GRAVE, 11)]
    made = report(*(of(one, measured(2018, count=count, unit="case")) for one, count in counts))
    assert [note.en[:26] for note in made.notes] == ["cases (2018): The parts do"]
