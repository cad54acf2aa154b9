"""The public suffix list, offline. Works on rules and labels, not on URLs.

The bundled list is a generated table of this package, so results do not depend on the installed release of another
package. Algorithm and format: https://publicsuffix.org/list/ ("Format", "Algorithm").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from typing import Protocol

from engage_text._checks import is_many, kind_of
from engage_text.hosts._limits import MAX_HOST, MAX_LABEL
from engage_text.problems import OptionError

__all__ = ["Extractor", "SuffixList", "bundled_suffixes"]

_BEGIN, _END = "===BEGIN ", "===END "
_ICANN, _PRIVATE = "ICANN DOMAINS===", "PRIVATE DOMAINS==="
_VERSION = re.compile(r"// VERSION: (\S+)")
_BOM = "\ufeff"
# Letters, digits and hyphens (RFC 952). Names of internal hosts also contain underscores.
_ASCII_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*+(?<!-))?")
_NUMERIC = re.compile(r"[0-9]+")
# A Unicode label contains ASCII, letters, marks and numbers, and these characters of RFC 5892 appendix A.
_JOINERS = frozenset("\u200c\u200d\u00b7\u0375\u05f3\u05f4\u30fb")
_JSON_WORDS = ({"null"}, {"true"}, {"false"})
_SHOWN = 40  # characters of an invalid line that an error message shows


class Extractor(Protocol):
    """The part of a `tldextract.TLDExtract` that `SuffixList.from_tldextract` uses."""

    @property
    def tlds(self) -> Iterable[str]:
        """The rules of the extractor, with private domains if it includes them."""


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that caches can use it as a key
class SuffixList:
    """The rules of a public suffix list, in lower case. Each Unicode rule is also present in its `xn--` form.

    - `rules`, `wildcards` and `exceptions` contain the rules by kind, without `*.` and `!`.
    - `tlds` contains the last label of every rule. A host with another last label is in no registry.
    - `inner` contains the ends of longer rules (`in` for `co.in`).
    - `seconds` contains the last two labels of every rule that has two or more.
    - `version` is the version that the list states.
    - `private` contains the rules from the section of private domains (`github.io`), as published. It is empty
      unless you ask for private domains.
    """

    rules: frozenset[str]
    wildcards: frozenset[str]
    exceptions: frozenset[str]
    tlds: frozenset[str]
    inner: frozenset[str]
    seconds: frozenset[str]
    version: str
    private: frozenset[str] = field(default=frozenset(), repr=False)
    _uncovered: frozenset[str] = field(default=frozenset(), repr=False)  # names that no wildcard covers

    @classmethod
    def from_lines(cls, lines: Iterable[str], *, private: bool = False) -> SuffixList:
        """Return the list that the lines contain, in the published format.

        Each line is a rule or a `//` comment. A byte order mark is ignored. The section of private domains
        (`github.io`) is read only if `private` is true.

        Raises `OptionError` for input that is not a complete list: HTML, JSON, prose, an empty file, a file that was
        cut off, or a line such as `.com`.

        Source: https://publicsuffix.org/list/, "Format".

        >>> SuffixList.from_lines(["bd", "*.ck", "!www.ck", "भारत"]).suffix_length(["a", "b", "ck"])
        2
        """
        version = section = ""
        rules: set[str] = set()
        private_rules: set[str] = set()
        for number, line in enumerate(_checked_lines(lines), start=1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if text.startswith("//"):
                if found := _VERSION.match(text):
                    version = found[1]
                elif _BEGIN in text:
                    section = text.partition(_BEGIN)[2].strip()
                elif _END in text:
                    section = ""
                    if _ICANN in text and not private:
                        break
                continue
            forms = _line_forms(text, f"line {number}")
            rules.update(forms)
            if section == _PRIVATE:
                private_rules.update(forms)
        if section in (_ICANN, _PRIVATE):
            raise OptionError(f"the suffix list was cut off: the line {_END}{section} is missing")
        if not rules - private_rules or rules in _JSON_WORDS:
            raise OptionError("the suffix list contains no rules: pass the lines of public_suffix_list.dat")
        return cls._from_rules(rules, version, frozenset(private_rules))

    @classmethod
    def from_tldextract(cls, extractor: Extractor) -> SuffixList:
        """Return the list of a `tldextract.TLDExtract`, with its extra suffixes and its setting for private domains.

        The extractor loads its list as configured: `TLDExtract(suffix_list_urls=())` never uses the network.

        Raises `OptionError` if `extractor.tlds` does not contain rules.

        >>> class Mine:
        ...     tlds = ("com", "in", "co.in")
        >>> SuffixList.from_tldextract(Mine()).divide("shop.example.co.in")
        (['shop', 'example'], 'co.in')
        """
        given = getattr(extractor, "tlds", None)
        if given is None:
            raise OptionError(f"extractor must be a TLDExtract, got {kind_of(extractor)}")
        found = tuple(_checked_lines(given))
        rules = {form for rule in found for form in _line_forms(rule, "a rule of the extractor")}
        if not rules:
            raise OptionError("the extractor has no rules")
        made = cls._from_rules(rules, "", frozenset(_private_rules(extractor, found)))
        # tldextract ignores a wildcard if a longer rule continues it: with `*.a.in` and `*.b.a.in`, `b.a.in` is
        # not a suffix. The published algorithm says that it is. Callers that pass an extractor expect its results.
        passed = (name for name in made.inner - made.rules if name.partition(".")[2] in made.wildcards)
        return replace(made, _uncovered=frozenset(passed))

    @classmethod
    def _from_rules(cls, rules: set[str], version: str, private: frozenset[str]) -> SuffixList:
        wildcards = frozenset(rule[2:] for rule in rules if rule.startswith("*."))
        exceptions = frozenset(rule[1:] for rule in rules if rule.startswith("!"))
        simple = frozenset(rule for rule in rules if rule[0] not in "*!")
        tlds = frozenset(rule.rpartition(".")[2] for rule in rules)
        inner = frozenset(parent for rule in rules for parent in _parents(rule.removeprefix("!")))
        seconds = frozenset(".".join(rule.removeprefix("!").split(".")[-2:]) for rule in rules if "." in rule)
        return cls(simple, wildcards, exceptions, tlds, inner, seconds, version, private)

    def with_rules(self, extra: Iterable[str]) -> SuffixList:
        """Return a list that also contains the rules in `extra`, which are in the published format, in any case.

        They count as rules of registries, not as private domains. Raises `OptionError` if one is not a rule.

        >>> bundled_suffixes().with_rules(["corp", "*.lan"]).suffix_length(["wiki", "corp"])
        1
        """
        added = {
            form for rule in _checked_lines(extra) for form in _line_forms(rule.lower(), "an extra rule")
        }
        made = self._from_rules(added.union(_published_rules(self)), self.version, self.private)
        return replace(made, _uncovered=self._uncovered - made.rules)

    def suffix_length(self, labels: Sequence[str]) -> int:
        """Return how many of the last labels form the public suffix; 0 if no suffix is known.

        The labels must be lower-case. The list's default rule `*` is not applied: a last label that is not listed is
        not a suffix.

        >>> bundled_suffixes().suffix_length(["shop", "example", "co", "in"])
        2
        """
        found, name = 0, ""
        for length, label in enumerate(reversed(labels), start=1):
            parent, name = name, f"{label}.{name}" if name else label
            if name in self.exceptions:
                return length - 1
            if name in self.rules or (parent in self.wildcards and name not in self._uncovered):
                found = length
            if name not in self.inner:
                break
        return found

    def divide(self, name: str) -> tuple[list[str], str]:
        """Return the labels before the public suffix of a lower-case host, and the suffix ("" if none is known).

        >>> bundled_suffixes().divide("netbanking.hdfc.bank.in")
        (['netbanking', 'hdfc'], 'bank.in')
        """
        labels = name.split(".")
        return self._fast_divide(labels) or self._full_divide(labels)

    def _fast_divide(self, labels: list[str]) -> tuple[list[str], str] | None:
        """Return the same as `divide` if the suffix has one or two labels and no longer rule can apply, else None."""
        last, second = labels[-1], ".".join(labels[-2:])
        if last in self.rules and last not in self.wildcards and second not in self.seconds:
            return labels[:-1], last
        if second in self.rules and second not in self.inner:
            return labels[:-2], second
        return None

    def _full_divide(self, labels: list[str]) -> tuple[list[str], str]:
        first = len(labels) - self.suffix_length(labels)
        return labels[:first], ".".join(labels[first:])


def _parents(rule: str) -> Iterator[str]:
    """Yield the parents of a rule: `c.d` and `d` for `b.c.d`."""
    while rule := rule.partition(".")[2]:
        yield rule


def _checked_lines(lines: object) -> Iterator[str]:
    if not is_many(lines):
        raise OptionError(f"a suffix list must be an open text file or a list of rules, got {kind_of(lines)}")
    for line in lines:
        if not isinstance(line, str):
            raise OptionError(
                f"a suffix list must contain lines of text, got {kind_of(line)}: open the file in text mode"
            )
        yield line


def _line_forms(line: str, place: str) -> tuple[str, ...]:
    """Return the forms of the rule on a line; nothing for a comment or an empty line."""
    rule, *rest = line.split(maxsplit=1) or ("",)
    if not rule or rule.startswith("//"):
        return ()
    is_rule = len(rule) <= MAX_HOST and (not rest or rest[0].startswith("//"))
    if is_rule and (forms := _rule_forms(rule)):
        return forms
    shown = line.strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    raise OptionError(f"{place} must be a rule in lower case, such as co.in, got {shown!a}")


def _rule_forms(rule: str) -> tuple[str, ...]:
    """Return the rule, and its wire form if it is in Unicode; nothing if it is not a valid rule."""
    mark = "*." if rule.startswith("*.") else "!" if rule.startswith("!") else ""
    labels = rule[len(mark) :].split(".")
    both = [_label_forms(label) for label in labels]
    # The last label of a host name is never a number (RFC 1123 section 2.1). An exception rule has a parent.
    if not all(both) or _NUMERIC.fullmatch(labels[-1]) or (mark == "!" and len(labels) == 1):
        return ()
    if rule.isascii():
        return (rule,)
    # A host may have one label in Unicode and the next in its wire form, so both forms are mixed. The number of forms
    # doubles with each label, so rules with more than two Unicode labels are not mixed. No list has such rules.
    mixed = (
        product(*both)
        if sum(map(len, both)) <= len(both) + 2
        else ([forms[0] for forms in both], [forms[-1] for forms in both])
    )
    return tuple(name for form in mixed if len(name := f"{mark}{'.'.join(form)}") <= MAX_HOST)


def _label_forms(label: str) -> tuple[str, ...]:
    """Return the label, and its wire form if that differs; nothing if it is not a valid label."""
    if len(label) > MAX_LABEL:
        return ()
    if label.isascii():
        return (label,) if _ASCII_LABEL.fullmatch(label) else ()
    label = unicodedata.normalize("NFC", label)
    for char in label:
        if char.isascii():
            if not _ASCII_LABEL.fullmatch(f"a{char}a"):
                return ()
        elif char not in _JOINERS and (unicodedata.category(char)[0] not in "LMN" or char != char.lower()):
            return ()
    # The list is in NFC and lower case, so Punycode (RFC 3492) is the only step of IDNA that is needed.
    wire = "xn--" + label.encode("punycode").decode("ascii")
    return (label, wire) if len(wire) <= MAX_LABEL else ()


def _private_rules(extractor: object, rules: Iterable[str]) -> Iterator[str]:
    """Yield the rules that the extractor treats as private domains. It answers for hosts only, not for rules."""
    if not getattr(extractor, "include_psl_private_domains", False) or not callable(extractor):
        return
    for rule in rules:
        # Ask about a host under the rule, with "any" instead of the wildcard.
        if getattr(extractor(f"any.{rule.removeprefix('!').replace('*', 'any')}"), "is_private", False):
            yield from _rule_forms(rule)


@cache
def bundled_suffixes(*, private: bool = False) -> SuffixList:
    """Return the list that this package contains, with private domains if `private` is true. It is built once.

    >>> "bank.in" in bundled_suffixes().rules, "github.io" in bundled_suffixes(private=True).rules
    (True, True)
    """
    from engage_text._tables import suffixes as table  # noqa: PLC0415 - loaded on first use

    found = _from_rows(table.ICANN, table.VERSION)
    if not private:
        return found
    only_private = _from_rows(table.PRIVATE, table.VERSION)
    both = _from_rows(table.ICANN + table.PRIVATE, table.VERSION)
    return replace(both, private=frozenset(_published_rules(only_private)))


def _from_rows(text: str, version: str) -> SuffixList:
    """Return the list that the rows of a table contain: a parent (`.` for none), then the labels before it.

    The list has 7,000 rules and must load in 3 ms, so the code works on whole rows, not on single rules.
    """
    marked: dict[str, list[str]] = {"*": [], "!": []}
    first: list[str] = []
    second: list[str] = []
    longer: list[str] = []
    parents: list[str] = []
    for row in text.splitlines():
        parent, _, labels = row.partition(" ")
        if parent == ".":
            first.append(labels)
        elif parent in marked:
            marked[parent] += labels.split()
        else:
            parents.append(parent)
            names = longer if "." in parent else second
            names.append(f"{labels.replace(' ', f'.{parent} ')}.{parent}")
    tlds = " ".join(first).split()
    pairs = " ".join(second).split()
    others = [*(f"*.{base}" for base in marked["*"]), *marked["!"]]
    inner = {*parents, *(base for name in (*parents, *others) for base in _parents(name))}
    return SuffixList(
        frozenset([*tlds, *pairs, *" ".join(longer).split()]),
        frozenset(marked["*"]),
        frozenset(marked["!"]),
        frozenset([*tlds, *(name.rpartition(".")[2] for name in inner)]),
        frozenset(inner),
        frozenset([*pairs, *(".".join(name.split(".")[-2:]) for name in (*parents, *others) if "." in name)]),
        version,
    )


def _published_rules(suffixes: SuffixList) -> Iterator[str]:
    """Yield the rules in the published format, with `*.` and `!`."""
    yield from suffixes.rules
    yield from (f"*.{base}" for base in suffixes.wildcards)
    yield from (f"!{name}" for name in suffixes.exceptions)
