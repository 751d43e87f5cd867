"""Case files: what is refused and how it is said, what is never repeated, and JSON there and back."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kriminalpraeventiv import Case, CaseFile, InvalidInput, Rulebook, RulePack
from kriminalpraeventiv.casework.case_file import Passed
from kriminalpraeventiv.casework.history import advanced, decided
from kriminalpraeventiv.serialization.records import write_record
from kriminalpraeventiv_albertslund import plugin as albertslund

NAME = "Xerxes Opdigtet"
CPR_LIKE = "010190-0000"
BASE = {"id": "f", "on": "2026-04-01", "municipality": "0165"}
Refused = Callable[[dict[str, Any]], dict[str, str]]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(plugins=[albertslund])


@pytest.fixture(scope="module")
def refused(book: Rulebook) -> Refused:
    """Return the faults of a case file as JSON: place to code and message; no value may be in any."""

    def faults(stated: dict[str, Any]) -> dict[str, str]:
        with pytest.raises(InvalidInput) as caught:
            book.read(CaseFile, BASE | stated)
        for secret in (NAME, *NAME.split(), CPR_LIKE, CPR_LIKE.replace("-", "")):
            assert secret.casefold() not in str(caught.value).casefold()
        return {fault.place: f"{fault.code}: {fault.message}" for fault in caught.value.faults}

    return faults


def passed(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {"step": "attested", "on": "2026-02-01"} | changed


def test_a_plan_that_ends_before_it_starts_is_refused(refused: Refused) -> None:
    faults = refused({"plan_starts": "2026-03-02", "plan_ends": "2026-03-01"})
    assert faults == {"$.plan_ends": "contradiction: the plan ends before it starts"}


def test_a_plan_may_start_and_end_on_one_day(book: Rulebook) -> None:
    assert book.read(CaseFile, BASE | {"plan_starts": "2026-03-01", "plan_ends": "2026-03-01"}).plan_ends is not None


@pytest.mark.parametrize(
    ("days", "place"),
    [
        (["2026-02-02", "2026-02-01"], "$.history[1].on"),
        (["2026-01-01", "2026-02-02", "2026-02-01"], "$.history[2].on"),
        (["2026-04-02"], "$.on"),
    ],
)
def test_a_history_out_of_order_is_refused_where_it_turns_back(refused: Refused, days: list[str], place: str) -> None:
    faults = refused({"history": [passed(on=day) for day in days]})
    assert [(where, said.split(":")[0]) for where, said in faults.items()] == [(place, "contradiction")]


def test_a_history_of_one_day_is_in_order(book: Rulebook) -> None:
    file = book.read(CaseFile, BASE | {"history": [passed(), passed(), passed(on="2026-04-01")]})
    assert [entry.on.month for entry in file.history] == [2, 2, 4]


@pytest.mark.parametrize(
    ("stated", "place", "nearest"),
    [
        ({"step": "intervantion"}, "$.step", "intervention"),
        ({"to_step": "investigate"}, "$.to_step", "investigated"),
        ({"register": "DKE-Jurnal"}, "$.register", "DKE-Journal"),
        ({"meeting": "Sagsmøder"}, "$.meeting", "Sagsmøde"),
        ({"decided_scheme": "core-defualt"}, "$.decided_scheme", "core-default"),
        ({"mentor": "statutary"}, "$.mentor", "statutory"),
        ({"municipality": "0166"}, "$.municipality", "0165"),
        ({"closing_nota": True}, "$", "closing_note"),
        ({"local": {"albertslund.mentor": True}}, "$.local", "no plugin"),
    ],
)
def test_what_nobody_knows_is_refused_with_the_nearest_name(
    refused: Refused, stated: dict[str, Any], place: str, nearest: str
) -> None:
    faults = refused(stated)
    assert nearest in faults[place]


def test_a_step_asked_about_that_nobody_knows_is_refused_with_the_nearest_name(book: Rulebook) -> None:
    file = CaseFile(id="f", on=date(2026, 4, 1), step="identified")
    with pytest.raises(InvalidInput, match="attested"):
        book.may_advance(file, "attestet")
    with pytest.raises(InvalidInput, match="to_step"):
        book.may_advance(file.with_(to_step="attested"), "investigated")


@pytest.mark.parametrize("stated", [{"register": "DKE-Sag"}, {"meeting": "Sagsmøde"}, {"decided_scheme": "pro"}])
def test_names_of_another_municipality_are_refused(book: Rulebook, refused: Refused, stated: dict[str, Any]) -> None:
    assert book.read(CaseFile, BASE | stated).municipality == "0165"
    (place,) = (f"$.{name}" for name in stated)
    assert refused(stated | {"municipality": "0751"})[place].startswith("unknown_code")
    with pytest.raises(InvalidInput):
        book.may_advance(CaseFile(id="f", on=date(2026, 4, 1), municipality="0751", **stated), "attested")


@pytest.mark.parametrize("value", [NAME, CPR_LIKE, CPR_LIKE.replace("-", "")])
@pytest.mark.parametrize("name", ["id", "decided_by", "register", "meeting", "step", "to_step", "decided_scheme"])
def test_a_name_or_what_looks_like_a_cpr_number_is_refused_and_not_repeated(
    refused: Refused, name: str, value: str
) -> None:
    assert f"$.{name}" in refused({name: value})


@pytest.mark.parametrize("name", ["decided_by", "register", "meeting", "step", "scheme"])
def test_what_looks_like_a_cpr_number_stands_in_no_history(refused: Refused, name: str) -> None:
    assert f"$.history[0].{name}" in refused({"history": [passed(**{name: CPR_LIKE})]})


@pytest.mark.parametrize("name", ["decided_by", "step", *(name for name in ("register", "meeting", "scheme"))])
def test_a_name_stands_in_no_history(refused: Refused, name: str) -> None:
    assert f"$.history[0].{name}" in refused({"history": [passed(**{name: NAME})]})


def test_a_history_knows_only_steps_of_the_course(refused: Refused) -> None:
    assert "attested" in refused({"history": [passed(step="attestet")]})["$.history[0].step"]


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        (passed(level=4), "$.history[0].level"),
        (passed(level=-1), "$.history[0].level"),
        (passed(on="2026-13-01"), "$.history[0].on"),
        ({"step": "attested"}, "$.history[0]"),
        (passed(overriden=True), "$.history[0]"),
    ],
)
def test_an_entry_of_a_history_is_as_strict_as_the_file(refused: Refused, entry: dict[str, Any], place: str) -> None:
    assert any(where.startswith(place) for where in refused({"history": [entry]}))


def test_free_text_is_never_shown(book: Rulebook) -> None:
    texts: dict[str, Any] = {"override_reason": f"{NAME} er kendt", "obvious_risk_reason": f"{NAME} er set"}
    levels: dict[str, Any] = {
        "preliminary_level": 1,
        "decided_level": 2,
        "obvious_risk": True,
        "decided_by": "case_meeting",
    }
    file = CaseFile(id="f", on=date(2026, 4, 1), municipality="0165", step="investigated", **levels, **texts)
    answer = book.may_advance(file, "allocated")
    assert not any(NAME in shown for shown in (repr(file), repr(answer), str(file)))


def test_free_text_has_a_longest(refused: Refused) -> None:
    assert list(refused({"override_reason": "x" * 501})) == ["$.override_reason"]


def test_several_faults_are_told_at_once(refused: Refused) -> None:
    faults = refused(
        {
            "id": CPR_LIKE,
            "step": "intervantion",
            "register": NAME,
            "decided_by": NAME,
            "milestones": "three",
            "decided_level": 4,
            "risk": 1,
            "talk_held": "2026-02-30",
            "municipality": "9999",
            "surprise": NAME,
        }
    )
    wanted = ("id", "step", "register", "decided_by", "milestones", "decided_level", "risk", "talk_held")
    assert {f"$.{name}" for name in (*wanted, "municipality")} | {"$"} <= set(faults)


def test_several_contradictions_are_told_at_once(refused: Refused) -> None:
    history = [passed(on="2026-05-02", decided_by=NAME), passed(on="2026-05-01")]
    faults = refused({"plan_starts": "2026-03-02", "plan_ends": "2026-03-01", "history": history})
    assert {"$.plan_ends", "$.history[0].decided_by", "$.history[1].on", "$.on"} <= set(faults)


# Areas


@pytest.fixture
def with_areas(tmp_path: Path) -> Rulebook:
    (tmp_path / "pack.toml").write_text(
        """
        prefix = "nordby"
        name = { da = "Opdigtet by", en = "an invented town" }
        municipalities = ["0165"]

        [[area]]
        code = "havnen"
        title = { da = "Havnen", en = "the harbour" }

        [[area]]
        code = "gamle_havn"
        title = { da = "Gamle Havn", en = "the old harbour" }
        part_of = "havnen"
        """,
        encoding="utf-8",
    )
    return Rulebook.load(plugins=[RulePack.from_folder(tmp_path)])


@pytest.mark.parametrize("area", ["havnen", "gamle_havn", None])
def test_an_area_the_municipality_lists_is_taken(with_areas: Rulebook, area: str | None) -> None:
    stated = {"id": "c", "on": "2026-04-01", "municipality": "0165", "area": area}
    assert with_areas.read(Case, stated).area == area


def test_an_area_the_municipality_does_not_list_is_refused_with_the_nearest(with_areas: Rulebook) -> None:
    stated = {"id": "c", "on": "2026-04-01", "municipality": "0165", "area": "havnenn"}
    with pytest.raises(InvalidInput, match=r"\$\.area: unknown area; the nearest is `havnen`"):
        with_areas.read(Case, stated)
    with pytest.raises(InvalidInput, match=r"\$\.area"):
        with_areas.classify(Case(id="c", on=date(2026, 4, 1), municipality="0165", area="havnenn"))


def test_a_municipality_without_areas_takes_any(with_areas: Rulebook) -> None:
    stated = {"id": "c", "on": "2026-04-01", "municipality": "0751", "area": "et_sted"}
    assert with_areas.read(Case, stated).area == "et_sted"


# History and JSON


def test_a_decision_and_a_step_are_kept_in_the_history_and_nothing_before_is_lost(book: Rulebook) -> None:
    day = date(2026, 2, 2)
    first = Passed(step="attested", on=date(2026, 2, 1), level=1, register="DKE-Journal")
    file = CaseFile(
        id="f",
        on=day,
        municipality="0165",
        step="investigated",
        preliminary_level=1,
        obvious_risk=False,
        history=(first,),
        pre_investigation=True,
        classification=True,
        prevention_perspective=True,
    )
    file = decided(file, 2, by="case_meeting", on=day, scheme="pro", reason="kendt gentagelse", register="DKE-Sag")
    file = advanced(file, book.may_advance(file, "allocated"))
    assert file.step == "allocated"
    assert file.history[0] == first
    told = [(entry.step, entry.level, entry.register, entry.overridden) for entry in file.history[1:]]
    assert told == [("investigated", 2, "DKE-Sag", True), ("allocated", 2, "DKE-Sag", True)]
    payload = json.loads(json.dumps(write_record(file)))
    assert book.read(CaseFile, payload) == file


@pytest.mark.parametrize(("level", "reason"), [(2, None), (2, "  "), (0, None), (3, "")])
def test_another_level_than_the_proposed_is_not_decided_without_a_reason(level: int, reason: str | None) -> None:
    file = CaseFile(id="f", on=date(2026, 2, 1), step="investigated", preliminary_level=1)
    with pytest.raises(InvalidInput, match="reason"):
        decided(file, level, by="case_meeting", on=date(2026, 2, 1), reason=reason)


def test_a_decision_is_a_role_s_and_never_before_the_last_of_the_history() -> None:
    file = CaseFile(id="f", on=date(2026, 2, 1), step="investigated", preliminary_level=1)
    with pytest.raises(InvalidInput) as caught:
        decided(file, 1, by=NAME, on=date(2026, 2, 1))
    assert NAME not in str(caught.value)
    file = decided(file, 1, by="case_meeting", on=date(2026, 2, 2))
    with pytest.raises(InvalidInput, match=r"\$\.on"):
        decided(file, 1, by="case_meeting", on=date(2026, 2, 1))


def test_a_file_is_not_advanced_on_an_answer_that_does_not_let_it(book: Rulebook) -> None:
    file = CaseFile(id="f", on=date(2026, 2, 1), municipality="0751", step="identified", preliminary_level=1)
    refusal, permit = book.may_advance(file, "investigated"), book.may_advance(file, "attested")
    with pytest.raises(InvalidInput, match="may_not"):
        advanced(file, refusal)
    with pytest.raises(InvalidInput, match="another case file"):
        advanced(file.with_(id="g"), permit)
    assert advanced(file, permit).step == "attested"


@pytest.mark.parametrize("unstated", ["no", "unknown"])
def test_json_there_and_back_is_the_same_file(book: Rulebook, unstated: Any) -> None:  # noqa: ANN401 - either word
    file = CaseFile(
        id="f",
        on=date(2026, 4, 1),
        municipality="0165",
        step="allocated",
        decided_level=2,
        decided_scheme="pro",
        register="DKE-Sag",
        meeting="Sagsmøde",
        decided_by="case_meeting",
        plan_ends=date(2026, 9, 1),
        mentor=None,
        history=(
            Passed(step="attested", on=date(2026, 2, 1), level=0),
            Passed(
                step="investigated", on=date(2026, 2, 1), level=2, scheme="pro", meeting="Sagsmøde", overridden=True
            ),
        ),
        unstated=unstated,
    )
    payload = json.loads(json.dumps(write_record(file)))
    again = book.read(CaseFile, payload, unstated)
    assert (again, again.history, again.assumed) == (file, file.history, file.assumed)
    assert book.next_steps(again) == book.next_steps(file)
