"""The page of the command line, from the commands themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from engage_text._build.pages import _markdown
from engage_text.cli._commands import cli

__all__ = ["command_line_page"]

_TITLE = "Command line"
_INTRO = (
    "`pip install 'engage-text[cli]'` installs the command `engage-text`; `python -m engage_text` is the same. "
    "`-h` or `--help` prints the help of each command, and `engage-text --version` the version and the source of "
    "every [table of data](data-versions.md). [Configuration](configuration.md) lists the keys of its file."
)
_COMPLETION = """
## Completion in a shell

The shell completes commands and options after you add one line to its start-up file:

| shell | file | line |
| --- | --- | --- |
| Bash | `~/.bashrc` | `eval "$(_ENGAGE_TEXT_COMPLETE=bash_source engage-text)"` |
| Zsh | `~/.zshrc` | `eval "$(_ENGAGE_TEXT_COMPLETE=zsh_source engage-text)"` |
| Fish | `~/.config/fish/completions/engage-text.fish` | `_ENGAGE_TEXT_COMPLETE=fish_source engage-text \\| source` |
"""
# An option in a sentence, or the `-` of standard input and output.
_OPTION = re.compile(r"(?<!\S)(--?[a-z][a-z-]*|-)(?=[\s,;:.]|$)")


def command_line_page() -> tuple[str, str]:
    """Return the path in `docs/` and the text of the page."""
    parts = [_INTRO, *_paragraphs(cli)]
    if options := _options(cli):
        parts.append(options)
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None  # noqa: S101 - it is listed
        parts += [f"## `engage-text {name}`", *_command(name, command)]
    parts.append(_COMPLETION.strip())
    return "command-line.md", _markdown.page("the commands", _TITLE, *parts)


def _command(name: str, command: click.Command) -> Iterator[str]:
    arguments = [_argument(part) for part in command.params if isinstance(part, click.Argument)]
    yield _markdown.fenced(" ".join(["engage-text", name, "[OPTIONS]", *arguments]), "text")
    yield from _paragraphs(command)
    yield _options(command)


def _argument(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _paragraphs(command: click.Command) -> Iterator[str]:
    r"""Yield the paragraphs of the help. A paragraph after `\b` keeps its lines, and its commands are examples."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        verbatim = paragraph.removeprefix("\b\n")
        if verbatim == paragraph:
            yield _OPTION.sub(r"`\1`", paragraph)
            continue
        title, *lines = verbatim.splitlines()
        yield title
        text = inspect.cleandoc("\n".join(lines))
        yield _markdown.fenced(re.sub(r"^(?=engage-text )", "$ ", text, flags=re.MULTILINE), "console")


def _options(command: click.Command) -> str:
    options = [part for part in command.params if isinstance(part, click.Option) and not part.hidden]
    rows = [[_names(option), _help(option), _default(option)] for option in options]
    return _markdown.table(["option", "what it does", "default"], rows) if rows else ""


def _names(option: click.Option) -> str:
    names = ", ".join(_markdown.code(name) for name in [*option.opts, *option.secondary_opts])
    return names if option.is_flag or option.count else f"{names} {_markdown.code(_kind(option))}"


def _kind(option: click.Option) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return "FILE" if isinstance(option.type, click.Path | click.File) else option.type.name.split()[0].upper()


def _help(option: click.Option) -> str:
    several = " May be repeated." if option.multiple and "repeat" not in (option.help or "") else ""
    return _OPTION.sub(r"`\1`", f"{option.help or ''}{several}")


def _default(option: click.Option) -> str:
    default = option.default
    has_one = isinstance(default, str | int) and not option.is_flag and default != ""
    return _markdown.code(str(default)) if has_one else ""
