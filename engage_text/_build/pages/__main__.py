"""`python -m engage_text._build.pages` writes the generated pages of `docs/` again."""

from __future__ import annotations

import sys
from pathlib import Path

from engage_text._build import pages

__all__ = ["main"]

_TARGET = Path(__file__).parents[3] / "docs"


def main(target: Path = _TARGET) -> None:
    """Write every page, and remove those that no longer exist."""
    rendered = pages.render()
    for folder in {path.rpartition("/")[0] for path in rendered} - {""}:
        for found in (target / folder).glob("*.md"):
            if found.relative_to(target).as_posix() not in rendered:
                found.unlink()
    for path, text in rendered.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(rendered)} pages\n")


if __name__ == "__main__":  # pragma: no cover - the tests call main
    main()
