"""Worked cases: who could share with whom in SSP, PSP and KSP on each day the law changed, cell by cell.

Source of every cell: retsplejeloven §§ 114, 115 and 115 a as laid down or amended by lov 538/2006, 114/2009, 551/2010,
1549/2010, 733/2014, 168/2016 and 665/2024; where no source gives the day an act came into force, the days in between
are undetermined. Each table stands under the days it is asserted for: the edges of its time, and changes elsewhere
that must leave it as it is. Its letters and facts are those of the tables of today.
"""

from collections.abc import Callable
from datetime import date

import pytest

from kriminalpraeventiv import SharingAnswer
from scenarios.test_sharing_matrix import FAMILY, NOBODY, TAKING_PART, Row, given, rows

Ask = Callable[..., SharingAnswer]
Tables = dict[str, str]
EVERY_LATER_DAY = """
2010-05-26 2010-05-27 2010-10-25 2010-10-26 2010-12-21 2010-12-22 2011-11-16 2011-11-17 2014-06-25 2014-06-26
2015-11-15 2015-11-16 2016-02-29 2016-03-01 2024-03-04 2024-03-05 2024-06-11 2024-06-12 2024-11-04 2024-11-05
"""
SSP: Tables = {
    # The rule of 1990 is unread: nobody can say for any pair.
    "2006-12-31": """
                            P S L K R I
police                      - ? ? ? ? ?
social_authority            ? ? ? ? ? ?
school                      ? ? ? ? ? ?
prison_and_probation        ? ? ? - ? ?
psychiatry                  ? ? ? ? - ?
self_governing_institution  ? ? ? ? ? ?
""",
    # Lov 538/2006: police and each municipality with schools and social authorities; the prison service is not there.
    "2007-01-01 2009-03-31 2009-04-01 2010-05-26": """
                            P S L K R I  F C  H A V E B N
police                      . y y . . y  . .  . . . . . .
social_authority            y y y . . y  . .  . . . . . .
school                      y y y . . y  . .  . . . . . .
prison_and_probation        . . . . . .  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y . . y  . .  . . . . . .
""",
    # The prison service is coming in: lov 551/2010.
    "2010-05-27 2010-10-25": """
                            P S L K R I  F C  H A V E B N
police                      . y y ? . y  . .  . . . . . .
social_authority            y y y ? . y  . .  . . . . . .
school                      y y y ? . y  . .  . . . . . .
prison_and_probation        ? ? ? . . ?  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y ? . y  . .  . . . . . .
""",
    # The prison service is in; recasting stk. 1 (lov 1549/2010) changes nothing here.
    "2010-10-26 2010-12-21 2010-12-22 2011-11-16 2011-11-17 2014-06-25": """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  . .  . . . . . .
social_authority            y y y y . y  . .  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
""",
    # § 115 a is coming, for police: lov 733/2014.
    "2014-06-26 2015-11-15": """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  ? ?  . . . . . .
social_authority            y y y y . y  . .  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
""",
    # § 115 a is there, for police only.
    "2015-11-16 2016-02-29 2016-03-01 2024-03-04": """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  y y  . . . . . .
social_authority            y y y y . y  . .  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
""",
    # § 115 a is being widened to the social authorities; stk. 5 changes no cell.
    "2024-03-05 2024-06-11 2024-06-12 2024-11-04": """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  y y  . . . . . .
social_authority            y y y y . y  ? ?  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
""",
    "2024-11-05": """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  y y  . . . . . .
social_authority            y y y y . y  y y  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
""",
}
PSP: Tables = {
    "2006-12-31 2007-01-01 2009-03-31": NOBODY,
    # Lov 114/2009.
    "2009-04-01" + EVERY_LATER_DAY: """
                            P S L K R I  F C  H A V E B N
police                      . y . . y y  . .  . . . . . .
social_authority            y y . . y y  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        . . . . . .  . .  . . . . . .
psychiatry                  y y . . . y  . .  . . . . . .
self_governing_institution  y y . . y y  . .  . . . . . .
""",
}
RELEASED = """
                            P S L K R I  F C  H A V E B N
police                      . y . y . y  . .  . . . . . .
social_authority            y y . y . y  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        y y . . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y . y . y  . .  . . . . . .
"""
# Of convicted persons released, from the prison service or (litra b) under 18 from elsewhere: lov 1549/2010.
KSP: Tables = {
    "2006-12-31 2007-01-01 2009-04-01 2010-05-27 2010-10-26 2010-12-21": NOBODY,
    "2010-12-22 2011-11-16": """
                            P S L K R I  F C  H A V E B N
police                      . ? . ? . ?  . .  . . . . . .
social_authority            ? ? . ? . ?  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        ? ? . . . ?  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  ? ? . ? . ?  . .  . . . . . .
""",
    "2011-11-17 2014-06-26 2016-02-29 2016-03-01 2024-03-05 2024-06-12 2024-11-05": RELEASED,
}
# Of those released from remand and radicalised, or at risk of it: lov 168/2016.
KSP_LITRA_C: Tables = {
    "2006-12-31 2009-04-01 2010-12-21 2010-12-22 2011-11-16 2011-11-17 2016-02-29": NOBODY,
    "2016-03-01 2024-03-05 2024-06-12 2024-11-05": RELEASED,
}
# From here on each row is a day. A family member's conviction under straffeloven § 81 a, told by police: stk. 5 is
# coming by lov 665/2024; about institutions it stays unsettled.
FAMILY_TOLD_BY_POLICE = """
            P S L K R I  F C  H A V E B N
2007-01-01  . . . . . .  . .  . . . . . .
2016-03-01  . . . . . .  . .  . . . . . .
2024-03-05  . . . . . .  . .  . . . . . .
2024-06-11  . . . . . .  . .  . . . . . .
2024-06-12  . ? ? ? . ?  . .  . . . . . .
2024-11-04  . ? ? ? . ?  . .  . . . . . .
2024-11-05  . y y y . ?  . .  . . . . . .
"""
# Databeskyttelsesloven, in force 25 May 2018: for the prevention of crime, to the two who act on it.
PRIVATE_SENDER = """
            P S L K R I  F C  H A V E B N
2007-01-01  ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
2018-05-24  ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
2018-05-25  y y ? ? ? ?  ? ?  ? ? ? ? ? ?
2024-11-05  y y ? ? ? ?  ? ?  ? ? ? ? ? ?
"""
PRIVATE = ("association", "volunteer", "parent", "close_person", "employer", "company", "public")
# Whoever takes part counts, named or not, from the first day of the cooperation.
COOPERATION = """
            ssp psp ksp
2007-01-01   y   .   .
2009-03-31   y   .   .
2009-04-01   y   y   .
2010-05-26   y   y   .
2010-05-27   y   y   .
2010-10-25   y   y   .
2010-12-21   y   y   .
2010-12-22   y   y   ?
2011-11-16   y   y   ?
2011-11-17   y   y   y
"""
# Stk. 3: social work and education from 2007, psychiatry by lov 114/2009, employment by lov 1549/2010.
FIELDS = {
    "ssp": """
            social education employment psychiatry other
2007-01-01     y       y         .          .        .
2009-03-31     y       y         .          .        .
2009-04-01     y       y         .          y        .
2010-12-21     y       y         .          y        .
2010-12-22     y       y         ?          y        .
2011-11-16     y       y         ?          y        .
2011-11-17     y       y         y          y        .
""",
    "psp": """
            social education employment psychiatry other
2009-03-31     .       .         .          .        .
2009-04-01     y       y         .          y        .
2010-12-21     y       y         .          y        .
2010-12-22     y       y         ?          y        .
2011-11-16     y       y         ?          y        .
2011-11-17     y       y         y          y        .
""",
    "ksp": """
            social education employment psychiatry other
2010-12-21     .       .         .          .        .
2010-12-22     ?       ?         ?          ?        .
2011-11-16     ?       ?         ?          ?        .
2011-11-17     y       y         y          y        .
""",
}
INSTITUTION = "self_governing_institution"


def over(tables: Tables, *limbs: str) -> list[tuple[str, str, Row]]:
    return [
        (day, limb, row)
        for days, grid in tables.items()
        for day in days.split()
        for limb in limbs
        for row in rows(grid)
    ]


def named(case: object) -> str:
    return str(case[0]) if isinstance(case, tuple) else str(case)


@pytest.mark.parametrize(
    ("day", "limb", "row"),
    [*over(SSP, "ssp"), *over(PSP, "psp"), *over(KSP, "ksp", "ksp_litra_b"), *over(KSP_LITRA_C, "ksp_litra_c")],
    ids=named,
)
def test_each_pair_shares_from_the_day_the_law_lets_it(share: Ask, day: str, limb: str, row: Row) -> None:
    (sender, verdicts), on = row, date.fromisoformat(day)
    assert {to: share(**given(limb, sender, to), on=on).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize(("day", "verdicts"), rows(FAMILY_TOLD_BY_POLICE))
def test_police_tell_of_a_family_conviction_since_stk_5(share: Ask, day: str, verdicts: dict[str, str]) -> None:
    on = date.fromisoformat(day)
    assert {to: share(**given("ssp", "police", to) | FAMILY, on=on).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("day", ["2024-06-11", "2024-06-12", "2024-11-04", "2024-11-05"])
@pytest.mark.parametrize(("sender", "verdicts"), [row for row in rows(NOBODY) if row[0] != "police"])
def test_nobody_but_police_tells_of_a_family_conviction_on_any_day(
    share: Ask, day: str, sender: str, verdicts: dict[str, str]
) -> None:
    on = date.fromisoformat(day)
    assert {to: share(**given("ssp", sender, to) | FAMILY, on=on).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("sender", PRIVATE)
@pytest.mark.parametrize(("day", "verdicts"), rows(PRIVATE_SENDER))
def test_a_private_sender_may_tell_police_and_social_authorities_since_2018(
    share: Ask, sender: str, day: str, verdicts: dict[str, str]
) -> None:
    on = date.fromisoformat(day)
    assert {to: share(**given("ssp", sender, to), on=on).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize(("day", "verdicts"), rows(COOPERATION))
def test_taking_part_counts_since_there_is_the_cooperation(share: Ask, day: str, verdicts: dict[str, str]) -> None:
    on = date.fromisoformat(day)
    for sender, row in rows(TAKING_PART):
        for receiver in (to for to, verdict in row.items() if verdict == "may"):
            pair = sender, receiver
            found = {name: share(**given(name, *pair), takes_part=True, on=on).verdict for name in verdicts}
            assert (pair, found) == (pair, verdicts)


@pytest.mark.parametrize(
    ("cooperation", "row"), [(name, row) for name, grid in FIELDS.items() for row in rows(grid)], ids=named
)
@pytest.mark.parametrize(
    "pair",
    [("police", INSTITUTION), ("social_authority", INSTITUTION), (INSTITUTION, "police"), (INSTITUTION, INSTITUTION)],
    ids="-".join,
)
def test_an_institution_counts_since_the_law_names_its_field(
    share: Ask, pair: tuple[str, str], cooperation: str, row: Row
) -> None:
    (day, verdicts), facts = row, given(cooperation, *pair)
    on = date.fromisoformat(day)
    found = {field: share(**facts | {"institution_field": field}, on=on).verdict for field in verdicts}
    assert found == verdicts
