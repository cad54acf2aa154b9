"""Ids to codes and back: hashids with seven characters, and an optional keyed permutation of the ids.

This module does not choose ids, and has no domains or links. The codes are those of hashids, byte for byte: each new
codec compares some codes with the library's, and tests compare many more. The library computes its alphabets again
for each id. This module keeps them in tables.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from engage_text._checks import is_int, kind_of
from engage_text.problems import CodeError

if TYPE_CHECKING:
    from hashlib import blake2b

__all__ = ["CAPACITY", "CODE_LENGTH", "MAX_KEY", "MIN_KEY", "Codec"]

# The service's own short links have seven characters (the vendor's page, Tiny URLs: su.digo.link/XXXXXXX).
CODE_LENGTH = 7

# hashids removes its 14 separators from the 62 letters and digits, and then one guard for each 12 of the rest
# (hashids 1.3.1, Hashids.__init__: RATIO_GUARDS). A code is one lottery character, followed by the id in base 44.
# Six digits fit; a larger id would need an eighth character.
_SEPARATORS = "cfhistuCFHISTU"
_LETTERS = "".join(
    c for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890" if c not in _SEPARATORS
)
_GUARDS = ceil(len(_LETTERS) / 12)
_BASE = len(_LETTERS) - _GUARDS
_DIGITS = CODE_LENGTH - 1
# The number of ids that have a code: they go from 0 to CAPACITY - 1.
CAPACITY: int = _BASE**_DIGITS
# hashids sums `number % (100 + index)` over the numbers of a code. Our codes have one number, at index 0. The sum
# selects the lottery character and the guards.
_SUMS = 100

# Digits are converted in pairs: two bytes contain their values, and `bytes.translate` turns them into letters.
_PAIR = _BASE**2
_PAIRS = tuple(bytes((high, low)) for high in range(_BASE) for low in range(_BASE))
_PAIR_VALUES = {pair: value for value, pair in enumerate(_PAIRS)}
_POWERS = tuple(
    _BASE**n for n in range(1, _DIGITS)
)  # an id has one digit, and one more for each power up to it

MIN_KEY = 16  # the shortest key in bytes: 128 bits
MAX_KEY = 64  # the longest key in bytes: BLAKE2b accepts no longer one (RFC 7693 section 2.1)
_ROUNDS = 10  # as in FF1 (NIST SP 800-38G section 5.1): a small domain needs many rounds
_HALF: int = _BASE ** (_DIGITS // 2)
# The ids whose codes a new codec compares with hashids: around each change of the number of digits, and a sample of
# the whole range.
_COMPARED = (
    *(power + step for power in (1, *_POWERS) for step in (-1, 0)),
    *range(99, CAPACITY, CAPACITY // 11),
    CAPACITY - 1,
)


class _Format(NamedTuple):
    """The alphabet and the padding of all ids with the same sum.

    `starts` and `ends` contain the padding before and after the digits, by the number of digits.
    """

    letters: bytes  # value of a digit → its letter, for bytes.translate
    starts: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Codec:
    """A one-to-one map between the ids 0 to CAPACITY - 1 and codes of seven letters and digits.

    The salt selects the map. It hides little: a few thousand pairs of ids and codes are enough to break hashids, which
    also ignores all but the first 47 characters of a salt. A `key` of 16 to 64 random bytes permutes the ids first,
    with a Feistel network. Without the key, the next code and the number of codes stay unknown. The map is still
    one-to-one. A key is not access control: a correctly guessed code opens its link.

    Codecs with equal salts and keys are equal. Salt and key never appear in a repr or an error message, but a pickle
    contains them.

    Raises `CodeError` if the salt is not a str, if the key is not 16 to 64 bytes, or if the installed hashids gives
    different codes.

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
    _formats: tuple[_Format, ...] = field(init=False, compare=False)
    # Lottery character → letter → value, for bytes.translate.
    _values: dict[str, bytes] = field(init=False, compare=False)
    _permutation: _Permutation | None = field(init=False, compare=False)

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
        set_(self, "_formats", tuple(_format(total, alphabet, shuffled, guards) for total in range(_SUMS)))
        set_(self, "_values", {lottery: _value_table(letters) for lottery, letters in shuffled.items()})
        set_(self, "_permutation", None if self.key is None else _Permutation(self.key))
        self._compare()

    def _compare(self) -> None:
        """Raise `CodeError` if our codes differ from those of hashids. Takes 0.2 ms; building the tables takes 1.2."""
        from hashids import Hashids  # noqa: PLC0415 - only codecs need it

        library = Hashids(salt=self.salt, min_length=CODE_LENGTH)
        if any(self._fast_code(number) != library.encode(number) for number in _COMPARED):
            raise CodeError(
                "the installed hashids gives different codes: install hashids 1.3.1, and report this as a bug"
            )

    def __repr__(self) -> str:
        return "Codec(salt=...)" if self.key is None else "Codec(salt=..., key=...)"

    def __reduce__(self) -> tuple[object, tuple[str, bytes | None]]:
        # The tables are rebuilt from these two. Hash states cannot be pickled.
        return _codec, (self.salt, self.key)

    def encode(self, id: int) -> str:  # noqa: A002 - "id" is the word that this library uses
        """Return the code of `id`, which always has seven characters.

        Raises `CodeError` if `id` is not an int from 0 to CAPACITY - 1. True and 1.0 are not ints here.

        >>> Codec("an example, not a secret").encode(0)
        '5pGwAYX'
        """
        if type(id) is not int or not 0 <= id < CAPACITY:
            id = _checked(id)  # noqa: A001
        return self._fast_code(self._permutation.apply(id) if self._permutation else id)

    def decode(self, code: str) -> int:
        """Return the id of `code`.

        The code must be exactly the text that `encode` returns. Codes are case-sensitive and have no checksum: about
        one in 25 typing mistakes of one letter gives the code of another id.

        Raises `CodeError` if `code` is not the code of an id.

        >>> Codec("an example, not a secret").decode("5pGwAYX")
        0
        """
        if not isinstance(code, str):
            raise CodeError(f"a code must be a str, got {kind_of(code)}")
        # The length is checked first, so that a very long text is rejected in constant time.
        if len(code) != CODE_LENGTH:
            raise CodeError(
                f"a code must have {CODE_LENGTH} characters, got {len(code)}: pass the last part of the link's path"
            )
        number = self._fast_number(code)
        # A text that decodes to a number but is not that number's code is rejected. The message does not show the
        # text: a caller that swaps the arguments would log the salt.
        if number < 0 or self._fast_code(number) != code:
            raise CodeError(
                "the code does not belong to this salt: check its spelling, its case and the salt"
            )
        return self._permutation.invert(number) if self._permutation else number

    def _fast_code(self, number: int) -> str:
        format_ = self._formats[number % _SUMS]
        rest, low = divmod(number, _PAIR)
        high, middle = divmod(rest, _PAIR)
        digits = (_PAIRS[high] + _PAIRS[middle] + _PAIRS[low]).translate(format_.letters).decode("ascii")
        # Fewer than six digits are padded: with a guard before them, then one after them, then letters around them.
        count = bisect_right(_POWERS, number) + 1
        digits = digits[-count:]
        guard = ""
        if count < _DIGITS - 1:
            guard = self._guards[(number % _SUMS + ord(digits[0])) % _GUARDS]
        return f"{format_.starts[count]}{digits}{guard}{format_.ends[count]}"

    def _fast_number(self, code: str) -> int:
        """Return the number that the letters between the padding encode; -1 if they encode none."""
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
            # The lottery character before the digits selects the alphabet of the digits.
            raw = body.encode("ascii").translate(self._values[body[0]])[1:]
            if len(raw) < _DIGITS:
                raw = raw.rjust(_DIGITS, b"\0")
            return (_PAIR_VALUES[raw[:2]] * _PAIR + _PAIR_VALUES[raw[2:4]]) * _PAIR + _PAIR_VALUES[raw[4:]]
        except (UnicodeEncodeError, KeyError):
            return -1


def _codec(salt: str, key: bytes | None) -> Codec:
    return Codec(salt, key=key)


def _checked(id: object) -> int:  # noqa: A002
    """Return the id as an int if it belongs to a subclass of int, such as an IntEnum; else raise `CodeError`."""
    if not is_int(id):
        raise CodeError(f"an id must be an int, got {kind_of(id)}: convert it before encoding")
    if id < 0:
        raise CodeError("an id must not be negative: count from 0")
    # The message does not show the id: str() of an int raises an error above 4,300 digits.
    if id >= CAPACITY:
        raise CodeError(
            f"an id must be at most {CAPACITY - 1}, the last one whose code has {CODE_LENGTH} characters:"
            " start a new range under another salt or domain"
        )
    return int(id)


def _shuffled(letters: str, salt: str) -> str:
    """Return the letters in the order of hashids' consistent shuffle, a Fisher-Yates shuffle seeded by the salt."""
    if not salt:
        return letters
    order = list(letters)
    total = 0
    for step, last in enumerate(range(len(order) - 1, 0, -1)):
        index = step % len(salt)
        point = ord(salt[index])
        total += point
        other = (point + index + total) % last
        order[last], order[other] = order[other], order[last]
    return "".join(order)


def _format(total: int, alphabet: str, shuffled: dict[str, str], guards: str) -> _Format:
    """Return the alphabet and the padding of the ids with this sum."""
    lottery = alphabet[total % _BASE]
    letters = shuffled[lottery]
    guard = guards[(total + ord(lottery)) % _GUARDS]
    padding = _shuffled(letters, letters)
    starts, ends = [""], [""]
    for count in range(1, _DIGITS + 1):
        # hashids puts the two halves of the alphabet around the code, and keeps the seven characters in the middle.
        missing = max(0, CODE_LENGTH - len(guard + lottery + guard) - count)
        cut = (_BASE - missing) // 2 - _BASE // 2
        front = padding[_BASE + cut :] if missing else ""
        starts.append(front + (guard if count < _DIGITS else "") + lottery)
        ends.append(padding[: missing - len(front)])
    return _Format(letters.encode("ascii").ljust(256), tuple(starts), tuple(ends))


def _value_table(letters: str) -> bytes:
    """Return the table from letters to the values of digits. Other characters have a value that no digit has."""
    table = bytearray([_BASE]) * 256
    for value, letter in enumerate(letters):
        table[ord(letter)] = value
    return bytes(table)


class _Permutation:
    """A permutation of the numbers 0 to CAPACITY - 1, selected by the key.

    It is a Feistel network. Both halves are numbers below 44³, and are added modulo 44³. Their pairs are exactly the
    ids, so no cycle walking is needed.
    """

    __slots__ = ("_rounds",)

    def __init__(self, key: bytes) -> None:
        if not isinstance(key, bytes) or not MIN_KEY <= len(key) <= MAX_KEY:
            raise CodeError(
                f"a key must be {MIN_KEY} to {MAX_KEY} random bytes, such as secrets.token_bytes(32)"
            )
        from hashlib import blake2b  # noqa: PLC0415 - it loads OpenSSL, and few callers use a key

        # The key's own block is hashed once per round. Each number updates a copy of that state.
        self._rounds = [blake2b(key=key, salt=bytes([i]), digest_size=8) for i in range(_ROUNDS)]

    def apply(self, number: int) -> int:
        left, right = divmod(number, _HALF)
        for state in self._rounds:
            left, right = right, (left + _round(state, right)) % _HALF
        return left * _HALF + right

    def invert(self, number: int) -> int:
        left, right = divmod(number, _HALF)
        for state in reversed(self._rounds):
            left, right = (right - _round(state, left)) % _HALF, left
        return left * _HALF + right


def _round(state: blake2b, half: int) -> int:
    # 64 bits modulo 44³: no value is likelier than another by more than one in 2^47.
    hash_ = state.copy()
    hash_.update(half.to_bytes(3, "big"))
    return int.from_bytes(hash_.digest(), "big")
