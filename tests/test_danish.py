"""Danish numbers: read as the documents print them, written as they are read, and refused where they could be two."""

import os
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.danish import PrintedNumber, number_text, read_number, unit_words, write_number
from kriminalpraeventiv.danish.words import words
from kriminalpraeventiv.errors import InvalidInput

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=None) | st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**24), 10**24), st.integers(0, 20)
)


def exponent(number: Decimal) -> int:
    found = number.as_tuple().exponent
    assert isinstance(found, int)
    return found


def modest(number: Decimal) -> bool:
    return -30 < number.adjusted() < 40 and exponent(number) > -60


MODEST = NUMBERS.filter(modest)
COUNTED = tuple(words()["counted"])
PER = tuple({**words()["counted"], **words()["per"]})


def printed_numbers() -> st.SearchStrategy[PrintedNumber]:
    beside = {
        "multiplier": st.sampled_from([1, 1000, 10**6, 10**9]),
        "counted": st.none() | st.sampled_from(COUNTED),
        "per": st.none() | st.sampled_from(PER),
    }
    qualifiers = st.sampled_from(["exact", "approximate", *words()["qualifier"]])
    one = st.builds(PrintedNumber, value=MODEST, qualifier=qualifiers, **beside)
    ends = st.lists(MODEST, min_size=2, max_size=2, unique=True).map(sorted)
    few = st.sampled_from(["exact", "approximate"])
    ranges = st.tuples(ends, few, *beside.values()).map(
        lambda drawn: PrintedNumber(
            value=drawn[0][0], high=drawn[0][1], qualifier=drawn[1], multiplier=drawn[2], counted=drawn[3], per=drawn[4]
        )
    )
    return one | ranges


# The documents' own figures (indicators of 1.1-1.4), each as it is printed there.
@pytest.mark.parametrize(
    ("printed", "value", "qualifier", "unit"),
    [
        ("290", "290", "exact", None),
        ("40,5 anmeldelser pr. 1.000 indbyggere", "40.5", "exact", "report/kinh"),
        ("58,2 pr. 1.000 indbyggere", "58.2", "exact", "1/kinh"),
        ("8 %", "8", "exact", "percent"),
        ("6%", "6", "exact", "percent"),
        ("ca. 65", "65", "approximate", None),
        ("ca. 65 hjemmebesøg", "65", "approximate", "home_visit"),
        ("ca. 30 % ", "30", "approximate", "percent"),
        ("over 380", "380", "more_than", None),
        ("12/md", "12", "exact", "1/month"),
        ("19/md", "19", "exact", "1/month"),
        ("-31 pct.", "-31", "exact", "percent"),
        ("36,2 pct.", "36.2", "exact", "percent"),
        ("215 mennesker", "215", "exact", "person"),
        ("højst 120", "120", "at_most", None),
        ("højst 1000", "1000", "at_most", None),
        ("mere end 275 videoafhøringer", "275", "more_than", "interview"),
        ("28 pct.", "28", "exact", "percent"),
        ("mindst 4", "4", "at_least", None),
        ("27.500 indbyggere", "27500", "exact", "inhabitant"),
        ("100.000 indbyggere", "100000", "exact", "inhabitant"),
        ("505.300 kr.", "505300", "exact", "dkk"),
    ],
)
def test_the_documents_numbers_are_read(printed: str, value: str, qualifier: str, unit: str | None) -> None:
    found = read_number(printed)
    assert (str(found.value), found.high, found.qualifier, found.unit) == (value, None, qualifier, unit)
    assert read_number(found.text.da) == found


@pytest.mark.parametrize(
    ("printed", "low", "high", "unit"),
    [
        ("2-3 gange årligt", "2", "3", "1/year"),
        ("1-2", "1", "2", None),
        ("27 — 37 timer", "27", "37", "hour"),
        ("1–2 møder pr. halvår", "1", "2", "meeting/half_year"),
        ("ca. 2 til 3 sager", "2", "3", "case"),
        ("−3 til −1 procentpoint", "-3", "-1", "percentage_point"),  # noqa: RUF001 - a typographic minus, as printed
    ],
)
def test_a_range_has_two_ends(printed: str, low: str, high: str, unit: str | None) -> None:
    found = read_number(printed)
    assert (str(found.value), str(found.high), found.unit) == (low, high, unit)
    assert read_number(found.text.da) == found


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.000", "1000"), ("1\u00a0000", "1000"), ("1\u202f000\u202f000", "1000000"), ("1.164,5", "1164.5"),
        ("8,0", "8.0"), ("0,50", "0.50"), ("1,000", "1.000"), ("0", "0"), ("-0,5", "-0.5"), ("+3", "3"),
        ("123456789", "123456789"), ("1.501.901.234", "1501901234"), ("0,0123456789012", "0.0123456789012"),
    ],
)  # fmt: skip
def test_a_number_keeps_the_precision_it_is_printed_with(printed: str, value: str) -> None:
    assert str(read_number(printed).value) == value


def test_36_2_per_cent_is_never_362() -> None:
    found = read_number("36,2 pct.")
    assert (found.amount, found.unit) == (Decimal("36.2"), "percent")


@pytest.mark.parametrize(
    ("printed", "amount", "multiplier", "unit"),
    [
        ("1 mio.", "1E+6", 10**6, None),
        ("1,2 mio. kr.", "1.2E+6", 10**6, "dkk"),
        ("kr. 1,20 mia.", "1.20E+9", 10**9, "dkk"),
        ("20 tusind indbyggere", "2.0E+4", 1000, "inhabitant"),
        ("5", "5", 1, None),
    ],
)
def test_a_multiplier_leaves_the_printed_precision(
    printed: str, amount: str, multiplier: int, unit: str | None
) -> None:
    found = read_number(printed)
    assert (str(found.amount), found.multiplier, found.unit) == (amount, multiplier, unit)


def test_both_ends_of_a_range_are_multiplied() -> None:
    found = read_number("1-2 mio. kr.")
    assert (found.amount, found.high_amount) == (Decimal(1_000_000), Decimal(2_000_000))
    assert read_number("1 mio. kr.").high_amount is None


@pytest.mark.parametrize(
    ("printed", "qualifier"),
    [
        ("Ca. 65", "approximate"), ("ca 65", "approximate"), ("cirka 65", "approximate"), ("omkring 65", "approximate"),
        ("MINDST 65", "at_least"), ("minimum 65", "at_least"), ("flere  end 65", "more_than"), ("op til 65", "at_most"),
        ("under 65", "less_than"), ("færre end 65", "less_than"), ("godt 65", "just_over"), ("knap 65", "just_under"),
        ("næsten 65", "just_under"), ("65", "exact"),
    ],
)  # fmt: skip
def test_how_exact_a_number_says_it_is(printed: str, qualifier: str) -> None:
    assert read_number(printed).qualifier == qualifier


# Each is refused at a character; nothing of it is repeated.
@pytest.mark.parametrize(
    ("printed", "character", "want"),
    [
        ("1.5", 1, "write `1,5` or `1.500`"),
        ("ca. 12.34", 5, "write `1,5` or `1.500`"),
        ("1234.567", 1, "write `1,5` or `1.500`"),
        ("1,164.5", 1, "a decimal has one comma"),
        ("1,5,6", 1, "a decimal has one comma"),
        ("290.", 1, "not the end"),
        ("8,", 1, "behind the comma"),
        ("0.500", 1, "write `0,5`"),
        ("007", 1, "write `0,5`"),
        ("1501901234", 1, "may be a personal number"),
        ("150190-1234", 1, "ends above where it begins"),
        ("010190-1234", 1, "does not begin with 0"),
        ("3-3", 1, "ends above where it begins"),
        ("minimum 1-2", 9, "two ends of its own"),
        ("2 eller efter behov", 3, "nothing more than the number"),
        ("40,5 anmeldelser pr indbyggere", 21, "the number of `pr. 1.000 indbyggere`"),
        ("5 pr. 500 indbyggere", 7, "the number of `pr. 1.000 indbyggere`"),
        ("1 000", 3, "joined by dots"),
        ("12 mødr", 4, "the nearest is `møder`"),
        ("kr. 5 møder", 7, "one unit"),
        ("", 1, "a number in digits"),
        ("ca. ", 5, "a number in digits"),
        ("tolv", 1, "a number in digits"),
        ("½", 1, "a number in digits"),
        ("1e5", 2, "nothing more than the number"),
        ("١٢", 1, "a number in digits"),
        ("8 pct. af børnene", 8, "nothing more than the number"),
    ],
)
def test_what_could_be_two_numbers_or_none_is_refused(printed: str, character: int, want: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_number(printed, "$.figure")
    [fault] = refused.value.faults
    assert (fault.code, fault.place) == ("unreadable_number", f"$.figure, character {character}")
    assert want in fault.message


def test_a_refusal_repeats_nothing_that_may_be_personal() -> None:
    for text in ("Sofie Jensen", "12 Sofie Jensen", "1501901234", "150190-1234", "5 pr. Sofie"):
        with pytest.raises(InvalidInput) as refused:
            read_number(text)
        assert not {"sofie", "jensen", "1501", "150190"} & set(str(refused.value).casefold().split())


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"\$: want a text"):
        read_number(36.2)  # type: ignore[arg-type]  # what a caller may do


@given(MODEST)
def test_a_number_written_is_read_again(number: Decimal) -> None:
    assert read_number(write_number(number)).value == number


@given(MODEST.filter(lambda number: exponent(number) <= 0))
def test_a_number_keeps_its_precision_when_written_and_read(number: Decimal) -> None:
    assert exponent(read_number(write_number(number)).value) == exponent(number)


@given(printed_numbers())
def test_a_printed_number_written_is_read_again(printed: PrintedNumber) -> None:
    assert read_number(printed.text.da) == printed


@given(st.text(max_size=30) | st.text(alphabet="0123456789.,- pctkr%/ indbygeml", max_size=20))
def test_any_text_is_a_number_or_one_fault(text: str) -> None:
    try:
        found = read_number(text)
    except InvalidInput as refused:
        assert len(refused.faults) == 1  # noqa: PT017 - a refusal is one of two good outcomes
    else:
        assert read_number(found.text.da) == found


@pytest.mark.parametrize(
    ("number", "decimals", "da", "en"),
    [
        (1164.5, None, "1.164,5", "1,164.5"),
        (20_000, None, "20.000", "20,000"),
        (Decimal("8.0"), None, "8,0", "8.0"),
        (8, 1, "8,0", "8.0"),
        (Decimal("2.5"), 0, "2", "2"),
        (Decimal("3.5"), 0, "4", "4"),
        (Decimal("9.995"), 2, "10,00", "10.00"),
        (Decimal("-0.04"), 1, "0,0", "0.0"),
        (Fraction(300, 8), None, "37,5", "37.5"),
        (Fraction(-200, 9), 1, "-22,2", "-22.2"),
        (Fraction(1, 3), 0, "0", "0"),
        (Fraction(-1, 3), 0, "0", "0"),
    ],
)
def test_a_number_in_both_languages(number: float | Decimal | Fraction, decimals: int | None, da: str, en: str) -> None:
    written = number_text(number, decimals)
    assert (written.da, written.en) == (da, en)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_finite_number_is_not_written(number: float | Decimal) -> None:
    with pytest.raises(InvalidInput, match="finite"):
        write_number(number)


def test_a_fraction_that_never_ends_wants_decimals() -> None:
    with pytest.raises(InvalidInput, match="never ends"):
        write_number(Fraction(1, 3))


def test_the_callers_decimal_context_matters_nothing() -> None:
    with localcontext(prec=2):
        assert write_number(Decimal("123456789012345678901234567890.125"), decimals=2).endswith("567.890,12")
        assert str(read_number("1.234.567,89 mio.").amount) == "1.23456789E+12"


def test_no_locale_matters() -> None:
    code = (
        "import locale\n"
        "try: locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error: pass\n"
        "from kriminalpraeventiv.danish import read_number\n"
        "print(ascii(read_number('ca. 1.164,5 kr.').text))"
    )
    seen = {_in_locale(code, name) for name in ("C", "C.UTF-8", "da_DK.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8")}
    assert len(seen) == 1


def _in_locale(code: str, name: str) -> str:
    environment = {**os.environ, "LC_ALL": name, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)  # noqa: S603 - our own command
    return done.stdout


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"value": 36.2}, "wrong_kind"),
        ({"value": Decimal("NaN")}, "wrong_kind"),
        ({"value": Decimal(3), "high": Decimal(3)}, "contradiction"),
        ({"value": Decimal(3), "high": Decimal(4), "qualifier": "at_least"}, "contradiction"),
        ({"value": Decimal(3), "qualifier": "roughly"}, "unknown_code"),
        ({"value": Decimal(3), "multiplier": 12}, "out_of_range"),
        ({"value": Decimal(3), "counted": "kinh"}, "unknown_unit"),
        ({"value": Decimal(3), "per": "banana"}, "unknown_unit"),
    ],
)
def test_a_printed_number_that_cannot_be_is_refused(wrong: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        PrintedNumber(**wrong)  # type: ignore[arg-type]  # what a caller may do
    assert [fault.code for fault in refused.value.faults] == [code]


def test_all_that_is_wrong_with_a_printed_number_is_said_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        PrintedNumber(value=8.0, multiplier=2, counted="x", per="y")  # type: ignore[arg-type]  # what a caller may do
    assert [fault.place for fault in refused.value.faults] == ["$.value", "$.multiplier", "$.counted", "$.per"]


@pytest.mark.parametrize(
    ("printed", "da", "en"),
    [
        ("40,5 sager pr. 1000 indbyggere", "40,5 sager pr. 1.000 indbyggere", "40.5 cases per 1,000 inhabitants"),
        ("mindst 1 møde/halvår", "mindst 1 møde pr. halvår", "at least 1 meeting per half-year"),
        ("1,0 procentpoint", "1,0 procentpoint", "1.0 percentage points"),
        ("1 procentpoint", "1 procentpoint", "1 percentage point"),
        ("1 mio. kr.", "1 mio. kr.", "1 million DKK"),
        ("-3 til -1 procentpoint", "-3 til -1 procentpoint", "-3 to -1 percentage points"),
        ("2–3", "2-3", "2-3"),
        ("0-3 møder", "0-3 møder", "0-3 meetings"),
        ("under 10", "under 10", "under 10"),
    ],
)  # fmt: skip
def test_a_number_with_its_words_in_both_languages(printed: str, da: str, en: str) -> None:
    text = read_number(printed).text
    assert (text.da, text.en) == (da, en)


def test_words_of_a_unit() -> None:
    assert unit_words("report/kinh").da == "anmeldelser pr. 1.000 indbyggere"
    assert unit_words("1/month").en == "per month"
    assert unit_words("case", one=True).da == "sag"


def test_no_word_says_two_things() -> None:
    spelt = [(word.casefold(), code) for code, entry in words()["counted"].items() for word in {*entry["da"]}]
    assert len({word for word, _ in spelt}) == len(set(spelt))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1\u2007000", "1000", None), ("40,5 pr. 1\u00a0000 indbyggere", "40.5", "1/kinh"),
        ("40,5 pr. 1\u2007000 indbyggere", "40.5", "1/kinh"),
        ("3,2 pr. 100.000 indb.", "3.2", "1/hundred_thousand_inhabitants"), ("5 %.", "5", "percent"),
    ],
)  # fmt: skip
def test_hard_spaces_and_short_words_are_read(text: str, amount: str, unit: str | None) -> None:
    found = read_number(text)
    assert (found.amount, found.unit) == (Decimal(amount), unit)


def test_only_the_digits_0_to_9_are_read() -> None:
    with pytest.raises(InvalidInput):
        read_number("\u0664\u0660")
