"""Forums of plugins: judged as their kind while their document covers the day, and in their own municipalities only."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Forum, InvalidInput, Rulebook, SharingAnswer, SharingRequest
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.rulepack import RulePack

PACK = """prefix = "nordby"
name.da = "Nordby"
municipalities = ["0751"]
"""
FORUMS = """
[sources.plan]
document = "Nordbys plan"
place = "s. 4"
standing = "practice"
certainty = "stated"

[[forum]]
id = "nordby.raadet"
kind = "ssp"
source = "plan"
title.da = "Rådet"
printed_basis.da = "§ 115, dog ikke i forhold til kriminalforsorgen"
printed_basis.en = "§ 115, but not towards the prison service"
notes = [{ da = "Kriminalforsorgen står blandt deltagerne.", en = "The prison service is among the participants." }]
from = 2017-01-01
to = 2018-12-31
decisions = [
    { kind = "target_group", right = "decides" },
    { kind = "geography", right = "recommends", to = "nordby.bestyrelsen" },
]

[[forum]]
id = "nordby.bestyrelsen"
kind = "forum_of_unknown_basis"
source = "plan"
title.da = "Bestyrelsen"
decisions = [{ kind = "geography", right = "decides" }]
"""
DEADLINES = """
[sources.plan]
document = "Nordbys plan"
standing = "practice"
certainty = "stated"

[[deadline]]
id = "nordby.moeder"
title.da = "Møder i rådet"
source = "plan"
meetings = { at_least = 2 }
forum = "nordby.raadet"
"""
SHARING = """
[sources.plan]
document = "Nordbys plan"
standing = "practice"
certainty = "stated"

[[forbid]]
id = "nordby.ikke_kriminalforsorgen"
of = ["law.prevention_sharing"]
source = "plan"
from = 2017-01-01
to = 2018-12-31
when = '''stated_forum == "nordby.raadet"
          and (sender == "prison_and_probation" or receiver == "prison_and_probation")'''
text.da = "Ikke i forhold til Kriminalforsorgen."
examples = [{ facts = { receiver = "prison_and_probation" }, expect = "unknown" }]
"""
BOOK = Rulebook.load(
    plugins=[
        RulePack(
            "nordby",
            (("deadlines.toml", DEADLINES), ("forums.toml", FORUMS), ("pack.toml", PACK), ("sharing.toml", SHARING)),
        )
    ]
)
IN_FORCE = date(2018, 12, 31)


def share(on: date = IN_FORCE, **facts: Any) -> SharingAnswer:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {
        "municipality": "0751",
        "cooperation": "ssp",
        "forum": "nordby.raadet",
        "sender": "police",
        "receiver": "social_authority",
        "purpose": "crime_prevention",
        "identifiable": True,
        "necessary": True,
    }
    return BOOK.may_share(SharingRequest(id="s", on=on, unstated="no", **stated | facts))


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2016, 12, 31), "undetermined"),
        (date(2017, 1, 1), "may"),
        (date(2018, 12, 31), "may"),
        (date(2019, 1, 1), "undetermined"),
    ],
)
def test_on_a_day_its_document_does_not_cover_nobody_knows_what_a_forum_rests_on(on: date, verdict: str) -> None:
    answer = share(on)
    assert answer.verdict == verdict
    assert ("open.local_forum" in {point.rule for point in answer.unsettled}) is (verdict == "undetermined")
    asked = BOOK.check_forum(Forum(id="f", kind="nordby.raadet", municipality="0751"), on=on)
    assert asked.verdict == verdict


def test_a_forum_says_its_cooperation_on_days_its_document_does_not_cover_too() -> None:
    assert share(date(2026, 1, 1), cooperation=None).verdict == "undetermined"
    with pytest.raises(InvalidInput, match="another cooperation"):
        share(date(2026, 1, 1), cooperation="ksp")


@pytest.mark.parametrize("side", ["sender", "receiver"])
def test_a_local_refusal_may_name_the_forum_as_stated(side: str) -> None:
    facts: dict[str, Any] = {side: "prison_and_probation"}
    assert share(**facts).verdict == "may_not"
    assert share(**facts, forum="ssp").verdict == "may"


@pytest.mark.parametrize("on", [date(2016, 12, 31), date(2019, 1, 1), date(2026, 1, 1)])
@pytest.mark.parametrize("municipality", ["0751", None])
def test_what_its_document_restricts_is_never_allowed_once_the_document_has_ended(
    on: date, municipality: str | None
) -> None:
    assert share(on, receiver="prison_and_probation", municipality=municipality).verdict != "may"


@pytest.mark.parametrize(("on", "told"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True)])
def test_a_local_refusal_that_has_expired_is_told_of_and_not_used(on: date, told: bool) -> None:
    answer = share(on, forum="none")
    assert ("law.expired_local_rule" in {point.rule for point in answer.unsettled}) is told
    assert answer.national is not None
    assert "law.expired_local_rule" not in {point.rule for point in answer.national.unsettled}
    elsewhere = share(on, forum="none", municipality="0101")
    assert "law.expired_local_rule" not in {point.rule for point in elsewhere.unsettled}


def test_meetings_end_with_the_forum_that_holds_them() -> None:
    def due(year: int) -> list[str]:
        between = Period(date(year, 1, 1), date(year, 12, 31))
        return [item.deadline for item in BOOK.due("0751", between=between).due if item.plugin == "nordby"]

    assert due(2018) == ["nordby.moeder"] * 2
    assert due(2019) == due(2016) == []


def test_what_a_local_forum_changes_is_compared_with_its_national_kind() -> None:
    request = SharingRequest(
        id="s",
        on=IN_FORCE,
        municipality="0751",
        cooperation="ssp",
        forum="nordby.raadet",
        sender="police",
        receiver="prison_and_probation",
        purpose="crime_prevention",
        identifiable=True,
        necessary=True,
        unstated="no",
    )
    (found,) = Rulebook.load(plugins=()).diff(BOOK, [request])
    assert [(change.before, change.after) for change in found.changes if change.field == "verdict"] == [
        ("may", "may_not")
    ]
    assert "nordby.ikke_kriminalforsorgen" in {cause.rule for cause in found.because}


def test_the_forum_of_another_municipality_is_refused_in_a_request_and_as_a_forum() -> None:
    with pytest.raises(InvalidInput, match=r"\$\.forum: the forum belongs to other municipalities"):
        share(municipality="0101")
    with pytest.raises(InvalidInput, match=r"\$\.kind: the forum belongs to other municipalities"):
        BOOK.check_forum(Forum(id="f", kind="nordby.raadet", municipality="0101"), on=IN_FORCE)


def test_what_is_printed_of_a_forum_stands_among_the_reasons_with_its_place() -> None:
    asked = BOOK.check_forum(Forum(id="f", kind="nordby.raadet"), on=IN_FORCE)
    printed = [reason for reason in asked.reasons if reason.plugin == "nordby"]
    assert [reason.text.da for reason in printed] == [
        "§ 115, dog ikke i forhold til kriminalforsorgen",
        "Kriminalforsorgen står blandt deltagerne.",
    ]
    assert {str(reason.source) for reason in printed} == {"Nordbys plan, s. 4"}


@pytest.mark.parametrize("on", [date(2017, 1, 1), date(2026, 1, 1)])
def test_a_forum_of_unknown_basis_settles_nothing_on_any_day(on: date) -> None:
    assert share(on, forum="nordby.bestyrelsen").verdict == "undetermined"
    assert share(on, forum="nordby.bestyrelsen", identifiable=False).verdict == "may"


def test_who_decides_and_who_recommends_to_whom_is_told_while_the_document_holds() -> None:
    def told(kind: Any, on: date = IN_FORCE, place: str = "0751") -> list[tuple[str, str, str | None]]:  # noqa: ANN401
        found = BOOK.who_decides(kind, place, on=on)
        return [(forum.id, decision.right, decision.to) for forum, decision in found]

    recommends = ("nordby.raadet", "recommends", "nordby.bestyrelsen")
    assert told("target_group") == [("nordby.raadet", "decides", None)]
    assert sorted(told("geography")) == [("nordby.bestyrelsen", "decides", None), recommends]
    assert told("geography", date(2019, 1, 1)) == [("nordby.bestyrelsen", "decides", None)]
    assert told("ongoing_initiative") == told("target_group", place="0101") == []
    assert [forum.id for forum in BOOK.local_forums("0751")] == ["nordby.bestyrelsen", "nordby.raadet"]
    assert BOOK.local_forums("0101") == ()
