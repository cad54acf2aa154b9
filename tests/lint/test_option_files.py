"""Files that options name are read whole, and their faults name them."""

import pytest

from engage_text.lint._errors import InputError
from engage_text.lint._option_files import samples, text_of


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
    with pytest.raises(InputError, match=r"names.csv must be UTF-8"):
        text_of(str(path), samples)
    path.write_text("name\n" + "x" * 200_000, "utf-8")
    with pytest.raises(InputError, match=r"names.csv: line 2 must be CSV: field larger"):
        text_of(str(path), samples)
