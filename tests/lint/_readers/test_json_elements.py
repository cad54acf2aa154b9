"""An array is split into its entries, in chunks of any size, and what is wrong with it is said once."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._readers import _json_elements as module
from engage_text.lint._readers._json_elements import BrokenArray, Element, split_array

ENTRIES = st.recursive(
    st.none() | st.integers() | st.text(st.sampled_from('a"\\[]{},é😀'), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)


def split(data: bytes, chunk: int) -> list[Element | BrokenArray]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", chunk)
        return list(split_array(io.BytesIO(data)))


@given(st.lists(ENTRIES, max_size=5), st.booleans(), st.sampled_from([None, 1]), st.integers(1, 9))
def test_every_entry_has_its_bytes_and_its_place(
    value: list[object], is_ascii: bool, indent: int | None, chunk: int
):
    data = f"\n{json.dumps(value, ensure_ascii=is_ascii, indent=indent)} \n".encode()
    found = split(data, chunk)
    assert [json.loads(entry.data) for entry in found if isinstance(entry, Element)] == value
    for entry in found:
        assert isinstance(entry, Element)
        assert data[entry.offset :].startswith(entry.data)
        before = data[: entry.offset].decode()
        line = before.rpartition("\n")[2]
        assert entry.line == before.count("\n") + 1
        assert entry.before == (len(line), len(line.encode("utf-16-le")) // 2)


@pytest.mark.parametrize("chunk", [1, 2, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", []),
        ("[1,]", ["1", ("an entry is missing beside a comma", 3)]),
        ("[,1]", [("an entry is missing beside a comma", 1), "1"]),
        ('[{"a": 1}', ['{"a": 1}', ("the array is not closed", 9)]),
        ("[", [("the array is not closed", 1)]),
        ('[1, "a', ["1", '"a', ("the array is not closed", 6)]),
        ('[{"a": [1', ['{"a": [1']),
        ("[1]  x", ["1", ("more text follows its end", 5)]),
        ('[{"a" 1}, {"b": 2}]', ['{"a" 1}', '{"b": 2}']),
    ],
)
def test_broken_arrays(text: str, expected: list[object], chunk: int):
    found = split(text.encode(), chunk)
    assert [
        entry.data.decode() if isinstance(entry, Element) else (entry.reason, entry.before[0])
        for entry in found
    ] == expected


def test_deep_and_long_entries_are_answered():
    assert len(split(b"[" * 100_000, 1000)) == 1
    assert len(split(b'["' + b"\\" * 99_999 + b'"]', 1000)) == 2
    assert len(split(b"[" + b"1," * 50_000 + b"1]", 1000)) == 50_001
