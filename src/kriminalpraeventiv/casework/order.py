"""Order: whether a wanted step comes in its turn, is skipped, repeated or a step back."""

from collections.abc import Mapping

import attrs

from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.course import Course
from kriminalpraeventiv.explanation import Effect, Notice, Reason, known_facts
from kriminalpraeventiv.gates.ask import Beside
from kriminalpraeventiv.logic.evaluate import both, evaluate, undecided
from kriminalpraeventiv.text import Text

_ORDERING = ("municipality", "step", "to_step", "aftercare", "decided_level")
"""The facts that the order of steps is judged by."""


@attrs.frozen
class Order:
    """The order of one course, and the texts that tell of it."""

    course: Course
    notices: Mapping[str, Notice]

    def turn(self, file: CaseFile) -> Beside:
        """Return whether the wanted step of a case file comes in its turn."""
        course = self.course
        if not {file.step, file.to_step} <= {None, *course.codes()}:
            place: tuple[str, ...] = ("municipality",) if file.municipality is None else ()
            return Beside(allowed=None, reasons=(self.told("other_course", "notes", file),), hanging=place)
        if file.step is None or (file.to_step is None and course.following(file.step)):
            lacking = tuple(name for name in ("step", "to_step") if file.known(name) is None)
            return Beside(allowed=None, reasons=(self.told("unknown_step", "notes", file),), hanging=lacking)
        if file.to_step is None:
            return Beside(allowed=False, stops=(self.told("course_ended", "forbids", file),))
        if file.to_step == file.step:
            return Beside(allowed=False, stops=(self.told("same_step", "forbids", file),))
        if course.place(file.to_step) < course.place(file.step):
            return Beside(warnings=(self.told("step_back", "notes", file),))
        return self._forward(file, file.step, file.to_step)

    def _forward(self, file: CaseFile, step: str, to_step: str) -> Beside:
        left_out = self.course.between(step, to_step)
        early = self.course.steps[self.course.place(to_step)].early_when
        shortcut = evaluate(early, file) if early else None
        if shortcut and shortcut.value is True and left_out:
            return Beside(reasons=(self.told("early", "permits", file),))
        traces = [evaluate(s.optional_when, file) if s.optional_when else None for s in left_out]
        in_turn = both(tuple(trace.value if trace else False for trace in traces))
        if in_turn is True:
            return Beside(reasons=(self.told("in_order", "permits", file),))
        steps = Text.listed(step.title for step in left_out)
        open_ = [trace for trace in (*traces, shortcut) if trace and trace.value is None]
        hanging = tuple(name for trace in open_ for name in undecided(trace, file))
        if in_turn is False and (shortcut is None or shortcut.value is False):
            return Beside(allowed=False, stops=(self.told("out_of_order", "forbids", file, steps),))
        return Beside(allowed=None, reasons=(self.told("order_unclear", "notes", file, steps),), hanging=hanging)

    def told(self, name: str, effect: Effect, file: CaseFile, steps: Text | None = None) -> Reason:
        """Return what a notice says of the order of a case file, with the facts it is judged by."""
        notice, known = self.notices[name], known_facts(file)
        text = notice.text.filled(steps=steps) if steps else notice.text
        facts = tuple(known[fact] for fact in _ORDERING if fact in known)
        return Reason.of(attrs.evolve(notice, text=text), effect=effect, facts=facts)
