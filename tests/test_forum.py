"""Forums: whether persons may be discussed, what each kind rests on and since when, and who belongs there."""

import json
import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kriminalpraeventiv import Forum, ForumAnswer, InvalidInput, InvalidRule, Rulebook, SharingRequest
from kriminalpraeventiv.cli import main
from kriminalpraeventiv.corpus.forums import ForumReader
from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.forum import Institution, Party
from kriminalpraeventiv.forums.answer import UnnamedParty
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.forums import read_forum, write_forum
from kriminalpraeventiv.serialization.schema import class_schema, forum_schema
from kriminalpraeventiv.testing.strategies import days, references, sharing_requests
from plugins.invented import pack

BOOK = Rulebook.load(plugins=())
CONVERTER = AnswerConverter()
EXAMPLES = Path(__file__).parents[1] / "docs/examples/forums.jsonl"
KINDS = BOOK.kinds()
TODAY = date(2026, 2, 12)
SSP = ("police", "social_authority", "school", "prison_and_probation")
ANSWER_SCHEMA = Draft202012Validator(class_schema("forum-answer", ForumAnswer))
FORUM_SCHEMA = Draft202012Validator(forum_schema(KINDS, tuple(BOOK.corpus.municipalities)))


def ask(kind: str = "ssp", on: date | str = TODAY, book: Rulebook = BOOK, **said: Any) -> ForumAnswer:  # noqa: ANN401 - anything said
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return book.check_forum(Forum(id="f", kind=kind, **said), on=day)


def rules(answer: ForumAnswer, effect: str | None = None) -> set[str]:
    return {reason.rule for reason in answer.reasons if effect in (None, reason.effect)}


def seat(answer: ForumAnswer, party: str) -> UnnamedParty:
    return next(found for found in answer.not_named if found.party == party)


@pytest.mark.parametrize(
    ("kind", "on", "verdict", "exists", "shares"),
    [
        # Lov 403/1990 on SSP: its wording was not read. §§ 114-115 from 2007-01-01, lov 538/2006.
        ("ssp", "2006-12-31", "undetermined", [], []),
        ("ssp", "2007-01-01", "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1"]),
        # Stk. 1 has numbers since lov 1549/2010, from 2010-12-22 at the earliest.
        ("ssp", "2010-12-21", "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1"]),
        (
            "ssp",
            "2010-12-22",
            "may",
            ["retsplejeloven § 114, stk. 1"],
            ["retsplejeloven § 115, stk. 1", "retsplejeloven § 115, stk. 1, nr. 1"],
        ),
        ("ssp", "2011-11-17", "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1, nr. 1"]),
        ("ssp_plus", TODAY, "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1, nr. 1"]),
        ("overleveringsmoede", TODAY, "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1, nr. 1"]),
        ("infohus", TODAY, "may", ["retsplejeloven § 114, stk. 1"], ["retsplejeloven § 115, stk. 1, nr. 1"]),
        # PSP from 2009-04-01, lov 114/2009.
        ("psp", "2009-03-31", "may_not", [], []),
        ("psp", "2009-04-01", "may", ["retsplejeloven § 114, stk. 2"], ["retsplejeloven § 115, stk. 1"]),
        ("psp", TODAY, "may", ["retsplejeloven § 114, stk. 2"], ["retsplejeloven § 115, stk. 1, nr. 2"]),
        # KSP: lov 1549/2010, open from 2010-12-22 to 2011-11-16; never named in § 114.
        ("ksp", "2010-12-21", "may_not", [], []),
        ("ksp", "2010-12-22", "undetermined", [], []),
        ("ksp", "2011-11-16", "undetermined", [], []),
        ("ksp", "2011-11-17", "may", [], ["retsplejeloven § 115, stk. 1, nr. 3"]),
        ("ksp", TODAY, "may", [], ["retsplejeloven § 115, stk. 1, nr. 3"]),
        # Kredsråd: §§ 111-113 from 2007-01-01; they give no basis to share about persons.
        ("kredsraad", "2006-12-31", "may_not", [], []),
        ("kredsraad", "2007-01-01", "may_not", ["retsplejeloven § 111"], []),
        ("kredsraad", TODAY, "may_not", ["retsplejeloven § 111"], []),
        # The circular letter of 2007-12-20.
        ("lokalraad", "2007-12-19", "may_not", [], []),
        ("lokalraad", "2007-12-20", "may_not", ["cirkulæreskrivelse af 20. december 2007"], []),
        ("samraad", "2007-12-19", "may_not", [], []),
        ("samraad", "2007-12-20", "may_not", ["cirkulæreskrivelse af 20. december 2007"], []),
        # Serviceloven § 49 a until 2023-12-31, retssikkerhedsloven § 11 e from 2024-01-01.
        ("ssd", "2010-12-31", "may_not", [], []),
        ("ssd", "2011-01-01", "may", [], ["serviceloven § 49 a, stk. 1"]),
        ("ssd", "2023-12-31", "may", [], ["serviceloven § 49 a, stk. 1"]),
        ("ssd", "2024-01-01", "may", [], ["retssikkerhedsloven § 11 e, stk. 1"]),
    ],
)
def test_each_kind_rests_on_what_the_law_says_on_the_day(
    kind: str, on: date | str, verdict: str, exists: list[str], shares: list[str]
) -> None:
    answer = ask(kind, on, parties=())
    assert (answer.verdict, answer.kind) == (verdict, kind)
    assert [basis.citation for basis in answer.basis_to_exist] == exists
    assert [basis.citation for basis in answer.basis_to_share] == shares


def test_the_table_above_names_every_kind() -> None:
    assert set(KINDS) == {
        *("ssp", "ssp_plus", "overleveringsmoede", "infohus", "psp", "ksp"),
        *("kredsraad", "lokalraad", "samraad", "ssd", "forum_without_basis", "forum_of_unknown_basis"),
    }


def test_a_kind_may_have_persons_discussed_exactly_when_it_shares_them() -> None:
    for code, kind in BOOK.corpus.forums.items():
        may = kind.shares_persons and code != "forum_of_unknown_basis"
        assert (ask(code).verdict == "may") == may


def test_a_forum_of_which_no_source_says_what_it_rests_on_is_undetermined_and_the_point_is_named() -> None:
    answer = ask("forum_of_unknown_basis", parties=("police", "social_authority"))
    assert (answer.verdict, answer.basis_to_share) == ("undetermined", ())
    assert "open.local_forum" in {point.rule for point in answer.unsettled}


@pytest.mark.parametrize(
    ("kind", "on", "named", "open_"),
    [
        ("ssp", "2006-12-31", set(), set()),
        ("ssp", "2007-01-01", {"police", "social_authority", "school"}, set()),
        # § 114, stk. 1: kriminalforsorgen, lov 551/2010, open from 2010-05-27 to 2010-10-25.
        ("ssp", "2010-05-26", {"police", "social_authority", "school"}, set()),
        ("ssp", "2010-05-27", {"police", "social_authority", "school"}, {"prison_and_probation"}),
        ("ssp", "2010-10-25", {"police", "social_authority", "school"}, {"prison_and_probation"}),
        ("ssp", "2010-10-26", set(SSP), set()),
        ("infohus", "2010-10-26", set(SSP), set()),
        ("psp", "2009-03-31", set(), set()),
        ("psp", "2009-04-01", {"police", "social_authority", "psychiatry"}, set()),
        ("ksp", "2010-12-21", set(), set()),
        ("ksp", "2010-12-22", set(), {"prison_and_probation", "social_authority", "police"}),
        ("ksp", "2011-11-17", {"prison_and_probation", "social_authority", "police"}, set()),
        ("kredsraad", "2006-12-31", set(), set()),
        ("kredsraad", "2007-01-01", {"police", "other_authority"}, set()),
        ("lokalraad", TODAY, set(), set()),
        ("samraad", TODAY, set(), set()),
        ("ssd", TODAY, {"school", "day_care", "health_service", "social_authority"}, set()),
    ],
)
def test_the_parties_are_those_the_law_names_on_the_day(
    kind: str, on: date | str, named: set[str], open_: set[str]
) -> None:
    everybody, nobody = ask(kind, on, parties=get_args(Party)), ask(kind, on, parties=())
    for answer, found in ((everybody, everybody.named), (nobody, nobody.absent)):
        assert {party.party for party in found if party.certain} == named
        assert {party.party for party in found if not party.certain} == open_
        assert all(party.basis for party in found), answer
    assert {party.party for party in everybody.not_named} == set(get_args(Party)) - named - open_
    assert [*everybody.absent, *nobody.named, *nobody.not_named] == []


def test_an_open_act_is_named_with_both_days_and_both_versions_are_cited() -> None:
    answer = ask("ssp", "2010-07-01", parties=SSP)
    (party,) = (party for party in answer.named if not party.certain)
    assert [basis.act for basis in party.basis] == ["lov 114/2009", "lov 551/2010"]
    assert [basis.act for basis in answer.basis_to_exist] == ["lov 114/2009", "lov 551/2010"]
    (point,) = answer.unsettled
    assert all(word in point.text.en for word in ("lov 551/2010", "2010-05-27", "2010-10-26"))
    (ksp,) = ask("ksp", "2011-03-01").unsettled
    assert all(word in ksp.text.da for word in ("lov 1549/2010", "2010-12-22", "2011-11-17"))


def test_an_open_act_that_changes_nothing_of_the_answer_is_cited_and_not_unsettled() -> None:
    answer = ask("ssp", "2024-08-01", parties=SSP)
    assert [basis.act for basis in answer.basis_to_share] == ["lov 168/2016", "lov 665/2024"]
    assert answer.unsettled == ()


@pytest.mark.parametrize(
    ("kind", "on", "held", "status", "meetings"),
    [
        # § 112, stk. 6: at least four a year, until an act open from 2024-03-05 to 2024-11-04.
        ("kredsraad", "2006-12-31", 1, "none", None),
        ("kredsraad", "2007-01-01", 4, "met", 4),
        ("kredsraad", "2024-03-04", 4, "met", 4),
        ("kredsraad", "2024-03-04", 3, "not_met", 4),
        ("kredsraad", "2024-03-04", 0, "not_met", 4),
        ("kredsraad", "2024-03-04", None, "unknown", 4),
        ("kredsraad", "2024-03-05", 3, "unknown", 4),
        ("kredsraad", "2024-11-04", 4, "unknown", 4),
        ("kredsraad", "2024-11-05", 3, "none", None),
        # A number in a local plan is no statutory minimum.
        *((kind, "2018-01-01", 1, "none", None) for kind in KINDS if kind != "kredsraad"),
    ],
)
def test_the_minimum_of_meetings_is_the_law_s(
    kind: str, on: str, held: int | None, status: str, meetings: int | None
) -> None:
    answer = ask(kind, on, meetings_a_year=held, parties=())
    assert (answer.minimum.status, answer.minimum.meetings) == (status, meetings)
    assert {basis.citation for basis in answer.minimum.basis} == (
        {"retsplejeloven § 112, stk. 6"} if meetings else set()
    )
    assert ("law.forum_no_minimum" in rules(answer)) == (meetings is None)
    assert ("law.forum_council_meetings" in rules(answer, "lacks")) == (status == "not_met")
    wanted = ["meetings_a_year"] if held is None else []
    assert [missing.fact for missing in answer.missing if missing.could_change == ("minimum",)] == wanted


def test_where_the_minimum_is_open_no_number_of_meetings_settles_it() -> None:
    answer = ask("kredsraad", "2024-08-01", parties=())
    assert "meetings_a_year" not in {missing.fact for missing in answer.missing}
    assert [basis.act for basis in answer.minimum.basis] == ["lov 551/2010", "ulæst ændringslov (§ 112, stk. 6)"]
    assert "2024-03-05" in answer.unsettled[0].text.da


@pytest.mark.parametrize(
    ("kind", "party", "drawn_in", "rule", "effect"),
    [
        # § 115, stk. 2: other authorities that take part.
        ("ssp", "psychiatry", (), "law.forum_other_authority", "notes"),
        ("ssp", "employment_authority", (), "law.forum_other_authority", "notes"),
        ("psp", "prison_and_probation", (), "law.forum_other_authority", "notes"),
        ("ksp", "school", (), "law.forum_other_authority", "notes"),
        # § 115, stk. 3: self-governing institutions drawn in.
        ("ssp", "self_governing_institution", (), "law.forum_institution_not_drawn_in", "forbids"),
        ("ssp", "self_governing_institution", None, "law.forum_institution_perhaps_drawn_in", "notes"),
        (
            "ssp",
            "self_governing_institution",
            ("self_governing_institution",),
            "law.forum_institution_drawn_in",
            "notes",
        ),
        ("ssp", "free_school", ("free_school",), "law.forum_institution_drawn_in", "notes"),
        ("ssp", "private_provider", ("private_provider",), "law.forum_private_provider", "forbids"),
        # Private persons and bodies are never a party.
        *(("ssp", code, (), "law.forum_private_party", "forbids") for code in ("association", "volunteer", "parent")),
        *(("psp", code, (), "law.forum_private_party", "forbids") for code in ("company", "employer", "public")),
        ("ksp", "housing_organisation", (), "law.forum_housing_organisation", "forbids"),
        # Retssikkerhedsloven § 11 e: police are not a party.
        ("ssd", "police", (), "law.forum_early_help_not_a_party", "forbids"),
        ("ssd", "employment_authority", (), "law.forum_early_help_not_a_party", "forbids"),
        ("ssd", "other_authority", (), "law.forum_early_help_other_authority", "notes"),
        ("ssd", "private_provider", (), "law.forum_early_help_institution", "notes"),
        ("ssd", "free_school", (), "law.forum_early_help_institution", "notes"),
        ("ssd", "association", (), "law.forum_private_party", "forbids"),
        # Without a basis to share nothing follows for who sits there.
        ("kredsraad", "association", (), "law.forum_seat_opens_nothing", "notes"),
        ("lokalraad", "housing_organisation", (), "law.forum_seat_opens_nothing", "notes"),
    ],
)
def test_who_sits_there_without_being_named_is_told_what_holds(
    kind: str, party: str, drawn_in: tuple[str, ...] | None, rule: str, effect: str
) -> None:
    answer = ask(kind, parties=(party,), drawn_in=drawn_in, discusses_persons=True)
    found = seat(answer, party)
    assert (found.rule, found.effect) == (rule, effect)
    assert ("law.forum_not_while_present" in rules(answer, "forbids")) == (effect == "forbids")
    assert answer.verdict == ("may" if BOOK.corpus.forums[kind].shares_persons else "may_not")
    asked = [missing.fact for missing in answer.missing]
    assert asked == (["drawn_in"] if drawn_in is None else [])


def test_a_private_party_never_changes_the_verdict_and_is_told_of_even_where_nobody_is_discussed() -> None:
    alone = ask(parties=SSP, discusses_persons=False)
    joined = ask(parties=(*SSP, "association"), discusses_persons=False)
    assert (alone.verdict, joined.verdict) == ("may", "may")
    assert rules(joined) - rules(alone) == {"law.forum_not_while_present"}
    assert "law.forum_not_while_present" in rules(joined, "notes")
    asked = ask(parties=(*SSP, "association"), drawn_in=()).missing
    assert [(missing.fact, missing.could_change) for missing in asked] == [("discusses_persons", ("reasons",))]


def test_a_free_school_s_public_task_is_open() -> None:
    for drawn_in in (("free_school",), None):
        points = {point.rule for point in ask(parties=("free_school",), drawn_in=drawn_in).unsettled}
        assert points == {"open.free_school_public_task"}
    assert ask(parties=("free_school",), drawn_in=()).unsettled == ()


def test_persons_discussed_without_a_basis_are_a_reason_to_stop() -> None:
    for kind in ("kredsraad", "lokalraad", "samraad"):
        assert "law.forum_stop_discussing" in rules(ask(kind, discusses_persons=True), "forbids")
        assert "law.forum_stop_discussing" not in rules(ask(kind, discusses_persons=False))
        assert "discusses_persons" in {missing.fact for missing in ask(kind).missing}
    assert "law.forum_stop_discussing" not in rules(ask(discusses_persons=True))


def test_before_2007_nobody_can_say_and_the_point_is_named() -> None:
    answer = ask(on="2006-12-31", parties=("police", "association"), discusses_persons=True)
    assert [point.rule for point in answer.unsettled] == ["open.ssp_before_2007"]
    assert {party.rule for party in answer.not_named} == {"law.forum_parties_not_read"}
    assert "law.forum_undetermined" in rules(answer, "notes")


def test_after_the_day_the_law_was_read_every_answer_says_so() -> None:
    assert [point.rule for point in ask(on="2026-02-12").unsettled] == []
    assert [point.rule for point in ask(on="2026-02-13").unsettled] == ["law.read_until"]


def test_who_sits_there_is_asked_for_where_nobody_says_it() -> None:
    answer = ask()
    assert (answer.named, answer.absent, answer.not_named) == ((), (), ())
    assert [(missing.fact, missing.could_change) for missing in answer.missing] == [("parties", ("parties",))]


def test_a_mayor_and_a_police_director_stand_there_in_words() -> None:
    words = {party.party: party.words for party in ask("kredsraad", parties=("police", "other_authority")).named}
    assert {code: text.da for code, text in words.items() if text} == {
        "police": "politidirektøren",
        "other_authority": "borgmestrene i politikredsens kommuner",
    }


def test_the_reason_for_a_place_follows_the_wording_in_force() -> None:
    for on, version in (("2010-01-01", "2009-04-01 – 2011-11-16"), (TODAY, "2024-06-12/2024-11-05 – …")):
        (reason,) = (r for r in ask(on=on).reasons if r.effect == "permits")
        assert reason.source.version == version
    assert {r.source.document for r in ask("ksp").reasons if r.effect == "lacks"} == {"retsplejeloven § 115"}


def test_a_forum_of_a_plugin_is_answered_as_its_kind() -> None:
    nordby = pack(
        "nordby",
        pack='prefix = "nordby"\nname = { da = "Nordby", en = "Nordby" }\nmunicipalities = ["0165"]\n',
        forums="""
            [[forum]]
            id = "nordby.case_meeting"
            kind = "psp"
            title = { da = "Sagsmøde", en = "case meeting" }
            source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        """,
    )
    book = Rulebook.load(plugins=[nordby])
    local, national = (ask(kind, book=book, parties=("police",)) for kind in ("nordby.case_meeting", "psp"))
    assert local == national
    assert local.kind == "psp"
    with pytest.raises(InvalidInput, match="unknown kind of forum"):
        ask("nordby.case_meeting")


# A request in a forum.

EARLY_HELP = {"sender": "school", "receiver": "social_authority", "purpose": "child_wellbeing", "ssd_meetings_held": 0}


def verdict(**facts: Any) -> str:  # noqa: ANN401 - any fact
    stated = {"identifiable": True, "necessary": True, "third_persons": False} | facts
    return BOOK.may_share(SharingRequest(id="r", on=TODAY, unstated="no", **stated)).verdict


def test_early_help_is_shared_in_its_forum_without_a_cooperation_and_without_police() -> None:
    assert verdict(forum="ssd", **EARLY_HELP) == "may"
    assert verdict(forum="ssd", **EARLY_HELP | {"receiver": "police"}) == "may_not"
    assert verdict(forum="ssd", **EARLY_HELP | {"receiver": "police", "purpose": "crime_prevention"}) == "may_not"
    assert verdict(forum="samraad", **EARLY_HELP) == "may_not"
    with pytest.raises(InvalidInput, match="another cooperation than the one stated"):
        verdict(forum="ssd", cooperation="ssp", **EARLY_HELP)


@given(sharing_requests(forum="ssd", cooperation="none"))
def test_a_forum_of_early_help_opens_nothing_that_was_closed_without_it(request: SharingRequest) -> None:
    if BOOK.may_share(request).verdict == "may":
        assert BOOK.may_share(request.with_(forum="none")).verdict == "may"


# Every forum there could be.

FORUMS = st.builds(
    Forum,
    id=references(),
    kind=st.sampled_from(KINDS),
    municipality=st.sampled_from([None, "0165", "0751"]),
    parties=st.none() | st.lists(st.sampled_from(get_args(Party))).map(tuple),
    discusses_persons=st.sampled_from([None, True, False]),
    meetings_a_year=st.none() | st.integers(0, 366),
)


@st.composite
def forums(draw: st.DrawFn) -> Forum:
    forum = draw(FORUMS)
    able = sorted(set(get_args(Institution)) & set(get_args(Institution) if forum.parties is None else forum.parties))
    chosen = st.lists(st.sampled_from(able)).map(tuple) if able else st.just(())
    drawn_in: Any = draw(st.none() | chosen)
    return Forum(**{name: getattr(forum, name) for name in Forum.facts()} | {"drawn_in": drawn_in})


@given(forums(), days())
def test_a_forum_and_its_answer_written_and_read_are_the_same(forum: Forum, on: date) -> None:
    payload = json.loads(json.dumps(write_forum(forum, on)))
    FORUM_SCHEMA.validate(payload)
    assert read_forum(payload) == (forum, on) == BOOK.read_forum(payload)
    answer = BOOK.check_forum(forum, on=on)
    plain = load_json(CONVERTER.to_json(answer))
    ANSWER_SCHEMA.validate(plain)
    assert CONVERTER.from_plain(ForumAnswer, plain) == answer
    copy = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own bytes
    assert (copy, hash(copy)) == (answer, hash(answer))


@given(forums(), days())
def test_an_answer_accounts_for_everybody_and_says_why(forum: Forum, on: date) -> None:
    answer = BOOK.check_forum(forum, on=on)
    there = {party.party for party in answer.named} | {party.party for party in answer.not_named}
    assert there == set(forum.parties or ())
    assert {party.party for party in answer.absent}.isdisjoint(there)
    assert (answer.verdict == "may") == bool(answer.basis_to_share)
    assert len(answer.reasons) >= 3
    told = (*answer.reasons, *answer.not_named, *answer.unsettled)
    assert all(part.text.da and part.text.en and part.text.da != part.text.en for part in told)
    assert all(BOOK.notice(part.rule).text for part in told)


@given(forums(), days())
def test_knowing_less_of_a_forum_never_gives_another_verdict(forum: Forum, on: date) -> None:
    bare = BOOK.check_forum(Forum(id=forum.id, kind=forum.kind), on=on)
    assert bare.verdict == BOOK.check_forum(forum, on=on).verdict


# Input.


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"kind": None}, [f"$.kind: `kind` is required; want one of {', '.join(KINDS)}"]),
        ({"kind": "kredsrad"}, ["$.kind: unknown kind of forum; the nearest is `kredsraad`; want one of ssp, "]),
        ({"kind": "none"}, ["$.kind: unknown kind of forum"]),
        ({"kind": 7}, ["$.kind: want"]),
        ({"kind": "Jens Hansen"}, ["$.kind: unknown kind of forum"]),
        ({"municipality": "0752"}, ["$.municipality: unknown municipality code; the nearest is `0751` (Aarhus)"]),
        ({"id": None}, ["$.id: `id` is required"]),
        ({"id": "010190-1234"}, ["$.id: this looks like a CPR number (not repeated here)"]),
        ({"id": "Jens Hansen"}, ["$.id: want letters, digits"]),
        ({"on": None}, ["$.on: `on` is required"]),
        ({"on": "2026-02-30"}, ["$.on: there is no such day in the calendar"]),
        ({"party": []}, ["$: unknown key `party`; the nearest is `parties`"]),
        ({"zzz": 1}, ["$: unknown key number 4 of the object; nothing has a name like it"]),
        ({"parties": "police"}, ["$.parties: want a list of codes"]),
        ({"parties": ["police", "polise"]}, ["$.parties[1]: unknown code; the nearest is `police`; want one of"]),
        ({"parties": [["police"]]}, ["$.parties[0]: want one of"]),
        ({"drawn_in": ["police"]}, ["$.drawn_in[0]: unknown code; want one of self_governing_institution, "]),
        ({"parties": [], "drawn_in": ["free_school"]}, ["$.drawn_in: who is drawn in sits there"]),
        ({"discusses_persons": "yes"}, ["$.discusses_persons: want true or false"]),
        ({"meetings_a_year": 4.0}, ["$.meetings_a_year: want a whole number from 0 to 366"]),
        ({"meetings_a_year": 400}, ["$.meetings_a_year: want a whole number from 0 to 366"]),
        (
            {"kind": "pps", "on": "i dag", "parties": ["x"], "meetings": 4},
            ["$.kind: unknown kind", "$: unknown key `meetings`", "$.on: want a date", "$.parties[0]: unknown code"],
        ),
    ],
)
def test_bad_input_is_told_fault_by_fault_without_repeating_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: dict[str, object], faults: list[str]
) -> None:
    file = tmp_path / "forum.json"
    file.write_text(json.dumps({"id": "f", "kind": "ssp", "on": "2026-02-12"} | change), encoding="utf-8")
    code = main(["forum", "--plugins", "none", str(file)])
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    lines = [line.removeprefix(f"{file}, line 1, ") for line in err.splitlines()]
    assert [line.startswith(fault) for line, fault in zip(lines, faults, strict=True)] == [True] * len(faults)
    assert not re.search("1990|Hansen|polise|i dag", err)
    # A schema knows neither the calendar nor who sits where; 4.0 is a whole number to it.
    beyond = ({"on": "2026-02-30"}, {"parties": [], "drawn_in": ["free_school"]}, {"meetings_a_year": 4.0})
    payload = {"id": "f", "kind": "ssp", "on": "2026-02-12"} | change
    assert FORUM_SCHEMA.is_valid(payload) == (change in beyond)


def test_python_is_refused_what_json_is() -> None:
    for wrong in ({"kind": "ssp", "parties": ("polise",)}, {"kind": None}, {"kind": "SSP"}):
        with pytest.raises(InvalidInput):
            Forum(id="f", **wrong)
    with pytest.raises(InvalidInput, match="want an object"):
        BOOK.read_forum([])
    with pytest.raises(InvalidInput, match=r"\$\.on: want a date"):
        BOOK.check_forum(Forum(id="f", kind="ssp"), on="2026-02-12")  # type: ignore[arg-type] # - the point of the test


def test_the_order_of_the_parties_and_naming_one_twice_mean_nothing() -> None:
    assert Forum(id="f", kind="ssp", parties=("school", "police", "school")) == Forum(
        id="f", kind="ssp", parties=("police", "school")
    )


# The command line.


def test_the_shipped_forums_are_answered_and_touch_every_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forum", "--plugins", "none", "--json", str(EXAMPLES)]) == 0
    answers = [CONVERTER.from_plain(ForumAnswer, json.loads(line)) for line in capsys.readouterr().out.splitlines()]
    assert len({answer.forum for answer in answers}) == len(EXAMPLES.read_text(encoding="utf-8").splitlines())
    assert {answer.kind for answer in answers} == set(KINDS)
    assert {answer.verdict for answer in answers} == {"may", "may_not", "undetermined"}
    assert {answer.minimum.status for answer in answers} == {"met", "not_met", "none", "unknown"}


def test_every_text_about_forums_is_given_in_some_answer() -> None:
    given_: set[str] = set()
    for kind in KINDS:
        for on in ("2006-12-31", "2009-03-31", "2011-03-01", "2026-02-12"):
            for drawn_in in (None, (), get_args(Institution)):
                answer = ask(kind, on, parties=get_args(Party), drawn_in=drawn_in, discusses_persons=True)
                given_ |= rules(answer) | {party.rule for party in answer.not_named}
    assert {notice.id for notice in BOOK.corpus.notices["forum_kinds.toml"].values()} - given_ == set()


def test_an_answer_reads_in_danish_and_in_english(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "forums.json"
    forum = {"id": "f", "kind": "ssp", "parties": ["police", "association"], "discusses_persons": True}
    council = {"id": "c", "kind": "kredsraad", "parties": ["police", "other_authority"], "meetings_a_year": 3}
    file.write_text(json.dumps([forum, council | {"on": "2018-01-01"}]), encoding="utf-8")
    assert main(["forum", "--on", "2026-11-01", "--lang", "en", str(file)]) == 0
    english = capsys.readouterr().out
    assert "f · 2026-11-01 · SSP · persons may be discussed; nobody must" in english
    assert "not while association is present" in english
    assert "  Basis to share about persons:\n    - retsplejeloven § 115, stk. 1, nr. 1 (" in english
    assert "other authority: the mayors of the municipalities of the police district [retsplejeloven § 111]" in english
    assert "  Meetings a year: at least 4 by law; not met [retsplejeloven § 112, stk. 6 (" in english
    assert main(["forum", "--on", "2026-11-01", str(file)]) == 0
    danish = capsys.readouterr().out
    assert "personer må drøftes; ingen skal" in danish
    assert "  Nævnt, men sidder der ikke:\n    - kriminalforsorgen [retsplejeloven § 114, stk. 1]" in danish
    assert "  Uafklaret:\n    - Loven er læst til og med 2026-02-12." in danish


def test_an_open_party_and_an_open_minimum_read_as_open(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "forums.jsonl"
    ssp = {"id": "f", "kind": "ssp", "on": "2010-07-01", "parties": ["prison_and_probation"]}
    file.write_text("\n".join(json.dumps(f) for f in (ssp, {"id": "c", "kind": "kredsraad", "on": "2024-08-01"})))
    assert main(["forum", "--lang", "en", str(file)]) == 0
    out = capsys.readouterr().out
    assert "    - open on that day: prison and probation service [retsplejeloven § 114, stk. 1]" in out
    assert "at least 4 by law; whether it applies or is met is not known" in out


@pytest.mark.parametrize("name", ["forum", "forum-answer"])
def test_the_schemas_of_a_forum_and_its_answer_are_printed(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["schema", name, "--plugins", "none"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["$id"] == f"urn:kriminalpraeventiv:{name}:1"
    Draft202012Validator.check_schema(made)


# The file the kinds are read from.

KIND = """\
[sources.plan]
document = "An invented plan"
standing = "practice"
certainty = "stated"

[[kind]]
code = "demo"
source = "plan"
title = {{ da = "Dansk", en = "English" }}
{more}

[[notice]]
id = "law.forum_demo"
source = "plan"
text = {{ da = "Dansk", en = "English" }}
"""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            'exists = [{ provision = "law.duty_to_cooperat", says = "forum_demo" }]',
            "no provision `law.duty_to_cooperat`",
        ),
        ('exists = [{ provision = "law.duty_to_cooperate" }]', "say what it `says`, or which `point` is open"),
        ('exists = [{ says = "forum_demi" }]', "no notice `forum_demi`; the nearest is `forum_demo`"),
        ('shares = [{ point = "open.ssp_before_2006" }]', "the nearest is `open.ssp_before_2007`"),
        ('shares = [{ says = "forum_demo", seats = "demo" }]', "there is no seats `demo`"),
        ('named = [{ codes = ["polise"] }]', "no party `polise`; the nearest is `police`"),
        ('named = [{ codes = ["police"], since = "lov 551/2011" }]', "no version names the act `lov 551/2011`"),
        ('part_of = "dem"', "part_of: there is no kind `dem` to be part of"),
        ('notes = ["forum_demi"]', "no notice `forum_demi`"),
        (
            '[[seat]]\ngroup = "g"\ncodes = ["authorities"]\nsays = "x"\neffect = "notes"',
            "seat 1 (x): there is no notice",
        ),
    ],
)
def test_a_fault_of_a_kind_names_its_place_and_the_nearest_name(more: str, message: str) -> None:
    corpus = BOOK.corpus
    file = RuleFile.read("forum_kinds.toml", KIND.format(more=more))
    sets = {"authorities": ["police"]}
    reader = ForumReader(file, corpus.provisions, corpus.reader.acts, corpus.points, sets)
    with pytest.raises(InvalidRule) as refused:
        (reader.kinds(), reader.seats())
    assert str(refused.value).startswith(("forum_kinds.toml, kind 1 (demo)", "forum_kinds.toml, seat 1 (x)"))
    assert message in str(refused.value)


def test_every_group_of_seats_holds_for_every_party_however_it_is_drawn_in() -> None:
    groups = {rest.seats for kind in BOOK.corpus.forums.values() for rest in kind.shares} | {"no_basis"}
    assert groups == {found.group for found in BOOK.corpus.seats}
    for group in groups:
        for party in get_args(Party):
            for state in ("yes", "no", "unknown"):
                fits = [s for s in BOOK.corpus.seats if s.group == group and party in s.codes]
                named = party in {"school", "day_care", "health_service", "social_authority"} and group == "early_help"
                assert named or any(s.drawn_in in (None, state) for s in fits)
