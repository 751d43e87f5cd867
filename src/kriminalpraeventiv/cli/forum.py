"""Forum: answers about forums as text for a terminal, in Danish or English."""

from collections.abc import Iterable
from typing import Final

from kriminalpraeventiv.cli.render import WORDS, Words
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv.forums.answer import ForumAnswer, Minimum, NamedParty, UnnamedParty
from kriminalpraeventiv.law.provision import Basis
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.text import Language, Text

_WORDS: Final = WORDS | {
    "may": Text(
        da="personer må drøftes; ingen skal; hver deling er sit eget spørgsmål",
        en="persons may be discussed; nobody must; each sharing is a question of its own",
    ),
    "may_not": Text(da="personer må ikke drøftes", en="persons may not be discussed"),
    "but": Text(da="ikke mens {parties} er til stede", en="not while {parties} is present"),
    "exists": Text(da="Grundlag for forummet", en="Ground of the forum"),
    "shares": Text(da="Hjemmel til at dele om personer", en="Basis to share about persons"),
    "named": Text(da="Parter, loven nævner", en="Parties the law names"),
    "absent": Text(da="Nævnt, men sidder der ikke", en="Named, but not there"),
    "not_named": Text(da="Sidder der uden at være nævnt", en="There without being named"),
    "meetings": Text(da="Møder om året", en="Meetings a year"),
    "open": Text(da="uafklaret den dag: ", en="open on that day: "),
    "met": Text(da="mindst {meetings} efter loven; opfyldt", en="at least {meetings} by law; met"),
    "not_met": Text(da="mindst {meetings} efter loven; ikke opfyldt", en="at least {meetings} by law; not met"),
    "unknown": Text(
        da="mindst {meetings} efter loven; om det gælder eller er opfyldt, vides ikke",
        en="at least {meetings} by law; whether it applies or is met is not known",
    ),
    "no_minimum": Text(da="intet mindstetal i loven", en="no minimum by law"),
}


def forum_text(answer: ForumAnswer, language: Language, rulebook: Rulebook) -> str:
    """Return an answer about a forum as text."""
    parties = next(fact for fact in rulebook.facts("request") if fact.name == "sender")
    words = Words(language, [*Forum.facts().values(), parties], _WORDS)
    title = rulebook.corpus.forums[answer.kind].title.in_(language)
    lines = [
        f"{answer.forum} · {answer.on} · {title} · {_verdict(answer, words)}",
        *words.block("exists", _cited(answer.basis_to_exist)),
        *words.block("shares", _cited(answer.basis_to_share)),
        *words.block("named", (_named(party, words) for party in answer.named)),
        *words.block("absent", (_named(party, words) for party in answer.absent)),
        *words.block("not_named", (_unnamed(party, words) for party in answer.not_named)),
        f"  {words['meetings']}: {_meetings(answer.minimum, words)}",
        *words.block("why", (words.explained(reason) for reason in answer.reasons)),
        *words.block("ask", (words.question(missing) for missing in answer.missing)),
        *words.block("unsettled", (words.explained(point) for point in answer.unsettled)),
    ]
    return "\n".join(lines)


def _verdict(answer: ForumAnswer, words: Words) -> str:
    """Write the verdict about the kind, and while whom is present it does not help."""
    barring = ", ".join(_called(party.party, words) for party in answer.not_named if party.effect == "forbids")
    but = f" · {words['but'].format(parties=barring)}" if barring and answer.verdict != "may_not" else ""
    return words[answer.verdict] + but


def _called(code: str, words: Words) -> str:
    return words.codes["sender"][code].in_(words.language)


def _cited(bases: Iterable[Basis]) -> Iterable[str]:
    return (f"{basis.citation} ({basis.version}; {basis.act}; {basis.certainty})" for basis in bases)


def _named(party: NamedParty, words: Words) -> str:
    told = f": {party.words.in_(words.language)}" if party.words else ""
    cited = "; ".join(dict.fromkeys(basis.citation for basis in party.basis))
    return ("" if party.certain else words["open"]) + f"{_called(party.party, words)}{told} [{cited}]"


def _unnamed(party: UnnamedParty, words: Words) -> str:
    return f"{_called(party.party, words)}: {party.text.in_(words.language)} [{party.rule}: {party.source}]"


def _meetings(minimum: Minimum, words: Words) -> str:
    if minimum.status == "none":
        return words["no_minimum"]
    cited = "; ".join(_cited(minimum.basis))
    return f"{words[minimum.status].format(meetings=minimum.meetings)} [{cited}]"
