"""Ask: may a case file take a step, and what comes next; pure functions over a value the host stores."""

from collections.abc import Iterator

import attrs

from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.course import Course, CourseStep
from kriminalpraeventiv.explanation import Effect, NextStep, Reason, known_facts
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.ask import Beside, Gates
from kriminalpraeventiv.level import NATIONAL_SCHEME, Scheme
from kriminalpraeventiv.logic.evaluate import both, evaluate, undecided
from kriminalpraeventiv.text import Text


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

    def next_steps(self, file: CaseFile) -> GateAnswer:
        """Return what comes next: whether the case may take the step that follows, and what to do."""
        course = self.course_of(file)
        step = course.following(file.step) if file.step else None
        skipped = next((s for s in course.steps if s.code == step), None)
        if skipped and skipped.optional_when and evaluate(skipped.optional_when, file).value is True:
            step = course.following(skipped.code)
        return self.may_advance(file.with_(to_step=step))

    def _beside(self, file: CaseFile, course: Course, scheme: Scheme | None) -> Beside:
        turn = self._turn(file, course)
        return attrs.evolve(turn, next_steps=tuple(self._moves(file, scheme)))

    def _turn(self, file: CaseFile, course: Course) -> Beside:
        """Return whether the wanted step comes in its turn."""
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
        traces = [evaluate(s.optional_when, file) if s.optional_when else None for s in left_out]
        allowed = both(tuple(trace.value if trace else False for trace in traces))
        hanging = tuple(name for trace in traces if trace for name in undecided(trace, file))
        named = ", ".join(s.title.da for s in left_out), ", ".join(s.title.en for s in left_out)
        if allowed is False:
            told = self._told("out_of_order", "forbids", file, Text(da=named[0], en=named[1]))
            return Beside(allowed=False, stops=(told,))
        if allowed is None:
            told = self._told("order_unclear", "notes", file, Text(da=named[0], en=named[1]))
            return Beside(allowed=None, reasons=(told,), hanging=hanging)
        return Beside(reasons=(self._told("in_order", "permits", file),))

    def _told(self, name: str, effect: Effect, file: CaseFile, steps: Text | None = None) -> Reason:
        notice, known = self.gates.notices[name], known_facts(file)
        text = notice.text
        if steps:
            text = Text(da=text.da.format(steps=steps.da), en=text.en.format(steps=steps.en))
        facts = tuple(known[fact] for fact in ("step", "to_step", "aftercare") if fact in known)
        return Reason.of(attrs.evolve(notice, text=text), effect=effect, facts=facts)

    def _moves(self, file: CaseFile, scheme: Scheme | None) -> Iterator[NextStep]:
        """Yield where a case of its level belongs, when it stands elsewhere; levels of two schemes never compare."""
        level = file.decided_level if file.decided_level is not None else file.preliminary_level
        if scheme is None or level is None or file.decided_scheme not in (None, scheme.id):
            return
        if file.decided_scheme is None and scheme.extends != NATIONAL_SCHEME:
            return
        named = next((found for found in scheme.level if found.level == level), None)
        places = (("register", named.register, file.register), ("meeting", named.forum, file.meeting)) if named else ()
        for what, wanted, stands in places:
            if wanted is not None and stands != wanted:
                name = f"move_{what}" if stands else f"place_{what}"
                notice = self.gates.notices[name]
                words = {"name": wanted, "level": str(level)}
                yield NextStep(code=name, text=notice.text.filled(**words), rule=notice.id, rows=notice.rows)
