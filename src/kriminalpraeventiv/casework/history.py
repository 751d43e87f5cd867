"""History: a case file after a step or a decision, as a new value; what happened before is never lost."""

from datetime import date

from kriminalpraeventiv.casework.case_file import CaseFile, Passed
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.gates.answer import GateAnswer


def advanced(file: CaseFile, answer: GateAnswer) -> CaseFile:
    """Return the case file at the step an answer lets it take, the step added to its history.

    Give the answer itself, never the `national` one beside it: local rules may ask for more.

    Raises `InvalidInput` when the answer is about another case file, step or day, or is not `may`.
    """
    if (answer.file, answer.step, answer.on) != (file.id, file.step, file.on):
        raise InvalidInput([Fault("other_file", "$.file", "the answer is about another case file, step or day")])
    if answer.verdict != "may":
        raise InvalidInput([Fault("not_allowed", "$.to_step", f"the answer is `{answer.verdict}`, not `may`")])
    return _kept(file.with_(step=answer.to_step, to_step=None))


def decided(  # noqa: PLR0913 - all that a decision says
    file: CaseFile,
    level: int,
    *,
    by: str,
    on: date,
    scheme: str | None = None,
    reason: str | None = None,
    register: str | None = None,
    meeting: str | None = None,
) -> CaseFile:
    """Return the case file with the level (1 to 3, 0: none) a meeting decided, the decision added to its history.

    `by` is a role, never a person. A level other than the preliminary one is an override and needs a `reason`.
    Raises `InvalidInput` for an override without one, and for facts that cannot be.

    >>> file = CaseFile(id="f", on=date(2026, 11, 1), step="investigated", preliminary_level=1)
    >>> file = decided(file, 2, by="case_meeting", on=date(2026, 11, 2), reason="known repetition")
    >>> [(passed.on.day, passed.level, passed.overridden) for passed in file.history]
    [(2, 2, True)]
    """
    compares = None in (scheme, file.preliminary_scheme) or scheme == file.preliminary_scheme
    if compares and file.preliminary_level not in (None, level) and not (reason and reason.strip()):
        message = "another level than the one proposed needs a reason"
        raise InvalidInput([Fault("missing", "$.override_reason", message)])
    decision = {"decided_level": level, "decided_by": by, "decided_scheme": scheme, "override_reason": reason}
    places = {"register": register or file.register, "meeting": meeting or file.meeting}
    return _kept(file.with_(on=on, **decision, **places))


def _kept(file: CaseFile) -> CaseFile:
    """Return a case file with where it stands now added to its history."""
    level = file.preliminary_level if file.decided_level is None else file.decided_level
    schemes = (file.preliminary_scheme, file.decided_scheme)
    compares = None in schemes or schemes[0] == schemes[1]
    passed = Passed(
        step=file.step or "",
        on=file.on,
        level=level,
        scheme=file.decided_scheme,
        register=file.register,
        meeting=file.meeting,
        decided_by=file.decided_by,
        overridden=compares and file.preliminary_level not in (None, level),
    )
    return file.with_(history=(*file.history, passed))
