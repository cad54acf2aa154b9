"""Options of options: a value, or the plain mapping that a configuration file contains in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from engage_text._checks import exact_text, kind_of
from engage_text.problems import OptionError

__all__ = ["built"]

_Options = TypeVar("_Options")
_SHOWN = 40


def built(kind: type[_Options], given: object, option: str) -> _Options:
    """Return the options: as given, or made from a mapping of their names. Errors name the option.

    >>> from engage_text.policies import TemplateOptions
    >>> built(TemplateOptions, {"max_length": -1}, "template")
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: template.max_length must be an int from 0 to 10000, got -1
    """
    if isinstance(given, kind):
        return given
    if not isinstance(given, Mapping):
        raise OptionError(f"{option} must be a {kind.__name__} or a mapping, got {kind_of(given)}")
    names = [field.name for field in fields(kind) if field.init]  # type: ignore[arg-type]  # all are dataclasses
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in names:
            found = exact_text(name)[:_SHOWN] if isinstance(name, str) else kind_of(name)
            raise OptionError(f"{option} must contain only {', '.join(names)}, got {found}")
        values[name] = value
    try:
        return kind(**values)
    except OptionError as error:
        # The words of an error begin with the name of the field, except those of one value in a list.
        raise OptionError(f"{option}.{error}" if option.isidentifier() else str(error)) from None
    except TypeError:  # a field without a default
        raise OptionError(f"{option} must contain {', '.join(names)}") from None
