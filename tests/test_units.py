"""Units: counted things never mix, conversions are exact, and pint sees no number as Danes write it."""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.danish.words import words
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.units import (
    danish_guard,
    definitions,
    exact,
    factor,
    from_quantity,
    product,
    to_quantity,
    unit_code,
    unit_faults,
    unlike,
)

UNITS = tuple(line.split(" ", 1)[0] for line in definitions())
KINDS = [
    ("person", "inhabitant", "victim", "respondent", "pupil", "employee", "kinh"),
    ("ten_thousand_inhabitants", "hundred_thousand_inhabitants"),
    ("year", "school_year", "half_year", "quarter", "month"),
    ("day", "week"),
    ("share", "percent", "permille"),
    ("share_step", "percentage_point"),
]


def of_a_host(*lines: str, kind: type = float) -> Any:  # noqa: ANN401 - a registry of pint
    registry: Any = pint.UnitRegistry(None, non_int_type=kind)
    registry.load_definitions(list(lines))
    return registry


@pytest.mark.parametrize(
    ("unit", "to", "by"),
    [
        ("report/inhabitant", "report/kinh", Fraction(1000)),
        ("report/kinh", "report/person", Fraction(1, 1000)),
        ("kinh", "ten_thousand_inhabitants", Fraction(1, 10)),
        ("hundred_thousand_inhabitants", "person", Fraction(100_000)),
        ("year", "month", Fraction(12)),
        ("half_year", "quarter", Fraction(2)),
        ("case/year", "case/month", Fraction(1, 12)),
        ("school_year", "year", Fraction(1)),
        ("week", "day", Fraction(7)),
        ("percent", "share", Fraction(1, 100)),
        ("permille", "percent", Fraction(1, 10)),
        ("percentage_point", "share_step", Fraction(1, 100)),
        ("1/month", "1/year", Fraction(12)),
        ("share*victim/inhabitant", "percent", Fraction(100)),
        ("dkk/person", "kr/indbygger", Fraction(1)),
    ],
)
def test_a_unit_converts_exactly(unit: str, to: str, by: Fraction) -> None:
    assert (factor(unit, to), factor(to, unit)) == (by, 1 / by)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("person", "meeting"), ("person", "report"), ("case", "incident"), ("home_visit", "conversation"),
        ("report", "report/kinh"), ("report/kinh", "report/year"), ("percent", "percentage_point"),
        ("percent", "person"), ("percentage_point", "person"), ("percent", ""), ("person", ""), ("dkk", "harm_day"),
        ("year", "hour"), ("household", "dwelling"), ("index", "score"),
    ],
)  # fmt: skip
def test_different_things_do_not_convert(unit: str, other: str) -> None:
    assert unlike(unit, other) == unlike(other, unit) == "they count different things"
    with pytest.raises(InvalidInput, match="does not convert to"):
        factor(unit, other)


@pytest.mark.parametrize(("unit", "other"), [("month", "day"), ("week", "year"), ("case/month", "case/day")])
def test_months_are_no_number_of_days(unit: str, other: str) -> None:
    assert unlike(unit, other) == "they count different things; a month is no fixed number of days"
    with pytest.raises(InvalidInput) as refused:
        factor(unit, other)
    assert str(refused.value) == (
        f"$.unit: `{unit}` does not convert to `{other}`: "
        "they count different things; a month is no fixed number of days"
    )


@pytest.mark.parametrize(
    ("unit", "to", "told"),
    [("", "percent", "`1` does not convert to `percent`"), ("sag", "", "`case` does not convert to `1`")],
)
def test_a_bare_ratio_is_told_as_1(unit: str, to: str, told: str) -> None:
    with pytest.raises(InvalidInput) as found:
        factor(unit, to)
    assert str(found.value) == f"$.unit: {told}: they count different things"


def test_only_time_is_told_of_days() -> None:
    assert unlike("month", "meeting/day") == "they count different things"


def test_what_is_alike_has_no_reason_against_it() -> None:
    assert unlike("report/kinh", "report/person") is None


@given(st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_two_units_convert_both_ways_or_neither(unit: str, other: str) -> None:
    if unlike(unit, other):
        with pytest.raises(InvalidInput):
            factor(unit, other)
    else:
        assert factor(unit, other) * factor(other, unit) == 1


def test_counted_things_are_dimensions_of_their_own() -> None:
    together = {name: kind for kind in KINDS for name in kind}
    for unit in UNITS:
        alike = {other for other in UNITS if unlike(unit, other) is None}
        kin = {*KINDS[0], *KINDS[1]} if unit in {*KINDS[0], *KINDS[1]} else set(together.get(unit, (unit,)))
        assert alike == kin, unit


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sag/md", "case/month"), ("report/thousand_inhabitants", "report/kinh"), ("DKK", "dkk"), ("%", "percent"),
        ("‰", "permille"), ("", ""), ("1/month", "1/month"), ("person*case/kinh/year", "case*person/kinh/year"),
        ("case/case", ""), ("personer", "person"), ("case*case", "case*case"),
    ],
)  # fmt: skip
def test_a_unit_has_one_code(written: str, code: str) -> None:
    assert unit_code(written) == code
    assert unit_code(code) == code


def test_the_code_of_a_unit_is_at_most_61_characters_long() -> None:
    assert unit_code("month" + "/day" * 14).startswith("month/day")
    assert [fault.code for fault in unit_faults("$", "report" + "/day" * 14)] == ["unknown_unit"]


def test_units_multiply() -> None:
    assert product(("report", 1), ("inhabitant", -1)) == "report/inhabitant"
    assert product(("report/kinh", 1), ("kinh", 1)) == "report"
    assert product(("report/kinh", -1)) == "kinh/report"
    assert product(("month", -2)) == "1/month/month"


@pytest.mark.parametrize("unit", ["persn", "Sofie Jensen", "2 person", "person**2", "36,2 pct", "case//month", "/month",
                                  "case/", "1", "1.000", "kiloperson", "persons", "x" * 62, "person " * 3])  # fmt: skip
def test_an_unknown_unit_is_refused_and_never_repeated(unit: str) -> None:
    [fault] = unit_faults("$.unit", unit)
    assert (fault.code, fault.place) == ("unknown_unit", "$.unit")
    assert unit not in fault.message.replace("`person`", "")
    with pytest.raises(InvalidInput):
        unit_code(unit)


@pytest.mark.parametrize("unit", [None, 3, 1.5])
def test_what_is_no_text_is_no_unit(unit: object) -> None:
    assert [fault.code for fault in unit_faults("$.unit", unit)] == ["unknown_unit"]


def test_an_unknown_unit_names_the_nearest() -> None:
    assert [str(fault) for fault in unit_faults("$.baseline.unit", "persn")] == [
        "$.baseline.unit: unknown unit; the nearest is `person`"
    ]
    assert not tuple(unit_faults("$.unit", "report/kinh"))


@pytest.mark.parametrize("text", ["36,2 pct", "1.000 person", "1 000 person", "3. person", ".5 person", "8 , person",
                                  "1'000 dkk", "1\u00a0000 dkk", "1\u2019000 dkk", "2 person, 3"])  # fmt: skip
def test_pint_never_reads_a_number_as_danes_write_it(text: str) -> None:
    with pytest.raises(InvalidInput, match="read a written number first"):
        danish_guard(text)
    with pytest.raises(InvalidInput, match="read a written number first"):
        to_quantity(Fraction(1), "person")._REGISTRY.Quantity(text)  # noqa: SLF001 - what a host may do


def test_without_the_guard_pint_reads_36_2_as_362() -> None:
    assert of_a_host("share = [share]", "pct = share / 100").Quantity("36,2 pct").magnitude == 362


@pytest.mark.parametrize("text", ["12 person", "report/kinh", "10 report/kinh/year", "person2"])
def test_the_guard_leaves_whole_numbers_and_units(text: str) -> None:
    assert danish_guard(text) == text


def test_a_host_may_take_the_definitions_as_its_own() -> None:
    theirs = of_a_host(*definitions())
    quantity = to_quantity(Fraction(81, 2), "report/kinh", theirs)
    assert (quantity.magnitude, type(quantity.magnitude)) == (40.5, float)
    assert from_quantity(quantity.to("report/person") * 1000) == (Fraction(81, 2), "report/person")
    assert to_quantity(Fraction(3), "1/month", theirs).to("1/year").magnitude == pytest.approx(36)


@pytest.mark.parametrize(
    ("kind", "value", "unit", "magnitude"),
    [
        (float, Fraction(1, 3), "month", 1 / 3),
        (Decimal, Fraction(1, 3), "month", Decimal("0.3333333333333333333333333333")),
        (Fraction, Fraction(1, 3), "month", Fraction(1, 3)),
        (float, Fraction(12), "month", 12),
        (Decimal, Fraction(12), "month", 12),
    ],
)
def test_a_number_leaves_as_the_registrys_kind(kind: type, value: Fraction, unit: str, magnitude: object) -> None:
    found = to_quantity(value, unit, of_a_host(*definitions(), kind=kind)).magnitude
    assert (found, type(found)) == (magnitude, type(magnitude))


@given(st.fractions(), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_quantity_there_and_back_is_the_same(value: Fraction, unit: str, per: str) -> None:
    code = product((unit, 1), (per, -1))
    theirs = of_a_host(*definitions(), kind=Fraction) if unit == "person" else None
    assert from_quantity(to_quantity(value, code, theirs)) == (value, code)


@pytest.mark.parametrize(
    ("lines", "quantity", "found"),
    [
        (("person = []", "report = []"), (12, "report/person"), (Fraction(12), "report/person")),
        (("sag = [noget]", "maaned = [tid]"), (3, "sag"), (Fraction(3), "case")),
        (("borger = [borger] = _ = person", "kinh = 1000 * borger"), (2, "kinh"), (Fraction(2), "kinh")),
        (("percent = []",), (8, "percent"), None),
        (("percent = 0.01",), (8, "percent"), (Fraction(8), "percent")),
        (("kinh = 10000 * person", "person = []"), (1, "kinh"), None),
        (("person = [mass]",), (1, "person"), None),
        (("person = [a]", "report = person ** 2"), (1, "report"), None),
        (("a = [a]", "b = [b]", "report = a * b"), (1, "report"), None),
        (("dkk = [currency]",), (1, "dkk"), (Fraction(1), "dkk")),
        (("dkk = [kroner]",), (1, "dkk"), None),
        (("dkk = []",), (1, "dkk"), None),
        (("second = [time]", "year = 31557600 * second", "month = year / 12"), (6, "month"), (Fraction(6), "month")),
        (("second = [time]", "year = 31557600 * second", "month = 2592000 * second"), (6, "month"), None),
        (("banana = [banana]",), (1, "banana"), None),
        (("person = [person]",), (1, "person ** 0.5"), None),
        (("person = [person]",), (1, "person ** 3"), (Fraction(1), "person*person*person")),
        (("person = [person]",), (1, "person ** 4"), None),
    ],
)
def test_a_hosts_unit_comes_in_where_it_means_ours(
    lines: tuple[str, ...], quantity: tuple[int, str], found: tuple[Fraction, str] | None
) -> None:
    given_quantity = of_a_host(*lines).Quantity(*quantity)
    if found is None:
        with pytest.raises(InvalidInput, match=r"^\$\.unit: "):
            from_quantity(given_quantity)
    else:
        assert from_quantity(given_quantity) == found


def test_pints_own_registry_is_asked_what_it_means() -> None:
    default: Any = pint.UnitRegistry()
    assert from_quantity(default.Quantity(3.5, "month")) == (Fraction(7, 2), "month")
    assert from_quantity(default.Quantity(8, "percent")) == (Fraction(8), "percent")
    assert to_quantity(Fraction(8), "percent", default).to("dimensionless").magnitude == pytest.approx(0.08)
    for strange in ("quarter", "md", "pp", "meter", "kilogram"):  # 12.7 kg, a thousandth of a day, a point in print
        with pytest.raises(InvalidInput):
            from_quantity(default.Quantity(3, strange))
    for unit, why in (("quarter", "means another thing"), ("person", "has no unit"), ("report/kinh", "has no unit")):
        with pytest.raises(InvalidInput, match=why):
            to_quantity(Fraction(3), unit, default)


@pytest.mark.parametrize("magnitude", [True, float("nan"), float("inf"), Decimal("NaN"), "8", [8], None, 8j])
def test_a_magnitude_that_is_no_number_is_refused(magnitude: object) -> None:
    quantity: Any = SimpleNamespace(
        unit_items=lambda: (("person", 1),), magnitude=magnitude, _REGISTRY=of_a_host("person = []")
    )
    with pytest.raises(InvalidInput, match="want a finite"):
        from_quantity(quantity)


def test_a_float_of_a_host_counts_as_it_is_printed() -> None:
    assert from_quantity(of_a_host("report = []").Quantity(0.1, "report")) == (Fraction(1, 10), "report")
    with pytest.raises(InvalidInput, match="want a finite"):
        exact(0.1)


def test_neither_a_hosts_registry_nor_the_application_registry_is_touched() -> None:
    application: Any = pint.application_registry
    before = application.get()
    theirs = of_a_host("report = [report]")
    names = set(dir(theirs))
    to_quantity(Fraction(1), "report", theirs)
    assert set(dir(theirs)) == names
    assert application.get() is before
    assert to_quantity(Fraction(1), "report")._REGISTRY is not before  # noqa: SLF001 - which registry it is


def test_every_unit_has_words_in_both_languages() -> None:
    written = {*words()["counted"], *words()["per"]}
    assert set(UNITS) - {"share", "share_step"} == written


def units_in(plain: object) -> Iterator[str]:
    """Yield every unit that some data names."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from [value] if key == "unit" and isinstance(value, str) else units_in(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from units_in(value)


def test_every_unit_of_the_catalogue_is_known() -> None:
    root = Path(__file__).parents[1]
    files = [root / "src/kriminalpraeventiv/corpus/indicators.toml", *root.glob("plugins/*/src/*/indicators.toml")]
    named = {unit for file in files for unit in units_in(tomllib.loads(file.read_text(encoding="utf-8")))}
    assert {"report/kinh", "percent", "meeting", "employee/kinh"} <= named
    # An assessment in words counts nothing.
    assert {unit for unit in named if tuple(unit_faults("$.unit", unit))} == {"text"}
    assert {unit for unit in named - {"text"} if unit_code(unit) != unit} == set()


UNLOADED = """
import kriminalpraeventiv, kriminalpraeventiv.indicators.amount
from kriminalpraeventiv.danish import read_number
from kriminalpraeventiv.units import unit_code, unit_faults
read_number('36,2 pct.').text, unit_code('sag/md'), list(unit_faults('$', 'persn'))
"""
LOADED = "from kriminalpraeventiv.units import factor; factor('year', 'month')"


@pytest.mark.parametrize(("code", "pint_is_loaded"), [(UNLOADED, "False"), (LOADED, "True")])
def test_pint_is_loaded_when_a_unit_is_converted_and_not_before(code: str, pint_is_loaded: str) -> None:
    asked = f"{code}\nimport sys; print('pint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert done.stdout.strip() == pint_is_loaded


def refused(ask: Callable[[], object]) -> str:
    with pytest.raises(InvalidInput) as found:
        ask()
    return str(found.value)


def test_every_refusal_is_one_line() -> None:
    default: Any = pint.UnitRegistry()
    for ask in (
        lambda: factor("person", "meeting"),
        lambda: unit_code("persn"),
        lambda: from_quantity(default.Quantity(1, "quarter")),
        lambda: danish_guard("36,2"),
        lambda: exact(0.5),
    ):
        assert "\n" not in refused(ask)
