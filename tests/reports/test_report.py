"""A report: what it tells, what it hides, and that nothing hidden is left anywhere in it."""

import json
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.errors import InvalidInput, InvalidRule
from kriminalpraeventiv.indicators.disclosure.profile import profile
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.asked import Measured, ReportInput, Said
from kriminalpraeventiv.reports.html import to_html
from kriminalpraeventiv.reports.make import make_report
from kriminalpraeventiv.reports.markdown import escaped, to_markdown
from kriminalpraeventiv.reports.status import IndicatorStatus, StatusReport
from kriminalpraeventiv.schedule.content import ContentItem
from kriminalpraeventiv.serialization.answers import AnswerConverter
from reports.invented import (
    ALL,
    BROKEN,
    COVERED,
    CRIME,
    DUTY,
    GRAVE,
    LIGHT,
    MARKUP,
    MEETINGS,
    PICTURE,
    REGISTERED,
    UNSAFE,
    WHOLE,
    asked,
    measured,
    of,
    report,
    said,
    text,
)


def shown(made: StatusReport, name: str) -> IndicatorStatus:
    return next(one for one in made.indicators if one.indicator == f"nordby.{name}")


def every_output(made: StatusReport) -> str:
    plain = json.dumps(AnswerConverter().to_plain(made), ensure_ascii=False)
    pages = [write(made, language) for write in (to_markdown, to_html) for language in ("da", "en")]
    return "\n".join([plain, *pages])


def test_counts_come_first_and_a_share_has_its_interval() -> None:
    number = shown(report(of(UNSAFE, measured(2018, count=22, denominator=275, unit="percent"))), "unsafe").numbers[0]
    assert number.said == text("22 af 275, 8 pct.", "22 of 275, 8 per cent")
    assert number.estimate is not None
    assert number.estimate.method == "wilson"
    interval = number.estimate.interval
    assert interval is not None
    # Wilson 1927: 22 of 275 is 0.053422 to 0.118150
    assert (round(interval.low or 0, 4), round(interval.high or 0, 4)) == (5.3422, 11.8150)


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (
            measured(2018, value=Decimal("40.5"), unit="report/kinh"),
            "Antallet, eller hvad det er ud af, er ikke oplyst.",
        ),
        (measured(2018, count=810, denominator=20_000, unit="report/kinh"), None),
    ],
)
def test_a_rate_without_counts_has_no_interval_and_says_why(figure: Measurement, reason: str | None) -> None:
    number = shown(report(of(CRIME, figure)), "crime").numbers[0]
    assert (number.estimate is None) == (reason is not None)
    assert number.no_interval is None if reason is None else reason in number.no_interval.da  # type: ignore[union-attr] # - it is there


def test_what_is_counted_in_full_has_no_interval() -> None:
    number = shown(report(of(MEETINGS, measured(2018, count=5, unit="meeting"))), "meetings").numbers[0]
    assert number.no_interval == text(
        "Talt op i sin helhed; tilfældet spiller ingen rolle.", "Counted in full; chance plays no part."
    )


def test_the_status_is_that_of_the_day_of_the_report() -> None:
    five = of(MEETINGS, measured(2018, count=5, unit="meeting"))
    assert shown(report(five), "meetings").status == "reached"
    assert shown(report(of(MEETINGS, measured(2018, count=3, unit="meeting"))), "meetings").status == "not_reached"
    assert shown(report(five, on=date(2018, 8, 15)), "meetings").status == "cannot_be_judged"


def test_a_small_count_is_hidden_with_its_status_and_its_interval() -> None:
    one = shown(report(of(REGISTERED, measured(2018, count=3, unit="person"))), "registered")
    assert (one.status, one.hidden, one.why) == ("suppressed", 1, None)
    number = one.numbers[0]
    assert (number.suppressed, number.count, number.amount, number.estimate) == (True, None, None, None)
    assert number.said == text("Skjult", "Hidden")


@given(small=st.integers(1, 4), other=st.integers(1, 4))
def test_no_output_tells_two_hidden_numbers_apart(small: int, other: int) -> None:
    def made(count: int) -> StatusReport:
        return report(
            of(REGISTERED, measured(2017, count=12, unit="person"), measured(2018, count=count, unit="person")),
            of(COVERED, measured(2018, count=count, denominator=19, unit="percent")),
            of(WHOLE, measured(2018, count=25, unit="case")),
            of(LIGHT, measured(2018, count=25 - count, unit="case")),
            of(GRAVE, measured(2018, count=count, unit="case")),
        )

    assert AnswerConverter().to_json(made(small)) == AnswerConverter().to_json(made(other))


def test_no_page_or_chart_tells_two_hidden_numbers_apart() -> None:
    def made(count: int) -> StatusReport:
        return report(
            of(
                REGISTERED,
                measured(2017, count=12, unit="person"),
                measured(2018, count=count, unit="person"),
                measured(2019, count=15, unit="person", qualifier="preliminary"),
            ),
            of(COVERED, measured(2018, count=count, denominator=19, unit="percent")),
        )

    outputs = {every_output(made(count)) for count in (1, 2, 3, 4)}
    assert len(outputs) == 1
    assert "Hidden to protect few persons" in outputs.pop()


def test_a_hidden_part_is_not_left_over_by_subtraction() -> None:
    made = report(
        of(WHOLE, measured(2018, count=23, unit="case"), measured(2017, count=40, unit="case")),
        of(LIGHT, measured(2018, count=20, unit="case"), measured(2017, count=30, unit="case")),
        of(GRAVE, measured(2018, count=3, unit="case"), measured(2017, count=10, unit="case")),
    )
    assert [one.suppressed for one in shown(made, "light").numbers] == [False, True]
    assert [one.suppressed for one in shown(made, "grave").numbers] == [False, True]
    assert made.protection.hidden == 2
    assert made.protection.profile == "dst_research"


def test_a_hidden_baseline_is_not_left_over_by_subtraction() -> None:
    # DKE 2015: 19 active cases, of these 13 with a mentor and 6 in after-care
    albertslund = Rulebook.load(["albertslund"]).indicators("0165")
    item = ContentItem(code="all", text=text("alle"), all_indicators=True)
    duty = attrs.evolve(DUTY, owner="albertslund", content=(item,))
    made = make_report(asked(), duty, albertslund, profile=profile("opensafely"))
    names = ("active_cases", "mentor_cases", "aftercare_cases")
    found = {one.indicator.removeprefix("albertslund."): one for one in made.indicators}
    baselines = [found[name].baseline for name in names]
    assert [None if one is None else (one.suppressed, one.amount) for one in baselines] == [
        (False, 20.0),  # 19 to the nearest 5
        (True, None),
        (True, None),
    ]
    assert [found[name].hidden for name in names] == [0, 1, 1]


@pytest.mark.parametrize(("count", "hidden"), [(20, True), (18, False), (23, True), (24, False)])
def test_a_part_that_the_report_does_not_tell_is_not_left_over_either(count: int, hidden: bool) -> None:
    made = report(of(WHOLE, measured(2018, count=23, unit="case")), of(LIGHT, measured(2018, count=count, unit="case")))
    number = shown(made, "light").numbers[0]
    assert number.suppressed == hidden


def test_a_sum_is_hidden_where_its_parts_cannot_be_put_in_a_table() -> None:
    twice = (measured(2018, count=3, unit="case"), measured(2018, count=20, unit="case", source="other"))
    made = report(
        of(WHOLE, measured(2018, count=23, unit="case"), measured(2018, count=50, unit="case", area="sydby")),
        of(LIGHT, *twice),
        of(GRAVE, measured(2018, count=30, unit="case")),
    )
    assert [(one.area, one.suppressed) for one in shown(made, "cases").numbers] == [("nordby", True), ("sydby", False)]


def test_meetings_are_shown_however_few_and_whoever_reads() -> None:
    number = shown(report(of(MEETINGS, measured(2018, count=3, unit="meeting"))), "meetings").numbers[0]
    assert (number.count, number.suppressed) == (3, False)


def test_those_who_handle_the_case_see_small_numbers_but_not_of_minors() -> None:
    figures = (
        of(REGISTERED, measured(2018, count=3, unit="person")),
        of(COVERED, measured(2018, count=3, denominator=19, unit="percent")),
    )
    made = make_report(asked(*figures), attrs.evolve(DUTY, audience="case"), ALL)
    assert [shown(made, name).numbers[0].suppressed for name in ("registered", "covered")] == [False, True]
    assert "slået fra" in to_markdown(made)


def test_the_numbers_in_a_text_are_listed_for_somebody_to_look_at() -> None:
    assert "Tal i teksten: 2018, 2." in to_markdown(report(words=(said("picture", "I 2018 flyttede 2."),)))


def test_a_text_without_numbers_says_nothing_of_numbers() -> None:
    made = report(words=(Said(item="picture", text=text("Roligt hele tiden.", "One quiet year.")),))
    assert "læs den, før rapporten deles." in to_markdown(made)
    assert "Tal i teksten" not in to_markdown(made)
    assert "Numbers in the text: One." in to_markdown(made, "en")


def test_a_report_says_what_is_lacking_of_its_content_list() -> None:
    made = report(
        of(WHOLE, measured(2018, count=23, unit="case")),
        of(UNSAFE, measured(2018, count=12, denominator=40, unit="percent")),
    )
    told = {one.item: (one.told, one.lacking) for one in made.content}
    assert told == {
        "safety": ("told", ()),
        "cases": ("in_part", ("nordby.registered",)),
        "picture": ("lacking", ("nordby.assessment",)),
    }
    assert not made.complete


def test_words_tell_an_item_without_numbers_and_a_complete_report_says_so() -> None:
    made = report(
        of(WHOLE, measured(2018, count=23, unit="case")),
        of(UNSAFE, measured(2018, count=12, denominator=40, unit="percent")),
        of(REGISTERED, measured(2018, count=30, unit="person")),
        words=(said("picture", "Roligt."),),
    )
    assert made.complete
    assert "Ja. Alt, hvad kilden kræver, er besvaret." in to_markdown(made)


def test_only_what_is_named_or_measured_is_in_the_report() -> None:
    names = [one.indicator for one in report(of(MEETINGS, measured(2018, count=4, unit="meeting"))).indicators]
    assert names == ["nordby.unsafe", "nordby.cases", "nordby.registered", "nordby.assessment", "nordby.meetings"]


def test_a_report_made_in_another_month_or_before_the_duty_holds_says_so() -> None:
    assert report().notes == ()
    assert [note.en for note in report(on=date(2019, 9, 1)).notes] == [
        "The source says August; the report was made on 1 September 2019."
    ]
    assert len(report(on=date(2016, 9, 1)).notes) == 2


def test_every_fault_comes_at_once_with_the_nearest_name() -> None:
    wrong = Measured(indicator="nordby.unsave", measurements=())
    with pytest.raises(InvalidInput) as refused:
        report(wrong, words=(said("savety", "x"),))
    assert str(refused.value).splitlines() == [
        "$.figures[0].indicator: no such indicator; the nearest is `nordby.unsafe`",
        "$.content, nordby.report: no such item of the content list; the nearest is `safety`",
    ]


def test_measurements_that_cannot_be_those_of_their_indicator_are_refused_with_their_place() -> None:
    with pytest.raises(InvalidInput) as refused:
        report(of(UNSAFE), of(MEETINGS, measured(2018, count=3, unit="person")))
    assert str(refused.value) == "$.figures[1].measurements[0].unit: want `meeting`, the unit of the indicator"


def test_a_number_that_stands_twice_is_refused() -> None:
    with pytest.raises(InvalidInput, match="a second measurement of the same time"):
        of(UNSAFE, *(measured(2018, count=count, denominator=40, unit="percent") for count in (11, 12)))
    with pytest.raises(InvalidInput, match="the same code twice"):
        asked(of(UNSAFE), of(UNSAFE))
    preliminary = measured(2018, count=11, denominator=40, unit="percent", qualifier="preliminary")
    of(UNSAFE, preliminary, measured(2018, count=12, denominator=40, unit="percent"))


def test_a_report_has_a_period_with_both_ends() -> None:
    open_ = Period(date(2018, 1, 1), None)
    with pytest.raises(InvalidInput, match=r"\$\.period: want a first and a last day"):
        ReportInput(duty="a", municipality="b", on=date(2018, 1, 1), period=open_)


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))


def full() -> StatusReport:
    return report(
        of(
            UNSAFE,
            measured(2018, count=12, denominator=40, unit="percent", breaks=(BROKEN,)),
            measured(2019, count=9, denominator=40, unit="percent", qualifier="preliminary"),
        ),
        of(REGISTERED, measured(2018, count=3, unit="person")),
        of(PICTURE, measured(2018, text=text(MARKUP), unit="text")),
        words=(said("picture", MARKUP),),
        remarks=(text(MARKUP),),
    )


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_has_a_language_one_heading_of_the_first_level_and_none_left_out(language: str) -> None:
    page = to_html(full(), language)  # type: ignore[arg-type] # - a language
    found = outline(page)
    assert f'<html lang="{language}">' in page
    assert found.levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(found.levels, found.levels[1:], strict=False))
    assert len(found.ids) == len(set(found.ids))


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    found = outline(to_html(full()))
    assert {"script", "img", "iframe", "link", "object", "form"}.isdisjoint(found.tags)
    for _, attributes in found.attributes:
        for name, value in attributes.items():
            assert name not in {"src", "srcset", "onclick", "onload"}
            assert name != "href" or (value or "").startswith("#")
    assert "@import" not in to_html(full())
    assert not re.search(r"url\((?!#)", to_html(full()))


def test_every_table_has_a_caption_and_heads_and_every_chart_a_title_a_description_and_a_table() -> None:
    found = outline(to_html(full()))
    assert found.tags.count("table") == found.tags.count("caption") == found.tags.count("thead")
    assert all(attributes.get("scope") in {"col", "row"} for tag, attributes in found.attributes if tag == "th")
    drawings = [attributes for tag, attributes in found.attributes if tag == "svg"]
    assert len(drawings) == 2
    for attributes in drawings:
        assert attributes["role"] == "img"
        assert set((attributes["aria-labelledby"] or "").split()) <= set(found.ids)


def test_texts_never_become_markup() -> None:
    assert "<script>" not in to_html(full())
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;*_|`" in to_html(full())
    assert r"\<script\>alert(1)\</script\> & " in to_markdown(full())
    assert "<script>" not in to_markdown(full())


def test_a_break_and_a_preliminary_number_are_told_in_words() -> None:
    page = to_html(full(), "en")
    assert "Break in the series 1 July 2018: Counted anew. Numbers from before and after do not compare." in page
    assert "9 of 40, 22.5 per cent (preliminary)" in page


def test_an_example_is_marked_wherever_it_shows_a_measurement() -> None:
    made = report(of(UNSAFE, measured(2018, count=12, denominator=40, unit="percent")), example=True)
    page = to_html(made, "en")
    assert "Example: the measurements are invented." in page
    assert "Final number, invented" in page
    assert "unsafe, invented numbers (per cent)" in page
    assert "invented" not in to_html(report(), "en")


def test_without_charts_a_page_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kriminalpraeventiv.reports.html.draw", None)
    page = to_html(full(), charts=False)
    assert "<svg" not in page
    assert "12 af 40, 30 pct." in page


def test_drawing_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    to_html(full(), tell=lambda done, number: told.append((done, number)))
    assert told == [(1, 2), (2, 2)]


def test_the_same_report_is_the_same_bytes_whatever_order_its_measurements_came_in() -> None:
    numbers = [
        measured(number, count=10 + number % 10, denominator=40, unit="percent") for number in (2016, 2018, 2019)
    ]
    assert every_output(report(of(UNSAFE, *numbers))) == every_output(report(of(UNSAFE, *reversed(numbers))))


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("1. juli", r"1\. juli"),
        ("12) og", r"12\) og"),
        ("# vigtigt", r"\# vigtigt"),
        ("## vigtigt", r"\## vigtigt"),
        ("- nej", r"\- nej"),
        ("---", r"\---"),
        ("-5 grader", "-5 grader"),
        ("12.5 og 2018", "12.5 og 2018"),
        ("den 1. juli", "den 1. juli"),
    ],
)
def test_what_would_begin_a_list_or_a_heading_is_told_to_be_text(plain: str, written: str) -> None:
    assert escaped(plain) == written


def test_in_a_cell_of_a_table_no_line_begins() -> None:
    day = Period(date(2018, 7, 1), date(2018, 7, 1))
    page = to_markdown(report(of(MEETINGS, measured(2018, count=4, unit="meeting", period=day))))
    assert "| 1. juli 2018 |" in page


def test_an_item_about_no_indicator_is_told_by_words_alone() -> None:
    plans = ContentItem(code="plans", text=text("planer", "plans"))
    duty = attrs.evolve(DUTY, content=(*DUTY.content, plans))
    figures = (of(WHOLE, measured(2018, count=23, unit="case")),)

    def told(*words: Said) -> tuple[str, tuple[str, ...]]:
        made = make_report(asked(*figures, words=words), duty, ALL)
        [item] = [one for one in made.content if one.item == "plans"]
        return item.told, item.by

    assert told() == ("lacking", ())
    assert told(said("plans", "Mere af det samme.")) == ("told", ())


def test_an_item_about_all_is_told_by_every_indicator_of_the_plan() -> None:
    item = ContentItem(code="status", text=text("status", "status"), all_indicators=True)
    duty = attrs.evolve(DUTY, content=(item,), owner="nordby")
    made = make_report(asked(of(WHOLE, measured(2018, count=23, unit="case"))), duty, ALL)
    assert (made.content[0].told, made.content[0].by) == ("in_part", ("nordby.cases",))
    assert len(made.content[0].lacking) == len(ALL) - 1
    with pytest.raises(InvalidRule, match="not both"):
        attrs.evolve(DUTY, content=(attrs.evolve(item, indicators=("nordby.unsafe",)),))


def test_the_basis_for_using_a_number_is_told_where_one_is_named() -> None:
    basis = text("databeskyttelseslovens § 8", "section 8 of the data protection act")
    named = attrs.evolve(MEETINGS, legal_basis=basis)
    made = [
        make_report(asked(of(one, measured(2019, count=4, unit="meeting"))), DUTY, [one], name="Nordby")
        for one in (named, MEETINGS)
    ]
    assert [found.indicators[0].legal_basis for found in made] == [basis, None]
    assert ["* Basis for using the number: section 8" in to_markdown(found, "en") for found in made] == [True, False]
