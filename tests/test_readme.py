"""The README is short, and its first commands are those that the gate runs. tests/docs runs its examples."""

import re
from pathlib import Path

import engage_text

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_MOST_LINES = 180


class TestReadme:
    def test_is_short(self):
        assert len(_README.splitlines()) <= _MOST_LINES


class TestCommands:
    def test_the_first_block_contains_exactly_the_two_promised(self):
        block = re.search(r"```sh\n(.*?)```", _README, re.DOTALL)
        assert block is not None
        first, second = block[1].splitlines()
        assert first.endswith("engage-text prepare tests/data/messages.jsonl")
        assert second.endswith(".venv/bin/pytest")


class TestNames:
    def test_everything_exported_exists(self):
        assert sorted(engage_text.__all__) == sorted(set(engage_text.__all__))
        assert all(hasattr(engage_text, name) for name in engage_text.__all__)

    def test_the_changelog_knows_the_version(self):
        changelog = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert f"## {engage_text.__version__} " in changelog
