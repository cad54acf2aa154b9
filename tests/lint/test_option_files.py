"""Files that options name."""

import pytest

from engage_text import OptionError
from engage_text.lint import InputError
from engage_text.lint._option_files import bytes_of, samples, text_of


class TestSamples:
    def test_a_column_is_a_variable(self):
        assert samples("name,city\nAsha,Pune\nAsha,\n\nRavi,Goa\n") == {
            "name": ["Asha", "Ravi"],
            "city": ["Pune", "Goa"],
        }

    @pytest.mark.parametrize(
        "text",
        ["name;city\nAsha, Ms;Pune\n", "name\tcity\nAsha, Ms\tPune\n", 'sep=;\nname;city\n"Asha, Ms";Pune'],
    )
    def test_the_delimiter_is_detected(self, text):
        assert samples(text) == {"name": ["Asha, Ms"], "city": ["Pune"]}

    def test_a_cell_can_have_lines(self):
        assert samples('name\n"A\nB"\n') == {"name": ["A\nB"]}

    def test_an_empty_file_has_none(self):
        assert samples("") == samples("name\n") == {}

    def test_what_is_no_csv_is_an_option_error(self):
        with pytest.raises(OptionError, match="line 2 must be CSV"):
            samples("name\n" + "x" * 200_000)


class TestFiles:
    def test_a_mark_at_the_start_is_no_text(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"\xef\xbb\xbfhi")
        assert text_of(str(path), str.upper) == "HI"
        assert bytes_of(str(path), len) == 5

    def test_a_name_is_escaped(self):
        with pytest.raises(InputError) as raised:
            bytes_of("a\x1b[31m", bytes)
        assert "\x1b" not in str(raised.value)


def test_all_values_of_a_column_are_samples():
    """The worst value may be the last one of a long column."""
    lines = [
        "name,city",
        *(f"name {number},Pune" for number in range(20_000)),
        "the longest name of them all,",
    ]
    found = samples("\n".join(lines))
    assert found["name"][-1] == "the longest name of them all"
    assert len(found["name"]) == 20_001
    assert found["city"] == ["Pune"]


def test_faults_name_the_file(tmp_path):
    path = tmp_path / "names.csv"
    with pytest.raises(InputError, match=r"names.csv cannot be read: No such file"):
        text_of(str(path), samples)
    path.write_bytes(b"name\n\xff\n")
    with pytest.raises(InputError, match=r"names.csv must be UTF-8; save it as CSV UTF-8"):
        text_of(str(path), samples)
    path.write_text("name\n" + "x" * 200_000, "utf-8")
    with pytest.raises(InputError, match=r"names.csv: line 2 must be CSV: field larger"):
        text_of(str(path), samples)


def test_a_file_without_an_end_is_not_read_for_ever(tmp_path, monkeypatch):
    from engage_text.lint import _option_files

    monkeypatch.setattr(_option_files, "_MOST_BYTES", 3)
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    assert _option_files.bytes_of(str(path), bytes) == b"abc"
    path.write_bytes(b"abcd")
    with pytest.raises(InputError, match=r"a\.csv must have at most 3 bytes"):
        _option_files.bytes_of(str(path), bytes)
