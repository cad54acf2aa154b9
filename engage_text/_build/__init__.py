"""The generators of the tables. Part of the checkout only: the wheel leaves them out.

`python -m engage_text._build` runs them all, `python -m engage_text._build.NAME` one. Each reads an installed package
and rewrites one module; the tests render the same text again and compare. Nothing in the library imports from here.
"""

from __future__ import annotations

__all__: list[str] = []
