"""The reference page of the law holds every provision, rule and open point, with days and sources."""

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.logic.rule import record_of
from tools.law_reference import PAGE, page

BOOK = Rulebook.load(plugins=())
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_is_the_one_the_corpus_gives() -> None:
    assert page(BOOK) == TEXT


def test_every_provision_stands_there_with_every_version_its_days_and_its_act() -> None:
    for provision in BOOK.provisions():
        assert f"`{provision.id}`" in TEXT
        for version in provision.timeline.versions:
            row = next(line for line in TEXT.splitlines() if version.says.en in line)
            assert version.cite in row
            assert str(provision.describe(version).version) in row
            assert version.act in row
            assert version.certainty in row


def test_every_rule_of_sharing_and_every_open_point_stands_there() -> None:
    ids = [rule.id for rule in BOOK.rules() if record_of(rule) == "request"]
    assert [id_ for id_ in [*ids, *BOOK.corpus.points] if f"* `{id_}` (" not in TEXT] == []
