"""What is true of every id and every text; hashids is the oracle."""

import string

import pytest
from hashids import Hashids
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import any_texts, ids, keys, salts

from engage_text import CodeError
from engage_text.codes import CAPACITY, CODE_LENGTH, Codec

ALPHANUMERICS = string.ascii_letters + string.digits


@given(salts, ids)
def test_decode_undoes_encode(salt, number):
    codec = Codec(salt)
    code = codec.encode(number)
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(ALPHANUMERICS)
    assert code == Hashids(salt=salt, min_length=7).encode(number)
    assert codec.decode(code) == number


@given(salts, st.lists(ids, unique=True, max_size=50))
def test_different_ids_have_different_codes(salt, numbers):
    codec = Codec(salt)
    assert len({codec.encode(number) for number in numbers}) == len(numbers)


@given(salts, ids, st.integers(0, CODE_LENGTH - 1), st.sampled_from(ALPHANUMERICS))
def test_a_typo_is_an_error_or_another_code(salt, number, at, letter):
    """No text reads as an id whose code it is not: nothing is repaired."""
    codec = Codec(salt)
    code = codec.encode(number)
    typo = code[:at] + letter + code[at + 1 :]
    assume(typo != code)
    try:
        other = codec.decode(typo)
    except CodeError:
        return
    assert other != number
    assert codec.encode(other) == typo


@given(
    salts,
    any_texts
    | st.text(st.characters(codec=None), min_size=CODE_LENGTH, max_size=CODE_LENGTH)
    | st.text(ALPHANUMERICS, min_size=CODE_LENGTH, max_size=CODE_LENGTH),
)
def test_any_text_is_a_code_or_an_error_of_ours(salt, text):
    codec = Codec(salt)
    try:
        number = codec.decode(text)
    except CodeError:
        return
    assert 0 <= number < CAPACITY
    assert codec.encode(number) == text


@given(
    salts, st.integers(max_value=-1) | st.integers(min_value=CAPACITY) | st.booleans() | st.floats() | salts
)
def test_what_is_not_an_id_is_an_error(salt, bad):
    with pytest.raises(CodeError):
        Codec(salt).encode(bad)


@given(salts, keys, st.lists(ids, unique=True, max_size=20))
def test_a_key_shuffles_and_loses_nothing(salt, key, numbers):
    codec, plain = Codec(salt, key=key), Codec(salt)
    codes = [codec.encode(number) for number in numbers]
    assert len(set(codes)) == len(numbers)
    assert [codec.decode(code) for code in codes] == numbers
    # What is shuffled is the id, within the range: each code is the plain code of some id.
    assert all(plain.encode(plain.decode(code)) == code for code in codes)
