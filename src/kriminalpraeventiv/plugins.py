"""Plugins: finds them, admits them or says exactly what is wrong, and names them."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

import attrs
import pluggy

from kriminalpraeventiv.errors import Fault, KriminalpraeventivError, PluginRefused, nearest, suggestion
from kriminalpraeventiv.hookspecs import PROJECT, TYPES, Hooks, Manifest
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.logic.rule import Permit

GROUP: Final = "kriminalpraeventiv.plugins"
_ANYTHING: Final = (Exception, SystemExit)
"""Whatever a plugin raises is its fault, ending the process included."""
HOOKS: Final = ("manifest", *TYPES)


@attrs.frozen(kw_only=True)
class Found:
    """A plugin before admission: its name, its distribution, and the object or the entry point to load."""

    name: str
    distribution: str = "(given)"
    version: str = ""
    plugin: object = None
    point: EntryPoint | None = None

    def same(self, other: "Found") -> bool:
        """Return whether two findings are of the same plugin."""
        if self.point is None or other.point is None:
            return self.point is other.point and self.plugin is other.plugin
        return self.point == other.point

    def place(self) -> str:
        """Return how messages name it."""
        return self.name if self.distribution == "(given)" else f"{self.name} ({self.distribution} {self.version})"


@attrs.frozen(kw_only=True)
class Offer:
    """What a plugin offers: its manifest and the tuples of its hooks."""

    found: Found
    plugin: object = attrs.field(eq=False, repr=False)
    manifest: Manifest
    given: Mapping[str, tuple[Any, ...]]

    def of(self, hook: str) -> tuple[Any, ...]:
        """Return what one hook gave."""
        return self.given.get(hook, ())

    def where(self, id_: str) -> str:
        """Return how an id is told: with its file and line where the plugin knows them."""
        known = getattr(self.plugin, "where", None)
        return str(known(id_)) if known else id_

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

    Raises `PluginRefused` naming plugin, hook and fault, whatever the plugin does.
    """
    plugin = load(found)
    try:
        faults = [_fault(found, code, message) for code, message in _unmarked(plugin)]
        implementations = {} if faults else _implementations(plugin, found, faults)
    except _ANYTHING as error:
        raise PluginRefused([_fault(found, "unreadable", f"reading it raises {type(error).__name__}")]) from error
    if not faults and "manifest" not in implementations:
        faults.append(_fault(found, "no_manifest", "it implements no `manifest`"))
    given: dict[str, Any] = {}
    for name in HOOKS:
        if name in implementations and not faults:
            given[name] = _called(found, plugin, name, implementations[name], faults)
    if faults:
        raise PluginRefused(dict.fromkeys(faults))
    return Offer(found=found, plugin=plugin, manifest=given.pop("manifest"), given=given)


def load(found: Found) -> object:
    """Return the plugin object; raises `PluginRefused` when importing it raises."""
    try:
        return found.point.load() if found.point else found.plugin
    except _ANYTHING as error:
        raise PluginRefused([_fault(found, "import_fails", f"its import raises {type(error).__name__}")]) from error


def _implementations(plugin: object, found: Found, faults: list[Fault]) -> dict[str, Any]:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin, found.name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        faults.append(_fault(found, "bad_hook", _explained(error)))
        return {}
    marked: dict[str, Any] = {}
    for name in HOOKS:
        for implementation in getattr(manager.hook, name).get_hookimpls():
            if name in marked:
                faults.append(_fault(found, "two_functions", f"two functions implement `{name}`"))
            marked[name] = implementation
    return marked


def _fault(found: Found, code: str, message: str) -> Fault:
    return Fault(code, found.place(), message)


def _explained(error: pluggy.PluginValidationError) -> str:
    text = " ".join(str(error).split())
    unknown = re.search(r"unknown hook '(\w+)'", text)
    if unknown:
        return f"there is no hook `{unknown[1]}`{suggestion(unknown[1], HOOKS)}"
    argument = re.search(r"for hook '(\w+)'.*Argument\(s\) (.+?) are declared", text)
    return f"`{argument[1]}` takes no argument {argument[2]}" if argument else text


def _unmarked(plugin: object) -> Iterator[tuple[str, str]]:
    """Yield functions that bear a hook's name, or nearly, but not its mark, and wrappers."""
    for name in dir(plugin):
        member = getattr(plugin, name, None)
        if name.startswith("_") or not callable(member):
            continue
        mark = getattr(member, f"{PROJECT}_impl", None)
        if mark is None and name in HOOKS:
            yield "unmarked_hook", f"`{name}` is not marked: write `@hookimpl` above it"
        elif mark is None and _own(plugin, member):
            near = nearest(name, HOOKS)
            if near:
                yield "unmarked_hook", f"`{name}` looks like the hook `{near}`, misspelt and not marked"
        elif mark is not None and (mark.get("wrapper") or mark.get("hookwrapper")):
            yield "wrapper", f"`{name}` wraps the hook; a plugin may only add"
        elif mark is not None and mark.get("optionalhook"):
            yield "optional_hook", f"`{name}` is marked `optionalhook`, which hides a misspelt name"


def _own(plugin: object, member: object) -> bool:
    """Return whether a function was written in the plugin itself, not imported or inherited from elsewhere."""
    if inspect.ismodule(plugin):
        return getattr(member, "__module__", "") == plugin.__name__
    return inspect.ismethod(member) and member.__self__ is plugin


def _called(found: Found, plugin: object, name: str, implementation: Any, faults: list[Fault]) -> Any:  # noqa: ANN401 - what a hook gives
    values = []
    if inspect.iscoroutinefunction(implementation.function):
        faults.append(_fault(found, "asynchronous", f"`{name}` is asynchronous; rules are plain values"))
        return ()
    for _ in range(2):
        try:
            values.append(implementation.function())
        except KriminalpraeventivError as error:
            inside = ((fault.under(name) if fault.place.startswith("column") else fault) for fault in error.faults)
            faults.extend(fault.under(found.place()) for fault in inside)
            return ()
        except _ANYTHING as error:
            faults.append(_fault(found, "hook_raises", f"`{name}` raises {type(error).__name__}"))
            return ()
    wrong = _wrong_type(name, values[0], getattr(plugin, "where", str))
    if wrong:
        faults.append(_fault(found, *wrong))
        return ()
    if values[0] != values[1] or repr(values[0]) != repr(values[1]):
        faults.append(_fault(found, "differs", f"`{name}` gives another value the second time it is called"))
    return values[0]


def _wrong_type(name: str, value: object, where: Callable[[str], str]) -> tuple[str, str] | None:
    if name == "manifest":
        return None if isinstance(value, Manifest) else ("wrong_type", "`manifest` returns no Manifest")
    if not isinstance(value, tuple):
        return "wrong_type", f"`{name}` returns no tuple"
    for item in value:
        if isinstance(item, Permit):
            return "permit", f"`{name}` holds a permit, `{where(item.id)}`: only national law permits a sharing"
        if not isinstance(item, TYPES[name]):
            wanted = " or ".join(kind.__name__ for kind in TYPES[name])
            return "wrong_type", f"`{name}` holds something that is no {wanted}"
    return None


def chosen(plugins: Iterable[object] | None, disabled: Iterable[str]) -> tuple[Found, ...]:
    """Return the plugins a host asks for, by name or as objects, without those disabled by name; None: all installed.

    Raises `PluginRefused` naming the nearest installed plugin for a name nobody has.
    """
    off = {normalised(name) for name in disabled}
    every = installed()
    known = {normalised(found.name): found for found in every}
    known |= {normalised(found.distribution): found for found in every}
    found: list[Found] = []
    faults: list[Fault] = []
    for plugin in every if plugins is None else plugins:
        if isinstance(plugin, Found):
            found.append(plugin)
        elif not isinstance(plugin, str):
            found.append(Found(name=_name(plugin), plugin=plugin))
        elif normalised(plugin) in known:
            found.append(known[normalised(plugin)])
        else:
            faults.append(
                Fault("no_such_plugin", plugin, f"no such plugin is installed{suggestion(normalised(plugin), known)}")
            )
    if faults:
        raise PluginRefused(faults)
    unique = [f for n, f in enumerate(found) if not any(f.same(other) for other in found[:n])]
    return tuple(f for f in unique if not off & {normalised(f.name), normalised(f.distribution)})


def _name(plugin: object) -> str:
    return str(getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__)
