"""Ids and codes: the bytes of hashids, the edges of the range, and what the errors say."""

import copy
import pickle
from collections import Counter
from dataclasses import FrozenInstanceError

import pytest
from hashids import Hashids

from engage_text import CodeError, codes
from engage_text.codes import CAPACITY, CODE_LENGTH, Codec
from engage_text.problems import EngageTextError

SALT = "a salt that no message may show"

# Written down, not computed: a hashids that changed its mind would break every link ever sent.
CODES = [
    ("", 0, "jnegYbw"),
    ("", 1, "olejRej"),
    ("", 12_345, "lej0gWb"),
    ("", 85_183, "9b6LLLe"),
    ("", 44**5, "NkDDDDD"),
    ("", CAPACITY - 1, "wMMMMMM"),
    ("this is my salt", 0, "zjd5xAv"),
    ("this is my salt", 1, "gB0NV05"),
    ("this is my salt", 12_345, "B0NkK9A"),
    ("this is my salt", 85_183, "r0X222d"),
    ("this is my salt", 44**5, "L1VVVVV"),
    ("this is my salt", CAPACITY - 1, "keeeeee"),
]
# Where the code gains a digit or padding changes sides, and the ends of the range.
EDGES = sorted({abs(44**n + d) for n in range(6) for d in (-1, 0, 1)} | {CAPACITY - 2, CAPACITY - 1})


@pytest.mark.parametrize(("salt", "number", "code"), CODES)
def test_codes_are_for_ever(salt, number, code):
    codec = Codec(salt)
    assert codec.encode(number) == code
    assert codec.decode(code) == number


@pytest.mark.parametrize("salt", ["", SALT])
def test_many_ids_over_the_whole_range_are_the_librarys(salt, chance):
    """The draw is new in each run; a disagreement names the id."""
    codec, oracle = Codec(salt), Hashids(salt=salt, min_length=CODE_LENGTH)
    # Evenly over the range, and evenly over the counts of digits, which are padded each in its own way.
    ids = [chance.randrange(CAPACITY) for _ in range(30_000)]
    ids += [chance.randrange(44 ** chance.randint(1, 6)) for _ in range(25_000)]
    for number in ids:
        code = codec.encode(number)
        assert (number, code) == (number, oracle.encode(number))
        assert codec.decode(code) == number


class TestLibrary:
    """A codec asks the library when it is built: a release that gives other codes must not go unnoticed."""

    @pytest.mark.fast
    @pytest.mark.parametrize("wrong", codes._COMPARED)
    @pytest.mark.parametrize("key", [None, bytes(16)])
    def test_one_other_code_is_refused(self, monkeypatch, wrong, key):
        encode = Hashids.encode
        monkeypatch.setattr(Hashids, "encode", lambda self, id: "" if id == wrong else encode(self, id))  # noqa: A006
        with pytest.raises(CodeError, match="hashids gives different codes") as caught:
            Codec(SALT, key=key)
        assert SALT not in str(caught.value)

    def test_ids_of_every_length_and_of_many_sums_are_compared(self):
        assert {len(str(number)) for number in codes._COMPARED} >= {1, 2, 4, 5, 7, 9, 10}
        assert len({number % codes._SUMS for number in codes._COMPARED}) > 15
        assert {0, CAPACITY - 1} <= set(codes._COMPARED)

    @pytest.mark.fast
    def test_encoding_asks_no_more(self, monkeypatch):
        codec = Codec(SALT)
        monkeypatch.setattr(Hashids, "encode", None)
        assert codec.decode(codec.encode(5)) == 5


class TestKey:
    """With a key the ids are shuffled first: one-to-one still, and no neighbours any more."""

    KEY = bytes(range(32))

    def test_keyed_codes_are_for_ever(self):
        codec = Codec(SALT, key=self.KEY)
        assert [codec.encode(n) for n in (0, 1, CAPACITY - 1)] == ["dXdrrLa", "4kdNOqx", "4rRqb7x"]

    def test_is_one_to_one(self):
        codec = Codec("", key=self.KEY)
        numbers = [*range(10_000), *range(CAPACITY - 5000, CAPACITY)]
        codes = [codec.encode(number) for number in numbers]
        assert len(set(codes)) == len(numbers)
        assert [codec.decode(code) for code in codes] == numbers

    def test_spreads_ids_over_the_whole_range(self):
        """Ten thousand ids in a row fall evenly into 44 parts: chi-squared with 43 degrees, p = 10^-6 at 101."""
        permutation = Codec("", key=self.KEY)._permutation
        assert permutation is not None
        counts = Counter(permutation.apply(number) * 44 // CAPACITY for number in range(10_000))
        expected = 10_000 / 44
        assert sum((counts[part] - expected) ** 2 / expected for part in range(44)) < 101

    def test_every_key_is_another_map(self):
        codecs = [Codec("", key=key) for key in (bytes(16), bytes(17), self.KEY)] + [Codec("")]
        assert len({codec.encode(12_345) for codec in codecs}) == 4
        assert len(set(codecs)) == 4

    @pytest.mark.parametrize(
        "bad", [b"", bytes(15), bytes(65), "x" * 32, 5, bytearray(32)], ids=lambda v: type(v).__name__
    )
    def test_must_be_random_bytes_enough(self, bad):
        with pytest.raises(CodeError, match="a key must be 16 to 64 random bytes"):
            Codec(SALT, key=bad)

    def test_is_nowhere_to_be_read(self):
        codec = Codec(SALT, key=b"sixteen letters!")
        assert repr(codec) == "Codec(salt=..., key=...)"
        with pytest.raises(CodeError) as raised:
            codec.decode("sixteen")
        assert "sixteen" not in str(raised.value)

    def test_pickles(self):
        codec = Codec(SALT, key=self.KEY)
        twin = pickle.loads(pickle.dumps(codec))  # noqa: S301 - our own bytes
        assert twin == codec
        assert twin.encode(5) == codec.encode(5)


class TestRange:
    """Every id below CAPACITY has seven characters, and the next would have eight."""

    def test_capacity_is_the_figure_of_the_design(self):
        assert CAPACITY == 7_256_313_856

    @pytest.mark.parametrize(
        "salt", ["", SALT, "\ud800", "\u0938\u093e\u0932\u094d\u091f", "x" * 10_000], ids=len
    )
    @pytest.mark.parametrize("number", EDGES)
    def test_edges(self, salt, number):
        codec = Codec(salt)
        code = codec.encode(number)
        assert code == Hashids(salt=salt, min_length=7).encode(number)
        assert len(code) == CODE_LENGTH
        assert codec.decode(code) == number

    def test_hashids_itself_needs_an_eighth_character_past_the_end(self):
        assert len(Hashids(salt=SALT, min_length=CODE_LENGTH).encode(CAPACITY)) == CODE_LENGTH + 1

    def test_a_block_of_ids_has_distinct_codes(self):
        codec = Codec(SALT)
        assert len({codec.encode(number) for number in range(20_000)}) == 20_000


class TestEncodeRefuses:
    """hashids answers "" or something for these; here each is an error that says what to do."""

    @pytest.mark.parametrize(
        ("bad", "words"),
        [
            (True, "int, got bool"),
            (1.0, "int, got float"),
            ("5", "int, got str"),
            (None, "int, got None"),
            ((1, 2), "int, got tuple"),
            (-1, "count from 0"),
            (CAPACITY, "at most 7256313855"),
            (10**10_000, "at most 7256313855"),
            (-(10**10_000), "count from 0"),
        ],
        ids=lambda value: str(type(value)),
    )
    def test_what_has_no_code(self, bad, words):
        with pytest.raises(CodeError, match=words):
            Codec(SALT).encode(bad)


class TestDecodeRefuses:
    """Only the very text that encode gives is read."""

    @pytest.mark.parametrize(
        "bad",
        [
            *("", "gB0NV0", "gB0NV055", "gB0NV0\n", " gB0NV0", "GB0NV05", "gb0nv05", "cfhistu", "ccccccc"),
            *("-" * 7, "\0" * 7, "\ud800" * 7, "\u0967" * 7, "gB0NV0\u0665"),
        ],
        ids=ascii,
    )
    def test_rubbish(self, bad):
        with pytest.raises(CodeError):
            Codec("this is my salt").decode(bad)

    @pytest.mark.parametrize("bad", [None, 5, b"gB0NV05", ["g", "B", "0", "N", "V", "0", "5"]], ids=repr)
    def test_other_types(self, bad):
        with pytest.raises(CodeError, match="must be a str, got"):
            Codec("this is my salt").decode(bad)

    def test_two_numbers_in_one_code(self):
        """A code of hashids may pack several ids; ours hold one."""
        pair = Hashids(salt=SALT, min_length=7).encode(1, 2)
        assert len(pair) == CODE_LENGTH
        with pytest.raises(CodeError, match="does not belong to this salt"):
            Codec(SALT).decode(pair)

    def test_a_code_of_another_salt_never_reads_silently_as_the_same_id(self):
        ours, theirs = Codec(SALT), Codec("another salt")
        assert all(ours.encode(number) != theirs.encode(number) for number in range(1000))

    def test_a_megabyte_is_answered(self):
        with pytest.raises(CodeError, match="got 1000000"):
            Codec(SALT).decode("a" * 1_000_000)


class TestSalt:
    """The salt is nowhere to be read by accident."""

    def test_is_not_in_the_repr(self):
        assert SALT not in repr(Codec(SALT)) + str(Codec(SALT))

    @pytest.mark.parametrize("bad", [-1, CAPACITY, None, "5"], ids=repr)
    def test_is_not_in_errors_of_encode(self, bad):
        with pytest.raises(CodeError) as raised:
            Codec(SALT).encode(bad)
        assert SALT not in str(raised.value)

    def test_is_not_in_errors_even_when_it_is_passed_as_the_code(self):
        with pytest.raises(CodeError) as raised:
            Codec("s3cret!").decode("s3cret!")
        assert "s3cret!" not in str(raised.value)

    @pytest.mark.parametrize("bad", [None, 5, b"salt"], ids=repr)
    def test_must_be_text(self, bad):
        with pytest.raises(CodeError, match="salt must be a str") as raised:
            Codec(bad)
        assert repr(bad) not in str(raised.value)


class TestValue:
    """A codec is a value: equal by salt, immutable, and it travels to other processes."""

    def test_is_equal_and_hashes_by_salt(self):
        assert Codec(SALT) == Codec(SALT) != Codec("")
        assert len({Codec(SALT), Codec(SALT), Codec("")}) == 2

    def test_is_frozen(self):
        with pytest.raises(FrozenInstanceError):
            Codec(SALT).salt = ""  # type: ignore[misc]

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickles(self, protocol):
        codec = Codec(SALT)
        twin = pickle.loads(pickle.dumps(codec, protocol))  # noqa: S301 - our own bytes
        assert twin == codec
        assert twin.encode(5) == codec.encode(5)

    @pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
    def test_copies(self, duplicate):
        assert duplicate(Codec(SALT)).encode(5) == Codec(SALT).encode(5)

    def test_errors_belong_to_the_family(self):
        assert issubclass(CodeError, EngageTextError)
        assert issubclass(CodeError, ValueError)
