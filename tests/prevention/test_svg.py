"""The picture of the triangle: readable aloud, in light and dark, nothing clipped, nothing overlapping."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.picture.svg import svg
from kriminalpraeventiv.prevention.triangle import Triangle, triangle
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Language, Text
from tools.triangle_page import PAGE, PICTURE, page, picture

NS = "{http://www.w3.org/2000/svg}"
SOURCE = Source(document="Et opdigtet dokument", standing="practice", certainty="stated")
LONG = Measure(
    id="m.long",
    title=Text(da="Tryghedsskabendeogkriminalitetsforebyggendeindsatserialleboligområder <&>", en="Long & <longer>"),
    source=SOURCE,
    purposes=("opbygning", "forebyggelse", "kriminalitetsforebyggelse"),
    columns=("proactive", "operative", "reactive"),
)
TRIANGLES = {
    "all": triangle(measures()),
    "0165": triangle(measures(), "0165", name="Albertslund"),
    "one": triangle([LONG]),
    "none": triangle([]),
}
EVERY = [(name, language) for name in TRIANGLES for language in ("da", "en")]
LETTER, BOLD = 0.6, 0.66
Box = tuple[float, float, float, float]


def drawn(name: str, language: Language) -> ET.Element:
    return ET.fromstring(svg(TRIANGLES[name], language))  # noqa: S314 - our own


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def joined(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def boxes(root: ET.Element) -> list[Box]:
    """Return a box round every line of text, by a conservative width for each letter."""
    found = []
    for text in root.iter(f"{NS}text"):
        size = float(text.attrib["font-size"])
        each = BOLD if text.get("font-weight") == "bold" else LETTER
        for line in list(text) or [text]:
            wide = len((line.text or "").strip()) * size * each
            x, y = float(line.attrib["x"]), float(line.attrib["y"])
            left = x - wide / 2 if text.get("text-anchor") == "middle" else x
            found.append((left, y - 0.8 * size, left + wide, y + 0.25 * size))
    return found


def shapes(root: ET.Element) -> list[Box]:
    found = []
    for path in root.iter(f"{NS}path"):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.attrib["d"])]
        found.append((min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])))
    for rect in root.iter(f"{NS}rect"):
        x, y = float(rect.get("x", "0")), float(rect.get("y", "0"))
        found.append((x, y, x + float(rect.attrib["width"]), y + float(rect.attrib["height"])))
    for circle in root.iter(f"{NS}circle"):
        x, y, r = (float(circle.attrib[name]) for name in ("cx", "cy", "r"))
        found.append((x - r, y - r, x + r, y + r))
    return found


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_it_is_told_in_its_language(name: str, language: Language) -> None:
    root = drawn(name, language)
    assert (root.get("role"), root.get("lang")) == ("img", language)
    title, desc = root.find(f"{NS}title"), root.find(f"{NS}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert {"da": "Forebyggelsestrekanten", "en": "The prevention triangle"}[language] in words(title)
    assert {"da": "opbygning: ", "en": "opbygning (building up): "}[language] in words(desc)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_measure_stands_in_its_text(name: str, language: Language) -> None:
    labels = [joined(words(text)) for group in drawn(name, language).iter(f"{NS}g") for text in group.iter(f"{NS}text")]
    for placement in TRIANGLES[name].measures:
        title = joined(placement.title.in_(language))
        assert any(label.startswith(title) for label in labels), title


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_two_texts_overlap(name: str, language: Language) -> None:
    for one, other in combinations(boxes(drawn(name, language)), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_everything_stands_within_the_picture(name: str, language: Language) -> None:
    root = drawn(name, language)
    _, _, width, height = (float(n) for n in root.attrib["viewBox"].split())
    for left, top, right, bottom in [*boxes(root), *shapes(root)]:
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def themes() -> dict[str, dict[str, str]]:
    style = words(next(drawn("none", "da").iter(f"{NS}style")))
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    found = {"light": light, "dark": dark}
    return {theme: dict(re.findall(r"\.(\w+)\{fill:(#[0-9a-f]{6})\}", text)) for theme, text in found.items()}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "on"), [("ink", "page"), ("soft", "page"), ("ink", "top"), ("ink", "middle"), ("ink", "base")]
)
def test_text_is_readable_in_light_and_dark(theme: str, ink: str, on: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[on]) >= 4.5


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_all_text_is_in_a_colour_of_the_style() -> None:
    assert {text.get("class") for text in drawn("all", "da").iter(f"{NS}text")} == {"ink", "soft"}


def test_columns_are_told_by_shape_and_letter() -> None:
    group = next(g for g in drawn("one", "da").iter(f"{NS}g"))
    assert [e.tag.removeprefix(NS) for e in group][:7] == ["title", "circle", "text", "rect", "text", "path", "text"]
    assert [words(e) for e in group.iter(f"{NS}text")][:3] == ["P", "O", "R"]


@pytest.mark.parametrize(("stated", "drawn_as"), [("stated", "line"), ("proposed", "line dashed")])
def test_a_column_the_source_does_not_state_is_dashed(stated: str, drawn_as: str) -> None:
    one = Measure(
        id="m.x", title=Text(da="Én", en="One"), source=SOURCE, purposes=("opbygning",), columns=("proactive",),
        in_column=stated,  # type: ignore[arg-type] # - a code of the table
    )  # fmt: skip
    root = ET.fromstring(svg(triangle([one])))  # noqa: S314 - our own
    group = next(g for g in root.iter(f"{NS}g"))
    assert group[1].get("class") == drawn_as


def test_the_base_is_widest_and_the_top_is_a_tip() -> None:
    paths = [p for p in drawn("all", "da").iter(f"{NS}path") if p.get("class") in ("top", "middle", "base")]
    wide = [box[2] - box[0] for box in shapes(drawn("all", "da"))[:9:3]]
    assert [p.get("class") for p in paths] == ["top", "middle", "base"]
    assert wide == [100, 200, 300]


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_says_what_is_proposed_and_claims_no_municipality_s_figure(language: Language) -> None:
    said = words(drawn("all", language))
    assert {"da": "Niveauerne er dette biblioteks forslag", "en": "The levels are this library's proposal"}[
        language
    ] in said
    assert {"da": "ingen kommunes egen figur", "en": "no municipality's own figure"}[language] in said
    assert "Ishøj, notat" in said


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = svg(TRIANGLES["all"])
    assert not re.search(r"<script|href|url\(|@import|<image|<foreignObject|\son\w+=", text)
    assert text.count("http") == 1


def test_the_same_triangle_is_drawn_with_the_same_bytes() -> None:
    again: Triangle = triangle(list(reversed(measures())))
    assert svg(again) == svg(TRIANGLES["all"])


def test_the_picture_and_the_table_in_the_docs_are_those_the_corpus_gives() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert PAGE.read_text(encoding="utf-8") == page()
