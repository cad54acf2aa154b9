"""A host by its name: the labels, the public suffix behind them, and whether that is a word as well. Reads no text."""

from __future__ import annotations

from typing import NamedTuple

from engage_text.hosts import SuffixList
from engage_text.urls._words import WORD_CODES

__all__ = ["STRONG", "HostSpan", "is_as_written", "word_suffix"]

# Registries whose names are no words: behind one of these, or behind a second-level suffix such as
# `co.in`, a host is mostly meant as one.
STRONG = frozenset("com net org edu gov mil int info biz".split())


class HostSpan(NamedTuple):
    """A host in a text: its place, its name in lower case, the labels in front of its public suffix, the suffix.

    `suffix` is "" where none is known; every label is in `labels` then.
    """

    start: int
    end: int
    name: str
    labels: list[str]
    suffix: str

    @property
    def is_strong(self) -> bool:
        """True where the suffix is no word, so that a host is mostly meant as one."""
        return "." in self.suffix or self.suffix in STRONG


def is_as_written(host: HostSpan, text: str) -> bool:
    """Return whether the host's name is that of its place in the text, so that the lengths of both agree."""
    return host.end - host.start == len(host.name) and (
        host.name.isascii() is text[host.start : host.end].isascii()
    )


def word_suffix(labels: list[str], suffix: str, suffixes: SuffixList) -> bool:
    """Return whether the suffix is a word, and what stands before it ends in a registry of its own."""
    if suffix not in WORD_CODES or len(labels) < 2:
        return False
    return labels[-1] in STRONG or ".".join(labels[-2:]) in suffixes.seconds
