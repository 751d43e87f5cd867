"""Tables: what a rule comes to on facts, written as three short lists."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.fact import Value
from kriminalpraeventiv.logic.rule import Rule

Facts = Mapping[str, Value | None]
_NAMES = {True: "holds", False: "holds_not", None: "unknown"}


@attrs.frozen
class _Only:
    """Facts and nothing else."""

    facts: Facts

    def known(self, name: str) -> Value | None:
        return self.facts.get(name)


def rule_table(
    rule: Rule, *, holds: Iterable[Facts] = (), holds_not: Iterable[Facts] = (), unknown: Iterable[Facts] = ()
) -> None:
    """Check what a rule comes to on some facts; raises `AssertionError` naming rule, facts and outcome.

    Facts that are left out are unknown.

    >>> from kriminalpraeventiv import Rulebook
    >>> rule = Rulebook.load(plugins=()).rule("triage.repeated_crime")
    >>> rule_table(rule, holds=[{"offences": 2}], holds_not=[{"offences": 1}], unknown=[{}])
    """
    wanted: list[tuple[bool | None, Iterable[Facts]]] = [(True, holds), (False, holds_not), (None, unknown)]
    for value, table in wanted:
        for facts in table:
            found: Any = evaluate(rule.when, _Only(facts)).value
            if found is not value:
                named = ", ".join(sorted(facts)) or "no facts"
                raise AssertionError(f"{rule.id}: want `{_NAMES[value]}`, got `{_NAMES[found]}` on {named}")
