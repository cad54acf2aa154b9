"""Ids to codes and back, as hashids writes them at seven characters.

The only importer of hashids, which is untyped and forgiving; what is asked of it here is checked before
and after. What may not live here: domains, links, and the choice of ids, which are always the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hashids import Hashids

from engage_text.problems import EngageTextError

__all__ = ["CAPACITY", "CODE_LENGTH", "CodeError", "Codec"]

# The service's own short links carry seven characters (the vendor's page, Tiny URLs: su.digo.link/XXXXXXX).
CODE_LENGTH = 7

# hashids takes its 14 separators "cfhistuCFHISTU" and then ceil(48 / 12) = 4 guards out of the 62 letters and
# digits (hashids 1.3.1, Hashids.__init__: RATIO_SEPARATORS, RATIO_GUARDS). A code is one lottery character
# and the id in base 44 behind it: six digits are the most that fit, a larger id would grow an eighth.
_BASE = 62 - 14 - 4
CAPACITY = _BASE ** (CODE_LENGTH - 1)


class CodeError(EngageTextError):
    """An id that has no code, or a text that is no code; never says the salt."""


@dataclass(frozen=True, slots=True, repr=False)
class Codec:
    """One-to-one map between the ids 0 to CAPACITY - 1 and codes of seven letters and digits.

    The salt chooses the map. Equal salts give equal codecs; it is kept out of the repr and of every error,
    but a pickle has to hold it. It hides little: hashids yields to someone with a few thousand pairs, and
    ignores what follows a salt's first 47 characters. Raises CodeError for a salt that is not a str.

    Source: hashids 1.3.1; same bytes as `Hashids(salt=salt, min_length=7)`.

    >>> codec = Codec("an example, not a secret")
    >>> codec.decode(codec.encode(7_256_313_855))
    7256313855
    >>> codec
    Codec(salt=...)
    """

    salt: str
    _hashids: Any = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.salt, str):
            raise CodeError("the salt must be a str")
        object.__setattr__(self, "_hashids", Hashids(salt=self.salt, min_length=CODE_LENGTH))

    def __repr__(self) -> str:
        return "Codec(salt=...)"

    def __reduce__(self) -> tuple[type[Codec], tuple[str]]:
        # hashids holds closures, which do not pickle; the salt is all there is to carry.
        return type(self), (self.salt,)

    def encode(self, id: int) -> str:  # noqa: A002 - "id" is the house's word for it
        """Return the code of `id`, always seven characters.

        Raises CodeError for anything but an int from 0 to CAPACITY - 1; True and 1.0 are not ints here.

        >>> Codec("an example, not a secret").encode(0)
        '5pGwAYX'
        """
        # hashids would answer "" to -1, 1.5 and "5", and take True for 1.
        if isinstance(id, bool) or not isinstance(id, int):
            raise CodeError(f"an id must be an int, not {type(id).__name__}: convert it before encoding")
        if id < 0:
            raise CodeError("an id must not be negative: count from 0")
        # The id itself is not shown: past 4,300 digits, str() of an int raises.
        if id >= CAPACITY:
            raise CodeError(
                f"an id must be at most {CAPACITY - 1}, the last with {CODE_LENGTH} characters:"
                " start a new range under another salt or domain"
            )
        return str(self._hashids.encode(id))

    def decode(self, code: str) -> int:
        """Return the id behind `code`, which must be the very text that `encode` gives; case counts.

        Raises CodeError for anything else. No checksum stands behind this: about one typing slip of a
        letter in 25 is the code of another id.

        >>> Codec("an example, not a secret").decode("5pGwAYX")
        0
        """
        if not isinstance(code, str):
            raise CodeError(f"a code must be a str, not {type(code).__name__}")
        # Length first: the answer to a megabyte costs no more than to a word.
        if len(code) != CODE_LENGTH:
            raise CodeError(
                f"a code has {CODE_LENGTH} characters, this has {len(code)}: pass the path's last part"
            )
        ids: tuple[int, ...] = self._hashids.decode(code)
        # Several numbers, or one whose code differs, are rubbish that hashids happens to read. The code is
        # not shown, lest someone who mixes up the arguments finds the salt in a log.
        if len(ids) != 1 or ids[0] >= CAPACITY or self.encode(ids[0]) != code:
            raise CodeError("this is no code under this salt: check its spelling, its case and the salt")
        return ids[0]
