"""The edits of a file as a unified diff. It takes linear time: the places that differ are known."""

from __future__ import annotations

import codecs
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._rows import Edit

__all__ = ["diff_lines"]

_CONTEXT = 3  # unchanged lines around a change, as in `diff -u`
_NO_LINE_END = "\\ No newline at end of file"
_LINES = re.compile(r"[^\n]*+\n|[^\n]++")


def diff_lines(
    name: str, source: BinaryIO, edits: Iterable[Edit], *, encoding: str = "utf-8"
) -> Iterator[str]:
    r"""Yield the lines of the unified diff of a file and its edits, without line ends. No edits yield nothing.

    `source` is read once, from its start, and stays open. The edits must be `disjoint`. `encoding` is that of the
    file; `utf-16` and `utf-8-sig` must be given as `utf-16-le`, `utf-16-be` or `utf-8`, because the edits count the
    bytes of a byte order mark. Characters that are invisible or move a cursor are escaped, so the diff is for readers:
    `patch` cannot apply it. Raises `InputError` for a file in UTF-16 that is cut inside a character.

    >>> from io import BytesIO
    >>> source = BytesIO("to,msg\n\u202a919876543210,Hi\n".encode())
    >>> print("\n".join(diff_lines("a.csv", source, [Edit(7, 10, b"")])))
    --- a.csv
    +++ a.csv (fixed)
    @@ -1,2 +1,2 @@
     to,msg
    -\u202a919876543210,Hi
    +919876543210,Hi
    """
    codec = _Codec(encoding)
    shown = printable(name)
    is_first = True
    text = io.TextIOWrapper(source, encoding, codec.errors, newline="\n")
    try:
        for hunk in _hunks(_blocks(text, deque(edits), codec)):
            if is_first:
                yield from (f"--- {shown}", f"+++ {shown} (fixed)")
                is_first = False
            yield from hunk.lines()
    except UnicodeDecodeError:
        raise InputError(f"{name} is not valid {codec.name}, so its changes cannot be shown") from None
    finally:
        text.detach()


class _Codec:
    """Converts a file to text and back without a loss, even if it is not valid."""

    def __init__(self, encoding: str) -> None:
        self.name = codecs.lookup(encoding).name
        self.errors = "surrogatepass" if self.name.startswith("utf-16") else "surrogateescape"

    def encode(self, text: str) -> bytes:
        return text.encode(self.name, self.errors)

    def decode(self, data: bytes) -> str:
        return data.decode(self.name, self.errors)


class _Block(NamedTuple):
    """Lines that follow each other, and what the edits make of them. A block that does not change is one line."""

    old: list[str]
    new: list[str] | None = None


def _blocks(lines: Iterable[str], edits: deque[Edit], codec: _Codec) -> Iterator[_Block]:
    start = end = 0
    block: list[str] = []
    own: list[Edit] = []
    line_end = codec.encode("\n")
    for line in lines:
        block.append(line)
        end += len(codec.encode(line))
        while edits and edits[0].start < end:
            own.append(edits.popleft())
        if own and (own[-1].end > end or (own[-1].end == end and not own[-1].data.endswith(line_end))):
            continue  # the edit goes on in the next line, or joins it
        yield _Block(block, _edited(block, start, own, codec) if own else None)
        block, own, start = [], [], end
    if block:
        yield _Block(block, _edited(block, start, own, codec))


def _edited(block: list[str], start: int, edits: Iterable[Edit], codec: _Codec) -> list[str]:
    data = codec.encode("".join(block))
    pieces: list[bytes] = []
    read = 0
    for edit in edits:
        pieces += (data[read : edit.start - start], edit.data)
        read = edit.end - start
    pieces.append(data[read:])
    return _LINES.findall(codec.decode(b"".join(pieces)))


class _Hunk:
    """Changes that are near each other, with the unchanged lines around them."""

    def __init__(self, before: Iterable[str], old_line: int, new_line: int) -> None:
        self.rows = [(" ", line) for line in before]
        self.starts = (old_line - len(self.rows), new_line - len(self.rows))
        self.unchanged = 0  # lines at its end

    def add(self, sign: str, lines: Iterable[str]) -> None:
        self.rows += [(sign, line) for line in lines]
        self.unchanged = self.unchanged + 1 if sign == " " else 0

    def lines(self) -> Iterator[str]:
        rows = self.rows[: len(self.rows) - max(0, self.unchanged - _CONTEXT)]
        old, new = (sum(sign in signs for sign, _ in rows) for signs in (" -", " +"))
        yield f"@@ -{_range(self.starts[0], old)} +{_range(self.starts[1], new)} @@"
        for sign, line in rows:
            yield sign + printable(line.removesuffix("\n").removesuffix("\r"))
            if not line.endswith("\n"):
                yield _NO_LINE_END


def _range(start: int, count: int) -> str:
    return f"{start},{count}" if count != 1 else str(start)


def _hunks(blocks: Iterable[_Block]) -> Iterator[_Hunk]:
    before: deque[str] = deque(maxlen=_CONTEXT)
    hunk: _Hunk | None = None
    old_line = new_line = 1
    for old, new in blocks:
        if new is not None:
            if hunk is None:
                hunk = _Hunk(before, old_line, new_line)
            hunk.add("-", old)
            hunk.add("+", new)
        elif hunk is not None:
            hunk.add(" ", old)
            if hunk.unchanged > 2 * _CONTEXT:
                yield hunk
                hunk = None
        before.extend(old if new is None else new)
        old_line += len(old)
        new_line += len(old if new is None else new)
    if hunk is not None:
        yield hunk
