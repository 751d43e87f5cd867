"""Rules: invented conditions in the language, and invented rule packs."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kriminalpraeventiv.corpus.national import read_national
from kriminalpraeventiv.logic.condition import Compare, CompareFacts, Condition, In, Is, Not, Operator, all_of, any_of
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.testing.values import values

_ORDERED: tuple[Operator, ...] = ("==", "!=", "<", "<=", ">", ">=")


def conditions(facts: Mapping[str, Fact] | None = None) -> SearchStrategy[Condition]:
    """Return conditions in the language over some facts (default: those of a case), already checked."""
    known = {
        n: f for n, f in (facts or read_national().reader.case.facts).items() if f.kind not in ("text", "reference")
    }
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
    kind = (fact.kind, fact.codes, fact.vocabulary)
    alike = [n for n, f in known.items() if (f.kind, f.codes, f.vocabulary) == kind]
    pairs = st.builds(CompareFacts, st.just(fact.name), operators, st.sampled_from(alike))
    sets = st.lists(literals, min_size=1, max_size=3, unique=True).map(lambda v: tuple(sorted(v, key=str)))
    if fact.kind == "number":
        sets = sets.map(lambda v: tuple(sorted(v)))
    return st.one_of(compared, pairs, st.builds(In, st.just(fact.name), sets, st.booleans()))


def rule_packs() -> SearchStrategy[RulePack]:
    """Return rule packs of an invented municipality: a level scheme, level rules and refusals of sharing."""
    case_facts = {n: f for n, f in read_national().reader.case.facts.items() if not f.graver and not f.no_level}
    levels = st.lists(st.tuples(conditions(case_facts), st.sampled_from([1, 2, 3])), max_size=3)
    refusals = st.lists(conditions(read_national().reader.request.facts), max_size=2)
    codes = st.sampled_from(["0165", "0751", "0101"])
    extends = st.sampled_from(['extends = "core-default"\n', ""])
    return st.builds(_pack, codes, extends, levels, refusals)


def _pack(code: str, extends: str, levels: list[tuple[Condition, int]], refusals: list[Condition]) -> RulePack:
    source = 'document = "An invented plan"\nstanding = "practice"\ncertainty = "stated"\n'
    words = 'source = "plan"\ntext.da = "Dansk"\ntext.en = "English"\n'
    triage = f"[sources.plan]\n{source}" + "".join(
        f"[[triage]]\nid = \"invented.level_{n}\"\nlevel = {level}\n{words}when = '{condition}'\n"
        for n, (condition, level) in enumerate(levels)
    )
    sharing = f"[sources.plan]\n{source}" + "".join(
        f"[[forbid]]\nid = \"invented.refusal_{n}\"\n{words}when = '{condition}'\n"
        for n, condition in enumerate(refusals)
    )
    name = 'name = { da = "Opdigtet", en = "invented" }\n'
    named = 'title = { da = "Opdigtet", en = "invented" }\n'
    texts = {
        "pack.toml": f'prefix = "invented"\n{name}municipalities = ["{code}"]\n',
        "scheme.toml": f'id = "invented"\n{named}{extends}[source]\n{source}[[level]]\nlevel = 1\nregister = "R"\n',
        "sharing.toml": sharing,
        "triage.toml": triage,
    }
    return RulePack("invented", tuple(sorted(texts.items())))
