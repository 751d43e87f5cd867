"""A pack's own days bind its rules and its scheme, both ends included."""

from datetime import date

import pytest

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.rulepack import RulePack

PACK = RulePack(
    "demo",
    (
        (
            "forums.toml",
            """\
[[forum]]
id = "demo.raad"
kind = "kredsraad"
title.da = "Råd"
source = { document = "An invented plan", standing = "practice", certainty = "stated" }
""",
        ),
        (
            "pack.toml",
            'prefix = "demo"\nname.da = "Demo"\nmunicipalities = ["0741"]\nfrom = 2025-04-01\nto = 2028-03-31\n',
        ),
        (
            "scheme.toml",
            """\
id = "demo"
extends = "core-default"
title.da = "Demo"
source = { document = "An invented plan", standing = "practice", certainty = "stated" }
[[level]]
level = 1
register = "Demolog"
""",
        ),
    ),
)
BOOK = Rulebook.load(plugins=[PACK])


@pytest.mark.parametrize(
    ("day", "scheme", "register"),
    [
        (date(2025, 3, 31), "core-default", None),
        (date(2025, 4, 1), "demo", "Demolog"),
        (date(2028, 3, 31), "demo", "Demolog"),
        (date(2028, 4, 1), "core-default", None),
    ],
)
def test_a_scheme_holds_while_its_pack_does(day: date, scheme: str, register: str | None) -> None:
    answer = BOOK.classify(Case(id="c", on=day, municipality="0741", age=16, risk_behaviour=True, unstated="no"))
    assert (answer.level, answer.scheme, answer.register) == (1, scheme, register)


def test_a_local_forum_is_judged_as_its_kind() -> None:
    request = SharingRequest(id="r", on=date(2026, 1, 1), municipality="0741", forum="demo.raad", identifiable=True)
    answer = BOOK.may_share(request)
    assert answer.verdict == "may_not"
    assert "law.forum_without_basis" in {reason.rule for reason in answer.reasons}
