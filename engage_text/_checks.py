"""Checks of arguments. An error says what the argument must be, and what was given.

Requests are not checked here: their problems are in a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeGuard

from engage_text._text import has_surrogate
from engage_text.problems import EngageTextError, OptionError

__all__ = [
    "exact_text",
    "is_aware",
    "is_int",
    "is_many",
    "kind_of",
    "need_bool",
    "need_choice",
    "need_int",
    "need_text",
    "need_texts",
    "quoted",
    "refuse_both",
]

# Empty cells of data frames: pandas' NA and NaT. NaN is a float that differs from itself.
_EMPTY_CELLS = frozenset(("NAType", "NaTType"))
_LONGEST_SHOWN = 10**20


def kind_of(given: object) -> str:
    """Return the type of a value, in words. The value itself may be private and is not shown.

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
    """Return the text, or raise `OptionError` for a value of another type.

    A caller in a hot path calls it only if `type(given) is not str`.
    """
    if isinstance(given, str):
        return exact_text(given)
    found = kind_of(given)
    if isinstance(given, bytes | bytearray | memoryview):
        found += ": decode it first"
    raise OptionError(f"{name} must be a str, got {found}")


def is_int(given: object) -> TypeGuard[int]:
    """Return True for an int that is not a bool. True equals 1 in Python, but is a mistake in all our arguments.

    >>> is_int(1), is_int(True)
    (True, False)
    """
    return isinstance(given, int) and not isinstance(given, bool)


def is_many(given: object) -> TypeGuard[Iterable[object]]:
    """Return True for an iterable that is not a text, because the letters of a str would count as items.

    >>> is_many(["a"]), is_many("a")
    (True, False)
    """
    return isinstance(given, Iterable) and not isinstance(given, str | bytes)


def is_aware(given: object) -> TypeGuard[datetime]:
    """Return True for a datetime with a time zone: without one, the moment is unknown.

    >>> is_aware(datetime(2026, 1, 1))
    False
    """
    return isinstance(given, datetime) and given.utcoffset() is not None


def need_int(
    given: object,
    name: str,
    *,
    least: int | None = None,
    most: int | None = None,
    error: type[EngageTextError] = OptionError,
) -> int:
    """Return the int, or raise the error if the value is not an int within the limits."""
    if is_int(given) and (least is None or given >= least) and (most is None or given <= most):
        return given
    limits = "" if least is None else f" of {least} or more" if most is None else f" from {least} to {most}"
    # Python refuses to write an int of thousands of digits.
    found = str(given) if is_int(given) and abs(given) < _LONGEST_SHOWN else kind_of(given)
    raise error(f"{name} must be an int{limits}, got {found}")


def need_bool(given: object, name: str, *, error: type[EngageTextError] = OptionError) -> bool:
    """Return the bool, or raise the error: `strict="no"` would count as True."""
    if isinstance(given, bool):
        return given
    raise error(f"{name} must be True or False, got {kind_of(given)}")


def need_texts(given: object, name: str, what: str) -> tuple[str, ...]:
    """Return the texts of a list or tuple; raise `OptionError` for other values, and for lone surrogates."""
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        raise OptionError(f"{name} must be a list or tuple of {what}")
    if any(map(has_surrogate, given)):
        raise OptionError(f"{name} contains a lone surrogate, which cannot be written to a file or database")
    return tuple(given)


_SHOWN = 20  # characters of a wrong value: enough to see a typo


def exact_text(text: str) -> str:
    """Return the characters of a text as a `str`, whatever a subclass of `str` says of itself.

    A subclass may define `__str__`, `__repr__` or `__hash__` in its own way, or raise there.
    """
    return str.__str__(text)


def quoted(given: object, *, most: int = _SHOWN) -> str:
    """Return a wrong value as a message repeats it: the start of a text in quotes, or the kind of another value.

    >>> quoted("likley"), quoted(5)
    ("'likley'", 'int')
    """
    return repr(exact_text(given)[:most]) if isinstance(given, str) else kind_of(given)


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
    raise OptionError(f"{name} must be {', '.join(others)} or {last}, got {quoted(given)}")


def refuse_both(name: str, value: object, keywords: Mapping[str, object]) -> None:
    """Raise `OptionError` if options are given both as one value and as keywords. None means not given.

    >>> refuse_both("options", ..., {"bare": "any", "hosts": None})
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: give either options or bare, not both
    """
    given = [keyword for keyword, option in keywords.items() if option is not None]
    if value is not None and given:
        raise OptionError(f"give either {name} or {' and '.join(given)}, not both")
