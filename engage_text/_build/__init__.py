"""The generators of the tables and of pages of the docs. Part of the checkout only: the wheel leaves them out.

`python -m engage_text._build` writes the tables, `python -m engage_text._build.NAME` one of them. Each generator reads
an installed package and rewrites one module; the tests render the same text again and compare. `pages` writes the
pages that come from docstrings, rules and commands. Nothing in the library imports from here.
"""

from __future__ import annotations

__all__: list[str] = []
