"""Subject: a plugin under test, the rulebook with it, and the one without."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

import attrs

from kriminalpraeventiv.admission import Admitted
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.corpus.national import read_national
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Forbid, Rule, record_of
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.testing.strategies import RECORDS


@attrs.define(slots=False)
class Subject:
    """A plugin, the rulebook with it, and the one without."""

    plugin: object

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook with it."""
        return Rulebook.load(plugins=[self.plugin])

    @cached_property
    def alone(self) -> Rulebook:
        """The national rulebook."""
        return Rulebook.load(plugins=())

    @property
    def own(self) -> Admitted:
        """The plugin as admitted."""
        return self.book.plugins[0]

    def at_home(self, record: Record) -> Record:
        """Return a record moved into the plugin's municipality, with nothing it would be refused or read apart for.

        Where levels stand apart, one without its scheme is no national level; the national scheme is then stated.
        """
        moved: dict[str, Any] = {"municipality": self.own.municipalities[0]}
        areas = [area.code for area in self.own.manifest.areas]
        if areas and getattr(record, "area", None) not in (None, *areas):
            moved["area"] = areas[0]
        if isinstance(record, CaseFile) and self.own.scheme and not self.own.scheme.extends:
            moved |= dict.fromkeys(("preliminary_scheme", "decided_scheme"), NATIONAL_SCHEME)
        return record.with_(**moved)

    def record(self, rule: Rule, facts: tuple[tuple[str, Any], ...]) -> Record:
        """Return the record an example of a rule describes; what it does not state is unknown."""
        cls = RECORDS[record_of(rule)]
        free = [n for n, fact in cls.facts().items() if not fact.derived and n not in ("id", "on", "municipality")]
        stated: dict[str, Any] = {"id": "e", "on": _a_day(rule), "municipality": self.own.municipalities[0]}
        stated |= dict.fromkeys(free) | {n: value for n, value in facts if "." not in n}
        made: Record = cast("Any", cls)(**stated, local={n: value for n, value in facts if "." in n})
        return made

    def false_examples(self, rule: Rule) -> list[str]:
        """Return the examples of a rule that come to something else than they say."""
        outcomes = {True: "holds", False: "holds_not", None: "unknown"}
        came = [outcomes[evaluate(rule.when, self.record(rule, e.facts)).value] for e in rule.examples]
        return [
            f"{rule.id}, example {number}: it says `{example.expect}`, the rule comes to `{value}`"
            for number, (example, value) in enumerate(zip(rule.examples, came, strict=True), 1)
            if example.expect != value
        ]

    def dead_citations(self, rule: Rule) -> list[str]:
        """Return what a rule cites that is not in force when it is."""
        corpus, day = self.book.corpus, _last_day(rule)
        limited = [corpus.provisions[name] for name in getattr(rule, "of", ()) if name in corpus.provisions]
        ended = [p.id for p in limited if isinstance(rule, Forbid) and p.timeline.at(day) is None]
        for provision in corpus.provisions.values():
            current = provision.timeline.at(day)
            cites = {version.cite for version in provision.timeline.versions} - {current.cite if current else ""}
            ended += [rule.source.document] if rule.source.document in cites else []
        return [f"{rule.id}: {citation} is not in force when the rule is" for citation in ended]

    def reachable(self, rule: Rule) -> bool:
        """Return whether some example of a rule does not rule it out."""
        return any(
            evaluate(rule.when, self.record(rule, example.facts)).value is not False
            for example in rule.examples
            if example.expect != "holds_not"
        )


def _a_day(rule: Rule) -> date:
    """Return a day on which a rule is in force."""
    if rule.valid.since:
        return rule.valid.since.latest
    return rule.valid.until.earliest - timedelta(days=1) if rule.valid.until else read_national().read_until


def _last_day(rule: Rule) -> date:
    """Return the last day of a rule; of one without an end, the last day the law was read."""
    return rule.valid.until.latest - timedelta(days=1) if rule.valid.until else read_national().read_until
