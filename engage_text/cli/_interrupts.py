"""Handles Ctrl-C during the imports of the command `engage-text`: the command ends silently, as other commands do.

Python's own handler raises KeyboardInterrupt, and no code of ours can catch it before the imports are done. A program
that imports the library is not affected: only the command calls this. Imports nothing that takes time.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` itself takes milliseconds, and Ctrl-C may come meanwhile

__all__ = ["allow_interrupts", "end_by_interrupts"]

_changed: list[bool] = []


def end_by_interrupts() -> None:
    """Let Ctrl-C end the process without a traceback, until `allow_interrupts` is called."""
    try:
        if _signal.getsignal(_signal.SIGINT) is not _signal.default_int_handler:
            return  # the caller ignores it, as a shell does for commands in the background
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    except ValueError:  # not the main thread
        return
    _changed.append(True)


def allow_interrupts() -> None:
    """Restore Python's handler for Ctrl-C: from here on, its exception is caught."""
    if _changed:
        _changed.clear()
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
