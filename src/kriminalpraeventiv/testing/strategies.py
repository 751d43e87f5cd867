"""Strategies: invented cases, requests, days, conditions and rule packs for property-based tests.

Every strategy shrinks towards few known facts, the mildest codes and the earliest examples. Keyword arguments
take a value or a strategy for that fact.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile, Passed
from kriminalpraeventiv.corpus.national import read_national
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, RecordKind
from kriminalpraeventiv.logic.rule import START, Require
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.testing.rules import conditions, rule_packs
from kriminalpraeventiv.testing.values import births_near_birthdays, days, references, values

__all__ = [
    "births_near_birthdays",
    "case_files",
    "cases",
    "completions",
    "conditions",
    "consistent",
    "days",
    "intervention_plans",
    "invalid_payloads",
    "near_may_requests",
    "partial",
    "references",
    "rule_packs",
    "sharing_requests",
    "values",
]
R = TypeVar("R", bound=Record)
_NAMES: Final = ("preliminary_scheme", "decided_scheme", "register", "meeting")
"""Facts whose values are names that only a municipality gives."""
RECORDS: Final[dict[RecordKind, type[Record]]] = {
    "case": Case,
    "request": SharingRequest,
    "file": CaseFile,
    "plan": InterventionPlan,
}


def cases(**facts: Any) -> SearchStrategy[Case]:  # noqa: ANN401 - values or strategies
    """Return cases, some facts unknown, some left out; shrinks to a case of which nothing is known."""
    return _records(Case, read_national().reader.case.facts, facts)


def sharing_requests(**facts: Any) -> SearchStrategy[SharingRequest]:  # noqa: ANN401 - values or strategies
    """Return requests, many of them near a permit; shrinks to a request of which nothing is known."""
    return _records(SharingRequest, read_national().reader.request.facts, facts)


def case_files(**facts: Any) -> SearchStrategy[CaseFile]:  # noqa: ANN401 - values or strategies
    """Return case files, some facts unknown, some left out; shrinks to a file of which nothing is known."""
    return _records(CaseFile, read_national().reader.file.facts, facts)


def intervention_plans(**facts: Any) -> SearchStrategy[InterventionPlan]:  # noqa: ANN401 - values or strategies
    """Return plans of interventions; shrinks to a plan of which nothing is known."""
    return _records(InterventionPlan, read_national().reader.plan.facts, facts)


def _records(cls: type[R], facts: Mapping[str, Fact], fixed: Mapping[str, Any]) -> SearchStrategy[R]:
    hidden = {"id", "on", *_NAMES}
    stated = {name: fact for name, fact in facts.items() if not fact.derived and name not in hidden}
    free = {name: st.one_of(st.none(), values(fact)) for name, fact in stated.items()}
    usual = {"id": references(), "on": days()} | ({"age": free["age"]} if cls is Case else {})
    mild = {name: fact.absent for name, fact in stated.items()}
    named = {name: _strategy(value) for name, value in (usual | dict(fixed)).items()}
    examples = _examples(cls)
    nearly = [mild | facts for facts in examples if cls is Case or "necessary" in facts]
    # Near an answer: the examples upon what absence means, or all that the next step asks for.
    near = st.sampled_from(nearly) if nearly else _ready(cls)
    somewhere = st.tuples(st.sampled_from(examples), _moves(cls)).map(lambda pair: pair[0] | pair[1])
    starts: SearchStrategy[dict[str, Any]] = st.one_of(st.just({}), somewhere, near, near)
    passed = "history" in cls.parts and "history" not in named

    @st.composite
    def record(draw: st.DrawFn) -> R:
        start = dict(draw(starts))
        drawn = draw(st.sets(st.sampled_from(sorted(free)), max_size=4))
        chosen = {name: draw(strategy) for name, strategy in named.items()}
        made = start | {name: draw(free[name]) for name in sorted(drawn)} | chosen
        made |= {"history": draw(_histories(made["on"], facts["step"].codes))} if passed else {}
        return cls(**consistent(made, frozenset(chosen)))

    return record()


def _ready(cls: type[Record]) -> SearchStrategy[dict[str, Any]]:
    """Return facts with which most of what a step asks for is there: an example on which each gate holds."""
    gates = [rule for rule in read_national().rules_about(cls.kind) if isinstance(rule, Require)]
    moves = [{"step": here, "to_step": there} for here, there in pairwise(read_national().course.codes())]

    @st.composite
    def ready(draw: st.DrawFn) -> dict[str, Any]:
        move = draw(st.sampled_from(moves)) if cls is CaseFile else {}
        found: dict[str, Any] = {}
        for gate in gates:
            holding = [dict(example.facts) for example in gate.examples if example.expect == "holds"]
            found |= draw(st.sampled_from(holding)) if gate.step == move.get("to_step", START) else {}
        return found | move

    return ready()


def _moves(cls: type[Record]) -> SearchStrategy[dict[str, Any]]:
    """Return any two steps for a case file, one to the next or not; nothing for other records."""
    if cls is not CaseFile:
        return st.just({})
    steps = st.sampled_from(read_national().course.codes())
    return st.fixed_dictionaries({"step": steps, "to_step": steps})


def _histories(on: date, steps: tuple[str, ...]) -> SearchStrategy[tuple[Passed, ...]]:
    """Return histories of a case file up to a day; shrinks to none."""
    levels, days_ago = st.one_of(st.none(), st.integers(0, 3)), st.integers(0, 400)
    passed = st.builds(
        lambda step, ago, level, by, overridden: Passed(
            step=step, on=on - timedelta(days=ago), level=level, decided_by=by, overridden=overridden
        ),
        st.sampled_from(steps),
        days_ago,
        levels,
        st.sampled_from([None, "case_meeting"]),
        st.booleans(),
    )
    listed = st.lists(passed, max_size=3).map(lambda some: tuple(sorted(some, key=lambda one: one.on)))
    return st.one_of(st.just(()), listed)


def _strategy(value: object) -> SearchStrategy[Any]:
    return value if isinstance(value, SearchStrategy) else st.just(value)


def _examples(cls: type[Record]) -> list[dict[str, Any]]:
    rules = read_national().rules_about(cls.kind)
    found = [dict(example.facts) for rule in rules for example in rule.examples]
    return [{name: value for name, value in facts.items() if name != "on"} for facts in found]


def consistent(facts: Mapping[str, Any], fixed: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the facts with contradictions mended; those `fixed` are left as they are."""
    mended = dict(facts)
    for name, implied in (("criminal_decision", "offence_data"), ("family_conviction_81a", "gang_ties")):
        _imply(mended, name, implied, fixed)
    _imply(mended, "family_conviction_81a", "third_persons", fixed)
    if mended.get("municipality") is not None and mended.get("territory") in ("greenland", "faroe_islands"):
        mended["municipality" if "territory" in fixed else "territory"] = None if "territory" in fixed else "denmark"
    if mended.get("identifiable") is False and mended.get("third_persons") is True:
        others = {"third_persons": None, "family_conviction_81a": None}
        mended |= others if "identifiable" in fixed else {"identifiable": True}
    forum = read_national().forums.get(mended.get("forum") or "none")
    if forum is not None and forum.cooperation and mended.get("cooperation") != forum.cooperation:
        mended |= {"forum": "none"} if "forum" not in fixed else {"cooperation": forum.cooperation}
    starts, ends = mended.get("plan_starts"), mended.get("plan_ends")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        mended["plan_starts" if "plan_ends" in fixed else "plan_ends"] = None
    return mended


def _imply(facts: dict[str, Any], name: str, implied: str, fixed: frozenset[str]) -> None:
    if facts.get(name) is True and facts.get(implied) is not True:
        if implied in fixed and facts.get(implied) is False:
            facts[name] = None
        else:
            facts[implied] = True


def partial(record: R, *, keep: frozenset[str] = frozenset()) -> SearchStrategy[R]:
    """Return the same record with some of its known facts unknown; shrinks towards forgetting nothing."""
    known = [n for n, fact in record.facts().items() if record.known(n) is not None and not fact.derived]
    free = sorted(set(known) - keep - {"id", "on"})
    if not free:
        return st.just(record)
    return st.sets(st.sampled_from(free)).map(lambda names: _forget(record, names))


def _forget(record: R, names: set[str]) -> R:
    """Return the record without some facts, and without those that imply one of them."""
    implying = {n for n, fact in record.facts().items() if names & set(fact.implies)}
    return type(record)(**_settled(record) | dict.fromkeys(names | implying))


def _settled(record: Record) -> dict[str, Any]:
    """Return every fact of a record, those unknown too, and what else it holds."""
    facts = {name: record.known(name) for name, fact in record.facts().items() if not fact.derived}
    return facts | {name: getattr(record, name) for name in record.parts}


def completions(record: R) -> SearchStrategy[R]:
    """Return the same record with some of its unknown facts known, nothing known changed."""
    facts = read_national().reader.words(record.kind).facts
    settled = _settled(record)
    known = frozenset(name for name, value in settled.items() if value is not None)
    free = (name for name in settled if name not in known and name not in _NAMES)
    unknown = {name: st.one_of(values(facts[name]), st.none()) for name in free}
    return st.fixed_dictionaries(unknown).map(lambda new: type(record)(**consistent(settled | new, known)))


def near_may_requests(**facts: Any) -> SearchStrategy[tuple[SharingRequest, SharingRequest]]:  # noqa: ANN401 - values or strategies
    """Return pairs of a request near a permit and the same request one fact away."""
    names = sorted(
        n for n, fact in SharingRequest.facts().items() if not fact.derived and n not in ("id", "on", "local")
    )
    known = read_national().reader.request.facts

    @st.composite
    def pair(draw: st.DrawFn) -> tuple[SharingRequest, SharingRequest]:
        request = draw(sharing_requests(**facts))
        name = draw(st.sampled_from(names))
        settled = {n: request.known(n) for n in names} | {name: draw(st.one_of(values(known[name]), st.none()))}
        return request, SharingRequest(id=request.id, on=request.on, **consistent(settled, frozenset({name})))

    return pair()


def invalid_payloads() -> SearchStrategy[tuple[type[Record], dict[str, Any]]]:
    """Return JSON objects that no record may be read from, each with the class it pretends to be."""
    no_date = "2026-02-30"
    wrong: list[object] = ["", "no such code", -1, 10**9, 2.5, [], {}, no_date]
    odd = st.sampled_from(wrong)

    def spoilt(cls: type[Record]) -> SearchStrategy[tuple[type[Record], dict[str, Any]]]:
        kinds = ("yes_no", "number", "date", "reference")
        facts = cls.facts()
        names = sorted(name for name, fact in facts.items() if fact.kind in kinds and not fact.derived)
        some = st.dictionaries(st.sampled_from(names), odd, min_size=1, max_size=3)
        # An impossible date is a good reference.
        chosen = some.filter(lambda bad: any(v != no_date or facts[k].kind != "reference" for k, v in bad.items()))
        return chosen.map(lambda bad: (cls, {"id": "a", "on": "2026-11-01"} | bad))

    return st.sampled_from(tuple(RECORDS.values())).flatmap(spoilt)
