"""Words of the commands `indicators`: what is shown is words of the language asked for, codes stand in JSON alone."""

from typing import get_args

import pytest

from kriminalpraeventiv import Rulebook, Text
from kriminalpraeventiv.cli import main
from kriminalpraeventiv.cli.telling import word
from kriminalpraeventiv.indicators.asking import Status
from kriminalpraeventiv.indicators.indicator import Counted, Level
from kriminalpraeventiv.indicators.target import Direction, Per

KINDS = {"level": Level, "direction": Direction, "counted": Counted, "per": Per, "status": Status}
ALL = {one.id: one for one in Rulebook.load().indicators()}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["indicators", *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize(("section", "code"), [(name, code) for name, kind in KINDS.items() for code in get_args(kind)])
def test_every_code_has_words_in_both_languages(section: str, code: str) -> None:
    found = word(f"{section}.{code}")
    assert isinstance(found, Text)
    assert found.da
    assert found.en


@pytest.mark.parametrize(
    ("id_", "language", "lines"),
    [
        ("koebenhavn.unsafe_ydre", "da", ["  virkning · lavere er bedre · pr. år", "  Enhed: pct."]),
        ("koebenhavn.unsafe_ydre", "en", ["  effect · lower is better · per year", "  Unit: per cent"]),
        ("indicator.worried_about_crime", "da", ["  virkning · lavere er bedre", "  Område: Danmark"]),
        ("albertslund.relapse", "da", ["  Område: Albertslund"]),
    ],
)
def test_an_indicator_is_shown_in_words(
    capsys: pytest.CaptureFixture[str], id_: str, language: str, lines: list[str]
) -> None:
    shown = run(capsys, "show", id_, "--lang", language).splitlines()
    assert set(lines) <= set(shown)


def test_the_list_says_the_level_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("da", "en"):
        for line in run(capsys, "list", "--lang", language).splitlines():
            id_, level = line.split()[:2]
            assert level == getattr(word(f"level.{ALL[id_].level}"), language)


def test_an_assessment_in_words_says_so_where_a_unit_would_stand(capsys: pytest.CaptureFixture[str]) -> None:
    worded = next(one.id for one in ALL.values() if one.unit == "text")
    assert "  Enhed: vurdering i ord" in run(capsys, "show", worded).splitlines()


def test_another_area_that_the_number_is_for_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    other = next(one.id for one in ALL.values() if one.measured_area is not None)
    assert "  Tallet gælder: Københavns Politikreds" in run(capsys, "show", other).splitlines()


def test_every_area_of_the_catalogue_has_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    for one in {indicator.area: indicator for indicator in ALL.values()}.values():
        named = [line for line in run(capsys, "show", one.id).splitlines() if line.startswith("  Område: ")]
        assert [line.endswith(f": {one.area}") for line in named] == [False] * (one.area is not None)
