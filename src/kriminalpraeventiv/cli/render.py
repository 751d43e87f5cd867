"""Render: answers as text for a terminal, in Danish or English."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from kriminalpraeventiv.explanation import CouldChange, Explained, KnownFact, Missing, NextStep, Reason
from kriminalpraeventiv.logic.fact import Fact, Value
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.text import Language, Text
from kriminalpraeventiv.triage.answer import TriageAnswer

WORDS = {
    "level": Text(da="niveau {level}", en="level {level}"),
    "no_level": Text(da="intet niveau", en="no level"),
    "at_most": Text(
        da="kan blive op til niveau {level}, når mere vides", en="could be up to level {level} once more is known"
    ),
    "scheme": Text(da="skema", en="scheme"),
    "group": Text(da="Målgruppe", en="Target group"),
    "true": Text(da="ja", en="yes"),
    "false": Text(da="nej", en="no"),
    "none": Text(da="ikke afgjort", en="not settled"),
    "register": Text(da="Register", en="Register"),
    "forum": Text(da="Møde", en="Meeting"),
    "column": Text(da="Søjle", en="Column"),
    "national": Text(da="De nationale regler alene", en="The national rules alone"),
    "why": Text(da="Hvorfor", en="Why"),
    "ask": Text(da="Spørg om", en="Ask"),
    "ask_too": Text(da="Spørg også af hensyn til de næste skridt", en="Ask too, for the next steps"),
    "next": Text(da="Næste skridt (forslag)", en="Next steps (proposed)"),
    "cooperations": Text(
        da="Samarbejder at tænke på (hver deling er sit eget spørgsmål)",
        en="Cooperations to think of (each sharing is a question of its own)",
    ),
    "measures": Text(da="Indsatser", en="Measures"),
    "who": Text(da="hvem: {who}", en="who: {who}"),
    "form": Text(da="form: {form}", en="form: {form}"),
    "by": Text(da="senest: {by}", en="by: {by}"),
    "documented_by": Text(da="dokumenteres af: {documented_by}", en="documented by: {documented_by}"),
    "at_once": Text(da="straks", en="at once"),
    "before_start": Text(da="før start", en="before the start"),
    "flags": Text(da="Bemærk", en="Note"),
    "basis": Text(da="Hjemmel", en="Basis"),
    "duties": Text(da="Hvis der deles, følger", en="If it is shared, this follows"),
    "routes": Text(da="Andre veje", en="Other ways"),
    "binding": Text(da="Først: det forpligter en lov til", en="First: what an act obliges to"),
    "unsettled": Text(da="Uafklaret", en="Unsettled"),
    "maybe": Text(da="måske: ", en="perhaps: "),
    "assumed": Text(da="antaget, fordi intet er oplyst", en="assumed, as nothing was stated"),
    "may": Text(da="må videregives", en="may be shared"),
    "may_and_must": Text(da="må videregives; en lov forpligter", en="may be shared; an act obliges"),
    "otherwise": Text(da="ellers: ", en="otherwise: "),
    "may_not": Text(da="må ikke videregives", en="may not be shared"),
    "undetermined": Text(da="kan ikke afgøres endnu", en="cannot be settled yet"),
    "do": Text(da="", en=""),
    "offer": Text(da="tilbud: ", en="offer: "),
    "do_not": Text(da="ikke: ", en="not: "),
}


_ADDING: Final[frozenset[CouldChange]] = frozenset({"next_steps", "warnings", "evaluation_level"})
"""What an unknown fact may change without touching the answer itself."""


def triage_text(answer: TriageAnswer, language: Language, rulebook: Rulebook) -> str:
    """Return a triage answer as text."""
    words = Words(language, rulebook.facts("case"), WORDS)
    group = str(answer.in_target_group).lower()
    names = f" ({', '.join(answer.target_groups)})" if answer.target_groups else ""
    lines = [
        f"{answer.case} · {answer.on} · {_level(answer, words)} · {words['scheme']} {answer.scheme}",
        f"  {words['group']}: {words[group]}{names}",
        *_places(answer, words),
        *words.block("why", (words.explained(reason) for reason in answer.reasons)),
        *words.block("next", (words.step(step, rulebook) for step in answer.next_steps)),
        *words.block("cooperations", answer.cooperations),
        *words.block("measures", (rulebook.measure_title(code).in_(language) for code in answer.measures)),
        *words.block("flags", (f"{flag.text.in_(language)} [{flag.code}]" for flag in answer.flags)),
        *words.questions(answer.missing),
    ]
    return "\n".join(lines)


def _places(answer: TriageAnswer, words: "Words") -> Iterator[str]:
    """Write where the case is registered, who owns it, and what the national rules alone would say."""
    for name in ("register", "forum", "column"):
        value = getattr(answer, name)
        if value is not None:
            yield f"  {words[name]}: {value}"
    if answer.national is not None:
        yield f"  {words['national']}: {_level(answer.national, words)}"


def sharing_text(answer: SharingAnswer, language: Language, rulebook: Rulebook) -> str:
    """Return a sharing answer as text."""
    words = Words(language, rulebook.facts("request"), WORDS)
    routes = [
        (route.binding, ("" if route.certain else words["maybe"]) + words.explained(route)) for route in answer.routes
    ]
    basis = (f"{b.citation} ({b.version}; {b.act}; {b.certainty})" for b in answer.basis)
    duties = (("" if duty.certain else words["maybe"]) + words.explained(duty) for duty in answer.duties)
    obliged = any(route.binding and route.certain for route in answer.routes)
    verdict = words["may_and_must"] if obliged and answer.verdict == "may" else words[answer.verdict]
    lines = [
        f"{answer.request} · {answer.on} · {verdict}",
        *([f"  {words['national']}: {words[answer.national.verdict]}"] if answer.national else []),
        *words.block("basis", basis),
        *words.block("binding", (text for binding, text in routes if binding)),
        *words.block("why", (words.reason(reason, rulebook) for reason in answer.reasons)),
        *words.block("ask", (words.question(missing) for missing in answer.missing)),
        *words.block("duties", duties),
        *words.block("routes", (text for binding, text in routes if not binding)),
        *words.block("unsettled", (words.explained(point) for point in answer.unsettled)),
    ]
    return "\n".join(lines)


def _level(answer: TriageAnswer, words: "Words") -> str:
    level = words["no_level"] if answer.level is None else words["level"].format(level=answer.level)
    if not answer.provisional:
        return level
    return f"{level} · {words['at_most'].format(level=answer.at_most)}"


class Words:
    """The words of one language, and how an explanation is written with them."""

    def __init__(self, language: Language, facts: Iterable[Fact], texts: Mapping[str, Text]) -> None:
        """Keep the labels of the facts and the texts by name."""
        self.language = language
        known = tuple(facts)
        self.labels = {fact.name: fact.label for fact in known}
        self.codes = {fact.name: dict(fact.words) for fact in known}
        self.texts = texts

    def __getitem__(self, name: str) -> str:
        return self.texts[name].in_(self.language)

    def block(self, title: str, items: Iterable[str]) -> Iterator[str]:
        """Write a title and a list, or nothing where the list is empty."""
        listed = [f"    - {item}" for item in items]
        if listed:
            yield f"  {self[title]}:"
            yield from listed

    def reason(self, reason: Reason, rulebook: Rulebook) -> str:
        """Write a reason; a permit that is barred, or not surely in force, is told as one."""
        permits = {rule.id for rule in rulebook.rules() if rule.kind == "permit"}
        barred = reason.effect == "notes" and reason.rule in permits
        return (self["otherwise"] if barred else "") + self.explained(reason)

    def step(self, step: NextStep, rulebook: Rulebook) -> str:
        """Write a next step: what to do, and by whom, in which form, by when, as far as that is said."""
        roles = dict(next(fact for fact in rulebook.facts("request") if fact.name == "sender").words)
        named = {code: text.in_(self.language) for code, text in roles.items()}
        said = {
            "who": ", ".join(named.get(role, role) for role in step.who),
            "form": step.form,
            "by": self[step.by] if step.by and step.by in self.texts else step.by,
            "documented_by": named.get(step.documented_by or "", step.documented_by),
        }
        told = "; ".join(self[name].format(**{name: value}) for name, value in said.items() if value)
        return self[step.kind] + step.text.in_(self.language) + (f" ({told})" if told else "")

    def explained(self, part: Explained) -> str:
        """Write a text with its rule, its source and the facts it names."""
        told = [self.fact(fact) for fact in part.facts if not fact.assumed]
        assumed = ", ".join(self.label(fact) for fact in part.facts if fact.assumed)
        facts = "; ".join([*told, f"{self['assumed']}: {assumed}"] if assumed else told)
        return f"{part.text.in_(self.language)} [{part.rule}: {part.source}]" + (f" ({facts})" if facts else "")

    def fact(self, fact: KnownFact) -> str:
        """Write a fact with its value."""
        called = self.codes[fact.name].get(str(fact.value))
        return f"{self.label(fact)}: {called.in_(self.language) if called else self.value(fact.value)}"

    def label(self, fact: KnownFact) -> str:
        """Write what a fact is called."""
        return self.labels[fact.name].in_(self.language).lower()

    def value(self, value: Value) -> str:
        """Write a value."""
        if isinstance(value, bool):
            return self[str(value).lower()]
        return value.isoformat() if isinstance(value, date) else str(value)

    def questions(self, missing: Iterable[Missing]) -> Iterator[str]:
        """Write what to ask: first what could change the answer itself, then what could only add to it."""
        asked = tuple(missing)
        deciding = [one for one in asked if set(one.could_change) - _ADDING]
        yield from self.block("ask", (self.question(one) for one in deciding))
        yield from self.block("ask_too", (self.question(one) for one in asked if one not in deciding))

    def question(self, missing: Missing) -> str:
        """Write what to ask, and what the answer could change."""
        return f"{missing.question.in_(self.language)} [{missing.fact}: {', '.join(missing.could_change)}]"
