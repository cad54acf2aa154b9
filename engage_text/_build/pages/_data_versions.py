"""The page that says what each table of data is made from."""

from __future__ import annotations

from engage_text._build.pages import _markdown
from engage_text._tables.sources import SOURCES

__all__ = ["data_versions_page"]

_INTRO = (
    "Every table is part of the package: an answer never depends on what else is installed, and nothing is "
    "downloaded. `engage-text --version` prints this list."
)
_REFRESH = (
    "`python -m engage_text._build` generates every table again from the packages in the last column. The tests "
    "generate them too, and compare. To use a newer public suffix list than the one in the package, pass it: "
    "`HostRules(suffixes=SuffixList.from_lines(lines))`, or `--suffix-list FILE` on the command line."
)


def data_versions_page() -> tuple[str, str]:
    """Return the path in `docs/` and the text of the page."""
    rows = [[f"`{table}`", source, package] for table, source, package in SOURCES]
    listed = _markdown.table(["table", "source, with its version or date", "package that carries it"], rows)
    page = _markdown.page("`engage_text._tables.sources`", "Data versions", _INTRO, listed, _REFRESH)
    return "data-versions.md", page
