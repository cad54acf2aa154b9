"""The command line: arguments, files, exit codes and output formats. It contains no rules and no messages of problems.

`_commands` contains the options, `_files` reads and writes, and `_show` formats output for people. click and rich come
with an extra, so `main` checks that they are installed before they are imported.
"""

from __future__ import annotations

import gc
import os
import sys

from engage_text.cli import _interrupts

__all__ = ["main"]


def main() -> None:
    """Run the command `engage-text` and exit: 0 clean, 1 problems found, 2 wrong usage or a failing file."""
    _interrupts.end_by_interrupts()  # before every import that takes time
    from importlib.util import find_spec  # noqa: PLC0415

    # A preview in Hindi must not raise a UnicodeEncodeError if the terminal or the pipe is ASCII.
    if sys.stderr is None:
        # The caller closed it. The next file to be opened would get its descriptor, and our messages.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
    if sys.stdout is None:
        sys.stderr.write("engage-text: standard output is closed\n")
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    if not all(map(find_spec, ("click", "rich"))):
        sys.stderr.write("the command line needs two more packages: install engage-text[cli]\n")
        sys.exit(2)
    # What is imported stays until the end. To look through it for garbage again and again takes 10 ms of a start.
    gc.disable()
    from engage_text.cli._commands import cli  # noqa: PLC0415 - it imports click

    gc.freeze()
    gc.enable()
    cli.main(prog_name="engage-text")
