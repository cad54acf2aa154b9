"""Every relative link of the README and the docs leads to a file, and every anchor to a heading."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])
LINK = re.compile(
    r"\]\(<?([^)\s>]+)>?\)|<(?:img|a) [^>]*(?:src|href)=\"([^\"]+)\"|^\[[^\]]+\]: (\S+)", re.MULTILINE
)
CODE = re.compile(r"^(```|~~~).*?^\1\s*$|`+[^`\n]*`+", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.*?) *$", re.MULTILINE)


def links(text: str) -> Iterator[str]:
    """Yield where the links of a page lead. Code contains no links; a link's text may be code."""
    for found in LINK.finditer(CODE.sub("code", text)):
        yield next(filter(None, found.groups()))


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub makes of the headings: a repeated one gets a number."""
    found: set[str] = set()
    seen: Counter[str] = Counter()
    for heading in HEADING.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def broken(page: Path, root: Path = ROOT) -> list[str]:
    """Return the links of a page that lead nowhere in the repository."""
    found = []
    for link in links(page.read_text("utf-8")):
        if re.match(r"[a-z][a-z+.-]*:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not (target.is_relative_to(root.resolve()) and target.exists() and _has(target, anchor)):
            found.append(link)
    return found


def _has(target: Path, anchor: str) -> bool:
    return not anchor or (target.suffix == ".md" and anchor in anchors(target.read_text("utf-8")))


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    assert broken(page) == []


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_paths_of_the_repository_exist(page: Path) -> None:
    """A path in code moves with its file; a name in capitals is a placeholder."""
    paths = re.findall(r"`((?:engage_text|tests|docs|benchmarks)/[a-z0-9_./-]+)[ `]", page.read_text("utf-8"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        waiting += [
            (page.parent / link.partition("#")[0]).resolve() for link in links(page.read_text("utf-8"))
        ]
    assert sorted(set(PAGES) - {ROOT / "README.md"} - reached) == []


def test_the_sidebar_has_every_page() -> None:
    """Sphinx reports a page that no table of contents has, but the docs are built only by the gate."""
    conf = ast.parse((ROOT / "docs" / "conf.py").read_text("utf-8"))
    [sidebar] = [
        ast.literal_eval(node.value)
        for node in conf.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SIDEBAR"
    ]
    listed = {page for pages in sidebar.values() for page in pages}
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"}
    assert pages - listed == set()


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# A `b.c`: d\n\n# Twice\n\n# Twice\n", encoding="utf-8")
    page = tmp_path / "page.md"
    right = (
        "[a](other.md) [`b`](other.md#a-bc-d) [c](other.md#twice-1) [d](https://example.com/x) `[e](none.md)`"
    )
    page.write_text(f"# Here\n\n{right} [f](#here)\n", encoding="utf-8")
    assert broken(page, tmp_path) == []
    page.write_text(
        "[a](none.md) [b](other.md#none) [c](other.md#twice-2) [d](#none) [e](/etc/passwd) ![f](x.svg)",
        encoding="utf-8",
    )
    assert broken(page, tmp_path) == [
        "none.md", "other.md#none", "other.md#twice-2", "#none", "/etc/passwd", "x.svg"
    ]  # fmt: skip
