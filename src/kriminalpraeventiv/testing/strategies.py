"""Strategies: invented cases, requests, days and conditions for property-based tests.

Every strategy shrinks towards few known facts, the mildest codes and the earliest examples. Keyword arguments
take a value or a strategy for that fact.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.corpus.national import Corpus, first_unread, read_national
from kriminalpraeventiv.logic.condition import Compare, CompareFacts, Condition, In, Is, Not, Operator, all_of, any_of
from kriminalpraeventiv.logic.fact import Fact, Value
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.sharing.request import SharingRequest

R = TypeVar("R", bound=Record)
_ORDERED: tuple[Operator, ...] = ("==", "!=", "<", "<=", ">", ">=")
_ADULT, _EARLIEST, _LATEST = 18, date(1985, 1, 1), date(2035, 12, 31)
_BIRTHDAYS = (5, 6, 7, 9, 10, 14, 15, 17, 18, 19, 24, 25, 26, 27)


@cache
def _corpus() -> Corpus:
    return read_national()


@cache
def _edges() -> tuple[date, ...]:
    """Return the days around every commencement, leap days and the end of years, the latest first."""
    ends = [*_corpus().commencements(), first_unread(_corpus())]
    ends += [end for rule in _corpus().rules for end in rule.valid.commencements()]
    edges = {day + timedelta(days=n) for end in ends for day in (end.earliest, end.latest) for n in (-1, 0, 1)}
    return tuple(sorted(edges | {date(2024, 2, 29), date(2023, 12, 31), date(2026, 11, 1)}, reverse=True))


def days() -> SearchStrategy[date]:
    """Return days, dense around every commencement, leap days and the end of years."""
    return st.one_of(st.sampled_from(_edges()), st.dates(_EARLIEST, _LATEST))


def births_near_birthdays(day: date) -> SearchStrategy[date]:
    """Return birth dates for which `day` lies on, just before or just after a birthday that matters."""
    starts = [day - timedelta(days=round(age * 365.25)) for age in _BIRTHDAYS]
    return st.builds(lambda start, n: start + timedelta(days=n), st.sampled_from(starts), st.integers(-2, 2))


def references() -> SearchStrategy[str]:
    """Return opaque references, such as `r7`."""
    return st.integers(0, 999).map("r{}".format)


def values(fact: Fact) -> SearchStrategy[Value]:
    """Return values a fact may take, the mildest first; numbers dense around the ages that matter."""
    match fact.kind:
        case "yes_no":
            return st.booleans()
        case "number":
            near = st.sampled_from(sorted({0, 1, 2, 3, *_BIRTHDAYS} & set(range(fact.low, fact.high + 1))))
            return st.one_of(near, st.integers(fact.low, min(fact.high, 130)))
        case "date":
            return days()
        case "text":
            return st.sampled_from(["needed for the joint plan", "nødvendig for den fælles plan"])
        case "reference":
            return st.sampled_from(["ssp_consultant", "case_manager"])
        case _:
            return st.sampled_from(fact.codes or ("somewhere",))


def cases(**facts: Any) -> SearchStrategy[Case]:  # noqa: ANN401 - values or strategies
    """Return cases, some facts unknown, some left out; shrinks to a case of which nothing is known."""
    return _records(Case, _corpus().reader.case.facts, facts)


def sharing_requests(**facts: Any) -> SearchStrategy[SharingRequest]:  # noqa: ANN401 - values or strategies
    """Return requests, many of them near a permit; shrinks to a request of which nothing is known."""
    return _records(SharingRequest, _corpus().reader.request.facts, facts)


def _records(cls: type[R], facts: Mapping[str, Fact], fixed: Mapping[str, Any]) -> SearchStrategy[R]:
    stated = {name: fact for name, fact in facts.items() if not fact.derived and name not in ("id", "on")}
    free = {name: st.one_of(st.none(), values(fact)) for name, fact in stated.items()}
    usual = {"id": references(), "on": days()} | ({"age": free["age"]} if cls is Case else {})
    mild = {name: fact.absent for name, fact in stated.items()}
    named = {name: _strategy(value) for name, value in (usual | dict(fixed)).items()}
    examples = _examples(cls)
    nearly = [mild | facts for facts in examples if cls is Case or "necessary" in facts]
    starts: SearchStrategy[dict[str, Any]] = st.one_of(
        st.just({}), st.sampled_from(examples), st.sampled_from(nearly), st.sampled_from(nearly)
    )

    @st.composite
    def record(draw: st.DrawFn) -> R:
        start = dict(draw(starts))
        drawn = draw(st.sets(st.sampled_from(sorted(free)), max_size=4))
        chosen = {name: draw(strategy) for name, strategy in named.items()}
        made = start | {name: draw(free[name]) for name in sorted(drawn)} | chosen
        return cls(**consistent(made, frozenset(chosen)))

    return record()


def _strategy(value: object) -> SearchStrategy[Any]:
    return value if isinstance(value, SearchStrategy) else st.just(value)


def _examples(cls: type[Record]) -> list[dict[str, Any]]:
    rules = _corpus().triage_rules() if cls is Case else _corpus().sharing_rules()
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
    forum = _corpus().forums.get(mended.get("forum") or "none")
    if forum is not None and forum.cooperation and mended.get("cooperation") != forum.cooperation:
        mended |= {"forum": "none"} if "forum" not in fixed else {"cooperation": forum.cooperation}
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
    settled = {name: record.known(name) for name, fact in record.facts().items() if not fact.derived}
    return type(record)(**settled | dict.fromkeys(names | implying))


def completions(record: R) -> SearchStrategy[R]:
    """Return the same record with some of its unknown facts known, nothing known changed."""
    facts = _corpus().reader.case.facts if isinstance(record, Case) else _corpus().reader.request.facts
    settled = {name: record.known(name) for name, fact in record.facts().items() if not fact.derived}
    known = frozenset(name for name, value in settled.items() if value is not None)
    unknown = {name: st.one_of(values(facts[name]), st.none()) for name in settled if name not in known}
    return st.fixed_dictionaries(unknown).map(lambda new: type(record)(**consistent(settled | new, known)))


def conditions(facts: Mapping[str, Fact] | None = None) -> SearchStrategy[Condition]:
    """Return conditions in the language over some facts (default: those of a case), already checked."""
    known = {n: f for n, f in (facts or _corpus().reader.case.facts).items() if f.kind not in ("text", "reference")}
    leaf = st.sampled_from(sorted(known)).flatmap(lambda name: _leaves(known[name], known))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: all_of(*parts)),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: any_of(*parts)),
        ),
        max_leaves=8,
    )


def _leaves(fact: Fact, known: Mapping[str, Fact]) -> SearchStrategy[Condition]:
    if fact.kind == "yes_no":
        return st.just(Is(fact.name))
    literals = values(fact).map(lambda value: value.isoformat() if isinstance(value, date) else value)
    operators = st.sampled_from(_ORDERED[:2] if fact.kind == "code" else _ORDERED)
    compared = st.builds(Compare, st.just(fact.name), operators, literals)
    alike = [n for n, f in known.items() if (f.kind, f.codes) == (fact.kind, fact.codes)]
    pairs = st.builds(CompareFacts, st.just(fact.name), operators, st.sampled_from(alike))
    sets = st.lists(literals, min_size=1, max_size=3, unique=True).map(lambda v: tuple(sorted(v, key=str)))
    if fact.kind == "number":
        sets = sets.map(lambda v: tuple(sorted(v)))
    return st.one_of(compared, pairs, st.builds(In, st.just(fact.name), sets, st.booleans()))
