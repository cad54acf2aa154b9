"""The facts of a problem as typed values. The message contains all of them.

Rules with the same facts share a class. Its fields are plain values, and its properties put them into words.
"""

from __future__ import annotations

from typing import NamedTuple

from engage_text._text import counted

__all__ = [
    "AddressFacts",
    "CharFacts",
    "CodeFacts",
    "CountedCharFacts",
    "DecodedFacts",
    "DisguiseFacts",
    "DoubtFacts",
    "FoundFacts",
    "GrowthFacts",
    "HomeFacts",
    "HostFacts",
    "IdsFacts",
    "KindFacts",
    "LengthFacts",
    "LengthsFacts",
    "LookalikeFacts",
    "NationalFacts",
    "NeededFacts",
    "NoFacts",
    "ReasonFacts",
    "RegionFacts",
    "RowFacts",
    "SingleCharFacts",
    "TextFacts",
    "TimesFacts",
    "TokenFacts",
    "ValuesFacts",
]

_NO_COUNTRY = "001"  # the region of calling codes that belong to no country


class NoFacts(NamedTuple):
    """No facts, for rules whose message is always the same."""


class ReasonFacts(NamedTuple):
    """Why something is wrong, in words."""

    reason: str


class FoundFacts(NamedTuple):
    """What was found, in words or as written."""

    found: str


class ValuesFacts(NamedTuple):
    """The values that are allowed, in words."""

    allowed: str


class LengthFacts(NamedTuple):
    """The maximum length, and the actual length."""

    limit: int
    found: int


class CharFacts(NamedTuple):
    """A character in words: the character itself if it is visible, its code point and its name."""

    char: str


class CountedCharFacts(NamedTuple):
    """A character, and how many of its kind there are."""

    char: str
    times: int

    @property
    def more(self) -> str:
        """The others of its kind."""
        return f" and {self.times - 1} more" if self.times > 1 else ""


class TimesFacts(NamedTuple):
    """How often something occurs."""

    times: int

    @property
    def repeated(self) -> str:
        """How often, if it is more than once."""
        return f", {self.times} times" if self.times > 1 else ""


class TokenFacts(NamedTuple):
    """A part of the text, as written."""

    token: str


class TextFacts(NamedTuple):
    """A place in the text, as written."""

    text: str


class DoubtFacts(NamedTuple):
    """A place in the text, and why it may not be a link."""

    text: str
    reason: str


class DecodedFacts(NamedTuple):
    """A part of the text, and the whole text decoded, or "" if bytes are lost."""

    token: str
    decoded: str

    @property
    def meant(self) -> str:
        """The decoded text, if it is known, as the end of a sentence."""
        return f": {self.decoded}" if self.decoded else "."


class HostFacts(NamedTuple):
    """A host."""

    host: str


class LookalikeFacts(NamedTuple):
    """The ASCII host that a host can be mistaken for."""

    lookalike: str


class AddressFacts(NamedTuple):
    """An IP address, or the name of a private host."""

    address: str


class DisguiseFacts(NamedTuple):
    """A host, and the IP address that browsers read it as."""

    host: str
    address: str


class RegionFacts(NamedTuple):
    """A region (ISO 3166-1), "001" for a calling code without a country, or None if the region is unknown."""

    region: str | None

    @property
    def country(self) -> str:
        """The region in words."""
        return _country(self.region)


class KindFacts(NamedTuple):
    """A kind of number, such as `fixed line`."""

    kind: str


class CodeFacts(NamedTuple):
    """A calling code."""

    code: str


class NationalFacts(NamedTuple):
    """A region where the digits could be a mobile number, its calling code, and whether a trunk 0 comes first."""

    region: str
    code: str
    has_trunk_zero: bool

    @property
    def whose(self) -> str:
        """The number in words."""
        return "an Indian mobile number" if self.region == "IN" else f"a mobile number of {self.region}"

    @property
    def place(self) -> str:
        """Where the calling code would be written."""
        return "instead of the 0" if self.has_trunk_zero else "before the number"


class HomeFacts(NamedTuple):
    """The region of a number, and the home region, where it is a number without the calling code `code`."""

    region: str | None
    home: str
    code: str

    @property
    def country(self) -> str:
        """The region in words."""
        return _country(self.region)

    @property
    def whose(self) -> str:
        """The number at home in words."""
        return "an Indian number" if self.home == "IN" else f"a number of {self.home}"


class LengthsFacts(NamedTuple):
    """A region, its calling code, and how many digits can follow the code; "" and () if the code is unknown."""

    region: str | None
    code: str
    lengths: tuple[int, ...]

    @property
    def country(self) -> str:
        """The region in words."""
        return _country(self.region)

    @property
    def allowed(self) -> str:
        """The lengths in words."""
        if not self.lengths:
            return "no number has this many digits"
        return f"{_counts(self.lengths)} digits must follow {self.code}"


class GrowthFacts(NamedTuple):
    """How many segments the body takes with its links, and as written."""

    segments: int
    before: int

    @property
    def size(self) -> str:
        """The segments in words."""
        return counted(self.segments, "segment")


class SingleCharFacts(NamedTuple):
    """A character that makes the body UCS-2, the segments with it, and without it."""

    char: str
    segments: int
    instead: int

    @property
    def size(self) -> str:
        """The segments in words."""
        return counted(self.segments, "segment")


class NeededFacts(NamedTuple):
    """How many ids the body needs."""

    needed: int

    @property
    def ids(self) -> str:
        """The ids in words."""
        return counted(self.needed, "id")


class IdsFacts(NamedTuple):
    """How many ids the body needs, how many are left, and whether the codes of some are avoided."""

    needed: int
    left: int
    avoids: bool

    @property
    def ids(self) -> str:
        """The ids in words."""
        return counted(self.needed, "id")

    @property
    def remaining(self) -> str:
        """What is left, in words."""
        return f"{self.left} left before avoided codes are skipped" if self.avoids else f"{self.left} left"


class RowFacts(NamedTuple):
    """A row of a job, counted from 0."""

    row: int


def _country(region: str | None) -> str:
    return "this calling code" if region is None or region == _NO_COUNTRY else region


def _counts(counts: tuple[int, ...]) -> str:
    first, last = counts[0], counts[-1]
    if first == last:
        return f"{first}"
    if counts == tuple(range(first, last + 1)) and len(counts) > 2:
        return f"{first} to {last}"
    return f"{', '.join(map(str, counts[:-1]))} or {last}"
