"""Look-ups in the numbering plans, with the automaton in `_tables.numbering`.

For every string of digits, the results are those of libphonenumber's `parse`, `is_possible_number_with_reason`,
`is_valid_number` and `number_type`, in the release that the table names.
"""

from __future__ import annotations

import base64
import sys
import zlib
from array import array
from functools import cache
from typing import NamedTuple

from engage_text._checks import exact_text, quoted
from engage_text._tables import numbering
from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.problems import OptionError

__all__ = ["Country", "calling_code", "country_of", "look_up"]


class Country(NamedTuple):
    """A calling code and its plan. Lengths count the digits without the code.

    `written` and `number` are the states from which the automaton reads the digits after the code, and a number
    without its trunk prefix. A finding contains an index into `regions`. The last region is for numbers that are not
    in the plan: the region if the code has only one, else None.
    """

    code: str
    lengths: tuple[int, ...]
    local_lengths: tuple[int, ...]
    written: int
    number: int
    regions: tuple[str | None, ...]

    def reason(self, length: int) -> Verdict:
        """Return the verdict on a number of this length, as libphonenumber's `testNumberLength` does."""
        if length in self.lengths:
            return Verdict.POSSIBLE
        if length in self.local_lengths:
            return Verdict.POSSIBLE_LOCAL_ONLY
        if length < self.lengths[0]:
            return Verdict.TOO_SHORT
        return Verdict.TOO_LONG if length > self.lengths[-1] else Verdict.INVALID_LENGTH


class _Edit(NamedTuple):
    """How the digits after a code turn into the number; see `numbering.EDITS`."""

    put: str
    start: int
    stop: int
    rest: int


class _Table(NamedTuple):
    """The unpacked `_tables.numbering`. `transitions`, `ends` and `leaves` are the three parts of `numbering.TABLE`."""

    countries: dict[str, Country]
    findings: tuple[tuple[NumberKind, int], ...]
    edits: tuple[_Edit, ...]
    transitions: array[int]
    ends: bytes
    leaves: bytes


# `transitions` is indexed with the character code of a digit, so that digits need no conversion.
_ZERO = ord("0")
_FIRST_LEAF = 10 * numbering.STATES
_ROW = numbering.LENGTHS + 1

# libphonenumber: VALID_PHONE_NUMBER requires three digits after a "+"; MIN_LENGTH_FOR_NSN, MAX_LENGTH_FOR_NSN.
_FEWEST_DIGITS = 3
_SHORTEST, _LONGEST = 2, 17

# The first six or seven digits decide most numbers, so the answers for that many beginnings are cached, in a few
# megabytes at most. Indian mobile numbers have 20,000 beginnings. Our decision.
_BEGINNING, _LONGER_BEGINNING = 6, 7
_BEGINNINGS = 32_768


@cache
def _table() -> _Table:
    """Unpack the table on first use."""
    raw = zlib.decompress(base64.b64decode(numbering.TABLE))
    transitions = array("H", raw[: 2 * _FIRST_LEAF])
    if sys.byteorder == "big":  # pragma: no cover - the table is little-endian
        transitions.byteswap()
    first_leaf = 2 * _FIRST_LEAF + numbering.STATES
    findings = (line.split() for line in numbering.FINDINGS.splitlines())
    edits = (line.split() for line in numbering.EDITS.splitlines())
    countries = map(_country, numbering.CODES.splitlines())
    return _Table(
        {country.code: country for country in countries},
        tuple((NumberKind(kind), int(region)) for kind, region in findings),
        tuple(_Edit(put.strip("-"), int(start), int(stop), int(rest)) for put, start, stop, rest in edits),
        array("H", [0] * _ZERO) + transitions,
        raw[2 * _FIRST_LEAF : first_leaf],
        raw[first_leaf:],
    )


def _country(row: str) -> Country:
    code, lengths, local, written, number, *regions = row.split()
    return Country(
        code,
        tuple(map(int, lengths.split(","))),
        tuple(map(int, local.split(","))) if local != "-" else (),
        int(written),
        int(number),
        (*regions, regions[0] if len(regions) == 1 else None),
    )


def country_of(digits: str) -> Country | None:
    """Return the country whose code the digits begin with. No code is a prefix of another."""
    countries = _table().countries
    return countries.get(digits[:2]) or countries.get(digits[:1]) or countries.get(digits[:3])


@cache
def _codes() -> dict[object, str]:
    return {
        region: country.code
        for country in _table().countries.values()
        for region in country.regions
        if region not in {None, "001"}  # codes without a country
    }


def calling_code(region: object) -> str:
    """Return the calling code of a region, or "" for None. Raises `OptionError` if it is not a region."""
    if region is None:
        return ""
    code = _codes().get(exact_text(region)) if isinstance(region, str) else None
    if code is None:
        raise OptionError(
            f"home_region must be None or a region code of two capital letters, such as 'IN', got {quoted(region)}"
        )
    return code


# The answer for a number that needs no edit. None means that `_full_look_up` must read all of the digits.
_Answer = tuple[str | None, NumberKind, Verdict] | None


class _Beginnings(dict[str, tuple[_Answer, ...]]):
    """Maps the first digits to the answers for each count of digits; to () if the first digits do not decide.

    Answers are computed on first use. An `lru_cache` is slower, because it keeps its entries in order.
    """

    def __missing__(self, beginning: str) -> tuple[_Answer, ...]:
        if len(self) >= _BEGINNINGS:
            self.clear()
        self[beginning] = answers = self._compute(beginning)
        return answers

    @staticmethod
    def _compute(beginning: str) -> tuple[_Answer, ...]:
        country = country_of(beginning)
        if country is None:
            return ()
        end = _walk(country.written, beginning[len(country.code) :])
        return _leaf_answers(country.code, end - _FIRST_LEAF) if end >= _FIRST_LEAF else ()


_beginnings = _Beginnings()


def look_up(digits: str) -> tuple[str, str | None, NumberKind, Verdict]:
    """Return the canonical digits, the region, the kind and the verdict of digits that begin with a calling code.

    The canonical digits are "" if the digits do not form a number.
    """
    return _fast_look_up(digits) or _full_look_up(digits)


def _fast_look_up(digits: str) -> tuple[str, str | None, NumberKind, Verdict] | None:
    """Return the same as `look_up` if the first digits and the number of digits decide, else None."""
    answers = _beginnings[digits[:_BEGINNING]] or _beginnings[digits[:_LONGER_BEGINNING]]
    length = len(digits)
    if length < len(answers) and (answer := answers[length]):
        region, kind, verdict = answer
        return digits, region, kind, verdict
    return None


@cache  # one entry per country and leaf: a few thousand
def _leaf_answers(code: str, leaf: int) -> tuple[_Answer, ...]:
    country = _table().countries[code]
    findings = _table().findings
    row = _table().leaves[leaf * _ROW : (leaf + 1) * _ROW]
    answers: list[_Answer] = [None] * max(len(code) + _SHORTEST, _FEWEST_DIGITS)
    for length in range(len(answers) - len(code), _LONGEST + 1):
        end = row[length]
        answers.append(_answer(country, end, length) if end < len(findings) else None)
    return tuple(answers)


def _answer(country: Country, end: int, length: int) -> tuple[str | None, NumberKind, Verdict]:
    kind, region = _table().findings[end]
    verdict = country.reason(length) if kind is NumberKind.UNKNOWN else Verdict.VALID
    return country.regions[region], kind, verdict


def _full_look_up(digits: str) -> tuple[str, str | None, NumberKind, Verdict]:
    """Return the same as `look_up`, digit by digit and without the cache."""
    if len(digits) < _FEWEST_DIGITS:
        return "", None, NumberKind.UNKNOWN, Verdict.NOT_A_NUMBER
    country = country_of(digits)
    if country is None:
        return "", None, NumberKind.UNKNOWN, Verdict.INVALID_COUNTRY_CODE
    national = digits[len(country.code) :]
    if len(national) > numbering.LENGTHS:
        return "", None, NumberKind.UNKNOWN, Verdict.TOO_LONG
    end = _outcome(country.written, national)
    findings = _table().findings
    if end >= len(findings):
        put, start, stop, rest = _table().edits[end - len(findings)]
        national = f"{put}{national[start:stop]}{national[rest:]}"
        end = _outcome(country.number, national)
    length = len(national)
    if not _SHORTEST <= length <= _LONGEST:
        return "", None, NumberKind.UNKNOWN, Verdict.TOO_SHORT if length < _SHORTEST else Verdict.TOO_LONG
    return country.code + national, *_answer(country, end, length)


def _outcome(state: int, digits: str) -> int:
    """Return the automaton's outcome after the digits: the index of a finding, or that of an edit after them."""
    end = _walk(state, digits)
    if end < _FIRST_LEAF:
        return _table().ends[end // 10]
    return _table().leaves[(end - _FIRST_LEAF) * _ROW + len(digits)]


def _walk(state: int, digits: str) -> int:
    """Return the state that the digits lead to from `state`. A leaf ends the walk."""
    transitions = _table().transitions
    for digit in digits.encode():
        state = transitions[state + digit]
        if state >= _FIRST_LEAF:
            break
    return state
