"""Ids to codes and back: hashids at seven characters, and an optional keyed permutation of the ids.

What may not live here: domains, links, and the choice of ids, which are always the caller's. The codes are
hashids', byte for byte (a codec that is built compares some with the library's, tests compare many more); what the
library computes again for each id is in tables here.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from engage_text.problems import EngageTextError

if TYPE_CHECKING:
    from hashlib import blake2b

__all__ = ["CAPACITY", "CODE_LENGTH", "MAX_KEY", "MIN_KEY", "CodeError", "Codec"]

# The service's own short links carry seven characters (the vendor's page, Tiny URLs: su.digo.link/XXXXXXX).
CODE_LENGTH = 7

# hashids takes its 14 separators out of the 62 letters and digits, and then one guard for each 12 of what is
# left (hashids 1.3.1, Hashids.__init__: RATIO_GUARDS). A code is one lottery character and the id in
# base 44 behind it: six digits are the most that fit, a larger id would grow an eighth character.
_SEPARATORS = "cfhistuCFHISTU"
_LETTERS = "".join(
    c for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890" if c not in _SEPARATORS
)
_GUARDS = ceil(len(_LETTERS) / 12)
_BASE = len(_LETTERS) - _GUARDS
_DIGITS = CODE_LENGTH - 1
# The number of ids that have a code: they go from 0 to CAPACITY - 1.
CAPACITY: int = _BASE**_DIGITS
# hashids sums `number % (100 + place)` over the numbers of a code; there is one here, at place 0. The sum
# chooses the lottery character and the guards.
_SUMS = 100

# Two digits at a time: their values as two bytes, which `bytes.translate` turns into letters.
_PAIR = _BASE**2
_PAIRS = tuple(bytes((high, low)) for high in range(_BASE) for low in range(_BASE))
_PAIR_VALUES = {pair: value for value, pair in enumerate(_PAIRS)}
_POWERS = tuple(_BASE**n for n in range(1, _DIGITS))  # an id has one digit more than it passes of these

MIN_KEY, MAX_KEY = 16, 64  # bytes: 128 bits at least; BLAKE2b takes 64 at most (RFC 7693 section 2.1)
_ROUNDS = 10  # as FF1 has, NIST SP 800-38G section 5.1: a small domain wants many
_HALF: int = _BASE ** (_DIGITS // 2)
# The ids that a new codec is compared on: at each change of the number of digits, and some over the range.
_COMPARED = (
    *(power + step for power in (1, *_POWERS) for step in (-1, 0)),
    *range(99, CAPACITY, CAPACITY // 11),
    CAPACITY - 1,
)


class CodeError(EngageTextError):
    """An id that has no code, a text that is no code, or a salt or key that is none; never says salt or key."""


class _Head(NamedTuple):
    """What ids of one sum share. `starts` and `ends` stand around the digits, by how many digits there are."""

    letters: bytes  # value of a digit → its letter, for bytes.translate
    starts: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Codec:
    """One-to-one map between the ids 0 to CAPACITY - 1 and codes of seven letters and digits.

    The salt chooses the map. It hides little: hashids yields to someone with a few thousand pairs, and ignores
    what follows a salt's first 47 characters. A `key` of 16 to 64 random bytes shuffles the ids first, by a
    Feistel network, so that nobody without it can tell the neighbour of a code, or how many were given
    out. It is still one-to-one, and no lock: whoever guesses a code that exists opens its link.

    Equal salts and keys give equal codecs; they are kept out of the repr and of every error, but a pickle has
    to hold them. Raises CodeError for a salt that is not a str, for a key that is not such bytes, and if the installed
    hashids gives other codes, as it could not read ours.

    Source: hashids 1.3.1, same bytes as `Hashids(salt=salt, min_length=7)`; Black and Rogaway, Ciphers with
    Arbitrary Finite Domains (2002), section 5; RFC 7693 (BLAKE2).

    >>> codec = Codec("an example, not a secret")
    >>> codec.decode(codec.encode(7_256_313_855))
    7256313855
    >>> codec
    Codec(salt=...)
    >>> [Codec("an example", key=bytes(16)).encode(id) for id in (0, 1)]
    ['a3PkdVP', 'd0a3nvg']
    """

    salt: str
    key: bytes | None = field(default=None, kw_only=True)
    _guards: str = field(init=False, compare=False)
    _heads: tuple[_Head, ...] = field(init=False, compare=False)
    _values: dict[str, bytes] = field(
        init=False, compare=False
    )  # lottery → letter → value, for bytes.translate
    _shuffle: _Shuffle | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.salt, str):
            raise CodeError("the salt must be a str")
        alphabet = _shuffled(_LETTERS, self.salt)
        guards, alphabet = alphabet[:_GUARDS], alphabet[_GUARDS:]
        shuffled = {
            lottery: _shuffled(alphabet, (lottery + self.salt + alphabet)[:_BASE]) for lottery in alphabet
        }
        set_ = object.__setattr__
        set_(self, "_guards", guards)
        set_(self, "_heads", tuple(_head(total, alphabet, shuffled, guards) for total in range(_SUMS)))
        set_(self, "_values", {lottery: _value_table(letters) for lottery, letters in shuffled.items()})
        set_(self, "_shuffle", None if self.key is None else _Shuffle(self.key))
        self._compare()

    def _compare(self) -> None:
        """Raise CodeError if the tables and the library disagree on a code; 0.2 ms, to the tables' 1.2."""
        from hashids import Hashids  # noqa: PLC0415 - only code makers need it

        library = Hashids(salt=self.salt, min_length=CODE_LENGTH)
        if any(self._text(number) != library.encode(number) for number in _COMPARED):
            raise CodeError(
                "the installed hashids gives other codes than our tables: install hashids 1.3.1, and report this"
            )

    def __repr__(self) -> str:
        return "Codec(salt=...)" if self.key is None else "Codec(salt=..., key=...)"

    def __reduce__(self) -> tuple[object, tuple[str, bytes | None]]:
        # The tables follow from these two, and hash states do not pickle.
        return _codec, (self.salt, self.key)

    def encode(self, id: int) -> str:  # noqa: A002 - "id" is the house's word for it
        """Return the code of `id`, always seven characters.

        Raises CodeError for anything but an int from 0 to CAPACITY - 1; True and 1.0 are not ints here.

        >>> Codec("an example, not a secret").encode(0)
        '5pGwAYX'
        """
        if type(id) is not int or not 0 <= id < CAPACITY:
            id = _checked(id)  # noqa: A001
        return self._text(self._shuffle.forth(id) if self._shuffle else id)

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
        number = self._number(code)
        # What reads as a number but is not written like this is rubbish. The code is not shown, lest someone who
        # mixes up the arguments finds the salt in a log.
        if number < 0 or self._text(number) != code:
            raise CodeError("this is not a code under this salt: check its spelling, its case and the salt")
        return self._shuffle.back(number) if self._shuffle else number

    def _text(self, number: int) -> str:
        head = self._heads[number % _SUMS]
        rest, low = divmod(number, _PAIR)
        high, middle = divmod(rest, _PAIR)
        digits = (_PAIRS[high] + _PAIRS[middle] + _PAIRS[low]).translate(head.letters).decode("ascii")
        if high >= _BASE:
            return head.starts[_DIGITS] + digits
        # Fewer digits than six are padded: with a guard in front, then one behind, then letters around.
        count = bisect_right(_POWERS, number) + 1
        digits = digits[-count:]
        guard = ""
        if count < _DIGITS - 1:
            guard = self._guards[(number % _SUMS + ord(digits[0])) % _GUARDS]
        return f"{head.starts[count]}{digits}{guard}{head.ends[count]}"

    def _number(self, code: str) -> int:
        """Return the number that the letters between the padding spell, -1 if they spell none."""
        guards = self._guards
        if code[0] in guards:
            body = code[1:-1] if code[-1] in guards else code[1:]
        elif code[1] in guards:
            body = code[2:-2] if code[-2] in guards else code[2:-1]
        elif code[2] in guards:
            body = code[3:-2]
        else:
            body = code
        try:
            # In front of the digits stands the lottery character, which says what their letters mean.
            raw = body.encode("ascii").translate(self._values[body[0]])[1:]
            if len(raw) < _DIGITS:
                raw = raw.rjust(_DIGITS, b"\0")
            return (_PAIR_VALUES[raw[:2]] * _PAIR + _PAIR_VALUES[raw[2:4]]) * _PAIR + _PAIR_VALUES[raw[4:]]
        except (UnicodeEncodeError, KeyError):
            return -1


def _codec(salt: str, key: bytes | None) -> Codec:
    return Codec(salt, key=key)


def _checked(id: object) -> int:  # noqa: A002
    """Return the id of an int's own kind (an IntEnum's) as an int; refuse all else."""
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
    return int(id)


def _shuffled(letters: str, salt: str) -> str:
    """Return the letters in hashids' consistent shuffle: a Fisher-Yates that takes its chances from the salt."""
    if not salt:
        return letters
    places = list(letters)
    total = 0
    for step, last in enumerate(range(len(places) - 1, 0, -1)):
        index = step % len(salt)
        point = ord(salt[index])
        total += point
        other = (point + index + total) % last
        places[last], places[other] = places[other], places[last]
    return "".join(places)


def _head(total: int, alphabet: str, shuffled: dict[str, str], guards: str) -> _Head:
    """Return what the ids of one sum share: their letters, and the padding by the count of digits."""
    lottery = alphabet[total % _BASE]
    letters = shuffled[lottery]
    guard = guards[(total + ord(lottery)) % _GUARDS]
    padding = _shuffled(letters, letters)
    starts, ends = [""], [""]
    for count in range(1, _DIGITS + 1):
        # hashids wraps the code in the two halves of the alphabet, and cuts seven characters out of the middle.
        missing = max(0, CODE_LENGTH - len(guard + lottery + guard) - count)
        cut = (_BASE - missing) // 2 - _BASE // 2
        front = padding[_BASE + cut :] if missing else ""
        starts.append(front + (guard if count < _DIGITS else "") + lottery)
        ends.append(padding[: missing - len(front)])
    return _Head(letters.encode("ascii").ljust(256), tuple(starts), tuple(ends))


def _value_table(letters: str) -> bytes:
    """Return the table from letters to the values of digits; what is no digit gives a value that is none."""
    table = bytearray([_BASE]) * 256
    for value, letter in enumerate(letters):
        table[ord(letter)] = value
    return bytes(table)


class _Shuffle:
    """A permutation of 0 to CAPACITY - 1 that its key chooses.

    A Feistel network over two halves that are numbers below 44³, added modulo 44³: their pairs are exactly the
    ids, so that no walk is needed to stay in the range.
    """

    __slots__ = ("_rounds",)

    def __init__(self, key: bytes) -> None:
        if not isinstance(key, bytes) or not MIN_KEY <= len(key) <= MAX_KEY:
            raise CodeError(
                f"a key must be {MIN_KEY} to {MAX_KEY} random bytes, such as secrets.token_bytes(32)"
            )
        from hashlib import blake2b  # noqa: PLC0415 - OpenSSL comes with it, and few have a key

        # The hash of the key's own block is the same for all: only copies of it are fed.
        self._rounds = [blake2b(key=key, salt=bytes([i]), digest_size=8) for i in range(_ROUNDS)]

    def forth(self, number: int) -> int:
        left, right = divmod(number, _HALF)
        for state in self._rounds:
            left, right = right, (left + _mixed(state, right)) % _HALF
        return left * _HALF + right

    def back(self, number: int) -> int:
        left, right = divmod(number, _HALF)
        for state in reversed(self._rounds):
            left, right = (right - _mixed(state, left)) % _HALF, left
        return left * _HALF + right


def _mixed(state: blake2b, half: int) -> int:
    # 64 bits modulo 44³: no value is likelier than another by more than one in 2^47.
    fed = state.copy()
    fed.update(half.to_bytes(3, "big"))
    return int.from_bytes(fed.digest(), "big")
