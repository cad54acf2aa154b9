"""Draws messages as a handset shows them, before and after their links are shortened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engage_text.lint._report._markup import count, element, message_text, text
from engage_text.lint._report._report_rows import KeptRow, Mark
from engage_text.segments import MessageSize
from engage_text.urls import find_urls

__all__ = ["excerpt", "handsets", "size_words"]


class _Piece(NamedTuple):
    """A span that is drawn differently: an element before and after it. An empty span is a place."""

    start: int
    end: int
    before: str
    after: str


def size_words(size: MessageSize) -> str:
    """Return the encoding, the segments and the free units."""
    return f"{size.encoding} · {count(size.segments, 'segment')} · {count(size.remaining, 'unit')} left"


def handsets(row: KeptRow) -> str:
    """Return the message as written and as received, or only once if both are the same."""
    received = _handset("On the handset", row, _received(row), row.preview_length - len(row.preview))
    if row.body == row.preview and row.body_length == row.preview_length:
        pieces = sorted([*_marked(row.marks), *_cuts(row.ends)])
        words = _drawn(row.preview, pieces)
        return _handset("On the handset, as written", row, words, row.preview_length - len(row.preview))
    written = _drawn(row.body, _marked(row.marks))
    return _handset("As written", row, written, row.body_length - len(row.body)) + received


def excerpt(row: KeptRow, most: int = 200) -> str:
    """Return the beginning of the body, with the places that have findings."""
    marks = [mark for mark in row.marks if mark.end <= most]
    return _drawn(row.body[:most], _marked(marks)) + ("…" if row.body_length > most else "")


def _handset(title: str, row: KeptRow, words: str, left_out: int) -> str:
    rest = element("p", f"… and {count(left_out, 'more character')}", class_="rest") if left_out else ""
    return element(
        "figure",
        element("figcaption", title),
        element(
            "div",
            element("div", element("bdi", text(row.sender or "Sender")), class_="from"),
            element("div", words, rest, class_="bubble", dir="auto"),
            class_="screen",
        ),
        class_="handset",
    )


def _received(row: KeptRow) -> str:
    links = (_Piece(url.start, url.end, '<span class="link">', "</span>") for url in find_urls(row.preview))
    return _drawn(row.preview, sorted([*links, *_cuts(row.ends)]))


def _marked(marks: Iterable[Mark]) -> list[_Piece]:
    return [
        # The message is printable already, so nothing but HTML is escaped in the attribute.
        _Piece(
            mark.start, mark.end, f'<mark class="{mark.severity}" title="{text(mark.message)}">', "</mark>"
        )
        for mark in marks
    ]


def _cuts(ends: Sequence[int]) -> list[_Piece]:
    return [
        _Piece(end, end, f'<span class="cut" title="segment {number} begins">{number}</span>', "")
        for number, end in enumerate(ends, start=2)
    ]


def _drawn(body: str, pieces: Iterable[_Piece]) -> str:
    """Return the text with the pieces around their spans, which are in order. A place can be in a span."""
    out: list[str] = []
    at = 0
    open_until: int | None = None
    closing = ""
    for piece in pieces:
        if open_until is not None and open_until <= piece.start:
            out += (message_text(body[at:open_until]), closing)
            at, open_until = open_until, None
        start = min(max(piece.start, at), len(body))
        out += (message_text(body[at:start]), piece.before)
        at = start
        if piece.end > piece.start:
            open_until, closing = min(piece.end, len(body)), piece.after
    if open_until is not None:
        out += (message_text(body[at:open_until]), closing)
        at = open_until
    out.append(message_text(body[at:]))
    return "".join(out)
