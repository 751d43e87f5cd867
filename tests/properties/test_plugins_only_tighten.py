"""Law: plugins only add and tighten; what is national, and what is elsewhere, stays as it was."""

import pickle
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingAnswer, SharingRequest, TriageAnswer
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Forbid, Require, Rule
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests
from kriminalpraeventiv_albertslund import plugin as albertslund
from plugins.bad_classes import UnknownFact
from plugins.invented import APART, DISTRICT, TOWN, Sydby, pack
from properties.borough import BOROUGH, CODE

Answer = TriageAnswer | SharingAnswer | GateAnswer
PLUGINS = (TOWN, DISTRICT, APART, Sydby())
ALONE = Rulebook.load(plugins=())
BOOK = Rulebook.load(plugins=PLUGINS)
OWN = {plugin.manifest.prefix: plugin.municipalities for plugin in BOOK.plugins}
SPOKEN_FOR = tuple(sorted({code for codes in OWN.values() for code in codes}))
ELSEWHERE = tuple(code for code in ALONE.corpus.municipalities if code not in SPOKEN_FOR)
RANK = {"may_not": 0, "undetermined": 1, "may": 2}
TALKS = st.sampled_from([{}, {"town.talk_held": True}, {"town.talk_held": False}, {"town.talk_held": None}])


def requests(*codes: str | None) -> st.SearchStrategy[SharingRequest]:
    return sharing_requests(municipality=st.sampled_from(codes), territory="denmark")


def concerns(*codes: str | None) -> st.SearchStrategy[Case]:
    return cases(municipality=st.sampled_from(codes))


def plain(answer: Answer) -> Answer:
    """Return an answer without what names the rulebook, and without the flag for lack of local rules."""
    changes: dict[str, Any] = {"rulebook": "", "national": answer.national and plain(answer.national)}
    if not isinstance(answer, SharingAnswer):
        changes["flags"] = tuple(flag for flag in answer.flags if flag.code != "municipality_without_plugin")
    return attrs.evolve(answer, **changes)


def ask(book: Rulebook, record: Record) -> Answer:
    match record:
        case Case():
            return book.classify(record)
        case SharingRequest():
            return book.may_share(record)
        case CaseFile():
            return book.may_advance(record)
        case InterventionPlan():
            return book.may_start(record)
    raise TypeError(record)


def records(*codes: str | None) -> st.SearchStrategy[Case | SharingRequest]:
    return st.one_of(concerns(*codes), requests(*codes))


@given(requests(*SPOKEN_FOR), TALKS)
def test_a_plugin_never_widens_sharing(request: SharingRequest, talk: dict[str, bool | None]) -> None:
    nationally, locally = ALONE.may_share(request), BOOK.may_share(request.with_(local=talk))
    assert RANK[locally.verdict] <= RANK[nationally.verdict]
    assert set(locally.basis) <= set(nationally.basis)


@given(sharing_requests())
def test_a_plugin_never_widens_sharing_wherever_it_is_asked(request: SharingRequest) -> None:
    assert RANK[BOOK.may_share(request).verdict] <= RANK[ALONE.may_share(request).verdict]


@given(requests(*SPOKEN_FOR))
def test_a_plugin_never_changes_the_national_answer_about_sharing(request: SharingRequest) -> None:
    locally = BOOK.may_share(request)
    assert locally.national is not None
    assert plain(locally.national) == plain(ALONE.may_share(request))


@given(concerns(*SPOKEN_FOR), TALKS)
def test_a_plugin_never_changes_the_national_answer_about_a_case(case: Case, talk: dict[str, bool | None]) -> None:
    locally = BOOK.classify(case.with_(local=talk))
    assert locally.national is not None
    assert plain(locally.national) == plain(ALONE.classify(case))


@given(records(*ELSEWHERE))
def test_a_plugin_never_touches_another_municipality(record: Case | SharingRequest) -> None:
    here, there = ask(BOOK, record), ask(ALONE, record)
    assert here.national is None
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")


@given(concerns(*OWN["town"], *OWN["sydby"]), TALKS)
def test_under_an_extending_scheme_or_none_no_level_is_lower(case: Case, talk: dict[str, bool | None]) -> None:
    locally, nationally = BOOK.classify(case.with_(local=talk)), ALONE.classify(case)
    assert (locally.level or 0) >= (nationally.level or 0)
    assert (locally.at_most or 0) >= (nationally.at_most or 0)
    assert locally.national is not None
    assert (locally.level or 0) >= (locally.national.level or 0)
    if nationally.in_target_group:
        assert locally.in_target_group


@given(concerns(*OWN["apart"]))
def test_under_a_scheme_apart_only_local_rules_give_a_level(case: Case) -> None:
    locally, nationally = BOOK.classify(case), ALONE.classify(case)
    assert locally.level in (None, 1)
    if case.risk_behaviour is False:
        assert locally.at_most is None
    assert locally.national is not None
    assert locally.national.level == nationally.level


@cache
def shuffled() -> tuple[Rulebook, ...]:
    return tuple(Rulebook.load(plugins=order) for order in list(permutations(PLUGINS))[::5])


@given(records(*SPOKEN_FOR, None, "0580"))
def test_the_order_of_plugins_never_matters(record: Case | SharingRequest) -> None:
    assert {ask(book, record) for book in shuffled()} == {ask(BOOK, record)}


@cache
def doubled() -> Rulebook:
    return Rulebook.load(plugins=[*PLUGINS, *PLUGINS, Sydby(), attrs.evolve(TOWN)])


@given(records(*SPOKEN_FOR, None, "0580"))
def test_a_plugin_given_twice_counts_once(record: Case | SharingRequest) -> None:
    assert ask(doubled(), record) == ask(BOOK, record)


@given(requests(None))
def test_without_a_municipality_a_local_refusal_leaves_no_may(request: SharingRequest) -> None:
    anywhere, nationally = BOOK.may_share(request), ALONE.may_share(request)
    somewhere = {BOOK.may_share(request.with_(municipality=code)).verdict for code in SPOKEN_FOR}
    if somewhere != {"may"}:
        assert anywhere.verdict != "may"
    if nationally.verdict == "may":
        assert anywhere.verdict == ("may" if somewhere == {"may"} else "undetermined")
    if anywhere.verdict != nationally.verdict:
        assert "municipality" in {missing.fact for missing in anywhere.missing}


@given(requests(None), st.sampled_from([*SPOKEN_FOR, *ELSEWHERE]))
def test_learning_the_municipality_never_turns_may_or_may_not(request: SharingRequest, code: str) -> None:
    before, after = BOOK.may_share(request), BOOK.may_share(request.with_(municipality=code))
    assert before.verdict in ("undetermined", after.verdict)


BROKEN = pack(
    "broken",
    pack="""
        prefix = "broken"
        name = { da = "En by", en = "a town" }
        municipalities = ["0400", "0461"]
        api = "2"
        """,
)
SCOPED = Rulebook.load(plugins=[*PLUGINS, BROKEN], optional=["broken"])
UNSCOPED = Rulebook.load(plugins=[*PLUGINS, pack("empty")], optional=["empty"])


def tells(book: Rulebook, record: Record) -> bool:
    answer = ask(book, record)
    if not isinstance(answer, SharingAnswer):
        return "rule_set_incomplete" in {flag.code for flag in answer.flags}
    return "law.rule_set_incomplete" in {point.rule for point in answer.unsettled}


@given(records("0400", "0461"))
def test_quarantine_is_told_in_every_answer_in_its_scope(record: Case | SharingRequest) -> None:
    assert tells(SCOPED, record)


@given(records(*(code for code in ALONE.corpus.municipalities if code not in ("0400", "0461"))))
def test_quarantine_is_told_nowhere_else(record: Case | SharingRequest) -> None:
    assert not tells(SCOPED, record)
    assert plain(ask(SCOPED, record)) == plain(ask(BOOK, record))


@given(records(None, *ALONE.corpus.municipalities))
def test_quarantine_of_unknown_scope_is_told_in_every_answer(record: Case | SharingRequest) -> None:
    assert tells(UNSCOPED, record)


@given(records(None))
def test_quarantine_is_told_where_the_municipality_is_unknown(record: Case | SharingRequest) -> None:
    assert tells(SCOPED, record)


@cache
def pairs() -> tuple[tuple[Rulebook, Rulebook], ...]:
    """Return rulebooks asked in turn, each beside one asked alone."""
    chosen: tuple[tuple[object, ...], ...] = ((TOWN,), (APART, DISTRICT), ())
    return tuple((Rulebook.load(plugins=plugins), Rulebook.load(plugins=plugins)) for plugins in chosen)


@given(records(*SPOKEN_FOR, None))
def test_rulebooks_in_one_process_do_not_mix(record: Case | SharingRequest) -> None:
    in_turn = [ask(book, record) for book, _ in pairs()]
    for (_, alone), answer in zip(pairs(), in_turn, strict=True):
        assert ask(alone, record) == answer
    assert len({answer.rulebook for answer in in_turn}) == len(in_turn)


@cache
def copied() -> Rulebook:
    copy = pickle.loads(pickle.dumps(BOOK))  # noqa: S301 - our own bytes
    assert isinstance(copy, Rulebook)
    return copy


@given(records(*SPOKEN_FOR, None, "0580"))
def test_a_pickled_rulebook_with_plugins_gives_equal_answers(record: Case | SharingRequest) -> None:
    assert ask(copied(), record) == ask(BOOK, record)


@given(st.lists(records(*SPOKEN_FOR, None), min_size=1, max_size=12))
def test_eight_threads_get_what_one_gets(asked: list[Case | SharingRequest]) -> None:
    alone = [ask(BOOK, record) for record in asked]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: [ask(copied(), record) for record in asked], range(8)))
    assert all(answer == alone for answer in answers)


def test_eight_threads_asking_a_fresh_rulebook_first_get_what_one_gets() -> None:
    asked = [request({"municipality": "0165", "sender": "police"})] * 8
    for _ in range(3):
        fresh: Rulebook = pickle.loads(pickle.dumps(BOOK))  # noqa: S301 - our own bytes
        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(fresh.may_share, asked)) == {BOOK.may_share(asked[0])}


def test_one_answer_read_by_eight_threads_at_once_is_whole_for_each() -> None:
    asked, usual = request({"municipality": "0165", "sender": "police"}), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(40):
            answer = BOOK.may_share(asked)
            with ThreadPoolExecutor(8) as threads:
                assert len(set(threads.map(lambda _, whole=answer: len(whole.checked), range(8)))) == 1
    finally:
        sys.setswitchinterval(usual)


def rules_of(kind: type[Rule]) -> list[Rule]:
    return [rule for plugin in BOOK.plugins for rule in plugin.rules if isinstance(rule, kind)]


@pytest.mark.parametrize("rule", rules_of(Forbid), ids=lambda rule: rule.id)
def test_each_invented_refusal_refuses_something_the_law_permits(rule: Rule) -> None:
    """The properties above would hold of refusals that never hold: each must turn one `may` into a refusal."""
    own = [permit.with_(municipality=OWN[rule.owner][0]) for permit in permitted()]
    turned = [one for one in own if ALONE.may_share(one).verdict == "may" != BOOK.may_share(one).verdict]
    assert rule.id in {reason.rule for one in turned for reason in BOOK.may_share(one).reasons}


def permitted() -> list[SharingRequest]:
    """Return the examples of the national permits as requests, with what a permit asks for and no more."""
    found = []
    for rule in ALONE.corpus.sharing_rules():
        for example in rule.examples if rule.kind == "permit" else ():
            facts = dict(example.facts)
            if facts.get("territory") in (None, "denmark"):
                healthy = {"health_data": True, "health_secrecy_lifted": True} | facts
                found += [request(facts), request(healthy), request(facts | {"receiver": "association"})]
    return found


def request(facts: Mapping[str, object]) -> SharingRequest:
    usual = {"id": "p", "on": ALONE.corpus.read_until, "unstated": "no"}
    return SharingRequest(**usual | dict(facts))  # type: ignore[arg-type] # - any fact


def test_a_class_with_a_fault_is_quarantined_beside_sound_plugins() -> None:
    book = Rulebook.load(plugins=[TOWN, UnknownFact()], optional=["UnknownFact"])
    assert [plugin.manifest.prefix for plugin in book.plugins] == ["town"]
    assert tells(book, Case(id="c", municipality="0165", on=ALONE.corpus.read_until))


WITH_GATES = (albertslund, BOROUGH)
GATED = Rulebook.load(plugins=WITH_GATES)
GATED_PLACES = ("0165", CODE)
FREE_PLACES = tuple(code for code in ALONE.corpus.municipalities if code not in GATED_PLACES)


def gated(*codes: str | None) -> st.SearchStrategy[CaseFile | InterventionPlan]:
    places = st.sampled_from(codes)
    return st.one_of(case_files(municipality=places), intervention_plans(municipality=places))


@given(gated(*GATED_PLACES))
def test_a_plugin_never_loosens_a_gate(record: CaseFile | InterventionPlan) -> None:
    assert RANK[gate(GATED, record).verdict] <= RANK[gate(ALONE, record).verdict]


def gate(book: Rulebook, record: CaseFile | InterventionPlan) -> GateAnswer:
    return book.may_advance(record) if isinstance(record, CaseFile) else book.may_start(record)


@given(gated(*GATED_PLACES))
def test_a_plugin_never_removes_a_stop_or_a_warning(record: CaseFile | InterventionPlan) -> None:
    locally, nationally = gate(GATED, record), gate(ALONE, record)
    gates = {stop.rule for stop in nationally.stops} - COURSE
    assert gates <= {stop.rule for stop in locally.stops}
    assert {told.rule for told in nationally.warnings} <= {told.rule for told in locally.warnings}
    if nationally.verdict == "may_not":
        assert locally.verdict == "may_not"


# Where a step comes in its turn is told by the course, which a municipality may make longer.
COURSE = {"gate.out_of_order", "gate.same_step"}


@given(gated(*GATED_PLACES))
def test_a_plugin_never_changes_the_national_answer_about_a_step(record: CaseFile | InterventionPlan) -> None:
    locally = gate(GATED, record)
    assert locally.national is not None
    assert plain(locally.national) == plain(gate(ALONE, record))


@given(gated(*FREE_PLACES))
def test_a_plugin_never_touches_a_step_in_another_municipality(record: CaseFile | InterventionPlan) -> None:
    here, there = gate(GATED, record), gate(ALONE, record)
    assert here.national is None
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")


@given(gated(None, *GATED_PLACES))
def test_the_order_of_plugins_and_repetition_change_no_answer_about_a_step(record: CaseFile | InterventionPlan) -> None:
    assert {gate(book, record) for book in reordered()} == {gate(GATED, record)}


@cache
def reordered() -> tuple[Rulebook, ...]:
    orders = (WITH_GATES[::-1], (*WITH_GATES, *WITH_GATES))
    return tuple(Rulebook.load(plugins=order) for order in orders)


@given(gated(None), st.sampled_from([*GATED_PLACES, *FREE_PLACES[:5]]))
def test_learning_the_municipality_never_turns_an_answer_about_a_step(
    record: CaseFile | InterventionPlan, code: str
) -> None:
    before, after = gate(GATED, record), gate(GATED, record.with_(municipality=code))
    assert before.verdict in ("undetermined", after.verdict)


@given(gated(None))
def test_without_a_municipality_a_step_that_may_be_taken_everywhere_may_be_taken(
    record: CaseFile | InterventionPlan,
) -> None:
    somewhere = {gate(GATED, record.with_(municipality=code)).verdict for code in (*GATED_PLACES, FREE_PLACES[0])}
    anywhere = gate(GATED, record)
    if len(somewhere) == 1:
        assert anywhere.verdict in somewhere
    elif anywhere.verdict != gate(ALONE, record).verdict:
        assert "municipality" in {missing.fact for missing in anywhere.missing}


@given(gated("0400", "0461"))
def test_quarantine_is_told_in_every_answer_about_a_step_in_its_scope(record: CaseFile | InterventionPlan) -> None:
    assert tells(SCOPED, record)


READY: dict[str, Any] = {
    "preliminary_level": 1,
    "decided_level": 1,
    "closing_note": True,
    "under_prison_service": False,
    "obvious_risk": False,
}
BEFORE = {"allocated": "investigated", "intervention": "allocated", "borough.visit": "investigated"}
BEFORE |= {"closed": "aftercare"}
STARTING: dict[str, Any] = {"analysis": "sara", "evaluation": "none"}
STARTING |= dict.fromkeys(("analysis_on", "method_chosen_on"), ALONE.corpus.read_until)
STOPPING = [r for p in GATED.plugins for r in p.rules if isinstance(r, Require) and not r.warns]


@pytest.mark.parametrize("require", STOPPING, ids=lambda rule: rule.id)
def test_each_local_gate_stops_a_step_that_is_free_elsewhere(require: Require) -> None:
    """The properties above would hold of gates that never stop."""
    code = {"albertslund": "0165", "borough": CODE}[require.owner]
    lacking = dict.fromkeys(["job_plan", "evaluated", "has_plan", "risk", "classification"], False)
    usual: dict[str, Any] = {"id": "g", "on": ALONE.corpus.read_until, "municipality": code}
    if require.step == "start":
        answer = GATED.may_start(InterventionPlan(**usual | STARTING, partners_identified=False))
    else:
        closing = {"closing_note": False} if require.id == "albertslund.closing_note" else {}
        file = CaseFile(**usual | READY | lacking | closing, step=BEFORE[require.step], to_step=require.step)
        answer = GATED.may_advance(file)
    assert answer.verdict == "may_not"
    assert require.id in {stop.rule for stop in answer.stops}
    assert answer.national is None or answer.national.verdict == "may"


def test_without_a_municipality_a_local_demand_leaves_no_may() -> None:
    facts: dict[str, Any] = {"step": "aftercare", "to_step": "closed", "closing_note": False}
    facts |= {"preliminary_level": 1, "decided_level": 1}
    verdicts = {
        place: GATED.may_advance(CaseFile(id="f", on=date(2026, 11, 1), municipality=place, **facts)).verdict
        for place in (None, "0165", FREE_PLACES[0])
    }
    assert verdicts == {None: "undetermined", "0165": "may_not", FREE_PLACES[0]: "may"}
