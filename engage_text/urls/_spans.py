"""What a scan gives back: URLs, and places that look like one and are none."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["REASONS", "SILENT", "DoubtfulHost", "Evidence", "Reason", "UrlScan", "UrlSpan"]

Evidence = Literal["scheme", "www", "path", "host"]
Reason = Literal[
    "word-suffix", "file-name", "lost-at", "bare-ip", "unknown-suffix", "sentence", "bare-host", "never",
    "e-mail", "mention", "tag", "in-path", "other-scheme", "no-suffix", "no-host", "no-address",
]  # fmt: skip

# The first five are worth a word to the writer: a host was left alone that may be meant as a link.
REASONS: dict[Reason, str] = {
    "word-suffix": "its suffix is a word as well",
    "file-name": "it may be a file name",
    "lost-at": "it may be an e-mail address that lost its @",
    "bare-ip": "it may be a version number",
    "unknown-suffix": "no such suffix is known",
    "sentence": "a capital behind the dot begins a sentence",
    "bare-host": "the policy takes no bare host",
    "never": "the caller's rules say so",
    "e-mail": "it is part of an e-mail address",
    "mention": "it stands behind an @",
    "tag": "it stands behind # or $, as a tag does",
    "in-path": "it stands behind a slash, as part of a path does",
    "other-scheme": "it belongs to another scheme",
    "no-suffix": "it ends in no public suffix",
    "no-host": "it cannot be a host name",
    "no-address": "it is no IPv4 address",
}
SILENT = frozenset(REASONS) - {"word-suffix", "file-name", "lost-at", "bare-ip", "unknown-suffix"}


class UrlSpan(NamedTuple):
    """A URL in a text: `text[span.start:span.end] == span.text`, indices as Python counts them.

    `target` is the absolute URL, `host` in lower case, `suffix` the public suffix ("" for an address, a
    single label or an unknown one), `evidence` what makes it a link: its `scheme`, `www`, a `path` behind a
    known suffix, or the bare `host` alone.
    """

    start: int
    end: int
    text: str
    target: str
    host: str
    suffix: str
    evidence: Evidence


class DoubtfulHost(NamedTuple):
    """A place that looks like a URL and was left alone; `reason` is a key of `REASONS`."""

    start: int
    end: int
    text: str
    reason: Reason


class UrlScan(NamedTuple):
    """Everything one pass found: the links, and the hosts that were doubtful and are none."""

    urls: tuple[UrlSpan, ...]
    doubtful: tuple[DoubtfulHost, ...]
