"""What changed in the law between two days: which acts, which rules, and a request whose answer flips."""

from datetime import date, timedelta

import pytest

from kriminalpraeventiv import InvalidInput, Rulebook
from kriminalpraeventiv.changes import Change

BOOK = Rulebook.load(plugins=())
ALL = BOOK.changes(date(1990, 1, 1), date(2026, 11, 22))


def of(act: str) -> Change:
    (change,) = (change for change in ALL if act in change.acts)
    return change


@pytest.mark.parametrize(
    ("act", "days", "verdicts", "begins"),
    [
        ("lov 114/2009", "2009-04-01/2009-04-01", "may_not → may", "law.psp_sharing_by_police"),
        ("lov 1549/2010", "2010-12-22/2011-11-17", "may_not → may", "law.ksp_convicted_sharing_by_police"),
        ("lov 628/2010", "2011-01-01/2011-01-01", "may_not → may", "law.early_help_sharing"),
        ("lov 496/2013", "2013-05-22/2023-06-13", "may_not → may", "law.child_abuse_sharing"),
        ("lov 1609/2013", "2013-12-27/2020-07-01", "may_not → may", "law.housing_sharing_by_police"),
        ("lov 733/2014", "2014-06-26/2015-11-16", "may_not → may", "law.close_person_sharing_by_police"),
        ("lov 168/2016", "2016-03-01/2016-03-01", "may_not → may", "law.ksp_radicalised_sharing_by_police"),
        ("lov 502/2018", "2018-05-25/2018-05-25", "undetermined → may", "law.private_sender"),
        ("lov 1705/2018", "2019-01-01/2019-01-01", "may_not → may", "law.youth_crime_case_sharing"),
        ("lov 665/2024", "2024-06-12/2024-11-05", "may_not → may", "law.ssp_gang_ties_of_family"),
        ("lov 508/2024", "2024-05-28/2026-02-12", "may_not → may", "law.joint_callout_sharing"),
        ("LBK 457/2025", "2025-04-27/2025-04-27", "undetermined → may", "law.cooperation_sharing_in_the_faroes"),
        ("LBK 1007/2025", "2025-06-27/2025-06-27", "undetermined → may", "law.ssspk_sharing_in_greenland"),
    ],
)
def test_an_act_that_lets_something_be_shared_is_told_with_a_request_that_shows_it(
    act: str, days: str, verdicts: str, begins: str
) -> None:
    change = of(act)
    assert f"{change.earliest}/{change.latest}" == days
    assert begins in change.begins
    assert change.flip is not None
    assert f"{change.flip.before} → {change.flip.after}" == verdicts


def test_an_act_that_ends_a_bar_names_what_ended() -> None:
    assert of("lov 551/2010").ends == ("law.prison_service_not_yet_named",)
    assert "law.family_conviction_not_yet" in of("lov 665/2024").ends


def test_a_rule_that_moved_to_another_act_changes_no_verdict_but_what_is_cited() -> None:
    change = of("lov 753/2023")
    assert {"retssikkerhedsloven § 11 e", "Barnets Lov § 133"} <= {v.basis.citation for v in change.versions}
    assert change.flip is not None
    assert change.flip.before == change.flip.after == "may"
    assert change.flip.cited_before != change.flip.cited_after


def test_an_act_whose_first_day_nobody_knows_says_so() -> None:
    assert of("ulæst ændringslov (psykiatriloven § 19 e)").earliest is None


@pytest.mark.parametrize("change", [c for c in ALL if c.flip], ids=lambda change: ", ".join(change.acts))
def test_a_request_told_to_flip_is_answered_so_on_both_days(change: Change) -> None:
    flip = change.flip
    assert flip is not None
    day = (change.earliest or change.latest) - timedelta(days=1)
    before, after = BOOK.may_share(flip.request.with_(on=day)), BOOK.may_share(flip.request)
    assert (before.verdict, after.verdict) == (flip.before, flip.after)
    assert (flip.before, flip.cited_before) != (flip.after, flip.cited_after)


def test_a_bracket_is_told_as_long_as_it_is_open_on_some_day_asked_about() -> None:
    day = date(2024, 6, 11)
    assert "lov 665/2024" not in {act for change in BOOK.changes(day, day) for act in change.acts}
    for day in (date(2024, 6, 12), date(2024, 11, 5)):
        assert "lov 665/2024" in {act for change in BOOK.changes(day, day) for act in change.acts}
    day = date(2024, 11, 6)
    assert "lov 665/2024" not in {act for change in BOOK.changes(day, day) for act in change.acts}


def test_two_days_turned_round_are_refused() -> None:
    with pytest.raises(InvalidInput, match="`to` 2024-01-01 is before `from` 2024-12-31"):
        BOOK.changes(date(2024, 12, 31), date(2024, 1, 1))
