"""Files, directories, globs and `-`: which files a run reads, in which order, and under which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_text.lint import InputError
from engage_text.lint._paths import DIRECTORY_SUFFIXES, find_files


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def names(*arguments: str, is_excluded=None) -> list[str]:
    return [found.name for found in find_files(arguments, is_excluded=is_excluded)]


@pytest.mark.usefixtures("tree")
class TestArguments:
    def test_a_named_file_is_taken_whatever_its_name_is(self):
        make("a.txt", ".hidden", "package.json", "node_modules/x.md")
        given = ["a.txt", ".hidden", "package.json", "node_modules/x.md"]
        assert names(*given) == given

    def test_order_is_that_of_the_arguments_and_each_file_comes_once(self):
        make("b.csv", "a.csv", "d/c.csv")
        Path("link.csv").symlink_to("a.csv")
        assert names("b.csv", "d", "-", "a.csv", "./b.csv", "link.csv", "-", "d/c.csv") == [
            "b.csv",
            "d/c.csv",
            "-",
            "a.csv",
        ]

    def test_names_have_no_detours(self):
        make("d/a.csv")
        assert names("./d/../d//a.csv", "d/../d") == ["d/a.csv"]
        assert find_files(["./d/a.csv"])[0].path == "./d/a.csv"

    @pytest.mark.parametrize("missing", ["no.csv", "no/such.csv", "a\0b", "x" * 5000])
    def test_what_does_not_exist_is_an_error(self, missing: str):
        with pytest.raises(InputError, match=r"no such file|too long|null"):
            find_files([missing])

    def test_a_pipe_is_a_file(self, tree: Path):
        import os

        os.mkfifo(tree / "pipe")
        assert names("pipe") == ["pipe"]


@pytest.mark.usefixtures("tree")
class TestDirectories:
    def test_a_pipe_is_not_waited_for(self, tree: Path):
        import os

        make("d/a.csv")
        os.mkfifo(tree / "d" / "b.csv")
        assert names("d") == ["d/a.csv"]

    def test_a_broken_link_is_not_silent(self):
        make("d/a.csv")
        Path("d/b.csv").symlink_to("missing")
        assert names("d") == ["d/a.csv", "d/b.csv"]

    def test_takes_known_suffixes_sorted_and_in_any_case(self):
        taken = [f"f{suffix}" for suffix in sorted(DIRECTORY_SUFFIXES)]
        make(*taken, "F.CSV", "f.txt", "f.md", "f.parquet", "f", "f.py")
        assert names(".") == sorted(["F.CSV", *taken])

    def test_takes_inner_directories_after_its_own_files(self):
        make("z.csv", "a/b/c.csv", "a/z.csv", "b/a.csv")
        assert names(".") == ["z.csv", "a/z.csv", "a/b/c.csv", "b/a.csv"]

    def test_skips_hidden_files_packages_and_environments(self):
        make(".a.csv", ".git/a.csv", ".venv/a.csv", "node_modules/a.csv", "d/__pycache__/a.csv")
        make("env/pyvenv.cfg", "env/lib/a.csv", "env2/a.csv", "package.json", "d/docker-compose.yml")
        assert names(".") == ["env2/a.csv"]
        assert names("node_modules", ".git") == ["node_modules/a.csv", ".git/a.csv"]

    def test_does_not_follow_links_to_directories(self):
        make("d/a.csv")
        Path("d/again").symlink_to(".")
        assert names("d") == ["d/a.csv"]

    def test_can_have_no_files(self):
        make("d/a.md")
        assert names("d") == []

    def test_excludes_by_name(self):
        make("d/a.csv", "d/old/b.csv")
        assert names("d", is_excluded=lambda name: name.startswith("d/old/")) == ["d/a.csv"]
        assert names("d/*/*.csv", "d/a.csv", is_excluded=lambda _: True) == ["d/a.csv"]


@pytest.mark.usefixtures("tree")
class TestGlobs:
    def test_matches_files_with_any_suffix(self):
        make("d/a.txt", "d/b.txt", "d/c.md", "d/e/f.txt")
        assert names("d/*.txt") == ["d/a.txt", "d/b.txt"]
        assert names("**/*.txt") == ["d/a.txt", "d/b.txt", "d/e/f.txt"]
        assert names("d/[bc].*") == ["d/b.txt", "d/c.md"]
        assert names("d/**") == ["d/a.txt", "d/b.txt", "d/c.md", "d/e/f.txt"]

    def test_skips_what_a_directory_skips_unless_it_is_named(self):
        make(".h/a.csv", "node_modules/a.csv", "d/a.csv", "d/.a.csv")
        assert names("**/*.csv") == ["d/a.csv"]
        assert names("node_modules/*.csv", ".h/*") == ["node_modules/a.csv", ".h/a.csv"]

    def test_a_file_with_such_a_name_comes_first(self):
        make("a[1].csv", "a1.csv")
        assert names("a[1].csv") == ["a[1].csv"]

    def test_can_have_no_files(self):
        assert names("*.csv") == []

    def test_follows_no_circle_of_links(self):
        make("d/a.csv")
        for name in ("x", "y"):
            Path(f"d/{name}").symlink_to(".")
        assert names("**/*.csv") == ["d/a.csv"]

    def test_a_glob_that_cannot_work_is_an_error(self, monkeypatch: pytest.MonkeyPatch):
        def fail(*_: object) -> None:
            raise ValueError("Invalid pattern")

        monkeypatch.setattr(Path, "glob", fail)  # what cannot work depends on the version of Python
        with pytest.raises(InputError, match=r"^\*\*x: Invalid pattern$"):
            find_files(["**x"])


@pytest.mark.usefixtures("tree")
def test_a_directory_that_cannot_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch):
    import os

    make("d/a.csv")

    def fail(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", fail)
    with pytest.raises(InputError, match=r"^d: Permission denied$"):
        find_files(["d"])
