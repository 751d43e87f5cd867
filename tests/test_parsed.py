"""What is parsed at build stands for the text it was made from, and for no other."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kriminalpraeventiv import parsed as reading
from kriminalpraeventiv.corpus import at_build

TEXTS = at_build.texts()
NOTHING: Any = None
"""The hook reads neither configuration nor metadata."""


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a function
    """Return what puts a build in place of the one installed."""

    def put(texts: dict[str, str]) -> None:
        whole = json.loads(at_build.parsed(texts), object_hook=reading._dated)  # noqa: SLF001 - as it is read
        monkeypatch.setattr(reading, "_built", lambda: whole)

    return put


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_each_file_has_the_same_values_from_the_build_as_from_its_text(name: str, built: Any) -> None:  # noqa: ANN401
    built({name: TEXTS[name]})
    assert reading.plain(name, TEXTS[name]) == tomllib.loads(TEXTS[name])


def test_the_files_are_those_the_package_reads() -> None:
    assert {"case.toml", "sharing/request.toml", "corpus/law/retsplejeloven_115.toml"} <= set(TEXTS)


def test_a_text_that_changed_after_the_build_is_parsed_anew(built: Any) -> None:  # noqa: ANN401
    built({"corpus/a.toml": "days = 14"})
    assert reading.plain("corpus/a.toml", "days = 21") == {"days": 21}


def test_the_values_of_an_unchanged_text_come_from_the_build(built: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    built({"corpus/a.toml": "day = 2026-11-01"})
    monkeypatch.setattr(tomllib, "loads", None)
    assert str(reading.plain("corpus/a.toml", "day = 2026-11-01")["day"]) == "2026-11-01"


def test_a_value_the_form_cannot_write_stops_the_build() -> None:
    with pytest.raises(TypeError, match="a time"):
        at_build.parsed({"corpus/a.toml": "at = 07:32:00"})


def test_a_wheel_takes_the_parsed_values_along_and_leaves_nothing_behind(tmp_path: Path) -> None:
    hook = at_build.ParsedCorpus(str(tmp_path), {}, NOTHING, NOTHING, str(tmp_path), "wheel")
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", data)
    ((written, place),) = data["force_include"].items()
    assert place == "kriminalpraeventiv/parsed.json"
    assert set(json.loads(Path(written).read_text(encoding="utf-8"))) == set(TEXTS)
    hook.finalize("standard", data, "")
    assert not Path(written).exists()
