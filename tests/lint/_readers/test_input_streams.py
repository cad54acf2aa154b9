"""The head of a stream is looked at, and no line that has arrived waits for another."""

from __future__ import annotations

import io
import os

import pytest

from engage_text.lint import ReadOptions
from engage_text.lint._readers import read_stream
from engage_text.lint._readers._input_streams import LONGEST_HEAD, Source


@pytest.mark.parametrize(
    "content", [b"", b"a", b"a\nb", b"\n\n \nab\ncd", b"\xef\xbb\xbf\n{}\n", b"x" * 200_000]
)
@pytest.mark.parametrize("more", [0, 1, 5])
def test_the_whole_is_what_was_given(content: bytes, more: int):
    source = Source(io.BytesIO(content))
    for _ in range(more):
        source.read_more()
    assert content.startswith(source.head)
    assert len(source.head) <= LONGEST_HEAD
    assert source.whole().read() == content


def test_the_head_ends_with_the_first_line_that_is_not_empty():
    assert Source(io.BytesIO(b"\xef\xbb\xbf\n \t\r\n{}\n{}\n")).head == b"\xef\xbb\xbf\n \t\r\n{}\n"


@pytest.mark.parametrize("buffering", [0, -1])
def test_a_row_comes_as_soon_as_its_line_does(buffering: int):
    read, write = os.pipe()
    with open(read, "rb", buffering) as stream, open(write, "wb", 0) as out:  # noqa: PTH123 - descriptors
        rows = read_stream(stream, "-", ReadOptions())
        for number in range(3):
            out.write(b'{"to": "%d"}\n' % number)
            assert next(rows).request == b'{"to": "%d"}' % number  # it would wait for ever
