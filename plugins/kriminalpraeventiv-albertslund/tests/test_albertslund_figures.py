"""Albertslund: the duties of the year and the figures of the caseload, as the slides print them."""

from datetime import date
from decimal import Decimal

import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.period import Period
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
DEADLINES = {d.id.removeprefix("albertslund."): d for d in BOOK.deadlines() if d.owner == "albertslund"}
INDICATORS = {i.id.removeprefix("albertslund."): i for i in plugin.indicators()}
AIMS = ("aim_felt_safety", "aim_victims", "aim_onset", "aim_harm")
MONTHLY = tuple((month, month) for month in range(1, 13))
DAY = Period(date(2015, 5, 15), date(2015, 5, 15))
Windows = tuple[tuple[int, int], ...]


def cautions(indicator: Indicator) -> str:
    return " ".join(trap.text.da for trap in indicator.traps)


@pytest.mark.parametrize(
    ("name", "windows", "undated", "who"),
    [
        ("monthly_counts", MONTHLY, None, "DKE"),
        ("reassessment", (), "per_case", "DKE"),
        ("closing_note_at_closure", (), "per_case", "DKE"),
        ("each_grade", ((1, 12),), None, None),
    ],
)
def test_a_duty_falls_when_the_slides_say_and_gets_no_date_they_do_not(
    name: str, windows: Windows, undated: str | None, who: str | None
) -> None:
    entry = DEADLINES[name]
    assert (entry.windows, entry.undated, entry.year, entry.every, entry.meetings) == (windows, undated, None, 1, None)
    assert who in entry.who.da if who and entry.who else entry.who is None
    assert (entry.valid.since, entry.valid.until, entry.municipalities) == (None, None, ("0165",))


@pytest.mark.parametrize(
    ("name", "rows", "certainty"),
    [
        ("monthly_counts", ("A-1", "A-2"), "implied"),
        ("reassessment", ("INT-16", "D7"), "stated"),
        ("closing_note_at_closure", ("INT-17", "D7"), "stated"),
        ("each_grade", ("INT-19",), "implied"),
    ],
)
def test_a_duty_names_its_statements_and_how_sure_it_is(name: str, rows: tuple[str, ...], certainty: str) -> None:
    assert (DEADLINES[name].rows, DEADLINES[name].source.certainty) == (rows, certainty)


def test_there_are_four_duties_and_an_inference_says_what_is_inferred() -> None:
    assert len(DEADLINES) == 4
    inferred = [entry.note for entry in DEADLINES.values() if entry.source.certainty == "implied"]
    assert [note is not None and "udledt" in note.da and "inferred" in note.en for note in inferred] == [True, True]


@pytest.mark.parametrize(("town", "count"), [("0165", 12), ("0183", 0), ("0751", 0)])
def test_the_monthly_counts_fall_due_in_albertslund_alone(town: str, count: int) -> None:
    year = BOOK.due(town, between=Period(date(2026, 1, 1), date(2026, 12, 31)))
    assert sum(item.deadline == "albertslund.monthly_counts" for item in year.due) == count


@pytest.mark.parametrize(
    ("name", "row", "value", "unit", "period"),
    [
        ("level_1_cases", "A-1", 12, "case/month", None),
        ("advice", "A-2", 19, "contact/month", None),
        ("active_cases", "A-3", 19, "case", DAY),
        ("mentor_cases", "A-4", 13, "case", DAY),
        ("aftercare_cases", "A-5", 6, "case", DAY),
        ("relapse", "A-6", 6, "percent", DAY),
    ],
)
def test_each_figure_of_the_caseload_stands_as_printed(
    name: str, row: str, value: int, unit: str, period: Period | None
) -> None:
    entry = INDICATORS[name]
    assert row in entry.rows
    assert (entry.unit, entry.area, entry.target) == (unit, "0165", None)
    assert entry.baseline is not None
    assert (entry.baseline.value, entry.baseline.unit, entry.baseline.period) == (Decimal(value), unit, period)
    assert (entry.baseline.count, entry.baseline.denominator, entry.baseline.lost) == (None, None, ())


def test_no_number_of_cases_is_good_by_itself_and_less_relapse_is() -> None:
    found = {name: (entry.level, entry.direction) for name, entry in INDICATORS.items()}
    assert found.pop("relapse") == ("effect", "lower")
    assert [found.pop(name) for name in AIMS] == [("effect", "higher"), *([("effect", "lower")] * 3)]
    assert found.pop("prevention_staff") == ("context", "none")
    assert set(found.values()) == {("activity", "none")}


@pytest.mark.parametrize("name", ["single_case_courses", "advice_and_coordination"])
def test_the_two_ways_of_counting_have_no_figure_of_their_own(name: str) -> None:
    assert (INDICATORS[name].rows, INDICATORS[name].baseline, INDICATORS[name].target) == (("TRI-10",), None, None)


def test_thirteen_indicators_are_of_albertslund_and_none_of_another_municipality() -> None:
    assert len(INDICATORS) == 13
    local = {item for item in BOOK.indicators("0165") if item.id.startswith("albertslund.")}
    assert local == set(INDICATORS.values())
    assert {item.id.partition(".")[0] for item in BOOK.indicators("0751")} == {"indicator"}


@pytest.mark.parametrize(
    ("name", "row", "kind", "printed"),
    [
        ("aim_felt_safety", "A7", "increase", "så mange borgere som muligt oplever at det føles trygt"),
        ("aim_victims", "A8", "reduce", "så få borgere som muligt oplever at blive offer"),
        ("aim_onset", "A9", "reduce", "så få borgere som muligt indleder et liv med kriminalitet"),
        ("aim_harm", "A10", "reduce", "skadevirkningerne af kriminalitet reduceres mest muligt"),
    ],
)
def test_an_aim_in_words_has_no_number_and_is_never_judged(name: str, row: str, kind: str, printed: str) -> None:
    aim = INDICATORS[name]
    assert (aim.rows, aim.baseline) == ((row,), None)
    assert aim.target is not None
    assert aim.target.printed is not None
    assert (aim.target.kind, aim.target.value) == (kind, None)
    assert aim.target.printed.da.startswith(printed)
    assert {trap.code for trap in aim.traps} == {"text_aim", "cost_effectiveness"}
    assert progress(aim, [], date(2026, 11, 1)).why == "no_baseline"


@pytest.mark.parametrize("name", ["active_cases", "mentor_cases", "aftercare_cases"])
def test_a_count_of_cases_says_that_nothing_is_added_and_its_day_is_inferred(name: str) -> None:
    told = cautions(INDICATORS[name])
    assert "Tallene lægges hverken sammen eller deles" in told
    assert "at den gælder sagerne, er udledt" in told


@pytest.mark.parametrize("name", ["level_1_cases", "advice"])
def test_a_count_per_month_says_that_its_months_are_not_told(name: str) -> None:
    assert "Hvilke måneder det er et gennemsnit af, står der ikke" in cautions(INDICATORS[name])


def test_the_relapse_has_no_population_and_is_never_computed() -> None:
    relapse = INDICATORS["relapse"]
    told = cautions(relapse)
    assert "IND-10" in relapse.rows
    assert "trykt, ikke beregnet" in told
    assert all(lacking in told for lacking in ("hvem der er fulgt", "hvor længe", "hvad der tæller som tilbagefald"))
    assert "1 af 19 er 5,3 procent, 2 af 19 er 10,5" in told
    assert relapse.definition is None


@pytest.mark.parametrize("name", [name for name in INDICATORS if name not in AIMS])
def test_no_figure_of_the_slides_aims_at_anything_so_none_is_judged(name: str) -> None:
    assert progress(INDICATORS[name], [], date(2026, 11, 1)).why == "no_target"
