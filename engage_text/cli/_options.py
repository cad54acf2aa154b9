"""The options that commands share, and their values in the library."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, TypedDict

import click

from engage_text.hosts import HostRules, SuffixList
from engage_text.links import LinkDomain, Shortener
from engage_text.numbers import HOME_REGION, calling_code
from engage_text.placeholders import PlaceholderPolicy
from engage_text.problems import OptionError
from engage_text.rules import RuleSet
from engage_text.urls import BarePolicy, Scheme, UrlOptions

__all__ = [
    "FINDING",
    "JUDGING",
    "SALT_VARIABLE",
    "Judging",
    "Option",
    "add_options",
    "finding",
    "judging",
    "names_of",
    "shortener_of",
    "shortener_with_ids",
]

SALT_VARIABLE = "ENGAGE_TEXT_SALT"
_OPTIONS = {"always": "--always", "never": "--never", "extra_suffixes": "--suffix"}


# What adds an option to a command.
Option = Callable[[Callable[..., None]], Callable[..., None]]


def add_options(command: Callable[..., None], options: Iterable[Option]) -> Callable[..., None]:
    """Add options to a command. The last one comes first in its help."""
    for option in options:
        command = option(command)
    return command


def finding(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for finding and making links. The command gets one `urls` for six of them."""

    @wraps(command)
    def with_urls(  # noqa: PLR0913 - one parameter for each option
        *,
        bare: BarePolicy,
        scheme: Scheme,
        always: tuple[str, ...],
        never: tuple[str, ...],
        suffix: tuple[str, ...],
        suffix_list: str | None,
        **given: Any,
    ) -> None:
        try:
            suffixes = None if suffix_list is None else _read_suffixes(suffix_list)
            hosts = HostRules(suffixes=suffixes, extra_suffixes=suffix, always=always, never=never)
        except OptionError as error:
            # The library names its parameter, and the caller gave an option.
            message = re.sub(r"^(always|never|extra_suffixes)\b", lambda name: _OPTIONS[name[0]], str(error))
            raise click.UsageError(message) from None
        command(urls=UrlOptions(bare=bare, scheme=scheme, hosts=hosts), **given)

    return add_options(with_urls, FINDING)


# The last one comes first in the help.
FINDING = (
    click.option(
        "--suffix-list",
        type=click.Path(exists=True, dir_okay=False),
        help="A public suffix list, as published, instead of the bundled one.",
    ),
    click.option(
        "--suffix", multiple=True, metavar="NAME", help="A further suffix, such as corp; repeatable."
    ),
    click.option(
        "--never",
        multiple=True,
        metavar="HOST",
        help="A host that is never a link, and its subdomains; repeatable.",
    ),
    click.option(
        "--always",
        multiple=True,
        metavar="HOST",
        help="A host that is a link even if bare, and its subdomains; repeatable.",
    ),
    click.option("--prefix", metavar="PATH", help="Path before the code, such as the registered header."),
    click.option("--domain", metavar="HOST", help="Shorten here, to links on this host."),
    click.option(
        "--scheme",
        type=click.Choice(["http", "https"]),
        default="http",
        show_default=True,
        help="The scheme in the target of a link without a scheme.",
    ),
    click.option(
        "--bare",
        type=click.Choice(["any", "likely", "never"]),
        default="likely",
        show_default=True,
        help="Which hosts without scheme, www. and path are links.",
    ),
)


def _read_region(_: click.Context, __: click.Parameter, value: str) -> str | None:
    region = None if value.lower() == "none" else value.upper()
    try:
        calling_code(region)
    except OptionError:
        raise click.BadParameter(
            f"must be the two letters of a region, such as IN, or none, got {value!r}"
        ) from None
    return region


class Judging(TypedDict):
    """The options for problems, as keywords of `check` and `prepare_many`."""

    rules: RuleSet
    home_region: str | None
    strict: bool
    placeholders: PlaceholderPolicy


def judging(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that select problems and their severity. The command gets one `judged` for all of them."""

    @wraps(command)
    def with_judging(
        *,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        home_region: str | None,
        strict: bool,
        placeholders: PlaceholderPolicy,
        **given: Any,
    ) -> None:
        try:
            rules = RuleSet(select=names_of(select), ignore=names_of(ignore))
        except OptionError as error:
            # The library names its parameter, and the caller gave an option.
            raise click.UsageError(re.sub(r"^(?=(?:select|ignore)\b)", "--", str(error))) from None
        judged = Judging(rules=rules, home_region=home_region, strict=strict, placeholders=placeholders)
        command(judged=judged, **given)

    return add_options(with_judging, JUDGING)


def names_of(given: Iterable[str]) -> list[str]:
    """Return the codes and groups of an option that is given more than once, or with commas."""
    return [name for names in given for name in names.replace(",", " ").split()]


# The last one comes first in the help.
JUDGING = (
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        help="Do not report these rules, such as url-doubtful or url; repeatable.",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        help="Report only these rules, by code or group, such as url-doubtful or url; repeatable.",
    ),
    click.option(
        "--placeholders",
        type=click.Choice(["refuse", "allow"]),
        default="refuse",
        show_default=True,
        help="What to do with unfilled placeholders; allow them if the messages are templates.",
    ),
    click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    click.option(
        "--home-region",
        metavar="REGION",
        default=HOME_REGION,
        show_default=True,
        callback=_read_region,
        help="Region of most recipients, in two letters, or none: hints name its country code.",
    ),
)


def _read_suffixes(path: str) -> SuffixList:
    try:
        with Path(path).open(encoding="utf-8") as lines:
            return SuffixList.from_lines(lines)
    except UnicodeDecodeError:
        raise click.UsageError(f"the suffix list {path} is not UTF-8") from None
    except OptionError as error:
        raise click.UsageError(f"{path}: {error}") from None


def shortener_with_ids(
    domain: str | None, prefix: str | None, first_id: int | None, salt_file: str | None
) -> Shortener | None:
    """Return the shortener for the options. Making links needs ids and a salt."""
    if domain is None:
        if first_id is not None or salt_file is not None:
            raise click.UsageError("--first-id and --salt-file need --domain")
        return shortener_of(domain, prefix, "")
    if first_id is None:
        raise click.UsageError("--domain needs ids for its links: give --first-id")
    salt = _salt(salt_file)
    if not salt and salt_file is not None:
        raise click.UsageError("the salt file is empty: it must contain the salt")
    if not salt:
        raise click.UsageError(f"--domain needs a salt: give --salt-file, or set {SALT_VARIABLE}")
    return shortener_of(domain, prefix, salt)


def _salt(path: str | None) -> str:
    if path is None:
        return os.environ.get(SALT_VARIABLE, "")
    try:
        # The line end comes from the editor and is not part of the secret.
        # An editor may add a byte order mark too.
        return Path(path).read_text("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        # The error itself would quote bytes of the secret.
        raise click.UsageError("the salt file is not UTF-8") from None


def shortener_of(domain: str | None, prefix: str | None, salt: str) -> Shortener | None:
    """Return the shortener for the options, or None if the service shortens."""
    if domain is None:
        if prefix is not None:
            raise click.UsageError("--prefix needs --domain")
        return None
    try:
        return Shortener(LinkDomain(domain, prefix=prefix or ""), salt=salt)
    except OptionError as error:
        raise click.UsageError(str(error)) from None
