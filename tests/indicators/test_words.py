"""Words: every sentence an answer about an indicator can say stands there in both languages, and none unused."""

import re
import tomllib
from pathlib import Path

from kriminalpraeventiv.indicators import words

FOLDER = Path(words.__file__).parent
PLAIN = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))


def test_every_sentence_has_both_languages_a_row_and_a_source() -> None:
    for code, reason in PLAIN["reason"].items():
        assert reason["text"]["da"].strip(), code
        assert reason["text"]["en"].strip(), code
        assert set(re.findall(r"{\w+}", reason["text"]["da"])) == set(re.findall(r"{\w+}", reason["text"]["en"])), code
        assert reason["source"] in PLAIN["sources"], code
        assert set(reason["rows"]) <= {"IND-06", "IND-07", "IND-10", "IND-11"}, code


def test_no_sentence_is_left_that_nobody_says() -> None:
    made = {"reached_number", "not_reached_number", "not_a_stock", "not_a_flow"}
    assert [code for code in PLAIN["reason"] if f'"{code}"' not in CODE and code not in made] == []
