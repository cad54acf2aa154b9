"""A read-only mapping that can be copied, pickled and written as JSON like a dict.

`types.MappingProxyType` can be neither pickled nor copied. Imports no other module of this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

__all__ = ["NOTHING", "ReadOnlyDict", "read_only"]


class ReadOnlyDict(dict[str, Any]):
    """A dict without the methods that change it: equal to a dict with the same items.

    >>> kept = ReadOnlyDict(a=1)
    >>> kept == {"a": 1}, kept | {"b": 2}
    (True, {'a': 1, 'b': 2})
    >>> kept["a"] = 2
    Traceback (most recent call last):
    ...
    TypeError: this mapping cannot be changed: copy it with dict(...)
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping cannot be changed: copy it with dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[ReadOnlyDict], tuple[dict[str, Any]]]:
        # A pickled dict is restored item by item, which is refused here.
        return ReadOnlyDict, (dict(self),)


NOTHING = ReadOnlyDict()


def read_only(values: Mapping[str, Any]) -> ReadOnlyDict:
    """Return a read-only copy of the mapping."""
    return ReadOnlyDict(values) if values else NOTHING
