"""Citation: the forms people write are read as one, printed as one, and what cannot be is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import InvalidInput
from kriminalpraeventiv.law.citation import ABBREVIATIONS, Citation, Place, find, located

FORMS = [
    ("rpl. § 115, stk. 1, nr. 3, litra c", "retsplejeloven § 115, stk. 1, nr. 3, litra c"),
    ("retsplejeloven § 115 stk 1 nr 3 litra c.", "retsplejeloven § 115, stk. 1, nr. 3, litra c"),
    ("RPL § 115b", "retsplejeloven § 115 b"),
    ("RETSPLEJELOVENS § 115 B", "retsplejeloven § 115 b"),
    ("SEL § 49a", "serviceloven § 49 a"),
    ("retsplejelovens § 115 stk. 2, 2. pkt.", "retsplejeloven § 115, stk. 2, 2. pkt."),
    ("BL § 133", "Barnets Lov § 133"),
    ("barnets lovs §133", "Barnets Lov § 133"),
    ("fvl. § 28", "forvaltningsloven § 28"),
    ("DBL § 8, stk. 2, nr. 4", "databeskyttelsesloven § 8, stk. 2, nr. 4"),
    ("GDPR art. 6, stk. 1, litra e", "databeskyttelsesforordningen art. 6, stk. 1, litra e"),
    ("GDPR artikel 6(1)(e)", "databeskyttelsesforordningen art. 6, stk. 1, litra e"),
    ("AI-forordningens art. 5, stk. 1, litra d", "AI-forordningen art. 5, stk. 1, litra d"),
    ("retsplejeloven §§ 111–113", "retsplejeloven §§ 111-113"),
    ("retsplejelov for Grønland §§ 62 f-62 g", "retsplejelov for Grønland §§ 62 f-62 g"),
    ("retsplejelov for Grønland §§ 62 f - g", "retsplejelov for Grønland §§ 62 f-62 g"),
    ("§ 115, stk. 2, i retsplejeloven", "retsplejeloven § 115, stk. 2"),
    ("§ 115 i retsplejeloven", "retsplejeloven § 115"),
    ("retsplejeloven § 115 i", "retsplejeloven § 115 i"),
    ("rpl § 115 stk. 1-3", "retsplejeloven § 115, stk. 1-3"),
    ("retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra a",) * 2,
    (
        "rpl § 115, stk. 2, 2. pkt., jf stk. 1, jf. stk. 5",
        "retsplejeloven § 115, stk. 2, 2. pkt., jf. stk. 1, jf. stk. 5",
    ),
    ("lov om retssikkerhed og administration på det sociale område § 11 e", "retssikkerhedsloven § 11 e"),
    ("§ 78, stk. 2, i lov om fuldbyrdelse af straf m.v.", "straffuldbyrdelsesloven § 78, stk. 2"),
]


@pytest.mark.parametrize(("written", "printed"), FORMS)
def test_the_usual_forms_are_read_and_printed_as_one(written: str, printed: str) -> None:
    assert str(Citation.parse(written)) == printed


@pytest.mark.parametrize(("name", "act"), ABBREVIATIONS.items())
def test_every_name_of_an_act_is_read_in_any_case_and_as_a_genitive(name: str, act: str) -> None:
    sign = "art." if act in ("databeskyttelsesforordningen", "AI-forordningen") else "§"
    assert {Citation.parse(f"{written} {sign} 5").act for written in (name, name.upper(), f"{name}s", f"{name}.")} == {
        act
    }


REFUSED = [
    ("", "section", "want an act"),
    ("stk. 3", "section", "want an act"),
    ("retsplejeloven", "section", "want an act"),
    ("rpl. §", "section", "a number"),
    ("§ abc", "section", "a number"),
    ("rpl § 99999", "section", "a number"),
    ("§ abc", "act", "name the act"),
    ("§ 115", "act", "name the act"),
    ("rpl. § 0", "section", "from 1"),
    ("rpl. § 115, stk. 0", "stk", "from 1"),
    ("rpl. § 115, jf. stk. 0", "stk", "from 1"),
    ("rpl. § 115, stk. 3-1", "stk", "from 1"),
    ("rpl. §§ 113-111", "to", "after the section"),
    ("retsplejloven § 115", "act", "the nearest is `retsplejeloven`"),
    ("§ 3 i servicelov", "act", "the nearest is `serviceloven`"),
    ("foobar § 3", "act", "no such act is known"),
    ("GDPR § 6", "section", "articles"),
    ("rpl. art. 6", "section", "articles"),
    ("rpl. § 115, stk. x", "column 11", "no part of the citation"),
    ("rpl. § 115 og § 114", "column 11", "one citation"),
    ("se rpl. § 115", "column 1", "one citation"),
]


@pytest.mark.parametrize(("written", "place", "wanted"), REFUSED)
def test_what_cannot_be_a_citation_is_refused_saying_why(written: str, place: str, wanted: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Citation.parse(written)
    assert [fault for fault in refused.value.faults if fault.place == place and wanted in fault.message]


def test_a_refusal_never_repeats_what_was_written() -> None:
    with pytest.raises(InvalidInput) as refused:
        Citation.parse("Karl Hansens lov § 3")
    assert "hansen" not in str(refused.value).lower()


def test_a_citation_made_by_hand_is_held_to_the_same_and_shows_every_fault() -> None:
    with pytest.raises(InvalidInput) as refused:
        Citation(act="foobar", section="115a", stk="x", via=(Place(),))
    assert [fault.place for fault in refused.value.faults] == ["act", "section", "stk", "via"]


NUMBER = st.integers(1, 400).map(str)
LETTER = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
SECTION = st.one_of(NUMBER, st.builds("{} {}".format, NUMBER, LETTER))
PARTS = {
    "stk": st.none() | st.integers(1, 20).map(str) | st.just("1-3"),
    "nr": st.none() | st.integers(1, 20).map(str) | st.just("2-4"),
    "litra": st.none() | LETTER | st.just("a-c"),
    "pkt": st.none() | st.integers(1, 9).map(str),
}
VIA = st.lists(st.builds(Place, **PARTS).filter(lambda place: place != Place()), max_size=2).map(tuple)
CITATION = st.builds(
    Citation, act=st.sampled_from(sorted(set(ABBREVIATIONS.values()))), section=SECTION, via=VIA, **PARTS
)


@given(CITATION)
def test_what_is_printed_is_read_as_the_same(cited: Citation) -> None:
    assert Citation.parse(str(cited)) == cited
    assert [found for _, found in find(f"Efter {cited}.")] == [cited]


@given(NUMBER, st.none() | LETTER, st.integers(1, 20))
def test_a_range_is_read_as_the_same_and_names_what_lies_in_it(first: str, letter: str | None, more: int) -> None:
    last = f"{int(first) + more}" + (f" {letter}" if letter else "")
    cited = Citation(act="serviceloven", section=first, to=last)
    assert Citation.parse(str(cited)) == cited
    assert cited.names(first)
    assert cited.names(last)
    assert not cited.names(f"{int(first) + more + 1}")


SCRAPS = [*"§ .,-0123459abijk()", "rpl", "stk. ", "jf. ", "art. ", "GDPR ", "\n", "pkt.", "nr. ", "§§ 1", " og ", " i "]


@given(st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join))
def test_any_text_is_read_or_refused_and_never_fails_otherwise(text: str) -> None:
    assert all(text[start:end].strip() for start, end, _ in located(text))
    with suppress(InvalidInput):
        cited = Citation.parse(text)
        assert Citation.parse(str(cited)) == cited


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jf. rpl. § 115, stk. 2. Det", [(4, "retsplejeloven § 115, stk. 2")]),
        ("rpl. § 115, jf. § 114", [(0, "retsplejeloven § 115"), (16, "retsplejeloven § 114")]),
        ("§§ 153 og 154 i serviceloven", [(0, "serviceloven § 153"), (10, "serviceloven § 154")]),
        ("rpl. § 115 og § 8 i RSL", [(0, "retsplejeloven § 115"), (14, "retssikkerhedsloven § 8")]),
        ("RPL § 114 og STRFL § 81 a", [(0, "retsplejeloven § 114"), (13, "straffeloven § 81 a")]),
        ("Servicelovens\n§ 49\na", [(0, "serviceloven § 49 a")]),
        ("retsplejelovens § 115 - 3 møder", [(0, "retsplejeloven § 115")]),
        ("retsplejelovens § 115 i skolen", [(0, "retsplejeloven § 115")]),
        ("retsplejelovens § 115 s. 3", [(0, "retsplejeloven § 115")]),
        (
            "GDPR art. 6, 9 og 10",
            [
                (0, "databeskyttelsesforordningen art. 6"),
                (13, "databeskyttelsesforordningen art. 9"),
                (18, "databeskyttelsesforordningen art. 10"),
            ],
        ),
        ("§ 115 alene, bl.a. § 3 og GDPR § 6", []),
    ],
)
def test_citations_are_found_in_running_text_where_they_stand(text: str, found: list[tuple[int, str]]) -> None:
    assert [(at, str(cited)) for at, cited in find(text)] == found


def test_a_section_outside_the_citation_is_not_named() -> None:
    cited = Citation.parse("SEL § 49 a")
    assert [cited.names(section) for section in ("49", "49 a", "49 b")] == [False, True, False]
    with pytest.raises(InvalidInput):
        cited.names("49a")
