"""Danish crime-prevention cooperation as dated, explained rules: triage and information sharing.

Everything public is named here and loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kriminalpraeventiv.case import Case as Case
    from kriminalpraeventiv.case import age_on as age_on
    from kriminalpraeventiv.case import offences_since as offences_since
    from kriminalpraeventiv.casework.case_file import CaseFile as CaseFile
    from kriminalpraeventiv.casework.plan import ActionPlan as ActionPlan
    from kriminalpraeventiv.casework.plan import Milestone as Milestone
    from kriminalpraeventiv.changes import Change as Change
    from kriminalpraeventiv.corpus.writer import to_toml as to_toml
    from kriminalpraeventiv.errors import Fault as Fault
    from kriminalpraeventiv.errors import InvalidCondition as InvalidCondition
    from kriminalpraeventiv.errors import InvalidInput as InvalidInput
    from kriminalpraeventiv.errors import InvalidRule as InvalidRule
    from kriminalpraeventiv.errors import KriminalpraeventivError as KriminalpraeventivError
    from kriminalpraeventiv.errors import NotInForce as NotInForce
    from kriminalpraeventiv.errors import PluginRefused as PluginRefused
    from kriminalpraeventiv.errors import UnknownName as UnknownName
    from kriminalpraeventiv.forum import Forum as Forum
    from kriminalpraeventiv.forums.answer import ForumAnswer as ForumAnswer
    from kriminalpraeventiv.gates.answer import GateAnswer as GateAnswer
    from kriminalpraeventiv.law.citation import Citation as Citation
    from kriminalpraeventiv.law.lint import Finding as Finding
    from kriminalpraeventiv.law.provision import Provision as Provision
    from kriminalpraeventiv.period import Period as Period
    from kriminalpraeventiv.prevention.measure import Measure as Measure
    from kriminalpraeventiv.prevention.plan import InterventionPlan as InterventionPlan
    from kriminalpraeventiv.rulebook import Rulebook as Rulebook
    from kriminalpraeventiv.rulepack import RulePack as RulePack
    from kriminalpraeventiv.schedule.meetings import Held as Held
    from kriminalpraeventiv.serialization.answers import AnswerConverter as AnswerConverter
    from kriminalpraeventiv.serialization.records import write_record as write_record
    from kriminalpraeventiv.sharing.answer import SharingAnswer as SharingAnswer
    from kriminalpraeventiv.sharing.request import SharingRequest as SharingRequest
    from kriminalpraeventiv.source import Source as Source
    from kriminalpraeventiv.text import Text as Text
    from kriminalpraeventiv.triage.answer import TriageAnswer as TriageAnswer

__version__ = "0.1.0"

_HOMES = {
    "write_record": "serialization.records",
    "AnswerConverter": "serialization.answers",
    "Held": "schedule.meetings",
    "Milestone": "casework.plan",
    "ActionPlan": "casework.plan",
    "Measure": "prevention.measure",
    "GateAnswer": "gates.answer",
    "InterventionPlan": "prevention.plan",
    "CaseFile": "casework.case_file",
    "Case": "case",
    "Change": "changes",
    "Citation": "law.citation",
    "Fault": "errors",
    "Finding": "law.lint",
    "Forum": "forum",
    "ForumAnswer": "forums.answer",
    "InvalidCondition": "errors",
    "InvalidInput": "errors",
    "InvalidRule": "errors",
    "KriminalpraeventivError": "errors",
    "NotInForce": "errors",
    "Period": "period",
    "PluginRefused": "errors",
    "Provision": "law.provision",
    "RulePack": "rulepack",
    "Rulebook": "rulebook",
    "SharingAnswer": "sharing.answer",
    "SharingRequest": "sharing.request",
    "Source": "source",
    "Text": "text",
    "TriageAnswer": "triage.answer",
    "UnknownName": "errors",
    "age_on": "case",
    "offences_since": "case",
    "to_toml": "corpus.writer",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - sorted from the one list there is


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
