"""The error of an input that cannot be read at all. Everything else that is wrong with a file is a finding."""

from __future__ import annotations

from engage_text.problems import EngageTextError

__all__ = ["InputError"]


class InputError(EngageTextError):
    """A file that cannot be read: it does not exist, it has another format, or a package for its format is missing.

    The message names the file.
    """
