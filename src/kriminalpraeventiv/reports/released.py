"""Released: the numbers of a report as releases of a log, and what they give away with what was released before."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.disclosure.hidden import SUPPRESSED, Suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.disclosure.release import Release
from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog
from kriminalpraeventiv.indicators.disclosure.said import rule_of
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedTable
from kriminalpraeventiv.indicators.figure import Figure, is_ratio, is_share
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.protected import Protected
from kriminalpraeventiv.reports.status import StatusReport

Counts = tuple[Mapping[str, int | Suppressed], int | Suppressed]
"""The numbers of a table by their labels, and their sum."""
Where = tuple[Period, str]


@attrs.frozen(kw_only=True)
class Released:
    """A report that may go out, and the log of releases with the numbers of it added."""

    report: StatusReport
    log: ReleaseLog


def with_numbers(log: ReleaseLog, name: str, shown: Iterable[Protected], known: Iterable[Indicator]) -> ReleaseLog:
    """Return the log with the numbers about persons of a report called `name` added, as they are shown.

    The parts of a sum are one table, whether the report shows all of them or not. Numbers the log has already are not
    added again. Raises `InvalidInput` naming the indicator, never a number, for what would give a small count away
    together with what was released before, or with the rest of the report.
    """
    faults: list[Fault] = []
    for release in _releases(name, tuple(shown), tuple(known)):
        if release in log.releases:
            continue
        place = f"$.figures, {release.about.partition('/')[0]}"
        found = [Fault("exposed", place, one.text.en) for one in log.exposures(release)]
        if any(release.id == old.id for old in log.releases):
            found.append(
                Fault("duplicate", place, "the log holds other numbers of this report; make it on another day")
            )
        if not found:
            log = log.with_release(release)
        faults += found
    if faults:
        raise InvalidInput(dict.fromkeys(faults))
    return log


def _releases(name: str, shown: tuple[Protected, ...], known: tuple[Indicator, ...]) -> Iterator[Release]:
    """Yield the tables of a report, in the order of the report."""
    by_id = {one.indicator.id: one for one in shown if one.profile is not None}
    sums = [one for one in known if one.parts and by_id.keys() & {one.id, *one.parts}]
    summed = {code for one in sums for code in (one.id, *one.parts)}
    for code, one in by_id.items():
        if code not in summed:
            yield from _of_one(name, one)
    for whole in sums:
        yield from _of_sum(name, whole, by_id)


def _of_one(name: str, shown: Protected) -> Iterator[Release]:
    for where, figures in _by_where([shown]).items():
        for number, (_, figure) in enumerate(figures, 1):
            yield _release(f"{name}/{number}", shown.indicator, where, _counts(figure), shown.profile)


def _of_sum(name: str, whole: Indicator, by_id: Mapping[str, Protected]) -> Iterator[Release]:
    """Yield a sum with its parts as tables, one for each time and area; what the report does not show is hidden."""
    there = [by_id[code] for code in (whole.id, *whole.parts) if code in by_id]
    for where, figures in _by_where(there).items():
        counts = {code: _count(figure) for code, figure in figures}
        cells = {part: counts.get(part, SUPPRESSED) for part in whole.parts}
        yield _release(name, whole, where, (cells, counts.get(whole.id, SUPPRESSED)), there[0].profile)


def _by_where(shown: Iterable[Protected]) -> dict[Where, list[tuple[str, Figure]]]:
    """Return the counts of indicators by their time and area; what has no time of two ends is not counted."""
    found: dict[Where, list[tuple[str, Figure]]] = {}
    for one in shown:
        baseline = one.indicator.baseline
        for figure in (*((baseline,) if baseline else ()), *one.measurements):
            period, area = figure.period, figure.area or one.indicator.measured_area or one.indicator.area
            if area and period and period.start and period.end and _is_count(figure):
                found.setdefault((period, area), []).append((one.indicator.id, figure))
    return found


def _is_count(figure: Figure) -> bool:
    """Return whether a number is a count of persons, hidden or shown: a change and a printed share are none."""
    if figure.suppressed or figure.count is not None:
        return figure.measure == "level"
    whole = figure.value is not None and figure.value == int(figure.value)
    return whole and figure.measure == "level" and not is_ratio(figure.unit)


def _count(figure: Figure) -> int | Suppressed:
    if figure.suppressed:
        return SUPPRESSED
    return int(figure.value or 0) if figure.count is None else figure.count


def _counts(figure: Figure) -> Counts:
    """Return a count as a table: those counted and those left of a share, else the count alone."""
    count = _count(figure)
    if isinstance(count, Suppressed) or figure.denominator is None or not is_share(figure.unit):
        return {"counted": count}, count
    return {"counted": count, "left": figure.denominator - count}, figure.denominator


def _release(name: str, indicator: Indicator, where: Where, counts: Counts, profile: Profile | None) -> Release:
    (period, area), (cells, total) = where, counts
    if profile is None:
        raise TypeError("only numbers that are protected are released")
    hidden = sum(isinstance(one, Suppressed) for one in (*cells.values(), total))
    return Release(
        id=f"{name}/{indicator.id}/{area}/{period.start}/{period.end}",
        about=f"{indicator.id}/{indicator.definition_version or '-'}",
        period=period,
        population=(area,),
        counted=indicator.counted or ("stock" if period.start == period.end else "flow"),
        table=SuppressedTable(
            cells=tuple(sorted(cells.items())), total=total, hidden=hidden, **rule_of(profile, hidden=hidden > 0)
        ),
    )
