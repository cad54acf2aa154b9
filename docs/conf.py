"""How Sphinx builds these pages. They are plain Markdown, so that they read well without being built, too."""

import posixpath
import re
from pathlib import Path
from typing import Any

from engage_text import __version__

project = "engage_text"
copyright = "2026, the engage_text authors"  # noqa: A001 - Sphinx wants this name
version = release = __version__

extensions = ["myst_parser"]
html_theme = "furo"
html_title = f"engage_text {__version__}"
exclude_patterns = ["out"]
myst_heading_anchors = 3  # `page.md#heading` works as it does on GitHub
pygments_style = "friendly"

SOURCE = "https://github.com/engage-text/engage-text/blob/main"
# What the sidebar shows, in order. The pages themselves have no table of contents that GitHub would show as code.
SIDEBAR = {
    "First steps": ["install", "tutorial", "faq"],
    "How to": [
        "how-to/send-one-message",
        "how-to/send-a-campaign",
        "how-to/*",
    ],
    "Reference": [
        "command-line",
        "configuration",
        "input-formats",
        "output-formats",
        "rules",
        "api/index",
        "exact-rules",
        "measurements",
        "data-versions",
    ],
    "The project": ["contributing", "changelog", "security"],
}
INSIDE = {"rules": "rules/*", "api/index": "*"}
# Files of the root that are pages here as well.
ROOT_FILES = {"contributing": "CONTRIBUTING.md", "changelog": "CHANGELOG.md", "security": "SECURITY.md"}
ROOT = Path(__file__).parents[1]
# A link with a relative path, and no image.
_LINK = re.compile(r"(?<!!)(\[(?:[^\[\]]|\[[^\]]*\])*\]\()([^)\s#:]+)")


def _prepare(_: Any, page: str, source: list[str]) -> None:
    """Add what the build needs and GitHub must not show: tables of contents, links to files outside of docs/."""
    folder = posixpath.dirname(f"docs/{page}")
    text, base = source[0], folder
    if page in ROOT_FILES:
        text, base = (ROOT / ROOT_FILES[page]).read_text(encoding="utf-8"), ""
    text = _LINK.sub(
        lambda link: link[1] + _address(posixpath.normpath(posixpath.join(base, link[2])), folder), text
    )
    if page == "index":
        text += "".join(_toctree(entries, caption) for caption, entries in SIDEBAR.items())
    elif page in INSIDE:
        text += _toctree([INSIDE[page]])
    source[0] = text


def _address(path: str, folder: str) -> str:
    """Return where a link to a file of the repository leads from a page in the folder: to a page, or to the sources."""
    pages = {name: f"docs/{page}.md" for page, name in ROOT_FILES.items()}
    path = pages.get(path, path)
    return posixpath.relpath(path, folder) if path.startswith("docs/") else f"{SOURCE}/{path}"


def _toctree(entries: list[str], caption: str = "") -> str:
    options = [":hidden:", ":glob:", *([f":caption: {caption}"] if caption else [])]
    return "\n\n" + "\n".join(["```{toctree}", *options, "", *entries, "```"]) + "\n"


def setup(app: Any) -> None:
    """Let Sphinx call us for each page that it reads."""
    app.connect("source-read", _prepare)
