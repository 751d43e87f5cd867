"""Ask: may a case file take a step, and what comes next; pure functions over a value the host stores."""

from collections.abc import Iterator

import attrs

from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.course import CLOSED, Course, CourseStep
from kriminalpraeventiv.explanation import Effect, NextStep, Reason, known_facts
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.ask import Beside, Gates
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.logic.evaluate import both, evaluate, undecided
from kriminalpraeventiv.text import Text

_ORDERING = ("step", "to_step", "aftercare", "decided_level")
"""The facts that the order of steps is judged by."""


@attrs.frozen
class Casework:
    """The national course of a case, and the gates of its steps."""

    gates: Gates
    course: Course

    def course_of(self, file: CaseFile) -> Course:
        """Return the course in the municipality of a case file, its own steps among the national ones."""
        scheme = self.gates.locality(file).scheme_on(file.on)
        if scheme is None:
            return self.course
        return self.course.extended((step.after, CourseStep(code=step.code, title=step.title)) for step in scheme.step)

    def may_advance(self, file: CaseFile) -> GateAnswer:
        """Return whether a case file may take the step it wants, `to_step`."""
        course = self.course_of(file)
        here = self._beside(file, course, self.gates.locality(file).scheme_on(file.on))
        national = {file.step, file.to_step} <= {None, *self.course.codes()}
        alone = self._beside(file, self.course, None) if national else None
        of = {"file": file.id, "step": file.step, "to_step": file.to_step}
        return self.gates.ask(file, file.to_step, here, alone, of)

    def following(self, file: CaseFile) -> str | None:
        """Return the step that comes next for a case file: past those not needed, or None after the last."""
        course = self.course_of(file)
        if file.step is None or file.step not in course.codes():
            return None
        early = next((s for s in course.steps if s.early_when and evaluate(s.early_when, file).value is True), None)
        if early and course.place(early.code) > course.place(file.step):
            return early.code
        later = course.steps[course.place(file.step) + 1 :]
        needed = (s for s in later if not (s.optional_when and evaluate(s.optional_when, file).value is True))
        return next((step.code for step in needed), None)

    def _beside(self, file: CaseFile, course: Course, scheme: Scheme | None) -> Beside:
        turn = self._turn(file, course)
        beside = (self._told("other_scheme", "notes", file),) if file.national_scheme is False else ()
        reasons = (*turn.reasons, *(beside if file.decided_level is not None else ()))
        return attrs.evolve(turn, reasons=reasons, next_steps=tuple(self._moves(file, scheme)))

    def _turn(self, file: CaseFile, course: Course) -> Beside:
        """Return whether the wanted step comes in its turn."""
        if not {file.step, file.to_step} <= {None, *course.codes()}:
            place: tuple[str, ...] = ("municipality",) if file.municipality is None else ()
            return Beside(allowed=None, reasons=(self._told("other_course", "notes", file),), hanging=place)
        if file.step is None or (file.to_step is None and course.following(file.step)):
            lacking = tuple(name for name in ("step", "to_step") if file.known(name) is None)
            return Beside(allowed=None, reasons=(self._told("unknown_step", "notes", file),), hanging=lacking)
        if file.to_step is None:
            return Beside(allowed=False, stops=(self._told("course_ended", "forbids", file),))
        if file.to_step == file.step:
            return Beside(allowed=False, stops=(self._told("same_step", "forbids", file),))
        if course.place(file.to_step) < course.place(file.step):
            return Beside(warnings=(self._told("step_back", "notes", file),))
        return self._forward(file, course, file.step, file.to_step)

    def _forward(self, file: CaseFile, course: Course, step: str, to_step: str) -> Beside:
        left_out = course.between(step, to_step)
        early = course.steps[course.place(to_step)].early_when
        shortcut = evaluate(early, file) if early else None
        if shortcut and shortcut.value is True and left_out:
            return Beside(reasons=(self._told("early", "permits", file),))
        traces = [evaluate(s.optional_when, file) if s.optional_when else None for s in left_out]
        in_turn = both(tuple(trace.value if trace else False for trace in traces))
        if in_turn is True:
            return Beside(reasons=(self._told("in_order", "permits", file),))
        steps = Text(da=", ".join(s.title.da for s in left_out), en=", ".join(s.title.en for s in left_out))
        open_ = [trace for trace in (*traces, shortcut) if trace and trace.value is None]
        hanging = tuple(name for trace in open_ for name in undecided(trace, file))
        if in_turn is False and (shortcut is None or shortcut.value is False):
            return Beside(allowed=False, stops=(self._told("out_of_order", "forbids", file, steps),))
        return Beside(allowed=None, reasons=(self._told("order_unclear", "notes", file, steps),), hanging=hanging)

    def _told(self, name: str, effect: Effect, file: CaseFile, steps: Text | None = None) -> Reason:
        notice, known = self.gates.notices[name], known_facts(file)
        text = notice.text
        if steps:
            text = Text(da=text.da.format(steps=steps.da), en=text.en.format(steps=steps.en))
        facts = tuple(known[fact] for fact in _ORDERING if fact in known)
        return Reason.of(attrs.evolve(notice, text=text), effect=effect, facts=facts)

    def _moves(self, file: CaseFile, scheme: Scheme | None) -> Iterator[NextStep]:
        """Yield where a case of its level belongs, when it stands elsewhere; levels of two schemes never compare."""
        level = file.decided_level if file.decided_level is not None else file.preliminary_level
        stated = file.preliminary_scheme if file.decided_level is None else file.decided_scheme
        if scheme is None or level is None or file.step == CLOSED:
            return
        if stated is None or stated not in (scheme.id, scheme.extends):
            return
        named = next((found for found in scheme.level if found.level == level), None)
        places = (("register", named.register, file.register), ("meeting", named.forum, file.meeting)) if named else ()
        for what, wanted, stands in places:
            if wanted is not None and stands != wanted:
                name = f"move_{what}" if stands else f"place_{what}"
                notice = self.gates.notices[name]
                words = {"name": wanted, "level": str(level)}
                yield NextStep(code=name, text=notice.text.filled(**words), rule=notice.id, rows=notice.rows)
