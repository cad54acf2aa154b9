"""The public suffix list, offline. Knows rules and labels; knows no URL.

The only module that touches tldextract, and it reads that package's bundled snapshot of the list
without importing the package: the import costs 85-100 ms, as it pulls in `requests`, and the list is
all we want from it. Algorithm and format: https://publicsuffix.org/list/ ("Format", "Algorithm").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from engage_text.problems import EngageTextError

__all__ = ["SuffixList", "SuffixListError", "bundled_suffixes"]

_SNAPSHOT = ".tld_set_snapshot"  # the list's file name inside tldextract, the same since its release 2.0
_ICANN_END = (
    "===END ICANN DOMAINS==="  # what follows are private domains (github.io …): hosts, not registries
)
_RULE = re.compile(r"(?:!(?=[^.]+\.)|\*\.)?[^.!*]+(?:\.[^.!*]+)*")
_VERSION = re.compile(r"// VERSION: (\S+)")


class SuffixListError(EngageTextError):
    """A suffix list that is none: text in place of its lines, or bytes."""


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what is worked out of it is cached
class SuffixList:
    """Rules of the public suffix list, lower-case, each Unicode rule also in its `xn--` form.

    `tlds` holds the last label of every rule: a host that ends in none of them is on no registry.
    `inner` holds what longer rules end in (`in` for `co.in`), `seconds` the last two labels of every rule that
    has two or more, `version` what the list says of its own date.
    """

    rules: frozenset[str]
    wildcards: frozenset[str]
    exceptions: frozenset[str]
    tlds: frozenset[str]
    inner: frozenset[str]
    seconds: frozenset[str]
    version: str

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> SuffixList:
        """Read the list in its published format, the ICANN section only; lines that are no rule are passed over.

        Raises `SuffixListError` for anything but lines of text.

        >>> SuffixList.from_lines(["bd", "*.ck", "!www.ck", "भारत"]).suffix_length(["a", "b", "ck"])
        2
        """
        version = ""
        rules: set[str] = set()
        for line in _texts(lines):
            if _ICANN_END in line:
                break
            if found := _VERSION.match(line):
                version = found[1]
            rules.update(_forms(line))
        return cls._from_rules(rules, version)

    @classmethod
    def _from_rules(cls, rules: set[str], version: str) -> SuffixList:
        wildcards = frozenset(rule[2:] for rule in rules if rule.startswith("*."))
        exceptions = frozenset(rule[1:] for rule in rules if rule.startswith("!"))
        plain = frozenset(rule for rule in rules if rule[0] not in "*!")
        tlds = frozenset(rule.rpartition(".")[2] for rule in rules)
        inner = frozenset(parent for rule in rules for parent in _parents(rule.removeprefix("!")))
        seconds = frozenset(".".join(rule.removeprefix("!").split(".")[-2:]) for rule in rules if "." in rule)
        return cls(plain, wildcards, exceptions, tlds, inner, seconds, version)

    def with_rules(self, extra: Iterable[str]) -> SuffixList:
        """Return the list with further rules, written as the published list writes them.

        Raises `SuffixListError` for anything but texts.

        >>> bundled_suffixes().with_rules(["corp", "*.lan"]).suffix_length(["wiki", "corp"])
        1
        """
        added = {form for rule in _texts(extra) for form in _forms(rule)}
        old = {
            *self.rules,
            *(f"*.{base}" for base in self.wildcards),
            *(f"!{name}" for name in self.exceptions),
        }
        return self._from_rules(old | added, self.version)

    def suffix_length(self, labels: Sequence[str]) -> int:
        """Return how many of the last lower-case labels make the public suffix, 0 where none is known.

        Unlike the list's default rule `*`, an unlisted last label is no suffix: we never guess.

        >>> bundled_suffixes().suffix_length(["shop", "example", "co", "in"])
        2
        """
        found, name = 0, ""
        for length, label in enumerate(reversed(labels), start=1):
            parent, name = name, f"{label}.{name}" if name else label
            if name in self.exceptions:
                return length - 1
            if name in self.rules or parent in self.wildcards:
                found = length
            if name not in self.inner:
                break
        return found

    def divide(self, name: str) -> tuple[list[str], str]:
        """Return the labels in front of a lower-case host's public suffix, and the suffix ("" if none is known).

        >>> bundled_suffixes().divide("shop.example.co.in")
        (['shop', 'example'], 'co.in')
        """
        labels = name.split(".")
        last = labels[-1]
        # The usual case: a rule of one label, and no longer one can apply.
        if last in self.rules and (
            last not in self.inner
            or (last not in self.wildcards and ".".join(labels[-2:]) not in self.seconds)
        ):
            return labels[:-1], last
        second = ".".join(labels[-2:])
        if second in self.rules and second not in self.inner:
            return labels[:-2], second
        first = len(labels) - self.suffix_length(labels)
        return labels[:first], ".".join(labels[first:])


def _parents(rule: str) -> Iterator[str]:
    """Yield what a rule ends in, itself left out: `c.d` and `d` for `b.c.d`."""
    while rule := rule.partition(".")[2]:
        yield rule


def _texts(lines: object) -> Iterator[str]:
    # A str is iterable too, and its letters would be read as rules.
    if isinstance(lines, str | bytes) or not isinstance(lines, Iterable):
        raise SuffixListError("a suffix list is read line by line: give an open file, or a list of rules")
    for line in lines:
        if not isinstance(line, str):
            raise SuffixListError(
                f"a suffix list holds lines of text, not {type(line).__name__}: open it as text"
            )
        yield line


def _forms(line: str) -> Iterator[str]:
    """Yield the rule of a line and, for a Unicode rule, its wire form; nothing for a comment or a blank line."""
    rule = line.split(maxsplit=1)[0].lower() if line.strip() else ""
    if rule.startswith("//") or not _RULE.fullmatch(rule):
        return
    yield rule
    if not rule.isascii():
        # The list is kept in NFC and lower-case, so plain Punycode (RFC 3492) is the whole of IDNA here.
        yield ".".join(
            label if label.isascii() else "xn--" + label.encode("punycode", "ignore").decode("ascii")
            for label in rule.split(".")
        )


@cache
def bundled_suffixes() -> SuffixList:
    """Return the snapshot that the installed tldextract carries, read once for the life of the process.

    >>> "in" in bundled_suffixes().tlds
    True
    """
    from pathlib import Path  # noqa: PLC0415 - 5 ms that the import need not pay

    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:  # pragma: no cover - a declared dependency is missing
        raise ImportError("tldextract is not installed: it carries the public suffix list")
    with Path(spec.origin).with_name(_SNAPSHOT).open(encoding="utf-8") as lines:
        return SuffixList.from_lines(lines)
