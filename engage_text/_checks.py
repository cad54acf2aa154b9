"""Arguments of the wrong kind: says in one place what was given instead, and why.

Requests are not checked here: their faults are problems in a report.
"""

from __future__ import annotations

from collections.abc import Mapping

from engage_text.problems import OptionError

__all__ = ["kind_of", "need_bool", "need_choice", "need_text", "refuse_both"]

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


def need_bool(given: object, name: str) -> None:
    """Raise `OptionError` for anything but True and False: a text such as "no" would count as True."""
    if not isinstance(given, bool):
        raise OptionError(f"{name} must be True or False, got {kind_of(given)}")


_SHOWN = 20  # characters of a wrong value: enough to see a typo


def need_choice(given: object, name: str, choices: tuple[str, ...]) -> None:
    """Raise `OptionError` for anything but one of the choices.

    >>> need_choice("lots", "bare", ("any", "likely", "never"))
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: bare must be 'any', 'likely' or 'never', got 'lots'
    """
    if isinstance(given, str) and given in choices:
        return
    *others, last = map(repr, choices)
    found = repr(given[:_SHOWN]) if isinstance(given, str) else kind_of(given)
    raise OptionError(f"{name} must be {', '.join(others)} or {last}, got {found}")


def refuse_both(name: str, value: object, keywords: Mapping[str, object]) -> None:
    """Raise `OptionError` if options come as one value and as keywords too: None means that one was not given.

    >>> refuse_both("options", ..., {"bare": "any", "hosts": None})
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: give either options or bare, not both
    """
    given = [keyword for keyword, option in keywords.items() if option is not None]
    if value is not None and given:
        raise OptionError(f"give either {name} or {' and '.join(given)}, not both")
