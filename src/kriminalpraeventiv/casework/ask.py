"""Ask: may a case file take a step, and what comes next; pure functions over a value the host stores."""

from collections.abc import Iterator
from datetime import date

import attrs

from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.course import CLOSED, Course, CourseStep
from kriminalpraeventiv.casework.order import Order
from kriminalpraeventiv.explanation import NextStep
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.ask import Beside, Gates
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.logic.evaluate import evaluate


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
        return self._extended(scheme)

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
        told = self._order(course).told("other_scheme", "notes", file)
        beside = (told,) if file.national_scheme is False else ()
        reasons = (*turn.reasons, *(beside if file.decided_level is not None else ()))
        return attrs.evolve(turn, reasons=reasons, next_steps=tuple(self._moves(file, scheme)))

    def _turn(self, file: CaseFile, course: Course) -> Beside:
        """Return whether the wanted step comes in its turn; unknown where that hangs on the municipality."""
        here = self._order(course).turn(file)
        if file.municipality is not None:
            return here
        others = {self._order(other).turn(file).allowed for other in self._courses(file.on)}
        if others <= {here.allowed}:
            return here
        told = self._order(course).told("other_course", "notes", file)
        return Beside(allowed=None, reasons=(told,), hanging=(*here.hanging, "municipality"))

    def _order(self, course: Course) -> Order:
        return Order(course, self.gates.notices)

    def _courses(self, day: date) -> Iterator[Course]:
        """Yield the courses of the municipalities that add steps of their own."""
        for locality in self.gates.localities.values():
            scheme = locality.scheme_on(day)
            if scheme and scheme.step:
                yield self._extended(scheme)

    def _extended(self, scheme: Scheme) -> Course:
        return self.course.extended((step.after, CourseStep(code=step.code, title=step.title)) for step in scheme.step)

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
