"""Recidivism: a number of relapse names its definition; without it nothing is computed, and two do not compare."""

from datetime import date
from typing import Any

import attrs
import pytest
from statsmodels.stats.proportion import proportion_confint

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.recidivism import (
    FIELDS,
    RecidivismDefinition,
    differences,
    known_definitions,
    not_comparable,
)
from kriminalpraeventiv.indicators.relapse import Followed, RelapseShare, relapse_change, relapse_share
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

OWN = RecidivismDefinition(
    id="own.relapse",
    version="1",
    title=Text(da="Vores tilbagefald", en="Our relapse"),
    source=Source(document="Sagssystemet", standing="practice", certainty="stated"),
    base=Text(da="unge med en handleplan", en="young persons with an action plan"),
    index_event="intervention",
    start="intervention_end",
    window_months=24,
    event="charge",
    event_date="committed",
    at_risk="all_days",
    death="left_out",
    emigration="left_out",
    unfinished="left_out",
    register_lag_months=6,
    excluded_sanctions=("fine",),
)
YEAR = Period(date(2014, 1, 1), date(2014, 12, 31))
READY = date(2017, 6, 30)
# 19 cases followed for 24 months; 4 relapsed, 6 were not followed to the end.
NINETEEN = Followed(relapsed=4, completed=9, died=0, emigrated=0, unfinished=6)


def own(**more: Any) -> RecidivismDefinition:  # noqa: ANN401 - fields of it
    return attrs.evolve(OWN, **more)


def share(definition: RecidivismDefinition = OWN, followed: Followed = NINETEEN, **more: Any) -> RelapseShare:  # noqa: ANN401 - arguments
    asked: dict[str, Any] = {"began": YEAR, "drawn_on": READY}
    return relapse_share(definition, followed, **(asked | more))


def faults(call: Any, *args: Any, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of any call
    with pytest.raises(InvalidInput) as refused:
        call(*args, **more)
    return [(fault.place, fault.code) for fault in refused.value.faults]


NOBODY = Followed(relapsed=0, completed=0, died=0, emigrated=0, unfinished=3)
WAYS = [("died", "death"), ("emigrated", "emigration"), ("unfinished", "unfinished")]
OTHER: dict[str, Any] = {
    "base": Text(da="dømte", en="convicted persons"),
    "index_event": "conviction",
    "start": "release",
    "window_months": 36,
    "event": "sentence",
    "event_date": "decided",
    "at_risk": "free_days",
    "death": "censored",
    "emigration": "censored",
    "unfinished": "censored",
    "register_lag_months": 0,
    "excluded_sanctions": (),
}


def test_every_part_of_a_definition_must_be_written() -> None:
    assert tuple(OTHER) == FIELDS
    stated = attrs.asdict(OWN, recurse=False)
    for name in FIELDS:
        with pytest.raises(TypeError, match=name):
            RecidivismDefinition(**{field: value for field, value in stated.items() if field != name})


@pytest.mark.parametrize("name", FIELDS)
def test_two_definitions_that_differ_in_one_part_do_not_compare_and_say_which(name: str) -> None:
    (only,) = differences(OWN, own(**{name: OTHER[name]}))
    why = not_comparable(own(**{name: OTHER[name]}), OWN)
    assert why
    assert only.da != only.en
    for text in (why.da, why.en):
        assert "\n" not in text
    assert len(differences(OWN, own(**{name: None}))) == 1


def test_two_unstated_parts_of_two_definitions_are_not_taken_for_the_same() -> None:
    assert differences(own(death=None), own(id="other.relapse", death=None))[0].en == (
        "who dies (not stated against not stated)"
    )


def test_the_same_definition_compares_with_itself_whatever_its_source_left_unsaid() -> None:
    for definition in known_definitions().values():
        assert not_comparable(definition, definition) is None


def test_two_names_for_the_same_definition_compare() -> None:
    assert not_comparable(OWN, own(id="other.relapse", version="2")) is None


def test_the_refusal_says_in_one_line_what_differs_in_both_languages() -> None:
    why = not_comparable(OWN, own(window_months=36, start="release"))
    assert why == Text(
        da=(
            "Tallene kan ikke sammenlignes, for de bygger på hver sin definition af tilbagefald. Det er forskelligt "
            "eller uoplyst: hvornår tiden begynder (ved indsatsens afslutning over for ved løsladelsen), "
            "hvor længe der følges (24 måneder over for 36 måneder)."
        ),
        en=(
            "The numbers do not compare, for they rest on two definitions of relapse. Different or not stated: "
            "when the time begins (with the end of the intervention against with the release), "
            "how long they are followed (24 months against 36 months)."
        ),
    )


def test_a_definition_says_itself_part_by_part() -> None:
    assert [text.da for text in OWN.texts][:3] == [
        "hvem der følges: unge med en handleplan",
        "hvad der bringer en person med: en indsats",
        "hvornår tiden begynder: ved indsatsens afslutning",
    ]
    assert OWN.texts[-1].en == "decisions that do not count: fine"
    assert own(excluded_sanctions=()).texts[-1].en == "decisions that do not count: none"
    assert own(excluded_sanctions=None).texts[-1].en == "decisions that do not count: not stated"


@pytest.mark.parametrize(
    ("more", "place", "code"),
    [
        ({"id": "010203-1234"}, "$.id", "bad_reference"),
        ({"version": ""}, "$.version", "bad_code"),
        ({"window_months": 0}, "$.window_months", "out_of_range"),
        ({"window_months": 24.0}, "$.window_months", "out_of_range"),
        ({"register_lag_months": -1}, "$.register_lag_months", "out_of_range"),
        ({"event": "sentense"}, "$.event", "unknown_code"),
        ({"unfinished": "kept"}, "$.unfinished", "unknown_code"),
        ({"excluded_sanctions": ("Bøde",)}, "$.excluded_sanctions", "bad_code"),
        ({"base": Text(da=" ", en="")}, "$.base", "missing"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(more: dict[str, Any], place: str, code: str) -> None:
    assert faults(own, **more) == [(place, code)]


def test_a_definition_is_refused_with_all_its_faults_at_once() -> None:
    assert len(faults(own, window_months=0, start="relase", death="kept")) == 3


def test_the_prison_service_counts_new_crime_within_two_years_that_leads_to_a_sentence() -> None:
    known = known_definitions()["kriminalforsorgen"]
    assert (known.window_months, known.event, known.event_date, known.index_event) == (
        24, "sentence", "committed", "conviction",
    )  # fmt: skip
    assert {"start", "register_lag_months", "excluded_sanctions"} < set(known.unstated)


def test_of_the_relapse_in_albertslund_nothing_is_stated() -> None:
    assert known_definitions()["albertslund_dke"].unstated == FIELDS


def test_no_two_known_definitions_compare() -> None:
    known = list(known_definitions().values())
    pairs = [(one, other) for one in known for other in known if one != other]
    assert len(pairs) == 20
    assert all(not_comparable(one, other) for one, other in pairs)


def test_no_share_is_computed_under_a_definition_that_leaves_a_part_unstated() -> None:
    for name in FIELDS:
        assert faults(share, own(**{name: None})) == [(f"$.definition.{name}", "unstated")]
    assert len(faults(share, known_definitions()["albertslund_dke"])) == len(FIELDS)


# Part 2.3: 4/19 gives 21.1 %, "completed only" 30.8 %.
def test_who_is_left_out_or_counted_decides_between_21_and_31_per_cent() -> None:
    counted = share(own(unfinished="counted_without_relapse"))
    assert (round(share().result.value or 0, 1), round(counted.result.value or 0, 1)) == (30.8, 21.1)
    assert share().notes[0].en == "6 of 19 were not followed all the time and are left out."
    assert counted.notes[0].en.startswith("6 of 19 were not followed all the time and count as without relapse")


def test_a_share_has_the_interval_of_wilson() -> None:
    found = share().result
    assert found.interval
    assert found.method == "wilson"
    low, high = proportion_confint(4, 13, method="wilson")
    assert [found.interval.low, found.interval.high] == pytest.approx([100 * low, 100 * high])
    wider = share(level=0.998).result.interval
    assert wider
    assert wider.high
    assert wider.high > (found.interval.high or 0)


@pytest.mark.parametrize(("name", "rule"), WAYS)
def test_each_way_of_leaving_has_its_own_rule(name: str, rule: str) -> None:
    followed = attrs.evolve(NINETEEN, **({"unfinished": 0} | {name: 6}))
    assert dict(share(OWN, followed).result.inputs)["denominator"] == 13
    assert dict(share(own(**{rule: "counted_without_relapse"}), followed).result.inputs)["denominator"] == 19
    assert faults(share, own(**{rule: "censored"}), followed) == [(f"$.followed.{name}", "needs_curve")]
    nobody = attrs.evolve(NINETEEN, unfinished=0)
    assert share(own(**{rule: "censored"}), nobody).notes == ()


def test_a_number_is_preliminary_until_the_register_has_caught_up() -> None:
    early, ready = share(drawn_on=date(2017, 6, 29)), share(drawn_on=READY)
    assert (early.qualifier, ready.qualifier, early.complete_on) == ("preliminary", "exact", READY)
    assert early.notes[0].da == "Tallet er foreløbigt: registeret er først færdigt den 30. juni 2017."


def test_complete_numbers_come_after_the_time_followed_and_the_lag_of_the_register() -> None:
    assert own(window_months=24, register_lag_months=2).complete_on(date(2021, 12, 31)) == date(2024, 2, 29)
    assert own(window_months=12, register_lag_months=0).complete_on(date(2021, 12, 31)) == date(2022, 12, 31)
    assert own(window_months=12, register_lag_months=1).complete_on(date(2021, 11, 15)) == date(2022, 12, 15)
    assert OWN.complete_on(date.max) == date.max
    assert own(window_months=None).complete_on(READY) is None
    assert own(register_lag_months=None).complete_on(READY) is None


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"began": Period(None, date(2014, 12, 31))}, [("$.began", "missing")]),
        ({"began": Period(date(2014, 1, 1), None)}, [("$.began", "missing")]),
        (
            {"followed": Followed(relapsed=0, completed=0, died=0, emigrated=0, unfinished=3)},
            [("$.followed", "nobody")],
        ),
    ],
)
def test_a_share_without_its_time_or_anybody_is_refused(more: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert faults(share, **more) == found


def test_counts_that_cannot_be_are_refused_at_once() -> None:
    assert faults(Followed, relapsed=-1, completed=None, died=0, emigrated=1.5, unfinished=0) == [
        ("$.relapsed", "out_of_range"),
        ("$.completed", "missing"),
        ("$.emigrated", "out_of_range"),
    ]


def test_two_shares_under_one_definition_have_a_change_in_points() -> None:
    later = share(followed=Followed(relapsed=2, completed=11, died=0, emigrated=0, unfinished=3))
    change = relapse_change(share(), later)
    assert change.why is None
    assert change.result
    assert change.result.value == pytest.approx(100 * (2 - 4) / 13)
    assert dict(change.result.inputs)["base_count"] == 4


def test_two_shares_under_two_definitions_have_no_change_but_the_reason() -> None:
    change = relapse_change(share(), share(own(window_months=36), drawn_on=date(2019, 1, 1)))
    assert change.result is None
    assert change.why == not_comparable(OWN, own(window_months=36))


@pytest.mark.parametrize("which", [0, 1])
def test_a_preliminary_share_is_not_compared(which: int) -> None:
    pair = [share(), share()]
    pair[which] = share(drawn_on=date(2017, 1, 1))
    change = relapse_change(*pair)
    assert change.result is None
    assert change.why
    assert change.why.en == "The numbers do not compare yet: one of them is preliminary."
