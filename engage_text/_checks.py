"""Arguments of the wrong kind: says in one place what was given instead, and why.

Requests are not checked here: their faults are problems in a report.
"""

from __future__ import annotations

from engage_text.problems import OptionError

__all__ = ["kind_of", "need_text"]

# How data frames write an empty cell: pandas' NA and NaT. A float that differs from itself is their NaN.
_EMPTY_CELLS = frozenset(("NAType", "NaTType"))


def kind_of(given: object) -> str:
    """Return what kind of value was given, in words. The value itself may be private and is not shown.

    >>> kind_of(5), kind_of(float("nan"))
    ('int', 'NaN: the cell is empty')
    """
    if given is None:
        return "None"
    name = type(given).__name__
    if isinstance(given, float) and given != given:  # noqa: PLR0124 - only NaN differs from itself
        return "NaN: the cell is empty"
    return f"{name}: the cell is empty" if name in _EMPTY_CELLS else name


def need_text(given: object, name: str = "text") -> str:
    """Return the text, or raise `OptionError` for a value of another kind.

    A caller in a hot path asks only when `type(given) is not str`.
    """
    if isinstance(given, str):
        return given
    found = kind_of(given)
    if isinstance(given, bytes | bytearray | memoryview):
        found += ": decode it first"
    raise OptionError(f"{name} must be a str, got {found}")
