"""A host in a text: its labels, its public suffix, and whether that suffix is a word as well."""

from __future__ import annotations

from typing import NamedTuple

from engage_text.hosts import SuffixList
from engage_text.urls._words import WORD_CODES

__all__ = ["STRONG", "HostSpan", "is_as_written", "word_suffix"]

# Suffixes that are not words. A host under one of these, or under a second-level suffix such as `co.in`, is mostly
# meant as a host.
STRONG = frozenset("com net org edu gov mil int info biz".split())


class HostSpan(NamedTuple):
    """A host in a text: its span, its name in lower case, the labels before its public suffix, and the suffix.

    `suffix` is "" if it is not known. All labels are in `labels` then.
    """

    start: int
    end: int
    name: str
    labels: list[str]
    suffix: str

    @property
    def is_strong(self) -> bool:
        """True if the suffix is not a word, so that a host is mostly meant as one."""
        return "." in self.suffix or self.suffix in STRONG


def is_as_written(host: HostSpan, text: str) -> bool:
    """Return whether the name of the host is what the text contains, so that both have the same length."""
    return host.end - host.start == len(host.name) and (
        host.name.isascii() is text[host.start : host.end].isascii()
    )


def word_suffix(labels: list[str], suffix: str, suffixes: SuffixList) -> bool:
    """Return whether the suffix is a word, and the labels before it end in another suffix."""
    if suffix not in WORD_CODES or len(labels) < 2:
        return False
    return labels[-1] in STRONG or ".".join(labels[-2:]) in suffixes.seconds
