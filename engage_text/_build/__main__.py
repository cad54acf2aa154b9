"""`python -m engage_text._build` writes every table again, from the installed packages of the `dev` extra."""

from __future__ import annotations

import sys

from engage_text._build import make_sources

__all__ = ["main"]


def main() -> None:
    """Write every table, and then the table of their sources."""
    for generator in (*make_sources.GENERATORS, make_sources):
        generator.main()
        sys.stdout.write(f"{generator.TARGET.name}\n")


if __name__ == "__main__":  # pragma: no cover - the tests call main
    main()
