"""Six packs installed together: each municipality gets its own answer, and taking one away changes nobody else's."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from kriminalpraeventiv import AnswerConverter, Case, CaseFile, InterventionPlan, Rulebook, SharingRequest
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.period import Period

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DAY = date(2026, 11, 1)
IN_FORCE = date(2018, 6, 1)
"""A day on which the partnership of Nørrebro and the cooperation plan of Syd- og Sønderjylland were in force."""
EIGHT = ("0510", "0540", "0550", "0561", "0563", "0573", "0575", "0580")
PACKS: Final = {
    "albertslund": ("0165",),
    "hoeje-taastrup": ("0169",),
    "ishoej": ("0183",),
    "koebenhavn": ("0101",),
    "syd-soenderjylland": EIGHT,
    "viborg": ("0791",),
}
EVERYWHERE = ("0101", "0165", "0169", "0183", "0561", "0580", "0791", "0751", None)
FILES: Final[dict[str, type[Record]]] = {
    "cases.jsonl": Case,
    "sharing_requests.jsonl": SharingRequest,
    "case_files.jsonl": CaseFile,
    "intervention_plans.jsonl": InterventionPlan,
}


@cache
def book(*names: str) -> Rulebook:
    return Rulebook.load(plugins=names)


SIX = tuple(PACKS)
ALL = book(*SIX)


@cache
def records(municipality: str | None, on: date) -> list[Record]:
    """Return every third of the shipped records, moved to a municipality and a day, less what only their own knows."""
    found: list[Record] = []
    for name, cls in FILES.items():
        for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines()[::3]:
            payload = json.loads(line) | {"municipality": municipality, "on": on.isoformat()}
            for local in ("local", "area", "register", "meeting", "history", "decided_scheme", "preliminary_scheme"):
                payload.pop(local, None)
            if payload.get("territory", "denmark") == "denmark":
                found.append(ALL.read(cls, payload, "no"))
    return found


@cache
def answers(names: tuple[str, ...], municipality: str | None, on: date) -> list[dict[str, Any]]:
    converter, rulebook = AnswerConverter(), book(*names)
    plain = (converter.to_plain(rulebook.answer(record)) for record in records(municipality, on))
    return [without_fingerprint(answer) for answer in plain]


def without_fingerprint(answer: dict[str, Any]) -> dict[str, Any]:
    national = answer.get("national")
    beside = {"national": without_fingerprint(national)} if national else {}
    return {name: value for name, value in answer.items() if name != "rulebook"} | beside


def test_all_six_are_admitted_together_and_speak_for_thirteen_municipalities() -> None:
    assert ALL.quarantined == ()
    spoken = {plugin.found.name: plugin.municipalities for plugin in ALL.plugins}
    assert spoken == PACKS


@pytest.mark.parametrize("on", [DAY, IN_FORCE])
@pytest.mark.parametrize("gone", PACKS)
def test_taking_one_pack_away_changes_only_its_own_municipalities(gone: str, on: date) -> None:
    """Where the municipality is not stated, a local refusal may still be meant: that answer may change too."""
    five = tuple(name for name in PACKS if name != gone)
    changed = {place for place in EVERYWHERE if answers(SIX, place, on) != answers(five, place, on)}
    own = {place for place in PACKS[gone] if place in EVERYWHERE}
    assert own <= changed <= own | {None}


@pytest.mark.parametrize("on", [DAY, IN_FORCE])
def test_copenhagen_is_untouched_by_the_pack_of_albertslund(on: date) -> None:
    assert answers(("albertslund", "koebenhavn"), "0101", on) == answers(("koebenhavn",), "0101", on)


@pytest.mark.parametrize("on", [DAY, IN_FORCE])
@pytest.mark.parametrize("alone", PACKS)
def test_each_municipality_gets_from_six_packs_what_it_gets_from_its_own(alone: str, on: date) -> None:
    for place in (place for place in PACKS[alone] if place in EVERYWHERE):
        assert answers(SIX, place, on) == answers((alone,), place, on)


@pytest.mark.parametrize("on", [DAY, IN_FORCE])
def test_a_municipality_without_a_pack_is_answered_as_if_there_were_none(on: date) -> None:
    assert answers(SIX, "0751", on) == answers((), "0751", on)


@pytest.mark.parametrize(
    ("municipality", "on", "facts", "expected"),
    [
        # Den Kriminalpræventive Enhed (DKE), Attestation: level 1 in the journal, levels 2 and 3 as a case.
        ("0165", DAY, {"risk_behaviour": True}, ("pro", 1, "DKE-Journal")),
        ("0165", DAY, {"organised_crime": True}, ("pro", 3, "DKE-Sag")),
        # Udmøntningsplan 2017, s. 11: the talk with a minor is level 1 of the single-case concept; nothing else is.
        ("0101", IN_FORCE, {"gang_relation": "seen_with_members"}, ("enkeltsagskoncept", 1, None)),
        ("0101", IN_FORCE, {"organised_crime": True}, ("enkeltsagskoncept", None, None)),
        ("0101", DAY, {"gang_relation": "seen_with_members"}, ("enkeltsagskoncept", None, None)),
        # The others declare no scheme: the national levels, without names of their own (TRI-22).
        *(
            (place, DAY, {"organised_crime": True}, ("core-default", 3, None))
            for place in ("0169", "0183", "0561", "0791")
        ),
    ],
)
def test_each_municipality_has_its_own_levels(
    municipality: str, on: date, facts: dict[str, Any], expected: tuple[str, int | None, str | None]
) -> None:
    answer = ALL.classify(Case(id="c", municipality=municipality, on=on, age=16, unstated="no", **facts))
    assert (answer.scheme, answer.level, answer.register) == expected


@pytest.mark.parametrize("pack", PACKS)
def test_each_pack_brings_its_organisation_and_no_other_does(pack: str) -> None:
    prefix = pack.replace("-", "_")
    mine = [one.id for one in ALL.organisations() if one.id.startswith(f"{prefix}.")]
    assert mine == [one.id for one in book(pack).organisations() if not one.id.startswith("organisation.")] != []


@pytest.mark.parametrize("place", EVERYWHERE)
def test_the_year_of_a_municipality_holds_no_duty_of_another(place: str | None) -> None:
    year = Period(date(2018, 1, 1), date(2018, 12, 31))
    owners = {item.plugin for item in ALL.due(place, between=year).due} - {"national"}
    assert owners <= {name.replace("-", "_") for name, codes in PACKS.items() if place in codes}
