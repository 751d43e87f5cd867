"""Syd- og Sønderjylland: sharing in the forums of Bilag 1, and what is said once the plan has expired."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Forum, InvalidInput, Rulebook, SharingAnswer, SharingRequest
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2018, 6, 1)
PRISON = "prison_and_probation"
COUNCIL = "syd_soenderjylland.ungesamraad"
REFUSAL = "syd_soenderjylland.youth_council_without_prison_service"
ROUTE = "syd_soenderjylland.prison_service_on_another_basis"
NO_PREVENTION = "syd_soenderjylland.sanctions_are_no_prevention"
EXPIRED = "syd_soenderjylland.plan_expired"
OVERTAKEN = "syd_soenderjylland.youth_council_overtaken"
SSP: dict[str, Any] = {
    "sender": "police",
    "receiver": "social_authority",
    "purpose": "crime_prevention",
    "identifiable": True,
    "necessary": True,
    "unstated": "no",
}
PSP: dict[str, Any] = SSP | {"purpose": "support_vulnerable", "socially_vulnerable": True, "receiver": "psychiatry"}
KSP: dict[str, Any] = SSP | {"purpose": "release", "subject_status": "convicted_released", "receiver": PRISON}
FORUMS = (
    "kredsraad", "lokalraad", "lokalraad_plus", "ssp", "psp", "banderaad",
    "ssp_syd_soenderjylland", "ksp", "ungesamraad", "samraad", "koordinationsgruppen",
)  # fmt: skip


def share(
    forum: str = COUNCIL,
    on: date = DAY,
    town: str | None = "0561",
    **facts: Any,  # noqa: ANN401 - any fact
) -> SharingAnswer:
    return BOOK.may_share(SharingRequest(id="r", on=on, municipality=town, forum=forum, **SSP | facts))


def rules(parts: Any) -> set[str]:  # noqa: ANN401 - reasons or routes
    return {part.rule for part in parts}


@pytest.mark.parametrize(
    ("sender", "receiver", "verdict"),
    [
        ("police", "social_authority", "may"),
        ("social_authority", "police", "may"),
        ("police", "school", "may"),
        ("police", PRISON, "may_not"),
        ("social_authority", PRISON, "may_not"),
        (PRISON, "police", "may_not"),
        (PRISON, "social_authority", "may_not"),
    ],
)
def test_in_ungesamraad_nothing_is_shared_to_or_from_the_prison_service(
    sender: str, receiver: str, verdict: str
) -> None:
    answer, refused = share(sender=sender, receiver=receiver), verdict == "may_not"
    assert answer.verdict == verdict
    assert (REFUSAL in rules(answer.reasons)) is refused
    assert (ROUTE in rules(answer.routes)) is refused
    assert answer.national is not None
    assert answer.national.verdict == "may"


@pytest.mark.parametrize("forum", ["ssp", "syd_soenderjylland.ssp", "syd_soenderjylland.ssp_syd_soenderjylland"])
@pytest.mark.parametrize("parties", [{"sender": PRISON}, {"receiver": PRISON}])
def test_in_every_other_forum_of_ssp_the_prison_service_stays_a_party(forum: str, parties: dict[str, Any]) -> None:
    answer = share(forum, **parties)
    assert answer.verdict == "may"
    assert ROUTE not in rules(answer.routes)


@pytest.mark.parametrize(
    ("forum", "receiver", "shown"),
    [(COUNCIL, PRISON, True), (COUNCIL, "social_authority", False), ("syd_soenderjylland.ssp", PRISON, False)],
)
def test_where_nothing_is_necessary_the_other_way_is_that_of_ungesamraad_and_the_prison_service_only(
    forum: str, receiver: str, *, shown: bool
) -> None:
    answer = share(forum, receiver=receiver, necessary=False)
    assert (answer.verdict, ROUTE in rules(answer.routes)) == ("may_not", shown)


def test_the_refusal_names_what_it_rests_on() -> None:
    [reason] = [r for r in share(receiver=PRISON).reasons if r.rule == REFUSAL]
    assert (reason.effect, reason.rows, reason.source.place) == ("forbids", ("JUR-09",), "Bilag 1, Ungesamråd")
    assert (reason.source.certainty, reason.plugin) == ("stated", "syd_soenderjylland")


def test_the_prison_service_may_be_there_without_personal_data() -> None:
    assert share(receiver=PRISON, identifiable=False, purpose="general_information").verdict == "may"


def test_released_from_a_sentence_the_person_may_be_shared_about_in_ksp_instead() -> None:
    refused = share(**KSP | {"purpose": "crime_prevention"})
    assert (refused.verdict, "law.ksp_instead" in rules(refused.routes)) == ("may_not", True)
    assert share("syd_soenderjylland.ksp", **KSP).verdict == "may"


@pytest.mark.parametrize("on", [date(2016, 12, 31), date(2019, 1, 1)])
def test_the_refusal_and_its_other_way_hold_in_the_years_of_the_plan_only(on: date) -> None:
    answer = share(on=on, receiver=PRISON, cooperation="ssp")
    assert (answer.verdict, {REFUSAL, ROUTE} & rules((*answer.reasons, *answer.routes))) == ("undetermined", set())


@pytest.mark.parametrize("on", [date(2017, 1, 1), date(2018, 12, 31)])
def test_the_refusal_and_its_other_way_hold_on_the_first_and_the_last_day_of_the_plan(on: date) -> None:
    answer = share(on=on, receiver=PRISON)
    assert (answer.verdict, {REFUSAL, ROUTE} & rules((*answer.reasons, *answer.routes))) == (
        "may_not",
        {REFUSAL, ROUTE},
    )


@pytest.mark.parametrize(
    ("forum", "cooperation", "facts"),
    [
        ("ssp", "ssp", SSP),
        ("ssp_syd_soenderjylland", "ssp", SSP),
        ("ungesamraad", "ssp", SSP),
        ("psp", "psp", PSP),
        ("ksp", "ksp", KSP),
    ],
)
@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2016, 12, 31), "undetermined"),
        (date(2017, 1, 1), "may"),
        (date(2018, 12, 31), "may"),
        (date(2019, 1, 1), "undetermined"),
        (date(2026, 11, 22), "undetermined"),
    ],
)
def test_outside_the_years_of_the_plan_nobody_knows_whether_persons_may_be_discussed_in_its_forum(
    forum: str, cooperation: str, facts: dict[str, Any], on: date, verdict: str
) -> None:
    answer = share(f"syd_soenderjylland.{forum}", on, cooperation=cooperation, **facts)
    assert answer.verdict == verdict
    assert ("open.local_forum" in {point.rule for point in answer.unsettled}) is (verdict == "undetermined")


@pytest.mark.parametrize("forum", FORUMS)
@pytest.mark.parametrize("on", [date(2016, 12, 31), date(2019, 1, 1)])
def test_outside_the_years_of_the_plan_its_forum_alone_opens_no_sharing(forum: str, on: date) -> None:
    assert "may" not in {share(f"syd_soenderjylland.{forum}", on, **facts).verdict for facts in (SSP, PSP, KSP)}


@pytest.mark.parametrize("town", ["0540", "0580", "0751"])
def test_a_banderaad_is_none_of_a_municipality_that_does_not_sit_in_it(town: str) -> None:
    forum = "syd_soenderjylland.banderaad"
    with pytest.raises(InvalidInput):
        share(forum, town=town)
    with pytest.raises(InvalidInput):
        BOOK.check_forum(Forum(id="f", kind=forum, municipality=town), on=DAY)


@pytest.mark.parametrize("town", ["0561", "0575"])
def test_a_banderaad_is_one_of_esbjerg_and_vejen(town: str) -> None:
    assert share("syd_soenderjylland.banderaad", town=town).verdict == "may_not"


def test_where_the_municipality_is_not_stated_the_refusal_may_be_there() -> None:
    answer = share(town=None, receiver=PRISON)
    assert (answer.verdict, "municipality" in {missing.fact for missing in answer.missing}) == ("undetermined", True)


@pytest.mark.parametrize("town", ["0530", "0607", "0621", "0751"])
def test_another_municipality_is_untouched(town: str) -> None:
    for answer in (share("ssp", town=town, receiver=PRISON), share("ssp", town=town, sender=PRISON)):
        assert (answer.verdict, answer.national) == ("may", None)


@pytest.mark.parametrize(
    ("forum", "on", "facts", "told"),
    [
        (COUNCIL, DAY, {"purpose": "sanction_recommendation"}, True),
        (COUNCIL, date(2017, 1, 1), {"purpose": "sanction_recommendation"}, True),
        (COUNCIL, date(2018, 12, 31), {"purpose": "sanction_recommendation"}, True),
        (COUNCIL, date(2016, 12, 31), {"purpose": "sanction_recommendation"}, False),
        (COUNCIL, date(2019, 1, 1), {"purpose": "sanction_recommendation"}, False),
        (COUNCIL, DAY, {"purpose": "crime_prevention"}, False),
        ("syd_soenderjylland.ssp", DAY, {"purpose": "sanction_recommendation"}, False),
    ],
)
def test_that_a_sanction_is_no_prevention_is_said_in_ungesamraad(
    forum: str, on: date, facts: dict[str, Any], *, told: bool
) -> None:
    assert (NO_PREVENTION in rules(share(forum, on, **facts).reasons)) is told


def test_the_plan_opens_no_sharing_for_the_recommendation_of_a_sanction() -> None:
    assert share(purpose="sanction_recommendation").verdict == "may_not"


@pytest.mark.parametrize("forum", FORUMS)
@pytest.mark.parametrize(
    ("on", "told"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True), (date(2026, 11, 22), True)]
)
def test_of_each_forum_of_the_plan_it_is_said_when_the_plan_has_expired(forum: str, on: date, *, told: bool) -> None:
    reasons = rules(share(f"syd_soenderjylland.{forum}", on).reasons)
    assert (EXPIRED in reasons) is told
    assert (OVERTAKEN in reasons) is (told and forum == "ungesamraad")


@pytest.mark.parametrize("forum", ["ssp", "none", "kredsraad"])
def test_of_a_national_forum_no_plan_has_expired(forum: str) -> None:
    told = rules(share(forum, date(2026, 11, 22)).reasons)
    assert not {EXPIRED, OVERTAKEN} & told


@pytest.mark.parametrize(
    ("forum", "facts", "verdict"),
    [
        ("kredsraad", SSP, "may_not"),
        ("lokalraad", SSP, "may_not"),
        ("lokalraad_plus", SSP, "may_not"),
        ("samraad", SSP, "may_not"),
        ("banderaad", SSP, "may_not"),
        ("koordinationsgruppen", SSP, "may_not"),
        ("ssp", SSP, "may"),
        ("ssp_syd_soenderjylland", SSP, "may"),
        ("psp", PSP, "may"),
        ("ksp", KSP, "may"),
    ],
)
def test_persons_are_discussed_only_where_section_115_carries_it(
    forum: str, facts: dict[str, Any], verdict: str
) -> None:
    answer = share(f"syd_soenderjylland.{forum}", **facts)
    assert answer.verdict == verdict
    assert ("law.forum_without_basis" in rules(answer.reasons)) is (verdict == "may_not")
    open_to_all = facts | {"identifiable": False, "purpose": "general_information"}
    assert share(f"syd_soenderjylland.{forum}", **open_to_all).verdict == "may"


@pytest.mark.parametrize("forum", ["lokalraad", "lokalraad_plus", "samraad", "banderaad", "kredsraad"])
def test_a_forum_without_a_basis_that_discusses_persons_is_told_to_stop(forum: str) -> None:
    described = Forum(id="f", kind=f"syd_soenderjylland.{forum}", municipality="0561", discusses_persons=True)
    assert "law.forum_stop_discussing" in rules(BOOK.check_forum(described, on=DAY).reasons)
