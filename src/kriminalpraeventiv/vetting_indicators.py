"""Vetting indicators: what is wrong with the indicators a plugin offers, and with the names it gives of its own."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.indicators.checks import STAGE
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.names import has_area
from kriminalpraeventiv.plugins import Offer


def own_faults(offer: Offer) -> Iterator[Fault]:
    """Yield the forums, measures and indicators named under the plugin's own prefix that it does not have."""
    forums, measures = [forum.id for forum in offer.of("forums")], [measure.id for measure in offer.of("measures")]
    named = [(item.id, "forum", item.forum, forums) for item in offer.of("deadlines")]
    rules = (rule for hook in ("triage_rules", "requirements") for rule in offer.of(hook))
    named += [(rule.id, "measure", name, measures) for rule in rules for name in getattr(rule, "measures", ())]
    named += _indicators_named(offer)
    for id_, what, name, known in named:
        if name and name.startswith(f"{offer.manifest.prefix}.") and name not in known:
            yield Fault(
                f"unknown_{what}", offer.where(id_), f"the plugin has no {what} `{name}`{suggestion(name, known)}"
            )


def _indicators_named(offer: Offer) -> Iterator[tuple[str, str, str | None, list[str]]]:
    """Yield the indicators that reports, wholes and stages name, each with who names it and those the plugin has."""
    known = [indicator.id for indicator in offer.of("indicators")]
    for deadline in offer.of("deadlines"):
        for name in (name for item in deadline.content for name in item.indicators):
            yield deadline.id, "indicator", name, known
    for one in offer.of("indicators"):
        stages = one.target.stages if one.target else ()
        for name in (*one.parts, *(stage.indicator for stage in stages)):
            yield one.id, "indicator", name, known


def measured_faults(offer: Offer, municipalities: AbstractSet[str]) -> Iterator[Fault]:
    """Yield the baselines of another unit than their indicator, and the areas nobody declares.

    Areas are looked for where the plugin declares some of its own; `municipalities` are those it speaks for.
    """
    declared = {area.code for area in offer.manifest.areas}
    for one in offer.of("indicators"):
        yield from _unit_faults(offer, one)
        for area in dict.fromkeys(_areas(one)) if declared else ():
            if area not in declared and not has_area(area):
                near = suggestion(area, declared | municipalities)
                message = (
                    f"there is no area `{area}`: want a municipality, a police district or a code of `[[area]]`{near}"
                )
                yield Fault("unknown_area", offer.where(one.id), message)


def _unit_faults(offer: Offer, one: Indicator) -> Iterator[Fault]:
    """Yield that a baseline has another unit; one that is lost, or is that of a change, may differ."""
    baseline = one.baseline
    if baseline is None or baseline.amount is None or baseline.measure != "level":
        return
    staged = one.target is not None and one.target.kind == "staged" and baseline.unit == STAGE
    if not staged and None not in {one.unit, baseline.unit} and baseline.unit != one.unit:
        message = f"the unit of its `baseline` is `{baseline.unit}`: want `{one.unit}`, the unit of the indicator"
        yield Fault("other_unit", offer.where(one.id), message)


def _areas(one: Indicator) -> Iterator[str]:
    """Yield the areas an indicator and its baseline name."""
    baseline = one.baseline
    places = (one.area, one.measured_area, *((baseline.area, *baseline.combines) if baseline else ()))
    yield from (place for place in places if place is not None)
