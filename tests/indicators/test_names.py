"""Names: every code of an area or a source that the catalogue holds has a name in both languages."""

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.fit import against_target
from kriminalpraeventiv.indicators.names import area_name, source_name

ALL = Rulebook.load().indicators()


def test_every_area_and_source_of_the_catalogue_has_a_name() -> None:
    baselines = [one.baseline for one in ALL if one.baseline is not None]
    areas = {one.area for one in ALL} | {one.measured_area for one in ALL} | {one.area for one in baselines}
    sources = {one.source for one in baselines} - {None}
    assert len(areas) > 5
    for code in areas - {None}:
        assert code is not None
        assert area_name(code).da[0].isupper(), code
        assert "_" not in area_name(code).en
    for source in sources:
        assert source is not None
        assert source_name(source).en != source, source


def test_municipalities_and_districts_have_the_names_they_have_elsewhere() -> None:
    assert [area_name(code).da for code in ("0101", "0851", "1464", "1471")] == [
        "København",
        "Aalborg",
        "Syd- og Sønderjyllands Politi",
        "Bornholms Politi",
    ]


def test_a_code_without_a_name_is_written_with_spaces() -> None:
    assert (area_name("vestre_havn").en, source_name("own_list").da) == ("vestre havn", "own list")


def test_a_reason_names_areas() -> None:
    deaths = next(one for one in ALL if one.id == "syd_soenderjylland.road_deaths")
    reasons = against_target(Figure(count=12, unit="person", area="1464"), deaths)
    assert next(reasons).text.da == (
        "Målingen gælder et andet område (Syd- og Sønderjyllands Politi) end målet (Danmark). De kan ikke sammenlignes."
    )
