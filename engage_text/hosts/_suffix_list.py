"""The public suffix list, offline. Knows rules and labels; knows no URL.

The bundled list is a generated table of this package, so an answer does not depend on which release of another
package is installed. Algorithm and format: https://publicsuffix.org/list/ ("Format", "Algorithm").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from typing import Protocol

from engage_text.problems import OptionError

__all__ = ["Extractor", "SuffixList", "bundled_suffixes"]

_BEGIN, _END = "===BEGIN ", "===END "
_ICANN, _PRIVATE = "ICANN DOMAINS===", "PRIVATE DOMAINS==="
_VERSION = re.compile(r"// VERSION: (\S+)")
_BOM = "\ufeff"
# RFC 1035 section 2.3.4: a longer rule can never match a host.
_MOST_NAME, _MOST_LABEL = 253, 63
# Letters, digits and hyphens (RFC 952); an underscore occurs in names of internal hosts.
_ASCII_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*+(?<!-))?")
_NUMERIC = re.compile(r"[0-9]+")
# In a Unicode label, beside ASCII: letters, marks and numbers, and what RFC 5892 allows between them (appendix A).
_JOINERS = frozenset("\u200c\u200d\u00b7\u0375\u05f3\u05f4\u30fb")
_JSON_WORDS = ({"null"}, {"true"}, {"false"})
_SHOWN = 40  # characters of a wrong line in an error


class Extractor(Protocol):
    """What `SuffixList.from_tldextract` reads from a `tldextract.TLDExtract`."""

    @property
    def tlds(self) -> Iterable[str]:
        """The rules that the extractor uses, by its own choice of private domains."""


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what is worked out of it is cached
class SuffixList:
    """Rules of the public suffix list, lower-case, each Unicode rule also in its `xn--` form.

    `tlds` holds the last label of every rule: a host that ends in none of them is on no registry.
    `inner` holds what longer rules end in (`in` for `co.in`), `seconds` the last two labels of every rule that
    has two or more, `version` the date that the list states. `private` contains the rules from the list's section
    of private domains (`github.io`), as the list writes them: none, unless they were asked for.
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
        """Read a list in the published format: a rule a line, comments after `//`, a byte order mark ignored.

        The section of private domains (`github.io`) is read only if `private` is set. Raises `OptionError`
        for anything that is not a whole list: HTML, JSON, prose, an empty file, a file that was cut off, a line
        such as `.com`. Source: https://publicsuffix.org/list/, "Format".

        >>> SuffixList.from_lines(["bd", "*.ck", "!www.ck", "भारत"]).suffix_length(["a", "b", "ck"])
        2
        """
        version = section = ""
        rules: set[str] = set()
        private_rules: set[str] = set()
        for number, line in enumerate(_texts(lines), start=1):
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
            forms = _forms(text, f"line {number}")
            rules.update(forms)
            if section == _PRIVATE:
                private_rules.update(forms)
        if section in (_ICANN, _PRIVATE):
            raise OptionError(f"the suffix list was cut off: the line {_END}{section} is missing")
        if not rules - private_rules or rules in _JSON_WORDS:
            raise OptionError("the suffix list has no rules: pass the lines of public_suffix_list.dat")
        return cls._from_rules(rules, version, frozenset(private_rules))

    @classmethod
    def from_tldextract(cls, extractor: Extractor) -> SuffixList:
        """Return the list of a `tldextract.TLDExtract`: its rules, its extra suffixes, its choice of private domains.

        The extractor reads its list as it is configured to: `TLDExtract(suffix_list_urls=())` never asks the
        network. Raises `OptionError` if `extractor.tlds` does not give rules.

        >>> class Mine:
        ...     tlds = ("com", "in", "co.in")
        >>> SuffixList.from_tldextract(Mine()).divide("shop.example.co.in")
        (['shop', 'example'], 'co.in')
        """
        given = getattr(extractor, "tlds", None)
        if given is None:
            raise OptionError(f"extractor must be a TLDExtract, got {type(extractor).__name__}")
        found = tuple(_texts(given))
        rules = {form for rule in found for form in _forms(rule, "a rule of the extractor")}
        if not rules:
            raise OptionError("the extractor has no rules")
        made = cls._from_rules(rules, "", frozenset(_private_of(extractor, found)))
        # tldextract ignores a wildcard where a longer rule continues: with `*.a.in` and `*.b.a.in`, `b.a.in` is
        # not a suffix. The published algorithm says it is; a caller who gives an extractor expects its answers.
        passed = (name for name in made.inner - made.rules if name.partition(".")[2] in made.wildcards)
        return replace(made, _uncovered=frozenset(passed))

    @classmethod
    def _from_rules(cls, rules: set[str], version: str, private: frozenset[str]) -> SuffixList:
        wildcards = frozenset(rule[2:] for rule in rules if rule.startswith("*."))
        exceptions = frozenset(rule[1:] for rule in rules if rule.startswith("!"))
        plain = frozenset(rule for rule in rules if rule[0] not in "*!")
        tlds = frozenset(rule.rpartition(".")[2] for rule in rules)
        inner = frozenset(parent for rule in rules for parent in _parents(rule.removeprefix("!")))
        seconds = frozenset(".".join(rule.removeprefix("!").split(".")[-2:]) for rule in rules if "." in rule)
        return cls(plain, wildcards, exceptions, tlds, inner, seconds, version, private)

    def with_rules(self, extra: Iterable[str]) -> SuffixList:
        """Return the list with further rules, written as the published list writes them, in any case.

        They count as the registries' own, not as private domains. Raises `OptionError` for anything but rules.

        >>> bundled_suffixes().with_rules(["corp", "*.lan"]).suffix_length(["wiki", "corp"])
        1
        """
        added = {form for rule in _texts(extra) for form in _forms(rule.lower(), "an extra rule")}
        made = self._from_rules(added.union(_marked(self)), self.version, self.private)
        return replace(made, _uncovered=self._uncovered - made.rules)

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
            if name in self.rules or (parent in self.wildcards and name not in self._uncovered):
                found = length
            if name not in self.inner:
                break
        return found

    def divide(self, name: str) -> tuple[list[str], str]:
        """Return the labels before a lower-case host's public suffix, and the suffix ("" if none is known).

        >>> bundled_suffixes().divide("netbanking.hdfc.bank.in")
        (['netbanking', 'hdfc'], 'bank.in')
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
        raise OptionError("a suffix list is read line by line: give an open file, or a list of rules")
    for line in lines:
        if not isinstance(line, str):
            raise OptionError(
                f"a suffix list must be lines of text, got {type(line).__name__}: open it as text"
            )
        yield line


def _forms(line: str, place: str) -> tuple[str, ...]:
    """Return the rule of a line, a Unicode rule in its wire form too; nothing for a comment or an empty line."""
    rule, *rest = line.split(maxsplit=1) or ("",)
    if not rule or rule.startswith("//"):
        return ()
    is_rule = len(rule) <= _MOST_NAME and (not rest or rest[0].startswith("//"))
    if is_rule and (forms := _written(rule)):
        return forms
    shown = line.strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    raise OptionError(f"{place} must be a rule in lower case, such as co.in, got {shown!a}")


def _written(rule: str) -> tuple[str, ...]:
    """Return the forms of a rule; none if it is not a rule."""
    mark = "*." if rule.startswith("*.") else "!" if rule.startswith("!") else ""
    labels = rule[len(mark) :].split(".")
    both = [_label_forms(label) for label in labels]
    # A number is never the last label of a host name (RFC 1123 section 2.1). An exception has a parent.
    if not all(both) or _NUMERIC.fullmatch(labels[-1]) or (mark == "!" and len(labels) == 1):
        return ()
    if rule.isascii():
        return (rule,)
    # A host may write one label in Unicode and the next in its wire form. More than two Unicode labels are on no list:
    # their forms are not mixed, as they would double with each label.
    mixed = (
        product(*both)
        if sum(map(len, both)) <= len(both) + 2
        else ([forms[0] for forms in both], [forms[-1] for forms in both])
    )
    return tuple(name for form in mixed if len(name := f"{mark}{'.'.join(form)}") <= _MOST_NAME)


def _label_forms(label: str) -> tuple[str, ...]:
    """Return a label, and its wire form if that differs; nothing for what cannot be a label."""
    if len(label) > _MOST_LABEL:
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
    # The list is kept in NFC and lower case, so plain Punycode (RFC 3492) is the whole of IDNA here.
    wire = "xn--" + label.encode("punycode").decode("ascii")
    return (label, wire) if len(wire) <= _MOST_LABEL else ()


def _private_of(extractor: object, rules: Iterable[str]) -> Iterator[str]:
    """Yield the rules that the extractor treats as private domains; it tells only for hosts."""
    if not getattr(extractor, "include_psl_private_domains", False) or not callable(extractor):
        return
    for rule in rules:
        # A host under the rule: "any" replaces the wildcard.
        if getattr(extractor(f"any.{rule.removeprefix('!').replace('*', 'any')}"), "is_private", False):
            yield from _written(rule)


@cache
def bundled_suffixes(*, private: bool = False) -> SuffixList:
    """Return the list that this package carries, without or with its private domains, built once.

    >>> "bank.in" in bundled_suffixes().rules, "github.io" in bundled_suffixes(private=True).rules
    (True, True)
    """
    from engage_text._tables import suffixes as table  # noqa: PLC0415 - read when first asked for

    found = _from_rows(table.ICANN, table.VERSION)
    if not private:
        return found
    theirs = _from_rows(table.PRIVATE, table.VERSION)
    return replace(_from_rows(table.ICANN + table.PRIVATE, table.VERSION), private=frozenset(_marked(theirs)))


def _from_rows(text: str, version: str) -> SuffixList:
    """Return the list of a table's rows: a parent and the labels before it; `.` for no parent.

    Whole rows are worked on, not rules one by one, as the list has 7,000 and must load in 3 ms.
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


def _marked(suffixes: SuffixList) -> Iterator[str]:
    """Yield the rules as the published list writes them."""
    yield from suffixes.rules
    yield from (f"*.{base}" for base in suffixes.wildcards)
    yield from (f"!{name}" for name in suffixes.exceptions)
