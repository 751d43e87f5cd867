"""Detecting: weights and missing answers are told before a target is set."""

from decimal import Decimal

import attrs
import pytest

from indicators.made import indicator, start, year
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.detecting import detectable
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.text import Text

UNSAFE = indicator("percent", basis="sample", baseline=start("8", year(2017), "percent"))
FIVE, LESS = Target(kind="at_most", value=Decimal(5)), Target(kind="reduce")
WEIGHTED = attrs.evolve(UNSAFE, traps=(Trap(code="weighted_survey", text=Text(da="Vægtet.", en="Weighted.")),))


@pytest.mark.parametrize(("answers", "found"), [(1_588, False), (1_589, True)])
def test_a_design_effect_of_one_and_a_half_takes_half_as_many_answers_more(answers: int, found: bool) -> None:
    assert detectable(UNSAFE, FIVE, answers).detectable is True
    assert detectable(UNSAFE, FIVE, answers, 1.5).detectable is found


def test_a_design_effect_asked_for_goes_before_that_of_the_baseline() -> None:
    base = start((22, 275), year(2017), "percent", design_effect=Decimal(2))
    goal = attrs.evolve(UNSAFE, baseline=base)
    for asked, used in ((None, 2), (1.5, 1.5)):
        result = detectable(goal, LESS, 275, asked).result
        assert result is not None
        assert dict(result.inputs)["design_effect"] == used


def test_a_weighted_survey_without_a_design_effect_is_told_to_need_more() -> None:
    told = detectable(WEIGHTED, FIVE, 234)
    assert "it takes more answers than is reckoned with here" in told.text.en
    assert told.text.da.endswith("der skal flere svar til, end her er regnet med.")
    assert "weighted" not in detectable(WEIGHTED, FIVE, 234, 1.3).text.en
    assert "weighted" not in detectable(UNSAFE, FIVE, 234).text.en
    stated = attrs.evolve(WEIGHTED, baseline=start((22, 275), year(2017), "percent", design_effect=Decimal("1.3")))
    assert "weighted" not in detectable(stated, FIVE, 234).text.en
    assert "weighted" not in detectable(WEIGHTED, LESS, None).text.en


def test_without_a_number_of_answers_it_is_told_how_many_would_do() -> None:
    told = detectable(UNSAFE, FIVE, None)
    assert (told.detectable, told.why, told.answers) == (None, "sample_without_n", None)
    assert told.text.en.startswith("To show a change from 8.0 to 5.0 per cent takes 1,059 answers in each survey.")
    assert detectable(UNSAFE, LESS, None).result is None


def test_a_design_effect_that_cannot_be_is_refused() -> None:
    for target in (FIVE, LESS):
        with pytest.raises(InvalidInput) as refusal:
            detectable(UNSAFE, target, 234, 0.0)
        assert refusal.value.faults[0].place == "$.design_effect"
