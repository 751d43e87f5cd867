"""A ruling names exactly the rules that hold, and of local rules only those that count in the municipality."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Rulebook, SharingRequest
from plugins.invented import TOWN

BOOK = Rulebook.load(plugins=[TOWN])
IN_SSP: dict[str, Any] = {"cooperation": "ssp", "sender": "police", "receiver": "school", "identifiable": True}
IN_SSP |= {"purpose": "crime_prevention", "necessary": True, "subject_age": 16, "unstated": "no"}


@pytest.mark.parametrize(
    ("place", "local"), [("0165", {"town.not_to_schools", "town.write_it_down"}), ("0751", set()), ("0101", set())]
)
def test_a_ruling_names_the_rules_that_hold_where_they_count(place: str, local: set[str]) -> None:
    request = SharingRequest(id="r", on=date(2026, 2, 12), municipality=place, **IN_SSP)
    holding = set(BOOK._sharing.rule(BOOK._codes.settled(request)).rules)  # noqa: SLF001 - what a ruling holds
    assert {rule for rule in holding if not rule.startswith("law.")} == local
    assert {"law.ssp_sharing_by_police", "law.only_what_is_needed"} <= holding
    assert not {"law.no_investigation", "law.special_silence_outside_cooperation"} & holding


@pytest.mark.parametrize(("place", "beside"), [("0165", True), ("0751", False), (None, False)])
def test_the_national_answer_stands_beside_where_local_rules_count(place: str | None, beside: bool) -> None:
    answer = BOOK.may_share(SharingRequest(id="r", on=date(2026, 2, 12), municipality=place, **IN_SSP))
    assert (answer.national is not None) is beside
