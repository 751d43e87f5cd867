"""Scales of evidence: each grades by its own steps; none converts into another."""

import pytest

from kriminalpraeventiv.corpus.catalogue import evidence_scales
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.prevention.evidence import EvidenceScale, Grade, Rating, rate, stronger
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SCALES = {scale.id: scale for scale in evidence_scales()}
SMS, EMMIE, DECLARATION, STRATEGY = SCALES.values()
LADDER = ["evaluated_positive", "evidence_based", "documented", "promising_or_unknown", "negative"]
WORDS = Text(da="Opdigtet", en="Invented")
OF_TWO = EvidenceScale(
    id="invented",
    title=WORDS,
    source=Source(document="et notat", standing="guidance", certainty="stated"),
    grades=tuple(Grade(code=code, title=WORDS) for code in ("low", "middle", "high")),
    dimensions=tuple(Grade(code=code, title=WORDS) for code in ("effect", "method")),
)


def test_four_scales_stand_side_by_side() -> None:
    assert list(SCALES) == ["sms", "emmie", "vidensdeklaration", "strategy"]


@pytest.mark.parametrize(
    ("scale", "grades", "ordered", "variants"),
    [
        (SMS, ["1", "2", "3", "4", "5"], True, ["what_works_growth", "sherman_farrington"]),
        (EMMIE, [], False, []),
        (DECLARATION, ["A", "B", "C", "D"], False, []),
        (STRATEGY, LADDER, False, []),
    ],
)
def test_a_scale_has_the_grades_its_source_names(
    scale: EvidenceScale, grades: list[str], ordered: bool, variants: list[str]
) -> None:
    assert [grade.code for grade in scale.grades] == grades
    assert (scale.ordered, [variant.code for variant in scale.variants]) == (ordered, variants)


def test_emmie_has_evidence_and_quality_for_each_of_its_five_dimensions() -> None:
    assert [dimension.code for dimension in EMMIE.dimensions] == [
        "effect_evidence", "effect_quality", "mechanism_evidence", "mechanism_quality",
        "moderator_evidence", "moderator_quality", "implementation_evidence", "implementation_quality",
        "economics_evidence", "economics_quality",
    ]  # fmt: skip


def test_the_danish_declaration_has_five_dimensions() -> None:
    titles = [dimension.title.da for dimension in DECLARATION.dimensions]
    assert titles == ["Målgruppe", "Metode", "Implementering", "Effekt", "Økonomi"]


@pytest.mark.parametrize("scale", [s for s in SCALES.values() if not s.ordered], ids=lambda s: s.id)
def test_a_scale_without_order_says_why_in_both_languages(scale: EvidenceScale) -> None:
    assert scale.notes
    assert all(note.da.strip() and note.en.strip() for note in scale.notes)


@pytest.mark.parametrize(("one", "other", "answer"), [("4", "3", True), ("3", "4", False), ("3", "3", False)])
def test_a_higher_grade_of_the_same_variant_is_stronger(one: str, other: str, answer: bool) -> None:
    ratings = [rate(SMS, grade, "what_works_growth") for grade in (one, other)]
    assert stronger(SMS, *ratings) is answer


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda s: s.id)
def test_ratings_of_two_scales_never_compare(scale: EvidenceScale) -> None:
    one, other = rate(SMS, "3", "what_works_growth"), rate(STRATEGY, "documented")
    for pair in ((one, other), (other, one)):
        with pytest.raises(InvalidInput, match="side by side"):
            stronger(scale, *pair)


def test_ratings_are_not_compared_by_the_grades_of_another_scale() -> None:
    one, other = rate(SMS, "3", "what_works_growth"), rate(SMS, "2", "what_works_growth")
    with pytest.raises(InvalidInput):
        stronger(DECLARATION, one, other)


def test_variants_never_mix() -> None:
    with pytest.raises(InvalidInput, match="variants do not compare"):
        stronger(SMS, rate(SMS, "2", "what_works_growth"), rate(SMS, "1", "sherman_farrington"))


@pytest.mark.parametrize(
    ("variant", "wanted"), [(None, "want sherman_farrington, what_works_growth"), ("what_works", "`what_works_growth`")]
)
def test_a_rating_must_name_a_variant_of_its_scale(variant: str | None, wanted: str) -> None:
    with pytest.raises(InvalidInput) as error:
        rate(SMS, "3", variant)
    assert [fault.place for fault in error.value.faults] == ["$.variant"]
    assert wanted in str(error.value)


def test_a_scale_without_variants_refuses_one() -> None:
    with pytest.raises(InvalidInput, match="no variants"):
        rate(STRATEGY, "documented", "what_works_growth")


def test_an_unknown_grade_is_refused_naming_the_nearest() -> None:
    with pytest.raises(InvalidInput, match="evidence_based") as error:
        rate(STRATEGY, "evidence_base")
    assert [fault.code for fault in error.value.faults] == ["unknown_code"]


def test_no_refused_value_is_repeated() -> None:
    with pytest.raises(InvalidInput) as error:
        rate(DECLARATION, {"Jens": "0101011234"})
    assert not any(value in str(error.value) for value in ("Jens", "0101011234"))


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InvalidInput) as error:
        rate(DECLARATION, {"efect": "A", "method": "E", "economy": "F"}, "what_works_growth")
    assert [fault.place for fault in error.value.faults] == ["$.dimension", "$.grade", "$.grade", "$.variant"]
    assert "`effect`" in str(error.value)


def test_a_scale_of_dimensions_wants_a_grade_for_one_of_them() -> None:
    with pytest.raises(InvalidInput) as single:
        rate(DECLARATION, "A")
    with pytest.raises(InvalidInput) as nothing:
        rate(DECLARATION, {})
    assert [fault.place for fault in single.value.faults] == ["$.dimension"]
    assert [fault.place for fault in nothing.value.faults] == ["$.grades"]


@pytest.mark.parametrize("dimension", [dimension.code for dimension in EMMIE.dimensions])
def test_emmie_rates_nothing_while_its_grades_are_not_established(dimension: str) -> None:
    with pytest.raises(InvalidInput) as error:
        rate(EMMIE, {dimension: "1"})
    assert [fault.place for fault in error.value.faults] == ["$.grade"]


def test_a_rating_is_a_value() -> None:
    one = rate(DECLARATION, {"effect": "B", "method": "A"})
    other = rate(DECLARATION, {"method": "A", "effect": "B"})
    assert one == other == Rating(scale="vidensdeklaration", grades=(("effect", "B"), ("method", "A")))
    assert len({one, other}) == 1
    assert one != rate(DECLARATION, {"method": "A", "effect": "C"})


@pytest.mark.parametrize(
    ("scale", "one", "other"),
    [(DECLARATION, {"effect": "A"}, {"effect": "D"}), (STRATEGY, "evaluated_positive", "negative")],
)
def test_grades_without_order_do_not_compare(
    scale: EvidenceScale, one: dict[str, str] | str, other: dict[str, str] | str
) -> None:
    assert stronger(scale, rate(scale, one), rate(scale, other)) is None
    assert stronger(scale, rate(scale, other), rate(scale, one)) is None


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ({"effect": "high", "method": "middle"}, {"effect": "low", "method": "middle"}, True),
        ({"effect": "low", "method": "middle"}, {"effect": "high", "method": "middle"}, False),
        ({"effect": "high", "method": "low"}, {"effect": "low", "method": "high"}, None),
        ({"effect": "high"}, {"method": "low"}, None),
        ({"effect": "high", "method": "low"}, {"effect": "low"}, None),
    ],
)
def test_several_dimensions_are_stronger_only_when_none_is_weaker(
    one: dict[str, str], other: dict[str, str], answer: bool | None
) -> None:
    assert stronger(OF_TWO, rate(OF_TWO, one), rate(OF_TWO, other)) is answer
