"""Parts: what a report warns of where the parts of a whole, as they may be shown, do not sum to it."""

from collections.abc import Iterable, Iterator

from kriminalpraeventiv.danish.dates import period_text
from kriminalpraeventiv.indicators.figure import Baseline, Measurement
from kriminalpraeventiv.indicators.parts import PartsAnswer, check_parts
from kriminalpraeventiv.reports.protected import Protected
from kriminalpraeventiv.text import Text


def parts_that_differ(shown: Iterable[Protected]) -> tuple[Text, ...]:
    """Return a line for each whole, time and area whose parts do not sum to it; nothing rests on a hidden number.

    Counts that were rounded to protect the few are not held against each other: the rounding itself may part them.
    """
    each = {one.indicator.id: one for one in shown}
    return tuple(line for one in each.values() for line in _of_whole(one, each))


def _of_whole(whole: Protected, each: dict[str, Protected]) -> Iterator[Text]:
    linked = [each[id_] for id_ in (whole.indicator.id, *whole.indicator.parts) if id_ in each]
    if any(one.profile is not None and one.profile.base > 1 for one in linked):
        return
    figures = {one.indicator.id: _figures(one) for one in linked}
    for answer in check_parts(whole.indicator, figures):
        if answer.status == "differ":
            yield _line(whole.indicator.title, answer)


def _figures(one: Protected) -> tuple[Baseline | Measurement, ...]:
    baseline = one.indicator.baseline
    return one.measurements if baseline is None else (baseline, *one.measurements)


def _line(title: Text, answer: PartsAnswer) -> Text:
    of = None if answer.period is None else period_text(answer.period)
    da, en = (title.da, title.en) if of is None else (f"{title.da} ({of.da})", f"{title.en} ({of.en})")
    said = answer.reasons[0].text
    return Text(da=f"{da}: {said.da}", en=f"{en}: {said.en}")
