"""Bytes to lines of text: finds the encoding while the file is read, and keeps the bytes that it cannot decode.

Nothing is read twice, so a pipe works as a file does. A byte that the encoding does not have becomes a lone surrogate
(PEP 383) in the raw lines, so that their length in bytes stays known. `clean` makes it U+FFFD for all other code.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from engage_text._text import describe_char, printable
from engage_text.lint._errors import InputError
from engage_text.lint._file_rules import CELL_TOO_LONG, ENCODING_ASSUMED, ENCODING_INVALID, EncodingFacts
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.problems import OptionError, Problem
from engage_text.rules import FoundFacts, Rule

__all__ = ["LONGEST_LINE", "TextSource", "clean", "need_encoding"]

_CHUNK = 1 << 16
# Characters of one line. A file without line breaks must not fill the memory.
LONGEST_LINE = 1 << 24
# Longer marks come first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8, _WINDOWS = "utf-8", "cp1252"
_NAMES = {_UTF8: "UTF-8", _WINDOWS: "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_WITHOUT_MARK = {"utf-8-sig": _UTF8, "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_STATEFUL = ("iso2022", "hz", "utf-7")
_WEIGHT = 3  # of a character in UTF-8 against a byte that is not: our decision
_LONGEST_CHAR = 4  # bytes in UTF-8
# Codecs of Python that make no text of bytes, or read text of programs.
_NOT_FOR_FILES = frozenset(
    ("idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem")
)
_ESCAPED = re.compile("[\udc80-\udcff]")
_UNDECODED = re.compile("[\udc80-\udcff\ufffd]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def need_encoding(name: str) -> str:
    """Return the name of a text encoding as Python writes it. Raises `OptionError` for any other name.

    >>> need_encoding("Windows-1252")
    'cp1252'
    """
    try:
        found = codecs.lookup(name)
        found.incrementaldecoder("strict").decode(b"")
    except (LookupError, TypeError, ValueError) as error:
        raise OptionError(
            f"encoding must be a text encoding such as utf-8, got {printable(name[:40])}"
        ) from error
    is_text = found._is_text_encoding  # noqa: SLF001 - what open() itself asks
    if not is_text or found.name.replace("-", "_") in _NOT_FOR_FILES:
        raise OptionError(f"encoding must be a text encoding such as utf-8, got {printable(name[:40])}")
    return found.name


def clean(text: str) -> str:
    r"""Return the text with U+FFFD for each byte that was not decoded. The length stays the same.

    >>> clean("caf\udce9")
    'caf�'
    """
    return text if text.isascii() else _ESCAPED.sub("\ufffd", text)


class TextSource:
    """The lines of a file, and what is known of its encoding so far.

    `encoding` is the codec of the bytes, and `mark` the length of the byte order mark before them. Without a mark,
    the first chunk with a byte outside ASCII decides between UTF-8 and Windows-1252. `is_damaged` is True once a byte
    was not decoded. `findings` contains what was found about the encoding since the caller last took it out.
    """

    def __init__(self, stream: BinaryIO, file: str, encoding: str | None = None) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.is_damaged: bool = False
        self.encoding: str
        self.mark: int
        self.is_certain: bool
        # The whole chunk, to guess by. Later, bytes that have arrived do not wait until a chunk is full.
        self._head = _read(stream.read, file)
        self._read = getattr(stream, "read1", stream.read)
        given = None if encoding is None else need_encoding(encoding)
        self.encoding, self.mark, self.is_certain = _settle(self._head, given)
        self._to_place: list[Rule[EncodingFacts]] = []  # problems whose line is not known yet
        self._was_replaced = False

    @property
    def head(self) -> str:
        """The text of the first chunk, to guess the format of the file from it."""
        if not self.is_certain:
            self._decide(self._head)
        return clean(self._head[self.mark :].decode(self.encoding, "replace"))

    @property
    def can_edit(self) -> bool:
        """True if a part of the text can be encoded without the rest, and every byte is known."""
        return not self._was_replaced and not self.encoding.startswith(_STATEFUL)

    def encode(self, raw: str) -> bytes:
        """Return the bytes of raw text of this file."""
        return raw.encode(self.encoding, "surrogatepass" if self._is_wide else "surrogateescape")

    def size(self, raw: str) -> int:
        """Return the number of bytes of raw text of this file."""
        if raw.isascii() and not self._is_wide:
            return len(raw)
        return len(self.encode(raw)) if self.can_edit else 0

    @property
    def _is_wide(self) -> bool:
        return self.encoding.startswith(("utf-16", "utf-32"))

    def lines(self) -> Iterator[str]:
        """Yield the raw lines with their line ends: line feeds, carriage returns, or both. It can be called once.

        A line that is too long for the memory ends the file, with a finding.
        """
        for number, line in enumerate(self._split(self._texts()), start=1):
            if self._to_place:
                self._place(line, number)
            if len(line) > LONGEST_LINE:
                facts = FoundFacts(f"a line of more than {LONGEST_LINE} characters")
                self._add(CELL_TOO_LONG.problem("", facts), Location(self.file, number, end_line=number))
                return
            yield line

    def take_findings(self) -> list[Finding]:
        """Return the new findings, and forget them."""
        found, self.findings = self.findings, []
        return found

    def _split(self, texts: Iterator[str]) -> Iterator[str]:
        pieces: list[str] = []
        length = 0
        for text in texts:
            pieces.append(text)
            length += len(text)
            if not ("\n" in text or "\r" in text or pieces[0].endswith("\r")):
                if length > LONGEST_LINE:
                    break
                continue
            text = "".join(pieces)  # noqa: PLW2901 - with the start of its first line
            # A carriage return at the end can be half of a line end.
            whole = text.removesuffix("\r")
            rest = text[len(whole) :]
            for line in io.StringIO(whole, newline=""):
                if line[-1] in "\r\n":
                    yield line
                else:
                    rest = line + rest
            pieces, length = [rest] if rest else [], len(rest)
        if pieces:
            yield "".join(pieces)

    def _texts(self) -> Iterator[str]:
        """Yield the decoded chunks that are not empty."""
        data = self._head[self.mark :]
        self._head = b""
        decoder = None
        while data:
            if not self.is_certain and not data.isascii():
                self._decide(data)
                decoder = None
            decoder = decoder or codecs.getincrementaldecoder(self.encoding)(self._errors)
            if text := self._decode(decoder, data, is_last=False):
                yield text
            data = _read(self._read, self.file)
        if decoder is not None and (text := self._decode(decoder, b"", is_last=True)):
            yield text

    @property
    def _errors(self) -> str:
        """The error handler of the codec. A lone surrogate in UTF-16 is a problem of the text, which a rule reports."""
        return "surrogatepass" if self._is_wide else "strict"

    def _decode(self, decoder: codecs.IncrementalDecoder, data: bytes, *, is_last: bool) -> str:
        state = decoder.getstate()
        try:
            return decoder.decode(data, is_last)
        except UnicodeError:
            decoder.setstate(state)
        if not self.is_damaged:
            self.is_damaged = True
            self._to_place.append(ENCODING_INVALID)
        try:
            decoder.errors = "replace" if self._is_wide else "surrogateescape"
            text = decoder.decode(data, is_last)
        except UnicodeError:
            decoder.setstate(state)
            decoder.errors = "replace"
            text = decoder.decode(data, is_last)
        self._was_replaced = self._was_replaced or decoder.errors == "replace"
        return text

    def _decide(self, data: bytes) -> None:
        """Choose between UTF-8 and Windows-1252 by the first bytes outside ASCII: which one explains more of them."""
        if data.isascii():
            return
        self.is_certain = True
        text = codecs.utf_8_decode(data, "surrogateescape")[0]
        bad = len(_ESCAPED.findall(text))
        good = len(_NOT_ASCII.findall(text)) - bad
        # Text in Windows-1252 hardly ever contains a sequence of UTF-8: two or three signs such as Ã© in a row.
        if bad > _WEIGHT * good and not _is_cut(data, bad):
            self.encoding = _WINDOWS
            self._to_place.append(ENCODING_ASSUMED)

    def _place(self, line: str, number: int) -> None:
        """Report the problems of the encoding that begin in this line."""
        for rule in (*self._to_place,):
            found = (_NOT_ASCII if rule is ENCODING_ASSUMED else _UNDECODED).search(line)
            if found is None:
                continue
            self._to_place.remove(rule)
            char = found[0]
            if rule is ENCODING_ASSUMED:
                words = f"the byte 0x{self.encode(char)[0]:02X} is {describe_char(char)}"
            elif char == "\ufffd":
                words = "a sequence of bytes that has no character"
            else:
                words = f"the byte 0x{ord(char) & 0xFF:02X}"
            facts = EncodingFacts(_NAMES.get(self.encoding, self.encoding), words)
            text = line.rstrip("\r\n")
            self._add(
                rule.problem("", facts), Location.in_line(self.file, number, text, found.start(), found.end())
            )

    def _add(self, problem: Problem, location: Location) -> None:
        self.findings.append(Finding(location, problem))


def _is_cut(data: bytes, bad: int) -> bool:
    """Return whether the only bytes that are not UTF-8 are the start of a character at the end of the chunk."""
    return bad < _LONGEST_CHAR and len(data) == _CHUNK and codecs.utf_8_decode(data, "replace")[1] < _CHUNK


def _settle(head: bytes, given: str | None) -> tuple[str, int, bool]:
    """Return the encoding that the first bytes name, the length of their mark, and whether the encoding is certain."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark), True
    if given is not None:
        return _WITHOUT_MARK.get(given, given), 0, True
    if (zeros := head.count(0)) > len(head) // 4:
        # Text in UTF-16 without a mark: most characters have a zero byte, in the first or in the second place.
        return "utf-16-le" if head[1::2].count(0) > zeros // 2 else "utf-16-be", 0, True
    return _UTF8, 0, False


def _read(read: Callable[[int], bytes], file: str) -> bytes:
    try:
        return read(_CHUNK)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or error}") from error
