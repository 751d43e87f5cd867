"""Inventory: measures, organisations, forums, indicators and the year, of the national corpus and of plugins."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from kriminalpraeventiv.case import Incident
from kriminalpraeventiv.corpus import catalogue
from kriminalpraeventiv.corpus.statutory import statutory_meetings
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.holdings import Holdings, called
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.local_forum import Decision, DecisionKind, LocalForum
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.prevention.crime_triangle import CrimeTriangle, sides
from kriminalpraeventiv.prevention.cut_line import CutLineAnswer, Function, cut_line
from kriminalpraeventiv.prevention.evidence import EvidenceScale
from kriminalpraeventiv.prevention.goals import StagedGoal
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.prevention.placement import Placement, place
from kriminalpraeventiv.prevention.triangle import Triangle, triangle
from kriminalpraeventiv.schedule import Deadline, Held, due, standing
from kriminalpraeventiv.schedule.answer import Beside, YearAnswer
from kriminalpraeventiv.text import Text


@attrs.frozen
class Inventory(Holdings):
    """What a rulebook knows of prevention beside its rules, national and local."""

    def measures(self) -> tuple[Measure, ...]:
        """Return every measure: those the source documents name, then those of plugins.

        >>> from kriminalpraeventiv import Rulebook
        >>> Rulebook.load(plugins=()).measures()[0].title.en
        'Capacity building of professionals'
        """
        return (*catalogue.measures(), *self._local(Measure))

    def measure(self, id_: str) -> Measure:
        """Return the measure with an id; raises `UnknownName` naming the nearest."""
        return called(id_, {measure.id: measure for measure in self.measures()}, "measure")

    def place(self, measure: str | Measure) -> Placement:
        """Return where a measure stands in the prevention triangle, in which column, and how sure that is.

        `measure` is the id of a known one, or one of the host's own. Raises `UnknownName` naming the nearest.

        >>> from kriminalpraeventiv import Rulebook
        >>> placement = Rulebook.load(plugins=()).place("measure.mentoring")
        >>> placement.purpose, placement.column, placement.in_column
        ('kriminalitetsforebyggelse', 'operative', 'stated')
        """
        found = self.measure(measure) if isinstance(measure, str) else measure
        return place(found, self._owners().get(found.id, "national"))

    def triangle(self, municipality: str | None = None) -> Triangle:
        """Return which measures stand where: the national ones and a municipality's; None: all of them.

        Raises `InvalidInput` for an unknown municipality.
        """
        faults = list(self._codes.faults({"municipality": municipality}, "case"))
        if faults:
            raise InvalidInput(faults)
        name = self.corpus.municipalities[municipality] if municipality else None
        return triangle(self.measures(), municipality, name=name, plugins=self._owners())

    def crime_triangle(self, incident: Incident | None = None) -> CrimeTriangle:
        """Return the sides of the crime triangle and the measures acting on each, for an incident or for any.

        Raises `InvalidInput` for an unknown incident.
        """
        return sides(self.measures(), incident)

    def cut_line(self, function: Function) -> CutLineAnswer:
        """Return whether a function belongs to a municipality's organisation or supports it, by its own criterion.

        A municipality whose plugin declares none is told what each known criterion would say; nothing is decided.

        >>> from kriminalpraeventiv import Rulebook
        >>> answer = Rulebook.load(plugins=()).cut_line(Function(id="f", on=date(2026, 11, 1), tasks="primary"))
        >>> answer.place, [(outcome.code, outcome.place) for outcome in answer.outcomes][:2]
        (None, [('exclusive', 'supporting'), ('primary', 'inside')])
        """
        own = (plugin.manifest for plugin in self.plugins if function.municipality in plugin.municipalities)
        chosen = next((m.cut_line for m in own if m.cut_line and m.valid.in_force(function.on)), None)
        return cut_line(function, catalogue.cut_lines(), chosen)

    def _owners(self) -> Mapping[str, str]:
        return {m.id: p.manifest.prefix for p in self.plugins for m in p.others if isinstance(m, Measure)}

    def measure_title(self, code: str) -> Text:
        """Return what a measure is called; a code that no measure has is its own title.

        >>> from kriminalpraeventiv import Rulebook
        >>> Rulebook.load(plugins=()).measure_title("local_help").en
        'local_help'
        """
        known = {measure.id: measure.title for measure in self.measures()}
        return known.get(code, Text(da=code, en=code))

    def organisations(self) -> tuple[Organisation, ...]:
        """Return how the work is organised: the national examples, then those of plugins."""
        return (*catalogue.organisations(), *self._local(Organisation))

    def local_forums(self, municipality: str | None = None) -> tuple[LocalForum, ...]:
        """Return the forums plugins declare, those of one municipality or all; whether they still stand or not."""
        found = self._local(LocalForum)
        return tuple(forum for forum in found if municipality is None or municipality in forum.municipalities)

    def who_decides(
        self, kind: DecisionKind, municipality: str, *, on: date
    ) -> tuple[tuple[LocalForum, Decision], ...]:
        """Return which forums of a municipality decide such a matter on a day, and which recommend, to whom.

        Nothing is returned where no document says.
        """
        standing = (forum for forum in self.local_forums(municipality) if forum.valid.in_force(on))
        return tuple((forum, right) for forum in standing for right in forum.decisions if right.kind == kind)

    def indicators(self, municipality: str | None = None) -> tuple[Indicator, ...]:
        """Return the national indicators, then those plugins define: those of one municipality, or all.

        Raises `InvalidInput` for an unknown municipality.

        >>> from kriminalpraeventiv import Rulebook
        >>> Rulebook.load(plugins=()).indicators()[0].id
        'indicator.worried_about_crime'
        """
        if faults := list(self._codes.faults({"municipality": municipality}, "case")):
            raise InvalidInput(faults)
        mine = (plugin for plugin in self.plugins if municipality in (None, *plugin.municipalities))
        local = (item for plugin in mine for item in plugin.others if isinstance(item, Indicator))
        return (*catalogue.indicators(), *local)

    def evidence_scales(self) -> tuple[EvidenceScale, ...]:
        """Return the scales that grade evidence; no grade of one converts to another's."""
        return catalogue.evidence_scales()

    def goals(self) -> tuple[StagedGoal, ...]:
        """Return the goals in stages that the source documents give."""
        return catalogue.goals()

    def deadlines(self) -> tuple[Deadline, ...]:
        """Return every deadline and meeting rule of the year: of the law, of the source documents, of plugins."""
        return (*statutory_meetings(self.corpus), *catalogue.deadlines(), *self._local(Deadline))

    def due(
        self, municipality: str | None, *, between: Period, held: Iterable[Held] = (), on: date | None = None
    ) -> YearAnswer:
        """Return what is due in a municipality between two days, both included; None asks for the national duties.

        With the day `on` it also says how the meetings `held` so far stand beside the minima; nothing is scored.
        Raises `InvalidInput` for an unknown municipality or forum, an open end, a meeting outside its forum's validity.

        >>> from kriminalpraeventiv import Rulebook
        >>> answer = Rulebook.load(plugins=()).due("0561", between=Period(date(2014, 1, 1), date(2014, 12, 31)))
        >>> [item.deadline for item in answer.due if item.by.month == 11]
        ['deadline.national_safety_survey']
        """
        faults = list(self._codes.faults({"municipality": municipality}, "case"))
        if not isinstance(between, Period):
            faults.append(Fault("wrong_kind", "$.between", "want a Period of two days"))
        if faults:
            raise InvalidInput(faults)
        mine = [deadline for deadline in self.deadlines() if self._counts(deadline, municipality)]
        return YearAnswer(
            municipality=municipality,
            start=between.start or date.min,
            end=between.end or date.max,
            on=on,
            due=due(mine, between),
            meetings=standing(mine, held, on, between) if on else (),
            beside=tuple(_beside(mine, between)),
            rulebook=self.fingerprint,
        )

    def _counts(self, deadline: Deadline, municipality: str | None) -> bool:
        """Return whether a duty counts in a municipality; a national one counts everywhere."""
        district = self.corpus.districts.get(deadline.police_district or "", ())
        named = (*deadline.municipalities, *district)
        if not named and deadline.owner == "national":
            return True
        return municipality in (named or self._codes.scope[deadline.owner])


def _beside(deadlines: Iterable[Deadline], between: Period) -> Iterator[Beside]:
    """Yield the duties that give no day between the two, and why."""
    for deadline in deadlines:
        first, last = deadline.valid.first_day(), deadline.valid.last_day()
        if last and between.start and last < between.start:
            yield Beside.of(deadline, "expired")
        elif first and between.end and first > between.end:
            yield Beside.of(deadline, "not_yet")
        elif deadline.undated:
            yield Beside.of(deadline, deadline.undated)
        elif deadline.meetings and deadline.meetings.at_least is None:
            yield Beside.of(deadline, "as_needed")
