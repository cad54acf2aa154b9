"""Tables as literals, without logic. `python -m engage_text._build` writes all except `gsm` and `national`."""

from __future__ import annotations

__all__: list[str] = []
