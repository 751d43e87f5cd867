"""Invented plugins: packs as TOML text, and a sound class to build others on; none speaks for a real place."""

from textwrap import dedent

from kriminalpraeventiv.hookspecs import LocalFact, Manifest, hookimpl
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.rule import Duty, Forbid, TriageRule
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

WORDS = Text(da="Opdigtet.", en="Invented.")
SOURCE = Source(document="an invented plan", standing="practice", certainty="stated")
MANIFEST = Manifest(prefix="nordby", name=WORDS, municipalities=("0165",))
SOURCES = """
[sources.plan]
document = "an invented plan"
standing = "practice"
certainty = "stated"
"""


def pack(name: str, **texts: str) -> RulePack:
    """Return a pack of TOML texts, each under the name of its file."""
    return RulePack(name, tuple(sorted((f"{file}.toml", dedent(text)) for file, text in texts.items())))


class Nordby:
    """A sound plugin with a manifest alone."""

    @hookimpl
    def manifest(self) -> Manifest:
        return MANIFEST


def level_rule(when: str = "risk_behaviour", id_: str = "nordby.concern") -> TriageRule:
    return TriageRule(id=id_, when=when, text=WORDS, source=SOURCE, level=2)


def forbid(when: str = 'receiver == "school"', id_: str = "nordby.not_to_schools", of: tuple[str, ...] = ()) -> Forbid:
    return Forbid(id=id_, when=when, text=WORDS, source=SOURCE, of=of)


class Sydby:
    """A sound plugin with facts and rules, built in a loop."""

    @hookimpl
    def manifest(self) -> Manifest:
        return Manifest(prefix="sydby", name=WORDS, municipalities=("0751",))

    @hookimpl
    def facts(self) -> tuple[LocalFact, ...]:
        return (LocalFact(fact=Fact(name="sydby.talk_held", kind="yes_no", label=WORDS, question=WORDS)),)

    @hookimpl
    def triage_rules(self) -> tuple[TriageRule, ...]:
        return (level_rule("risk_behaviour and sydby.talk_held", "sydby.concern"),)

    @hookimpl
    def sharing_rules(self) -> tuple[Forbid | Duty, ...]:
        forbids = (forbid(f'receiver == "{party}"', f"sydby.not_to_{party}") for party in ("school", "association"))
        return (*forbids, Duty(id="sydby.tell", when="identifiable", text=WORDS, source=SOURCE))


TOWN = pack(
    "town",
    pack="""
        prefix = "town"
        name = { da = "En by", en = "a town" }
        municipalities = ["0165"]
        """,
    facts="""
        [[fact]]
        name = "talk_held"
        kind = "yes_no"
        absent = false
        label.da = "Samtale holdt"
        question.da = "Er der holdt en samtale?"
        """,
    scheme="""
        id = "town"
        title.da = "Byens niveauer"
        extends = "core-default"
        source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        level = [{ level = 2, register = "the journal", forum = "the meeting", column = "operative" }]
        """,
    triage=SOURCES
    + """
        [[target]]
        id = "town.all_ages"
        group = "town.all_ages"
        source = "plan"
        when = 'subject == "person" and (risk_behaviour or offences >= 1)'
        text.da = "Alle aldre."

        [[triage]]
        id = "town.young"
        level = 2
        source = "plan"
        when = 'age < 15 and risk_behaviour or offences >= 3'
        text.da = "Unge med risikoadfærd."

        [[triage]]
        id = "town.gangs"
        level = 3
        source = "plan"
        when = 'gang_relation in {"gang_behaviour", "associate"} and not town.talk_held'
        text.da = "Tæt på en bande."
        flags = ["give_reason"]
        """,
    sharing=SOURCES
    + """
        [[forbid]]
        id = "town.not_to_schools"
        source = "plan"
        when = 'receiver == "school" and not town.talk_held'
        text.da = "Ikke til skoler før samtalen."

        [[forbid]]
        id = "town.no_health_data_by_cooperation"
        of = ["law.prevention_sharing"]
        source = "plan"
        to = 2027-12-31
        when = 'health_data or third_persons'
        text.da = "Ingen helbredsoplysninger."

        [[duty]]
        id = "town.write_it_down"
        source = "plan"
        when = 'identifiable'
        text.da = "Skriv det ned."

        [[note]]
        id = "town.open_point"
        unsettled = true
        source = "plan"
        when = 'subject_age >= 18'
        text.da = "Det er ikke afklaret."
        """,
)

DISTRICT = pack(
    "district",
    pack="""
        prefix = "district"
        name = { da = "En politikreds", en = "a police district" }
        police_district = "1469"
        """,
    sharing=SOURCES
    + """
        [[forbid]]
        id = "district.not_from_police_outside_cooperation"
        source = "plan"
        when = 'sender == "police" and cooperation == "none"'
        text.da = "Kun i et samarbejde."

        [[forbid]]
        id = "district.only_what_is_asked_for"
        of = ["law.prevention_sharing", "law.close_person_sharing"]
        source = "plan"
        from = 2015-01-01
        when = 'not requested'
        text.da = "Kun efter anmodning."
        """,
)

APART = pack(
    "apart",
    pack="""
        prefix = "apart"
        name = { da = "En anden by", en = "another town" }
        municipalities = ["0101"]
        """,
    scheme="""
        id = "apart"
        title.da = "Egne niveauer"
        source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        """,
    triage=SOURCES
    + """
        [[triage]]
        id = "apart.concern"
        level = 1
        source = "plan"
        when = 'risk_behaviour'
        text.da = "Bekymring."
        """,
    sharing=SOURCES
    + """
        [[forbid]]
        id = "apart.not_to_associations"
        source = "plan"
        when = 'receiver in {"association", "volunteer"}'
        text.da = "Ikke til foreninger."
        """,
)
