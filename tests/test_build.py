"""The generated tables are what their generators render now, and the generators say when they cannot."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from engage_text._build import confusables, graphemes, scripts
from engage_text._build._rows import rows

GENERATORS = [confusables, graphemes, scripts]


@pytest.mark.parametrize("generator", GENERATORS)
def test_the_table_in_the_library_is_rendered_the_same(generator: ModuleType) -> None:
    assert generator.render().encode() == generator.TARGET.read_bytes()


@pytest.mark.parametrize("generator", GENERATORS)
def test_main_writes_what_render_gives(generator: ModuleType, tmp_path: Path) -> None:
    generator.main(tmp_path / "table.py")
    assert (tmp_path / "table.py").read_text("utf-8") == generator.render()


@pytest.mark.parametrize("generator", GENERATORS)
def test_a_table_fits_the_page(generator: ModuleType) -> None:
    lines = generator.TARGET.read_text("utf-8").splitlines()
    assert len(lines) <= 350
    assert max(map(len, lines)) <= 110


def test_a_source_without_a_version_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "Scripts.py"
    source.write_text("RANGES = []\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no Unicode version in Scripts\.py"):
        scripts._stated(str(source))


def test_a_description_without_a_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no Unicode version in the description of regex"):
        graphemes._unicode_version("supports nothing")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], ""),
        ([0], "k 0\n"),
        ([2, 1, 0], "k 0-2\n"),
        ([0, 2, 4, 5, 6], "k 0 2 4-6\n"),
        ([0x10FFFF], "k 10FFFF\n"),
    ],
)
def test_rows(points: list[int], expected: str) -> None:
    assert rows({"k": points}) == expected


def test_rows_are_wrapped_and_repeat_their_key() -> None:
    lines = rows({"key": range(0x1000, 0x1100, 2)}).splitlines()
    assert len(lines) > 1
    assert all(line.startswith("key ") and len(line) <= 110 for line in lines)
    assert [int(word, 16) for line in lines for word in line.split()[1:]] == list(range(0x1000, 0x1100, 2))


class TestDirection:
    """The source pairs look-alikes without saying which side is the prototype."""

    @staticmethod
    def table(*pairs: tuple[str, str]) -> dict[str, str]:
        neighbours: dict[str, set[str]] = {}
        for one, other in pairs:
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
        return dict(confusables._lookalikes(neighbours))

    def test_from_the_character_to_ascii(self) -> None:
        assert self.table(("а", "a"), ("ɑ", "a")) == {"а": "a", "ɑ": "a"}

    def test_through_another_character(self) -> None:
        assert self.table(("ӕ", "æ"), ("æ", "AE")) == {"ӕ": "ae", "æ": "ae"}

    def test_the_shortest_then_the_prototype(self) -> None:
        assert self.table(("m", "rn"), ("ⲙ", "rn")) == {"ⲙ": "m"}
        assert self.table(("0", "O"), ("Ο", "O"), ("О", "O")) == {"Ο": "o", "О": "o"}

    def test_what_fits_no_label_is_left_out(self) -> None:
        assert self.table(("º", "°"), ("∕", "/"), ("ø", "o\u0338")) == {}

    def test_what_nfkc_makes_ascii_of_needs_no_row(self) -> None:
        assert self.table(("ａ", "a"), ("𝐚", "a"), ("|", "l"), ("ا", "l")) == {"ا": "l"}
