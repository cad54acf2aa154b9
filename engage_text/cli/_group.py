"""How a command ends: its exit codes, signals, and one line for errors of the system."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn, TypeVar

import click
from click.exceptions import Exit

from engage_text._readonly import NOTHING
from engage_text._text import printable
from engage_text.cli import _interrupts

__all__ = ["PROBLEMS", "Group"]

_T = TypeVar("_T")

PROBLEMS, _FAILED, _INTERRUPTED = 1, 2, 130
# click 8.2 and later raise this for a command without arguments. Its message is the help, on many lines.
_HELP: tuple[type[Exception], ...] = tuple(
    filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)])
)


class Group(click.Group):
    """Turns errors of the system into one line and exit code 2, and escapes the text that the line quotes.

    `lazy` maps names to the commands that are imported when they are called, such as `"_module:command"`.
    """

    def __init__(self, *arguments: Any, lazy: Mapping[str, str] = NOTHING, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._lazy:
            module, _, name = self._lazy[cmd_name].partition(":")
            found: click.Command = getattr(import_module(f"engage_text.cli.{module}"), name)
            return found
        return super().get_command(ctx, cmd_name)

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        # `--help` and `--version` already write here.
        with _one_line(), _printable_usage():
            context = _flushed(super().make_context, *arguments, **options)
            # The command is imported here, while Ctrl-C still ends the process without an exception.
            for name in [*getattr(context, "_protected_args", ()), *context.args][:1]:
                self.get_command(context, name)
            return context

    def invoke(self, ctx: click.Context) -> Any:
        with _one_line(), _printable_usage(), _ending_cleanly():
            return _flushed(super().invoke, ctx)


@contextmanager
def _one_line() -> Iterator[None]:
    """Print an error of the system as one line, and end with its exit code."""
    try:
        yield
    except BrokenPipeError:  # `… | head` has seen enough
        raise Exit(_FAILED) from None
    except OSError as error:
        place = printable(str(error.filename or "input or output"))
        _print_error(f"engage-text: {place}: {error.strerror or printable(str(error))}")
        raise Exit(_FAILED) from None
    except ValueError as error:
        # The last resort: errors of the library outside a request end the command without a traceback.
        _print_error(f"engage-text: {printable(str(error))}")
        raise Exit(_FAILED) from None
    except KeyboardInterrupt:
        raise Exit(_INTERRUPTED) from None


def _print_error(line: str) -> None:
    # The disk of standard error may be full too. Then only the exit code reports the failure.
    with suppress(OSError):
        click.echo(line, err=True)


@contextmanager
def _printable_usage() -> Iterator[None]:
    """Escape the arguments that click quotes: a file name can contain any character."""
    try:
        yield
    except click.ClickException as error:
        if not isinstance(error, _HELP):
            error.message = printable(error.message)  # type: ignore[misc]  # final to its subclasses only
        raise


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Unwind the process when a signal ends it, so that no partial output stays on the disk."""
    _interrupts.allow_interrupts()
    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        try:
            # A signal that the caller ignores stays ignored, as with `nohup`.
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _end)
        except ValueError:  # not the main thread
            break
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _flushed(call: Callable[..., _T], *arguments: Any, **options: Any) -> _T:
    try:
        return call(*arguments, **options)
    finally:
        try:
            sys.stdout.flush()
        except OSError:
            # Python would flush again when it ends, and print an error that we cannot catch.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise
