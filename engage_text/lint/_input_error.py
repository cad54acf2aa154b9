"""The error of input that cannot be read at all, in contrast to findings in input that can be read."""

from __future__ import annotations

from engage_text.problems import EngageTextError

__all__ = ["InputError"]


class InputError(EngageTextError):
    """A file or a stream that cannot be read: it does not exist, or has a format that the linter does not read."""
