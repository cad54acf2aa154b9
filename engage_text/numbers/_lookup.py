"""The numbering plans: what some digits are, by a walk through the automaton of `_tables.numbering`.

The answers are libphonenumber's `parse`, `is_possible_number_with_reason`, `is_valid_number` and `number_type`, of
the release that the table names, for every string of digits.
"""

from __future__ import annotations

import base64
import sys
import zlib
from array import array
from functools import cache
from typing import NamedTuple

from engage_text._checks import kind_of
from engage_text._tables import numbering
from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.problems import OptionError

__all__ = ["Country", "calling_code", "country_of", "look_up"]


class Country(NamedTuple):
    """A calling code and what its plan allows; lengths are those of a number without the code.

    `regions` are found by the place that a finding holds. The last is for numbers that the plan does not know: the
    region if the code has only one, None if it has several.
    """

    code: str
    lengths: tuple[int, ...]
    local_lengths: tuple[int, ...]
    written: int
    number: int
    regions: tuple[str | None, ...]

    def reason(self, length: int) -> Verdict:
        """Return what a number of this length is by its length alone: libphonenumber's `testNumberLength`."""
        if length in self.lengths:
            return Verdict.POSSIBLE
        if length in self.local_lengths:
            return Verdict.POSSIBLE_LOCAL_ONLY
        if length < self.lengths[0]:
            return Verdict.TOO_SHORT
        return Verdict.TOO_LONG if length > self.lengths[-1] else Verdict.INVALID_LENGTH


class _Edit(NamedTuple):
    """How the number comes out of the digits behind a code; see `numbering.EDITS`."""

    put: str
    start: int
    stop: int
    rest: int


class _Table(NamedTuple):
    """`_tables.numbering`, unpacked; its `places`, `ends` and `leaves` are the three parts of `numbering.TABLE`."""

    countries: dict[str, Country]
    findings: tuple[tuple[NumberKind, int], ...]
    edits: tuple[_Edit, ...]
    places: array[int]
    ends: bytes
    leaves: bytes


# `places` is asked with the character code of a digit, which spares turning it into a number.
_ZERO = ord("0")
_FIRST_LEAF = 10 * numbering.STATES
_ROW = numbering.LENGTHS + 1

# libphonenumber: VALID_PHONE_NUMBER asks three digits of what follows a "+"; MIN_LENGTH_FOR_NSN, MAX_LENGTH_FOR_NSN.
_FEWEST_DIGITS = 3
_SHORTEST, _LONGEST = 2, 17

# What a number is shows in its first six digits, or seven: that much is remembered of so many beginnings, a few
# megabytes at most. Indian mobile numbers have 20,000. Our decision.
_BEGINNING, _LONGER_BEGINNING = 6, 7
_BEGINNINGS = 32_768


@cache
def _table() -> _Table:
    """Unpack the table, once, when the first number is asked."""
    raw = zlib.decompress(base64.b64decode(numbering.TABLE))
    places = array("H", raw[: 2 * _FIRST_LEAF])
    if sys.byteorder == "big":  # pragma: no cover - the table's low bytes come first
        places.byteswap()
    first_leaf = 2 * _FIRST_LEAF + numbering.STATES
    findings = (line.split() for line in numbering.FINDINGS.splitlines())
    edits = (line.split() for line in numbering.EDITS.splitlines())
    countries = map(_country, numbering.CODES.splitlines())
    return _Table(
        {country.code: country for country in countries},
        tuple((NumberKind(kind), int(place)) for kind, place in findings),
        tuple(_Edit(put.strip("-"), int(start), int(stop), int(rest)) for put, start, stop, rest in edits),
        array("H", [0] * _ZERO) + places,
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
    """Return the country that the digits begin with the code of; no code begins another."""
    countries = _table().countries
    return countries.get(digits[:2]) or countries.get(digits[:1]) or countries.get(digits[:3])


@cache
def _codes() -> dict[object, str]:
    return {
        region: country.code
        for country in _table().countries.values()
        for region in country.regions
        if region not in {None, "001"}  # the codes that belong to no country
    }


def calling_code(region: object) -> str:
    """Return the calling code of a region, "" for None. Raises `OptionError` for anything else."""
    if region is None:
        return ""
    code = _codes().get(region) if isinstance(region, str) else None
    if code is None:
        found = repr(region[:20]) if isinstance(region, str) else kind_of(region)
        raise OptionError(
            f"home_region must be None or a region by its two capital letters, such as 'IN', got {found}"
        )
    return code


# What a number is that needs no edit; None for any other, which `_read` reads to its end.
_Answer = tuple[str | None, NumberKind, Verdict] | None


class _Beginnings(dict[str, tuple[_Answer, ...]]):
    """The answer for each count of digits, by how the digits begin; () for a beginning that does not tell.

    Worked out when first asked. An `lru_cache` keeps an order that costs more than the answer is worth.
    """

    def __missing__(self, beginning: str) -> tuple[_Answer, ...]:
        if len(self) >= _BEGINNINGS:
            self.clear()
        self[beginning] = answers = self._worked_out(beginning)
        return answers

    @staticmethod
    def _worked_out(beginning: str) -> tuple[_Answer, ...]:
        country = country_of(beginning)
        if country is None:
            return ()
        end = _walk(country.written, beginning[len(country.code) :])
        return _leaf_answers(country.code, end - _FIRST_LEAF) if end >= _FIRST_LEAF else ()


_beginnings = _Beginnings()


def look_up(digits: str) -> tuple[str, str | None, NumberKind, Verdict]:
    """Return what the plans say of digits that begin with a calling code.

    That is the canonical digits, "" where no number can be built, the region, the kind, the verdict.
    """
    answers = _beginnings[digits[:_BEGINNING]] or _beginnings[digits[:_LONGER_BEGINNING]]
    length = len(digits)
    if length < len(answers) and (answer := answers[length]):
        region, kind, verdict = answer
        return digits, region, kind, verdict
    return _read(digits)


@cache  # as many as there are leaves below each country's start: a few thousand
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
    kind, place = _table().findings[end]
    verdict = country.reason(length) if kind is NumberKind.UNKNOWN else Verdict.VALID
    return country.regions[place], kind, verdict


def _read(digits: str) -> tuple[str, str | None, NumberKind, Verdict]:
    """Return what `look_up` does, digit by digit."""
    if len(digits) < _FEWEST_DIGITS:
        return "", None, NumberKind.UNKNOWN, Verdict.NOT_A_NUMBER
    country = country_of(digits)
    if country is None:
        return "", None, NumberKind.UNKNOWN, Verdict.INVALID_COUNTRY_CODE
    behind = digits[len(country.code) :]
    if len(behind) > numbering.LENGTHS:
        return "", None, NumberKind.UNKNOWN, Verdict.TOO_LONG
    end = _said(country.written, behind)
    findings = _table().findings
    if end >= len(findings):
        put, start, stop, rest = _table().edits[end - len(findings)]
        behind = f"{put}{behind[start:stop]}{behind[rest:]}"
        end = _said(country.number, behind)
    length = len(behind)
    if not _SHORTEST <= length <= _LONGEST:
        return "", None, NumberKind.UNKNOWN, Verdict.TOO_SHORT if length < _SHORTEST else Verdict.TOO_LONG
    return country.code + behind, *_answer(country, end, length)


def _said(place: int, digits: str) -> int:
    """Return what the automaton says where the digits end, from `place` on: a finding or an edit behind them."""
    end = _walk(place, digits)
    if end < _FIRST_LEAF:
        return _table().ends[end // 10]
    return _table().leaves[(end - _FIRST_LEAF) * _ROW + len(digits)]


def _walk(place: int, digits: str) -> int:
    """Return the place that the digits lead to, a leaf's as soon as there is one."""
    places = _table().places
    for digit in digits.encode():
        place = places[place + digit]
        if place >= _FIRST_LEAF:
            break
    return place
