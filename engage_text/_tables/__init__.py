"""Generated tables: literals only. `python -m engage_text._build` writes them all; nothing here is edited."""

from __future__ import annotations

__all__: list[str] = []
