"""What the first bytes of a file say: which program made it, and how wide its characters are. It reads no file."""

from __future__ import annotations

__all__ = ["BOM", "made_by", "wide_encoding"]

BOM = b"\xef\xbb\xbf"  # the signature of UTF-8 (Unicode section 23.8): not text
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_MADE_BY = {
    b"PK\x03\x04": "a zip archive, such as an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF",
}
_LOOKED_AT = 64  # bytes; half of those of UTF-16 are zero


def made_by(head: bytes) -> str:
    """Return what a file is that begins like this, in words; "" if it may be a text.

    >>> made_by(b"%PDF-1.7")
    'a PDF'
    """
    return next((name for mark, name in _MADE_BY.items() if head.startswith(mark)), "")


def wide_encoding(head: bytes) -> str:
    """Return the encoding if its characters take two or four bytes each, and "" otherwise.

    >>> wide_encoding("Hi".encode("utf-16")), wide_encoding(b"Hi")
    ('UTF-16', '')
    """
    name = next((name for mark, name in _WIDE.items() if head.startswith(mark)), "")
    start = head[:_LOOKED_AT]
    return name or ("UTF-16" if len(start) > 1 and start.count(0) * 3 >= len(start) else "")
