"""Ctrl-C while the command `engage-text` is still importing: it ends silently, as other commands do.

Python's own handler raises KeyboardInterrupt, and our code cannot catch it before the imports are done. A program
that imports the library is not affected. Imports no other module of this package, and comes first.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` itself takes milliseconds, and Ctrl-C may come meanwhile
import sys

__all__ = ["allow_interrupts", "is_command"]


def is_command(arguments: list[str], original: list[str]) -> bool:
    """Return whether this process runs `engage-text`, or `python -m engage_text`.

    >>> is_command(["/usr/bin/engage-text", "check"], []), is_command(["app.py"], ["python", "app.py"])
    (True, False)
    """
    name = arguments[0].replace("\\", "/").rpartition("/")[2] if arguments else ""
    # While Python looks for the module of -m, this is all that the arguments begin with.
    return name.partition(".")[0] == "engage-text" or (name == "-m" and "engage_text" in original)


def _die_by_interrupts() -> bool:
    try:
        if _signal.getsignal(_signal.SIGINT) is not _signal.default_int_handler:
            return False  # the caller ignores it, as a shell does for what runs in the background
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    except ValueError:  # not the main thread
        return False
    return True


_is_changed = is_command(getattr(sys, "argv", []), sys.orig_argv) and _die_by_interrupts()


def allow_interrupts() -> None:
    """Give Ctrl-C back to Python: from here on what it raises is caught."""
    if _is_changed:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
