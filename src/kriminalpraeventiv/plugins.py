"""Plugins: finds them, admits them or says exactly what is wrong, and names them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

import attrs
import pluggy

from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, KriminalpraeventivError, PluginRefused, nearest, suggestion
from kriminalpraeventiv.hookspecs import API, PROJECT, TYPES, Hooks, Manifest
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.logic.rule import Permit

GROUP: Final = "kriminalpraeventiv.plugins"
HOOKS: Final = ("manifest", *TYPES)
_PREFIX: Final = re.compile(r"[a-z][a-z0-9_]{1,30}")
_API: Final = re.compile(r"(\d+)(?:-(\d+))?")


@attrs.frozen(kw_only=True)
class Found:
    """A plugin before admission: its name, its distribution, and the object or the entry point to load."""

    name: str
    distribution: str = "(given)"
    version: str = ""
    plugin: object = None
    point: EntryPoint | None = None

    def place(self) -> str:
        """Return how messages name it."""
        return self.name if self.distribution == "(given)" else f"{self.name} ({self.distribution} {self.version})"


@attrs.frozen(kw_only=True)
class Offer:
    """What a plugin offers: its manifest and the tuples of its hooks."""

    found: Found
    manifest: Manifest
    given: Mapping[str, tuple[Any, ...]]

    def of(self, hook: str) -> tuple[Any, ...]:
        """Return what one hook gave."""
        return self.given.get(hook, ())

    def scheme(self) -> Scheme | None:
        """Return its scheme, if it declares one."""
        return next(iter(self.of("schemes")), None)


def normalised(name: str) -> str:
    """Return a distribution or plugin name as names are compared (PEP 503).

    >>> normalised("Kriminalpraeventiv_Albertslund")
    'kriminalpraeventiv-albertslund'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> tuple[Found, ...]:
    """Return the installed plugins by distribution and name; nothing of them is imported."""
    found = (
        Found(
            name=point.name,
            distribution=point.dist.name if point.dist else "(unknown)",
            version=point.dist.version if point.dist else "",
            point=point,
        )
        for point in entry_points(group=GROUP)
    )
    return tuple(sorted(set(found), key=lambda f: (normalised(f.distribution), f.name)))


def collect(found: Found) -> Offer:
    """Return what a plugin offers, each hook called on its own, twice, and compared.

    Raises `PluginRefused` naming plugin, hook and fault.
    """
    try:
        plugin = found.point.load() if found.point else found.plugin
    except Exception as error:
        raise PluginRefused([_fault(found, "import_fails", f"its import raises {type(error).__name__}")]) from error
    faults = [_fault(found, code, message) for code, message in _unmarked(plugin)]
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin, found.name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        faults.append(_fault(found, "bad_hook", _explained(error)))
    if faults:
        raise PluginRefused(faults)
    given: dict[str, Any] = {}
    for name in HOOKS:
        for implementation in getattr(manager.hook, name).get_hookimpls():
            given[name] = _called(found, name, implementation, faults)
    if "manifest" not in given and not faults:
        faults.append(_fault(found, "no_manifest", "it implements no `manifest`"))
    if faults:
        raise PluginRefused(faults)
    manifest = given.pop("manifest")
    return Offer(found=found, manifest=manifest, given=given)


def _fault(found: Found, code: str, message: str) -> Fault:
    return Fault(code, found.place(), message)


def _explained(error: pluggy.PluginValidationError) -> str:
    text = " ".join(str(error).split())
    unknown = re.search(r"unknown hook '(\w+)'", text)
    if unknown:
        return f"there is no hook `{unknown[1]}`{suggestion(unknown[1], HOOKS)}"
    argument = re.search(r"Argument\(s\) (.+?) are declared", text)
    return f"a hook takes no argument {argument[1]}" if argument else text


def _unmarked(plugin: object) -> Iterator[tuple[str, str]]:
    """Yield functions that bear a hook's name, or nearly, but not its mark, and wrappers."""
    for name in dir(plugin):
        member = getattr(plugin, name, None)
        if name.startswith("_") or not callable(member):
            continue
        mark = getattr(member, f"{PROJECT}_impl", None)
        if mark is None and name in HOOKS:
            yield "unmarked_hook", f"`{name}` is not marked: write `@hookimpl` above it"
        elif mark is None and getattr(member, "__module__", "") == getattr(plugin, "__name__", None):
            near = nearest(name, HOOKS)
            if near:
                yield "unmarked_hook", f"`{name}` looks like the hook `{near}`, misspelt and not marked"
        elif mark is not None and (mark.get("wrapper") or mark.get("hookwrapper")):
            yield "wrapper", f"`{name}` wraps the hook; a plugin may only add"


def _called(found: Found, name: str, implementation: Any, faults: list[Fault]) -> Any:  # noqa: ANN401 - what a hook gives
    values = []
    for _ in range(2):
        try:
            values.append(implementation.function())
        except KriminalpraeventivError as error:
            faults.extend(fault.under(found.place()) for fault in error.faults)
            return ()
        except Exception as error:  # noqa: BLE001 - whatever a hook raises is the plugin's fault
            faults.append(_fault(found, "hook_raises", f"`{name}` raises {type(error).__name__}"))
            return ()
    wrong = _wrong_type(name, values[0])
    if wrong:
        faults.append(_fault(found, *wrong))
        return ()
    if values[0] != values[1] or repr(values[0]) != repr(values[1]):
        faults.append(_fault(found, "differs", f"`{name}` gives another value the second time it is called"))
    return values[0]


def _wrong_type(name: str, value: object) -> tuple[str, str] | None:
    if name == "manifest":
        return None if isinstance(value, Manifest) else ("wrong_type", "`manifest` returns no Manifest")
    if not isinstance(value, tuple):
        return "wrong_type", f"`{name}` returns no tuple"
    for item in value:
        if isinstance(item, Permit):
            return "permit", f"`{name}` holds a permit, `{item.id}`: only national law permits a sharing"
        if not isinstance(item, TYPES[name]):
            wanted = " or ".join(kind.__name__ for kind in TYPES[name])
            return "wrong_type", f"`{name}` holds something that is no {wanted}"
    return None


def identity_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield what is wrong with a manifest: prefix, municipalities, district, api."""
    manifest, found = offer.manifest, offer.found
    if not _PREFIX.fullmatch(manifest.prefix) or manifest.prefix in ("law", "triage", "open", "national"):
        yield _fault(found, "bad_prefix", f"`{manifest.prefix}` cannot be a prefix: want small letters, digits and `_`")
    for code in manifest.municipalities:
        if code not in corpus.municipalities:
            yield _fault(
                found,
                "unknown_municipality",
                f"there is no municipality `{code}`{suggestion(code, corpus.municipalities)}",
            )
    district = manifest.police_district
    if district is not None and district not in corpus.districts:
        yield _fault(
            found,
            "unknown_district",
            f"there is no police district `{district}`{suggestion(district, corpus.districts)}",
        )
    if bool(manifest.municipalities) == bool(district):
        yield _fault(found, "no_scope", "it names either municipalities or a police district")
    numbers = _API.fullmatch(manifest.api)
    if not numbers or not int(numbers[1]) <= API <= int(numbers[2] or numbers[1]):
        yield _fault(found, "incompatible_api", f"it was written for interface {manifest.api}; this is interface {API}")


def municipalities_of(manifest: Manifest, corpus: Corpus) -> tuple[str, ...]:
    """Return the codes of the municipalities a plugin speaks for."""
    district = manifest.police_district
    return manifest.municipalities if district is None else corpus.districts.get(district, ())


def chosen(plugins: Iterable[object], disabled: Iterable[str]) -> tuple[Found, ...]:
    """Return the plugins a host asks for, by name or as objects, without those disabled by name.

    Raises `PluginRefused` naming the nearest installed plugin for a name nobody has.
    """
    off = {normalised(name) for name in disabled}
    known = {normalised(found.name): found for found in installed()}
    known |= {normalised(found.distribution): found for found in known.values()}
    found: list[Found] = []
    faults: list[Fault] = []
    for plugin in plugins:
        if not isinstance(plugin, str):
            found.append(Found(name=_name(plugin), plugin=plugin))
        elif normalised(plugin) in known:
            found.append(known[normalised(plugin)])
        else:
            faults.append(
                Fault("no_such_plugin", plugin, f"no such plugin is installed{suggestion(normalised(plugin), known)}")
            )
    if faults:
        raise PluginRefused(faults)
    return tuple(f for f in dict.fromkeys(found) if not off & {normalised(f.name), normalised(f.distribution)})


def _name(plugin: object) -> str:
    return str(getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__)
