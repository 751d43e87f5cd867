"""The public names: sorted, importable, documented, and loading nothing before they are used."""

import subprocess
import sys
from importlib import import_module

import pytest

import kriminalpraeventiv


def test_what_is_listed_is_what_can_be_imported() -> None:
    assert kriminalpraeventiv.__all__ == sorted(kriminalpraeventiv.__all__)
    assert len(kriminalpraeventiv.__all__) <= 36
    for name in kriminalpraeventiv.__all__:
        found = getattr(kriminalpraeventiv, name)
        assert found.__doc__
        assert getattr(import_module(found.__module__), name) is found
    assert set(kriminalpraeventiv.__all__) < set(dir(kriminalpraeventiv))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        getattr(kriminalpraeventiv, "Rulebok")  # noqa: B009 - mypy knows it is wrong


def test_importing_the_package_loads_none_of_its_dependencies() -> None:
    names = "('attrs', 'cattrs', 'pint', 'pluggy', 'hypothesis')"
    code = f"import sys, kriminalpraeventiv; print([n for n in {names} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert done.stdout.strip() == "[]"


def test_a_rulebook_needs_neither_pint_nor_hypothesis() -> None:
    code = (
        "import sys, kriminalpraeventiv as k; k.Rulebook.load(plugins=()); "
        "print([n for n in ('pint', 'hypothesis') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert done.stdout.strip() == "[]"
