"""The generators of the tables in `engage_text.urls`. Part of the checkout only: the wheel leaves them out.

Each is run as `python -m engage_text._build.NAME`, reads an installed package and rewrites one module; the
tests render the same text again and compare. Nothing in the library imports from here.
"""

from __future__ import annotations

__all__: list[str] = []
