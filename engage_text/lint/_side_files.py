"""The side file: a JSON object that names rules to hide by the `transactionID` of a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engage_text._checks import kind_of
from engage_text._readonly import NOTHING, read_only
from engage_text._text import json_line, printable
from engage_text._to_dict import fields_to_dict
from engage_text.lint._errors import InputError

__all__ = ["SideFile", "read_side_file"]

_KEY = re.compile(r'[ \t{,]*+("(?:[^"\\]|\\.)*+")[ \t]*+:')


@dataclass(frozen=True, slots=True)
class SideFile:
    """Names of rules by `transactionID`. `lines` are the lines where the ids are in the file called `name`."""

    names: Mapping[str, frozenset[str]] = field(default_factory=lambda: NOTHING)
    name: str = ""
    lines: Mapping[str, int] = field(default_factory=lambda: NOTHING, compare=False)

    def with_names(self, more: Mapping[str, Iterable[str]]) -> SideFile:
        r"""Return the side file with more names.

        >>> SideFile().with_names({"t-1": ["url-private"]}).with_names({"t-1": ["number"]}).to_text()
        '{\n"t-1": ["number","url-private"]\n}\n'
        """
        names = dict(self.names)
        for transaction_id, added in more.items():
            names[transaction_id] = names.get(transaction_id, frozenset()) | frozenset(added)
        return SideFile(read_only(names), self.name)

    def to_text(self) -> str:
        """Return the text of the file: JSON with one line for each id, in order, so that it merges well."""
        rows = ",".join(
            f"\n{json_line(key).rstrip()}: {json_line(sorted(names)).rstrip()}"
            for key, names in sorted(self.names.items())
        )
        return f"{{{rows}\n}}\n"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def read_side_file(data: bytes, name: str) -> SideFile:
    """Return the side file in these bytes. `name` is the name of the file in errors and findings.

    Raises `InputError` if it is not a JSON object of lists of texts.

    >>> read_side_file(b'{"parcel-1": ["url-private", "number"]}', "ignores.json").lines
    {'parcel-1': 1}
    """
    try:
        text = data.decode("utf-8-sig")
        document = json.loads(text)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise InputError(f"{name} must be a JSON object in UTF-8, got text that is not JSON") from None
    if not isinstance(document, dict):
        raise InputError(f"{name} must be a JSON object, got {kind_of(document)}")
    names = {}
    for key, codes in document.items():
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise InputError(f"{printable(key)[:60]} in {name} must have a list of codes or groups of rules")
        names[key] = frozenset(codes)
    return SideFile(read_only(names), name, read_only(dict(_lines(text, names))))


def _lines(text: str, names: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the ids with their lines. An id that does not begin its line is left out."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _KEY.match(line):
            try:
                key = json.loads(found[1])
            except ValueError:
                continue
            if key in names:
                yield key, number
