"""Sections: the usual ways to name one, and where a section that is out of force stands today."""

from datetime import date

import pytest

from kriminalpraeventiv import InvalidInput, Rulebook
from kriminalpraeventiv.errors import UnknownName

BOOK = Rulebook.load(plugins=())


@pytest.mark.parametrize(
    ("section", "ids"),
    [
        ("115", ["law.prevention_sharing"]),
        ("§ 115 a", ["law.close_person_sharing"]),
        ("133", ["law.professional_duty_to_report"]),
        ("RSL § 11 e", ["law.early_help_exchange"]),
        ("SEL § 49a", ["law.early_help_exchange"]),
        ("serviceloven § 57 c", ["law.network_meeting", "law.release_of_minors"]),
        ("gdpr art. 5", ["law.principles_of_processing"]),
        ("straffeloven § 152 e", ["law.unlawful_disclosure"]),
        ("retsplejelov for Grønland § 62 g", ["law.prevention_sharing_in_greenland"]),
        ("VEJ 90/2011", ["law.ksp_guidance"]),
        ("law.duty_to_avert", ["law.duty_to_avert"]),
    ],
)
def test_a_section_is_found_by_its_id_its_citation_or_its_number(section: str, ids: list[str]) -> None:
    assert [provision.id for provision in BOOK.provisions_called(section)] == ids


@pytest.mark.parametrize("section", ["rpl. § 999", "117", "8", "law.nothing", "vej 91"])
def test_a_section_nobody_knows_is_refused_by_name(section: str) -> None:
    with pytest.raises(UnknownName):
        BOOK.provisions_called(section)


@pytest.mark.parametrize("section", ["rpl. § 0", "§ abc", "xyz", "fvl. art. 28"])
def test_an_impossible_citation_is_bad_input(section: str) -> None:
    with pytest.raises(InvalidInput):
        BOOK.provisions_called(section)


@pytest.mark.parametrize(
    ("cited", "now"),
    [
        ("serviceloven § 49 a", "retssikkerhedsloven § 11 e"),
        ("serviceloven § 49 b", "retssikkerhedsloven § 11 f"),
        ("serviceloven § 50 c", "Barnets Lov § 126"),
        ("serviceloven § 57 a", "Barnets Lov § 38"),
        ("serviceloven § 57 b", "Barnets Lov § 39"),
        ("serviceloven § 57 c", "Barnets Lov § 130, Barnets Lov § 131"),
        ("serviceloven § 152", "Barnets Lov § 132"),
        ("serviceloven § 153", "Barnets Lov § 133"),
        ("serviceloven § 154", "Barnets Lov § 135"),
        ("serviceloven § 155", "Barnets Lov § 136"),
        ("serviceloven § 155 a", "Barnets Lov § 137"),
        ("serviceloven § 155 b", "Barnets Lov § 138"),
    ],
)
def test_a_section_moved_on_new_years_day_2024_is_outdated_from_then_on(cited: str, now: str) -> None:
    assert BOOK.lint(f"Jf. {cited}.", on=date(2023, 12, 31)) == ()
    (found,) = BOOK.lint(f"Jf. {cited}.", on=date(2024, 1, 1))
    assert f"siden 2024-01-01; se {now}." in found.message.da


def test_every_version_of_every_provision_is_found_by_its_citation() -> None:
    for provision in BOOK.provisions():
        for version in provision.timeline.versions:
            assert provision in BOOK.provisions_called(version.cite)
