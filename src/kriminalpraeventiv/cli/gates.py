"""Gates: answers about a step of a case file, or the start of an intervention, as text."""

from kriminalpraeventiv.cli.render import WORDS, Words
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.text import Language, Text

_WORDS = {
    **WORDS,
    "file_may": Text(da="må gå videre til {step}", en="may go on to {step}"),
    "file_may_not": Text(da="må ikke gå videre til {step}", en="may not go on to {step}"),
    "file_undetermined": Text(da="til {step}: kan ikke afgøres endnu", en="to {step}: cannot be settled yet"),
    "plan_may": Text(da="må begynde", en="may start"),
    "plan_may_not": Text(da="må ikke begynde", en="may not start"),
    "plan_undetermined": Text(
        da="om den må begynde, kan ikke afgøres endnu", en="whether it may start cannot be settled yet"
    ),
    "ended": Text(da="forløbet er slut", en="the course has ended"),
    "stops": Text(da="Ikke opfyldt; det stopper", en="Not met; it stops"),
    "warnings": Text(da="Ikke opfyldt; det stopper ikke", en="Not met; it does not stop"),
    "file_back": Text(da="må gå tilbage til {step}", en="may go back to {step}"),
    "ask_too": Text(
        da="Spørg også om det, der kan give opmærksomhedspunkter og næste skridt",
        en="Ask too, for what to mind and the next steps",
    ),
    "evaluation": Text(da="Evaluering", en="Evaluation"),
    "effect": Text(da="effektevaluering", en="effect evaluation"),
    "documented": Text(da="dokumenteret vurdering", en="documented assessment"),
    "process": Text(da="procesevaluering", en="process evaluation"),
    "not_evaluated": Text(da="ingen", en="none"),
}


def gate_text(answer: GateAnswer, language: Language, rulebook: Rulebook) -> str:
    """Return an answer about a step as text."""
    words = Words(language, rulebook.facts("file" if answer.file else "plan"), _WORDS)
    rung = answer.evaluation_level
    evaluation = words["not_evaluated" if rung == "none" else rung] if rung else None
    lines = [
        f"{answer.file or answer.plan} · {answer.on} · {_verdict(answer, words, rulebook, language)}",
        *(
            [f"  {words['national']}: {_verdict(answer.national, words, rulebook, language)}"]
            if answer.national
            else []
        ),
        *([f"  {words['evaluation']}: {evaluation}"] if evaluation else []),
        *words.block("stops", (words.explained(stop) for stop in answer.stops)),
        *words.block("warnings", (words.explained(warning) for warning in answer.warnings)),
        *words.block("why", (words.explained(reason) for reason in answer.reasons)),
        *words.block("next", (words.step(step, rulebook) for step in answer.next_steps)),
        *words.block("measures", (rulebook.measure_title(code).in_(language) for code in answer.measures)),
        *words.block("flags", (f"{flag.text.in_(language)} [{flag.code}]" for flag in answer.flags)),
        *words.questions(answer.missing),
        *words.block("unsettled", (words.explained(point) for point in answer.unsettled)),
    ]
    return "\n".join(lines)


def _verdict(answer: GateAnswer, words: Words, rulebook: Rulebook, language: Language) -> str:
    told = words[_name(answer)]
    if answer.plan:
        return told
    if answer.to_step is None:
        return words["ended" if answer.verdict == "may_not" else "undetermined"]
    if answer.verdict == "may" and any(warning.rule == "gate.step_back" for warning in answer.warnings):
        told = words["file_back"]
    return told.format(step=rulebook.step_title(answer.to_step).in_(language))


def _name(answer: GateAnswer) -> str:
    return f"{'file' if answer.file else 'plan'}_{answer.verdict}"
