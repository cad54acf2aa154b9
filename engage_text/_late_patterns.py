"""Regular expressions that are compiled at their first use.

The patterns of rare cases take ten milliseconds of a start, and most processes never need them.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["late"]


class _LatePattern:
    """Compiles its pattern when one of its attributes is first read, and keeps the attributes."""

    def __init__(self, given: str, flags: int) -> None:
        self._given = given, flags

    def __getattr__(self, name: str) -> Any:
        # `re` caches patterns, so two threads or two attributes get the same one.
        value = getattr(re.compile(*self._given), name)
        setattr(self, name, value)
        return value


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return an object that behaves like the compiled pattern. It raises `re.error` at its first use, not here.

    >>> digits = late(r"[0-9]+")
    >>> digits.search("a1b22")[0], digits.findall("a1b22")
    ('1', ['1', '22'])
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
