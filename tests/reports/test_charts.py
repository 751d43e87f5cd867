"""Charts: gaps, breaks, themes, and the same bytes in every process."""

import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import matplotlib as mpl
import pytest

from kriminalpraeventiv.errors import InvalidInput, KriminalpraeventivError
from kriminalpraeventiv.reports import charts
from kriminalpraeventiv.reports.chart import Aim, Area, Break, Chart, Point, TrendChart
from kriminalpraeventiv.reports.charts import draw
from kriminalpraeventiv.reports.described import described, table
from kriminalpraeventiv.reports.svg import DARK, LIGHT
from reports.drawn import CHARTS, FUNNEL, RUN, TREND, text, year

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = f"stroke: var(--number, {LIGHT['number']})"


def parts(chart: Chart, tag: str, name: str = "c") -> list[ET.Element]:
    return list(ET.fromstring(draw(chart, "da", name)).iter(SVG + tag))  # noqa: S314 - our own drawing


def joins(chart: Chart) -> list[str]:
    found = [path.attrib for path in parts(chart, "path") if NUMBER in path.get("style", "")]
    lines = [path["d"] for path in found if "stroke-width: 1.4" in path.get("style", "")]
    return [line for line in lines if line.count("L") == 1]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_an_image_with_a_title_and_a_description_and_no_trace_of_its_making(chart: Chart) -> None:
    drawn = draw(chart, "en", "chart-3")
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "chart-3-title chart-3-desc")
    assert [root[0].tag, root[1].tag] == [SVG + "title", SVG + "desc"]
    assert root[1].text == described(chart).en
    ids = [one.get("id", "") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("chart-3-") for one in ids)
    assert not re.search(r"metadata|matplotlib|http://(?!www.w3.org/2000/svg)|<style|clock|20\d\d-\d\d", drawn)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_reference_inside_a_chart_is_found(chart: Chart) -> None:
    drawn = draw(chart, "da", "k")
    known = set(re.findall(r' id="([^"]+)"', drawn))
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', drawn)) <= {(one, "") for one in known} | {
        ("", one) for one in known
    }


def test_a_hidden_number_leaves_a_gap_and_a_mark_on_the_axis() -> None:
    assert len(joins(TREND)) == 1  # 2019 to 2020; 2016 is parted by the break, 2018 is hidden
    whole = attrs.evolve(TREND, breaks=(), points=(*TREND.points[:2], year(2018, 7.5), *TREND.points[3:]))
    assert len(joins(whole)) == 4
    assert "Skjult" in "".join(one.text or "" for one in parts(TREND, "text"))


def test_a_break_parts_the_line_and_is_drawn() -> None:
    firm = attrs.evolve(TREND, points=(year(2016, 6.0), year(2017, 8.0)))
    assert joins(firm) == []
    assert len(joins(attrs.evolve(firm, breaks=()))) == 1
    assert "Brud i serien" in draw(firm)
    assert "Brud i serien" not in draw(attrs.evolve(firm, breaks=()))


def test_a_break_on_the_day_of_a_point_parts_it_from_the_one_before() -> None:
    on = attrs.evolve(
        TREND, points=(year(2016, 6.0), year(2017, 8.0)), breaks=(Break(on=date(2017, 7, 2), reason=text("x")),)
    )
    assert joins(on) == []
    assert len(joins(attrs.evolve(on, breaks=(Break(on=date(2016, 7, 2), reason=text("x")),)))) == 1


def test_a_break_of_a_run_chart_falls_between_the_points_it_parts() -> None:
    broken = attrs.evolve(RUN, breaks=(Break(on=date(2018, 3, 1), reason=text("ny optælling")),))
    assert len(joins(RUN)) == 4
    assert len(joins(broken)) == 3


def test_a_preliminary_number_is_hollow_and_a_signal_has_another_shape() -> None:
    assert f"fill: var(--page, {LIGHT['page']}); stroke: var(--number" in draw(TREND)
    firm = attrs.evolve(TREND, points=TREND.points[:2])
    assert f"fill: var(--page, {LIGHT['page']}); stroke: var(--number" not in draw(firm)
    assert "Uden for grænserne" in draw(RUN)


def test_the_areas_outside_the_limits_are_named_and_the_hidden_one_is_in_no_coordinate() -> None:
    drawn = draw(FUNNEL)
    assert "Nordby" in drawn
    assert "Sydby" not in drawn
    assert draw(attrs.evolve(FUNNEL, areas=FUNNEL.areas[:2])).count("<use") == drawn.count("<use")
    assert [row[1].da for row in table(FUNNEL).rows] == ["44", "60", "Skjult"]


def test_what_is_hidden_cannot_be_given_to_a_chart() -> None:
    for wrong in (
        lambda: year(2018, 3.0, mark="suppressed"),
        lambda: year(2018, None, mark="missing", high=4.0),
        lambda: year(2018, None),
        lambda: Area(name=text("x"), said=text(""), mark="suppressed", denominator=40),
        lambda: Area(name=text("x"), said=text(""), value=1.0, denominator=0, position="within"),
        lambda: Area(name=text("x"), said=text(""), value=1.0, denominator=40),
    ):
        with pytest.raises(InvalidInput):
            wrong()


def test_the_table_says_each_number_and_how_sure_it_is() -> None:
    rows = [[cell.en for cell in row] for row in table(TREND).rows]
    assert rows[2] == ["2018", "Skjult", "Hidden to protect few persons"]
    assert rows[4][2] == "Preliminary number"
    assert [row[2].en for row in table(RUN).rows].count("Outside the limits") == 1


def test_the_description_tells_what_is_hidden_broken_and_aimed_at_in_both_languages() -> None:
    told = described(TREND)
    for part in ("2016 til 2020", "Skjult", "Mål: højst 5 pct.", "Brud i serien: ny leverandør."):
        assert part in told.da
    assert "Baseline: 8 per cent (2017)." in told.en
    assert "3 områder" in described(FUNNEL).da
    assert "One measurement: 2016." in described(attrs.evolve(TREND, points=TREND.points[:1])).en


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_colour_that_is_read_stands_out_from_the_page(theme: dict[str, str]) -> None:
    for name in ("ink", "soft", "number", "aim"):
        assert contrast(theme[name], theme["page"]) >= 4.5


def contrast(one: str, other: str) -> float:
    # WCAG 2.2, relative luminance and contrast ratio
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_lines_differ_in_more_than_colour() -> None:
    styles = [one.get("style", "") for one in parts(TREND, "path")]
    dashes = {dash for style in styles for dash in re.findall(r"stroke-dasharray: ([\d., ]+)", style)}
    assert len(dashes) == 3  # baseline, target, break


def test_settings_of_the_host_are_neither_read_nor_changed() -> None:
    plain = draw(TREND)
    with mpl.rc_context({"font.size": 31, "svg.fonttype": "path", "axes.facecolor": "red"}):
        assert draw(TREND) == plain
        assert mpl.rcParams["font.size"] == 31
    assert "matplotlib.pyplot" not in sys.modules


def test_the_bytes_are_the_same_in_another_process_with_another_seed_locale_and_timezone() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tests'); from reports.drawn import CHARTS; "
        "from kriminalpraeventiv.reports.charts import draw; "
        "print(hashlib.sha256(''.join(draw(c, l) for c in CHARTS for l in ('da', 'en')).encode()).hexdigest())"
    )
    here = hashlib.sha256("".join(draw(c, lang) for c in CHARTS for lang in ("da", "en")).encode()).hexdigest()
    other = {"PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1"}
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **other},
    )
    assert ran.stdout.strip() == here


def test_without_matplotlib_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(KriminalpraeventivError, match=r"pip install 'kriminalpraeventiv\[report\]'"):
        charts.draw(TREND)


def test_an_interval_open_upwards_ends_in_an_arrow_not_in_a_bound() -> None:
    both: dict[str, Any] = {"low": 3.6, "high": 9.0}
    open_ = TrendChart(title=text("t"), unit=text("u"), points=(year(2017, 6.0, low=3.6),))
    closed = TrendChart(title=text("t"), unit=text("u"), points=(year(2017, 6.0, **both),))
    marks = [sum(NUMBER in one.get("style", "") for one in parts(chart, "use")) for chart in (open_, closed)]
    assert marks == [6, 5]  # the point, its two ends, two in the legend; an arrow more


def test_a_point_says_what_it_is() -> None:
    with pytest.raises(InvalidInput) as refused:
        Point(label=text("2018"), on=date(2018, 7, 2), said=text("x"), value=4.0, mark="suppressed")
    assert str(refused.value) == "$.value: what is suppressed or missing has no number, interval or position"


def test_the_axis_of_numbers_begins_at_nought_so_that_no_fall_looks_larger_than_it_is() -> None:
    high = attrs.evolve(TREND, points=(year(2017, 90.0), year(2018, 100.0)), baseline=None, aim=None, breaks=())
    assert "0" in [one.text for one in parts(high, "text")]


def test_at_most_six_periods_are_named_on_the_axis_and_the_first_is_one_of_them() -> None:
    many = attrs.evolve(TREND, points=tuple(year(number, 8.0) for number in range(2001, 2014)), breaks=())
    named = [one.text for one in parts(many, "text") if (one.text or "").startswith("20")]
    assert named == ["2001", "2004", "2007", "2010", "2013"]
    six = attrs.evolve(TREND, points=tuple(year(number, 8.0) for number in range(2001, 2007)), breaks=())
    assert len([one for one in parts(six, "text") if (one.text or "").startswith("20")]) == 6


def test_a_range_aimed_at_has_two_lines_and_one_name() -> None:
    label = text("2-3")
    both = draw(attrs.evolve(TREND, aim=Aim(low=2.0, high=3.0, label=label)))
    one = draw(attrs.evolve(TREND, aim=Aim(high=3.0, label=label)))
    aimed = f"stroke: var(--aim, {LIGHT['aim']})"
    assert (both.count(aimed), one.count(aimed)) == (3, 2)  # the lines, and the one in the legend


@pytest.mark.parametrize("most", [0.0, 1.0, 2.0, 7.0])
def test_the_axis_of_counts_has_whole_numbers_and_that_of_shares_any(most: float) -> None:
    few = attrs.evolve(TREND, points=(year(2017, most), year(2018, 0.0)), baseline=None, aim=None, breaks=())
    counts = attrs.evolve(few, whole=True)
    numbered = [one.text or "" for one in parts(counts, "text") if re.fullmatch(r"[\d,.]+", one.text or "")]
    assert {"0", "1"} <= set(numbered)
    assert not [one for one in numbered if "," in one]
    run = attrs.evolve(RUN, points=few.points, centre=None, limits=None)
    assert not [one.text for one in parts(run, "text") if re.fullmatch(r"\d+,\d+", one.text or "")]
    if 0 < most < 4:
        assert [one.text for one in parts(few, "text") if re.fullmatch(r"\d+,\d+", one.text or "")]
