"""The generators of the tables and of some pages of the docs. They are in the checkout only, not in the wheel.

`python -m engage_text._build` writes all tables, and `python -m engage_text._build.NAME` writes one. Each generator
reads an installed package and rewrites one module. The tests render each module again and compare. `pages` writes the
pages that are made from docstrings, rules and commands. The library never imports this package.
"""

from __future__ import annotations

__all__: list[str] = []
