"""Words: every sentence a method can say stands there in both languages, in one file, and none unused."""

import re
import tomllib
from pathlib import Path

import pytest

from kriminalpraeventiv.indicators.methods import words
from kriminalpraeventiv.text import Text

FOLDER = Path(words.__file__).parent
PLAIN = {
    name: tomllib.loads((FOLDER / name).read_text(encoding="utf-8")) for name in ("estimates.toml", "comparisons.toml")
}
SENTENCES = {code: text for each in PLAIN.values() for code, text in each.items()}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))


def test_every_sentence_has_both_languages_with_the_same_parts() -> None:
    for code, text in SENTENCES.items():
        assert set(text) == {"da", "en"}, code
        assert text["da"].strip(), code
        assert text["en"].strip(), code
        assert set(re.findall(r"{\w+}", text["da"])) == set(re.findall(r"{\w+}", text["en"])), code


def test_no_sentence_stands_in_both_files() -> None:
    assert set(PLAIN["estimates.toml"]) & set(PLAIN["comparisons.toml"]) == set()


def test_no_sentence_is_left_that_nobody_says() -> None:
    assert [code for code in SENTENCES if f'"{code}"' not in CODE] == []


def test_a_sentence_is_said_with_its_parts_in_both_languages() -> None:
    text = words.said("concentration", incidents="4", victims="2", value=Text(da="2,0", en="2.0"))
    assert text.da == "4 hændelser ramte 2 ofre: 2,0 hændelser pr. offer."
    assert text.en == "4 incidents hit 2 victims: 2.0 incidents per victim."


def test_a_code_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.said("nobody_says_this")
