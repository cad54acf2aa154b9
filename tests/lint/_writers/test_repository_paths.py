"""Code scanning knows files by their path in the repository."""

import pytest

from engage_text.lint._writers._repository_paths import RepositoryPaths, repository_root


@pytest.fixture
def root(tmp_path, monkeypatch):
    (tmp_path / "repo" / "i18n").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo" / "i18n")
    return tmp_path / "repo"


@pytest.mark.parametrize(
    ("file", "path"),
    [("hi.json", "i18n/hi.json"), ("../a.csv", "a.csv"), ("./x/../hi.json", "i18n/hi.json"), ("-", "i18n/-")],
)
def test_paths_are_relative_to_the_root(root, file, path):
    assert RepositoryPaths(root).below_root(file) == path


def test_absolute_paths_too(root):
    assert RepositoryPaths(root).below_root(str(root / "a b.csv")) == "a b.csv"


def test_a_file_outside_keeps_its_name(root):
    outside = str(root.parent / "a.csv")
    assert RepositoryPaths(root).below_root(outside) is None
    assert RepositoryPaths(root).shown(outside) == outside
    assert RepositoryPaths(None).below_root(outside) is None


def test_without_a_root_the_name_is_the_path():
    assert RepositoryPaths(None).shown("./data//a.csv") == "data/a.csv"


def test_links_to_directories_are_followed_and_links_to_files_are_not(root):
    (root.parent / "link").symlink_to(root)
    (root / "real.csv").write_text("")
    (root / "link.csv").symlink_to(root / "real.csv")
    assert RepositoryPaths(root).below_root(str(root.parent / "link" / "link.csv")) == "link.csv"
    assert RepositoryPaths(root.parent / "link").below_root("hi.json") == "i18n/hi.json"


def test_each_file_has_its_own_path(root):
    paths = RepositoryPaths(root)
    found = [paths.below_root(name) for name in ("a", "b", "b", "a", "")]
    assert found[:4] == ["i18n/a", "i18n/b", "i18n/b", "i18n/a"]


def test_the_root_is_the_nearest_repository_upwards(root, tmp_path):
    (tmp_path / ".git").mkdir()
    assert repository_root(root / "i18n") == tmp_path
    (root / ".git").write_text("gitdir: elsewhere")
    assert repository_root(root / "i18n") == root
    assert repository_root(root) == root


def test_outside_of_a_repository_there_is_no_root(tmp_path):
    assert repository_root(tmp_path) is None
