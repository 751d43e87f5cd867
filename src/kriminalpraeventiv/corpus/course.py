"""Course: the steps of a case, as a rule file lists them."""

from kriminalpraeventiv.casework.course import Course, CourseStep
from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.logic.vocabulary import Vocabulary


def read_course(file: RuleFile, words: Vocabulary) -> Course:
    """Return the course of a case; raises `InvalidRule` or `InvalidCondition` for a step at fault."""
    return Course(
        tuple(
            CourseStep(
                code=step.code,
                title=step.title,
                source=file.source(step),
                optional_when=words.read(step.optional_when) if step.optional_when else None,
                early_when=words.read(step.early_when) if step.early_when else None,
            )
            for step in file.entry.step
        )
    )
