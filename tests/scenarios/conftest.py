"""Worked cases ask through two functions: facts in, answer out, absent means no."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, SharingAnswer, SharingRequest, TriageAnswer

TODAY = date(2026, 2, 12)


@pytest.fixture
def share(rulebook: Rulebook) -> Callable[..., SharingAnswer]:
    def ask(*, on: date = TODAY, **facts: Any) -> SharingAnswer:  # noqa: ANN401 - any fact
        return rulebook.may_share(SharingRequest(id="r", on=on, unstated="no", **facts))

    return ask


@pytest.fixture
def triage(rulebook: Rulebook) -> Callable[..., TriageAnswer]:
    def ask(*, on: date = TODAY, **facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
        return rulebook.classify(Case(id="c", on=on, **({"unstated": "no"} | facts)))

    return ask
