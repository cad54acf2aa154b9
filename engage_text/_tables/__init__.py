"""Tables as literals, without logic. `python -m engage_text._build` writes all except `gsm` and `national`.

All tables of Unicode properties come from one version, which `engage-text --version` prints. Python's own methods
(`str.isalnum`, `str.lower`, `unicodedata.normalize`) follow the version of the interpreter. So a character that is
newer than the interpreter is in the tables, but is not a letter for Python.
"""

from __future__ import annotations

__all__: list[str] = []
