"""Vetting data: what is wrong with the forums, organisations, measures, deadlines, indicators and schemes offered."""

import re
from collections.abc import Iterator
from typing import Final, get_args

from kriminalpraeventiv.case import Incident
from kriminalpraeventiv.casework.course import CLOSED
from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.plugins import Offer
from kriminalpraeventiv.vetting_indicators import measured_faults, own_faults

_CODE: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def data_faults(offer: Offer, corpus: Corpus, codes: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is wrong with forums, measures, deadlines and schemes; `codes` are the plugin's municipalities."""
    yield from _forum_faults(offer, corpus)
    yield from _organisation_faults(offer, corpus)
    own = set(codes)
    for item in (*offer.of("measures"), *offer.of("deadlines"), *offer.of("forums")):
        if foreign := sorted(set(item.municipalities) - own):
            message = f"it names {', '.join(foreign)}, for whom the plugin does not speak"
            yield Fault("foreign_municipality", offer.where(item.id), message)
        if getattr(item, "police_district", None) not in (None, offer.manifest.police_district):
            message = "it names a police district for which the plugin does not speak; leave it out"
            yield Fault("foreign_municipality", offer.where(item.id), message)
    yield from own_faults(offer)
    yield from measured_faults(offer, own)
    yield from _incident_faults(offer)
    yield from _step_faults(offer, corpus)
    if len(offer.of("schemes")) > 1:
        yield Fault("two_schemes", "", "it declares two level schemes; a municipality has one")


def _forum_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield the kinds of forums that there are not, and the forums recommended to that the plugin does not name."""
    known = [forum.id for forum in offer.of("forums")]
    for forum in offer.of("forums"):
        if forum.kind not in corpus.forums:
            hint = suggestion(forum.kind, corpus.forums)
            yield Fault("unknown_kind", offer.where(forum.id), f"there is no kind of forum `{forum.kind}`{hint}")
        for to in (decision.to for decision in forum.decisions if decision.to not in (None, *known)):
            message = f"it recommends to `{to}`, no forum of the plugin{suggestion(to, known)}"
            yield Fault("unknown_forum", offer.where(forum.id), message)


def _organisation_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield the provisions that legal references name and that there are not."""
    for one in offer.of("organisations"):
        for id_ in (id_ for reference in one.references for id_ in reference.provisions):
            if id_ not in corpus.provisions:
                message = f"there is no provision `{id_}`{suggestion(id_, corpus.provisions)}"
                yield Fault("unknown_provision", offer.where(one.id), message)


def _incident_faults(offer: Offer) -> Iterator[Fault]:
    """Yield the incidents of measures that there are not."""
    for measure in offer.of("measures"):
        for incident in sorted(set(measure.incidents) - set(get_args(Incident))):
            message = f"there is no incident `{incident}`{suggestion(incident, get_args(Incident))}"
            yield Fault("unknown_code", offer.where(measure.id), message)


def _step_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield what is wrong with the levels of a scheme, and the steps it adds to the course of a case."""
    scheme = offer.scheme()
    levels = [named.level for named in scheme.level] if scheme else []
    if len(levels) != len(set(levels)):
        yield Fault("two_values", "scheme.toml", "a level stands there twice")
    known = [code for code in corpus.course.codes() if code != CLOSED]
    for step in scheme.step if scheme else ():
        at = offer.where(step.code)
        if not step.code.startswith(f"{offer.manifest.prefix}.") or not _CODE.fullmatch(step.code):
            yield Fault("foreign_prefix", at, f"its code is `{offer.manifest.prefix}.` and a name of a-z, 0-9 and `_`")
        if step.code in known:
            yield Fault("two_values", at, "this step stands there twice")
        if not step.title.da.strip():
            yield Fault("no_danish", at, "a text a caseworker reads has no Danish")
        if step.after not in known:
            hint = suggestion(step.after, known)
            yield Fault("unknown_step", at, f"it stands after `{step.after}`, where no step can{hint}")
        known.append(step.code)
