"""Rules by globs of paths."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engage_text.lint._path_patterns import path_patterns
from engage_text.problems import OptionError


@pytest.mark.parametrize(
    ("pattern", "file", "is_match"),
    [
        ("*.csv", "a.csv", True),
        ("*.csv", "deep/in/a.csv", True),
        ("*.csv", "a.csv.txt", False),
        ("tests/", "tests/a.csv", True),
        ("tests/**", "tests/deep/a.csv", True),
        ("/a.csv", "a.csv", True),
        ("/a.csv", "tests/a.csv", False),
        ("data/*.csv", "data/deep/a.csv", False),
    ],
)
def test_a_glob_is_as_in_gitignore(pattern, file, is_match):
    assert bool(path_patterns({pattern: ["url"]}).matching(file)) is is_match


def test_paths_are_relative_to_the_root(tmp_path, monkeypatch):
    patterns = path_patterns({"/data/*.csv": ["url"]}, root=tmp_path)
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path / "data")
    assert patterns.matching("a.csv")
    assert patterns.matching(str(tmp_path / "data" / "a.csv"))
    assert not patterns.matching("../a.csv")
    assert not patterns.matching(str(Path(tmp_path.anchor) / "a.csv"))


def test_without_a_root_paths_are_relative_to_the_current_directory(tmp_path, monkeypatch):
    patterns = path_patterns({"data/*.csv": ["url"]})
    monkeypatch.chdir(tmp_path)
    assert patterns.matching("data/a.csv")
    assert patterns.matching(str(tmp_path / "data" / "a.csv"))
    assert not patterns.matching(str(tmp_path.parent / "data" / "a.csv"))


def test_a_name_can_begin_with_two_dots(tmp_path):
    assert path_patterns({"/..a.csv": ["url"]}, root=tmp_path).matching(str(tmp_path / "..a.csv"))


def test_no_globs_match_nothing():
    assert path_patterns({}).matching("a.csv") == {}


def test_a_glob_that_cannot_work_is_refused():
    with pytest.raises(OptionError, match="per_file_ignores must contain globs, got !"):
        path_patterns({"!": ["url"]})


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pathspec", None)
    with pytest.raises(OptionError, match="install engage-text"):
        path_patterns({"*": ["url"]})
