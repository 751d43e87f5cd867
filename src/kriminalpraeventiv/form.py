"""Form: the facts of a record as fields of a form: label, question, type, codes and what they are called."""

from collections.abc import Iterable, Mapping

import attrs

from kriminalpraeventiv.admission import Admitted
from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.logic.fact import LONGEST_NAME, Fact, Kind, Value
from kriminalpraeventiv.text import Text


@attrs.frozen
class Choice:
    """A code a field takes, and what it is called."""

    code: str
    label: Text


@attrs.frozen(kw_only=True)
class FormField:
    """A fact as a field of a form; left empty it is unknown.

    `codes` are the choices of a field of type `code`; one without any takes a code of your own, at most `longest`
    characters. `low` and `high` are the ends of a `number`. `assessed` marks what a person must assess, `role` a
    `reference` that is a role code, never a person. `absent` is what leaving it out means with `unstated="no"`.
    A `local` field is a plugin's: in a record it stands in the object `local`, under its name.
    """

    name: str
    type: Kind
    label: Text
    question: Text
    help: Text | None = None
    codes: tuple[Choice, ...] = ()
    low: int | None = None
    high: int | None = None
    longest: int | None = None
    required: bool = False
    assessed: bool = False
    role: bool = False
    absent: Value | None = None
    local: bool = False


def form(
    facts: Iterable[Fact], corpus: Corpus, plugins: Iterable[Admitted], municipality: str | None
) -> tuple[FormField, ...]:
    """Return the fields of a form for facts; local ones, areas, forums and names are those of some plugins alone.

    Where the municipality is known it is the only choice.
    """
    mine = tuple(plugins)
    own = {item.fact.name for plugin in mine for item in plugin.facts}
    titles = _titles(corpus, mine)
    if municipality:
        titles["municipality"] = {municipality: titles["municipality"][municipality]}
    stated = (fact for fact in facts if not fact.derived and ("." not in fact.name or fact.name in own))
    return tuple(_field(fact, titles.get(fact.vocabulary or "")) for fact in stated)


def _field(fact: Fact, titles: Mapping[str, Text] | None) -> FormField:
    called = dict(fact.words)
    named = titles if titles is not None else {code: called.get(code, Text(da=code, en=code)) for code in fact.codes}
    number, text = fact.kind == "number", fact.kind in ("text", "reference")
    free = fact.kind == "code" and not named
    return FormField(
        name=fact.name,
        type=fact.kind,
        label=fact.label,
        question=fact.question,
        help=fact.help,
        codes=tuple(Choice(code, label) for code, label in named.items()) if fact.kind == "code" else (),
        low=fact.low if number else None,
        high=fact.high if number else None,
        longest=fact.longest if text else LONGEST_NAME if free else None,
        required=fact.name in ("id", "on"),
        assessed=fact.assessed,
        role=fact.is_role,
        absent=fact.absent,
        local="." in fact.name,
    )


def _titles(corpus: Corpus, plugins: tuple[Admitted, ...]) -> dict[str, Mapping[str, Text]]:
    """Return what the codes that only a rulebook knows are called, by vocabulary."""
    schemes = [plugin.scheme for plugin in plugins if plugin.scheme]
    forums = {kind.code: kind.title for kind in corpus.forums.values()}
    forums |= {item.id: item.title for plugin in plugins for item in plugin.others if isinstance(item, LocalForum)}
    levels = [level for scheme in schemes for level in scheme.level]
    steps = {step.code: step.title for step in corpus.course.steps}
    return {
        "municipality": {code: Text(da=name, en=name) for code, name in corpus.municipalities.items()},
        "forum": forums,
        "area": {area.code: area.title for plugin in plugins for area in plugin.manifest.areas},
        "step": steps | {step.code: step.title for scheme in schemes for step in scheme.step},
        "scheme": {NATIONAL_SCHEME: _same(NATIONAL_SCHEME)} | {scheme.id: scheme.title for scheme in schemes},
        "register": {level.register: _same(level.register) for level in levels if level.register},
        "meeting": {level.forum: _same(level.forum) for level in levels if level.forum},
    }


def _same(name: str) -> Text:
    return Text(da=name, en=name)
