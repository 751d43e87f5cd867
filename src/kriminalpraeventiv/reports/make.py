"""Make: a report from a duty, its indicators and what was measured, with small numbers hidden before anything else."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.admitting import measurement_faults
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog
from kriminalpraeventiv.indicators.disclosure.said import what_was_done
from kriminalpraeventiv.indicators.disclosure.words import told
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.aims import aim_text
from kriminalpraeventiv.reports.asked import ReportInput
from kriminalpraeventiv.reports.content import content_of, notes_of, on_the_list
from kriminalpraeventiv.reports.estimate import estimate
from kriminalpraeventiv.reports.numbers import figure_text
from kriminalpraeventiv.reports.parts import parts_that_differ
from kriminalpraeventiv.reports.periods import answering, apart
from kriminalpraeventiv.reports.protected import Protected, protect
from kriminalpraeventiv.reports.released import Released, with_numbers
from kriminalpraeventiv.reports.status import Broken, IndicatorStatus, Number, Protection, StatusReport
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.schedule.deadline import Deadline
from kriminalpraeventiv.text import Text


def make_report(  # noqa: PLR0913 - what is asked, and what only a rulebook knows
    asked: ReportInput,
    duty: Deadline,
    indicators: Iterable[Indicator],
    *,
    name: str | None = None,
    profile: Profile | None = None,
    rulebook: str = "",
) -> StatusReport:
    """Return the report a duty asks for, of the indicators of a municipality; `name` is the municipality's.

    Everything is made from the numbers as they may be shown: no status, interval or sentence rests on a hidden one.
    Raises `InvalidInput` with every fault at once, for an unknown indicator or item of the content list.
    """
    return release_report(asked, duty, indicators, None, name=name, profile=profile, rulebook=rulebook).report


def release_report(  # noqa: PLR0913 - the same, and a log
    asked: ReportInput,
    duty: Deadline,
    indicators: Iterable[Indicator],
    log: ReleaseLog | None,
    *,
    name: str | None = None,
    profile: Profile | None = None,
    rulebook: str = "",
) -> Released:
    """Return the report a duty asks for, and the log of releases with its numbers added; without a log none is kept.

    Raises `InvalidInput` as `make_report` does, and, where there is a log, for what the report would give away together
    with what was released before: it names the indicator, never the number.
    """
    known = {one.id: one for one in indicators}
    shown = _shown(asked, duty, known, profile)
    report = _made(asked, duty, shown, name, rulebook)
    called = f"{duty.id}/{asked.municipality}/{asked.on.isoformat()}"
    kept = ReleaseLog() if log is None else with_numbers(log, called, shown, known.values())
    return Released(report=report, log=kept)


def _shown(
    asked: ReportInput, duty: Deadline, known: Mapping[str, Indicator], profile: Profile | None
) -> tuple[Protected, ...]:
    """Return the indicators of a report as they may be shown; raises `InvalidInput` with every fault at once."""
    faults = [*asked.unknown(known), *_misfits(asked, known)]
    measured = {one.indicator: one.measurements for one in asked.figures}
    try:
        duty.lacking(one.item for one in asked.words)
    except InvalidInput as error:
        faults += error.faults
    if faults:
        raise InvalidInput(faults)
    chosen = [known[code] for code in on_the_list(duty, known, measured)]
    return protect(chosen, measured, audience=duty.audience, profile=profile, levels=asked.levels)


def _made(
    asked: ReportInput, duty: Deadline, shown: tuple[Protected, ...], name: str | None, rulebook: str
) -> StatusReport:
    indicator_parts = tuple(_indicator(one, asked) for one in shown)
    content = content_of(duty, map(answering, indicator_parts), {one.item: one.text for one in asked.words})
    sources = dict.fromkeys((duty.source, *(one.source for one in indicator_parts)))
    return StatusReport(
        duty=duty.id,
        title=duty.title,
        municipality=asked.municipality,
        name=name,
        on=asked.on,
        period=asked.period,
        who=duty.who,
        recipients=duty.recipients,
        audience=duty.audience,
        source=duty.source,
        example=asked.example,
        remarks=asked.remarks,
        notes=(*notes_of(duty, asked.on), *parts_that_differ(shown)),
        complete=all(one.told == "told" for one in content),
        content=content,
        indicators=indicator_parts,
        protection=_protection(shown),
        sources=tuple(sources),
        rulebook=rulebook,
    )


def _misfits(asked: ReportInput, known: Mapping[str, Indicator]) -> Iterator[Fault]:
    """Yield the measurements that cannot be those of their indicator: of another unit, or at odds with each other."""
    for number, one in enumerate(asked.figures):
        if one.indicator in known:
            for fault in measurement_faults(known[one.indicator], one.measurements):
                place = f"$.figures[{number}].measurements{fault.place.removeprefix('$')}"
                yield attrs.evolve(fault, place=place)


def _indicator(shown: Protected, asked: ReportInput) -> IndicatorStatus:
    indicator = shown.indicator
    answer = progress(indicator, shown.measurements, asked.on)
    baseline = indicator.baseline
    return IndicatorStatus(
        indicator=indicator.id,
        title=indicator.title,
        level=indicator.level,
        unit=indicator.unit,
        area=indicator.area,
        measured_area=indicator.measured_area,
        definition=indicator.definition,
        definition_version=indicator.definition_version,
        owner=indicator.owner,
        legal_basis=indicator.legal_basis,
        source=indicator.source,
        target=indicator.target,
        aim=aim_text(indicator),
        baseline=None if baseline is None else number_of(indicator, baseline, None),
        numbers=tuple(number_of(indicator, one, asked.period) for one in shown.measurements),
        breaks=_breaks((*shown.measurements, *((baseline,) if baseline else ()))),
        status=answer.status,
        why=answer.why,
        reasons=answer.reasons,
        traps=indicator.traps,
        hidden=shown.hidden,
        protection=shown.said,
        rows=answer.rows,
    )


def number_of(indicator: Indicator, figure: Figure, about: Period | None) -> Number:
    """Return a number of an indicator as a report `about` a period shows it; a hidden one is hidden already."""
    found = estimate(indicator, figure)
    amount = figure.amount
    return Number(
        period=figure.period,
        said=figure_text(figure),
        count=figure.count,
        denominator=figure.denominator,
        amount=None if amount is None else float(amount),
        unit=figure.unit,
        measure=figure.measure,
        qualifier=figure.qualifier,
        suppressed=figure.suppressed,
        area=figure.area,
        source=figure.source,
        definition_version=figure.definition_version,
        estimate=found if isinstance(found, Result) else None,
        no_interval=found if isinstance(found, Text) else None,
        apart=apart(indicator, figure, about),
    )


def _breaks(figures: Iterable[Figure]) -> tuple[Broken, ...]:
    found = dict.fromkeys(one for figure in figures for one in figure.breaks)
    ordered = sorted(found, key=lambda one: (one.on, one.reason.da))
    return tuple(Broken(on=one.on, reason=one.reason, source=one.source) for one in ordered)


def _protection(shown: Iterable[Protected]) -> Protection:
    """Return what was done to protect the few, by the strictest profile that was used."""
    parts = tuple(shown)
    hidden = sum(one.hidden for one in parts)
    used = [one.profile for one in parts if one.profile is not None]
    if not used:
        off = any(one.indicator.persons for one in parts)
        why = told("switched_off").text if off else word("protection.none")
        return Protection(profile=None, version=None, threshold=None, hidden=hidden, said=(why,))
    rule = max(used, key=lambda one: (one.strictness, one.id))
    said = tuple(reason.text for reason in what_was_done(rule, hidden=hidden > 0))
    return Protection(profile=rule.id, version=rule.version, threshold=rule.threshold, hidden=hidden, said=said)
