"""The page that lists the source of each table of data."""

from __future__ import annotations

from engage_text._build.pages import _markdown
from engage_text._tables.sources import SOURCES

__all__ = ["data_versions_page"]

_INTRO = (
    "Every table is part of the package. Results never depend on other installed packages, and nothing is "
    "downloaded. `engage-text --version` prints this list."
)
_REFRESH = (
    "`python -m engage_text._build` generates every table again from the packages in the last column. The tests "
    "generate them too, and compare. You can pass a public suffix list that is newer than the one in the package: "
    "`HostRules(suffixes=SuffixList.from_lines(lines))`, or `--suffix-list FILE` on the command line."
)


def data_versions_page() -> tuple[str, str]:
    """Return the path in `docs/` and the text of the page."""
    rows = [[f"`{table}`", source, package] for table, source, package in SOURCES]
    listed = _markdown.table(["table", "source, with its version or date", "package that contains it"], rows)
    page = _markdown.page("`engage_text._tables.sources`", "Data versions", _INTRO, listed, _REFRESH)
    return "data-versions.md", page
