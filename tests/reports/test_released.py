"""Reports and the log of releases: a pair of reports that gives a small count away is refused, and never told in it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from kriminalpraeventiv.cli import main
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import ReleaseLog
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.asked import Measured
from kriminalpraeventiv.reports.make import make_report, release_report
from kriminalpraeventiv.serialization.suppressed import read_log, write_log
from reports.invented import ALL, DUTY, GRAVE, LIGHT, MEETINGS, REGISTERED, WHOLE, asked, measured, of
from tools.report_examples import REPORTS

BARE = tuple(attrs.evolve(one, baseline=None) for one in ALL)
LATER = date(2019, 8, 20)


def released(log: ReleaseLog, *figures: Measured, on: date = date(2019, 8, 15)) -> ReleaseLog:
    return release_report(asked(*figures, on=on), DUTY, BARE, log).log


def persons(count: int, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    return measured(2018, **({"count": count, "unit": "person"} | more))


def cases(whole: int | None, light: int | None, grave: int | None) -> tuple[Measured, ...]:
    found = zip((WHOLE, LIGHT, GRAVE), (whole, light, grave), strict=True)
    return tuple(of(one, measured(2018, count=n, unit="case")) for one, n in found if n is not None)


def test_without_a_log_none_is_kept_and_the_report_is_the_same() -> None:
    figures = of(REGISTERED, persons(30))
    plain = make_report(asked(figures), DUTY, BARE)
    assert release_report(asked(figures), DUTY, BARE, None).log == ReleaseLog()
    assert release_report(asked(figures), DUTY, BARE, ReleaseLog()).report == plain


def test_the_log_holds_what_is_shown_of_persons_and_nothing_hidden() -> None:
    log = released(ReleaseLog(), of(REGISTERED, persons(3)), of(MEETINGS, measured(2018, count=7, unit="meeting")))
    assert [one.about for one in log.releases] == ["nordby.registered/-"]
    assert log == released(ReleaseLog(), of(REGISTERED, persons(4)))
    assert read_log(json.loads(json.dumps(write_log(log)))) == log


def test_a_report_made_again_adds_nothing() -> None:
    figures = (of(REGISTERED, persons(30)), *cases(23, 20, 3))
    log = released(ReleaseLog(), *figures)
    assert len(log.releases) == 2
    assert released(log, *figures) == log


def test_a_count_that_changed_by_a_few_persons_is_refused_with_its_name_and_no_number() -> None:
    log = released(ReleaseLog(), of(REGISTERED, persons(30)))
    with pytest.raises(InvalidInput) as refused:
        released(log, of(REGISTERED, persons(33)), on=LATER)
    told = str(refused.value)
    assert told.startswith("$.figures, nordby.registered: Between the releases")
    assert "33" not in told
    assert len(released(log, of(REGISTERED, persons(40)), on=LATER).releases) == 2


def test_a_part_of_a_year_that_leaves_a_few_persons_is_refused() -> None:
    flow = attrs.evolve(REGISTERED, baseline=None, counted="flow")
    half = Period(date(2018, 1, 1), date(2018, 6, 30))
    log = release_report(asked(of(flow, persons(30))), DUTY, [flow], ReleaseLog()).log
    for count, refused in ((27, True), (20, False), (3, False)):
        later = asked(of(flow, persons(count, period=half)), on=LATER)
        if refused:
            with pytest.raises(InvalidInput, match=r"nordby\.registered: Taking the releases"):
                release_report(later, DUTY, [flow], log)
        else:
            assert len(release_report(later, DUTY, [flow], log).log.releases) == 2


def test_a_part_shown_alone_later_gives_the_other_part_of_a_sum_away() -> None:
    log = released(ReleaseLog(), *cases(23, 20, 3))
    with pytest.raises(InvalidInput, match=r"\$\.figures, nordby\.cases: The releases .* nordby\.grave"):
        released(log, *cases(None, 20, None), on=LATER)
    assert len(released(ReleaseLog(), *cases(None, 20, None)).releases) == 1


def test_other_numbers_on_the_same_day_are_refused() -> None:
    log = released(ReleaseLog(), of(REGISTERED, persons(30)))
    with pytest.raises(InvalidInput, match="make it on another day"):
        released(log, of(REGISTERED, persons(50)))


def test_a_share_is_kept_with_those_left() -> None:
    covered = of(ALL[2], measured(2018, count=12, denominator=40, unit="percent"))
    table = released(ReleaseLog(), covered).releases[0].table
    assert (getattr(table, "cells", None), table.total) == ((("counted", 12), ("left", 28)), 40)


def run(*arguments: object) -> int:
    return main(["report", *(str(one) for one in arguments)])


@pytest.mark.parametrize("name", ["noerrebro_august_2018", "syd_soenderjylland_june_2018"])
def test_the_command_reads_and_writes_the_log_whole_or_not_at_all(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, out = tmp_path / "log.json", tmp_path / "a.md"
    file = REPORTS / f"{name}.input.json"
    assert run(file, "--log", log, "--out", out) == 0
    first = log.read_bytes()
    assert read_log(json.loads(first)).releases
    assert run(file, "--log", log, "--out", out) == 0
    assert log.read_bytes() == first
    assert out.read_text(encoding="utf-8").startswith("# ")
    log.write_text("{}x", encoding="utf-8")
    assert run(file, "--log", log) == 1
    assert str(log) in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.md", "log.json"]
