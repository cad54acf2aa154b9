"""Packages whose names are imported when they are first used. It imports no other module of this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["lazily"]


def lazily(package: str, namespace: dict[str, Any], modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package. `modules` maps its modules to the names that each defines, with spaces."""
    module_of = {name: module for module, names in modules.items() for name in names.split()}

    def get(name: str) -> Any:
        module = module_of.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - only the first use of a name needs it

        value = getattr(import_module(f"{package}.{module}"), name)
        namespace[name] = value  # the next access does not call this function
        return value

    return get
