"""The first bytes of a file: what is not a text is named, and a text is not taken for anything else."""

import io
import zipfile

import pytest

from engage_text._signatures import made_by, wide_encoding


def test_a_zip_archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("sheet.xml", "<x/>")
    assert made_by(out.getvalue()).startswith("a zip archive")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_characters(encoding: str):
    assert wide_encoding('{"to": "919876543210"}'.encode(encoding)) == encoding[:6].upper()


@pytest.mark.parametrize("text", ["", "a", '{"msg": "नमस्ते ☕"}', "to;msg\n", "PK and %"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_texts(text: str, encoding: str):
    head = text.encode(encoding)
    assert (made_by(head), wide_encoding(head)) == ("", "")
