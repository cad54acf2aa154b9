"""Makes `Settings` from named values, as a configuration file and the command line give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_text._readonly import read_only
from engage_text.hosts import HostRules, SuffixList
from engage_text.links import LinkDomain, Shortener
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._errors import InputError
from engage_text.lint._option_files import bytes_of, samples, text_of
from engage_text.lint._path_patterns import path_patterns
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._settings import Settings
from engage_text.lint._side_files import SideFile, read_side_file
from engage_text.lint._suppressions import Suppressions
from engage_text.numbers import HOME_REGION
from engage_text.problems import OptionError
from engage_text.rules import RuleSet
from engage_text.urls import UrlOptions

if TYPE_CHECKING:
    from engage_text.lint._baseline import Baseline
    from engage_text.policies import DltTemplate, Policy

__all__ = ["PATHS", "files_of", "outputs_of", "settings_of"]

# The keys of a configuration file that are not options of `Policy`.
_NOT_OF_POLICY = frozenset(
    "select extend_select ignore severities per_file_ignores strict fail_level placeholders home_region bare scheme "
    "always never suffixes suffix_list domain prefix exclude input_format encoding delimiter columns defaults "
    "ignore_column ignore_file baseline output redact statistics".split()
)
# The keys whose values can be paths, with the tables that they are in.
PATHS = (
    ("baseline",),
    ("ignore_file",),
    ("rates",),
    ("suffix_list",),
    ("dlt", "templates"),
    ("template", "samples"),
)
_NAME = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


def settings_of(
    values: Mapping[str, Any], *, root: Path | None = None, source: str = "", file: str = ""
) -> Settings:
    """Return the settings for values by the names of options. A value that is not given has its default.

    `root` is the directory of the configuration, and `file` its name in findings. Raises `OptionError` that names the
    option as it is written in a file. With a `source`, the file that all values come from, it is an `InputError` that
    names the file too.

    >>> settings_of({"ignore": ["url"], "max_segments": 2}).policy.max_segments
    2
    """
    try:
        return Settings(
            rules=_rules(values),
            **_options(values),
            policy=_policy(values),
            read=_read(values),
            root=root,
            suppressions=_suppressions(values, root, file),
            baseline=_baseline(values.get("baseline")),
            **_given(values, {"strict": "strict", "fail_level": "fail_level"}),
        )
    except OptionError as error:
        words = _NAME.sub(lambda found: found[0].replace("_", "-"), str(error))
        raise InputError(f"{source}: {words}") if source else OptionError(words) from None


def files_of(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the paths of the files that the values name."""
    for *tables, key in PATHS:
        table: Any = values
        for name in tables:
            table = table.get(name) or {}
        if isinstance(path := table.get(key), str):
            yield path


def outputs_of(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the paths of the files that the run writes.

    >>> list(outputs_of({"output": ["full", "sarif=out.sarif"]}))
    ['out.sarif']
    """
    for text in values.get("output") or ():
        if path := text.partition("=")[2]:
            yield path


def _given(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the values that are given, by the names of the parameters."""
    return {to: values[name] for name, to in names.items() if values.get(name) is not None}


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _rules(values: Mapping[str, Any]) -> RuleSet | None:
    given = _given(values, _same("select", "extend_select", "ignore", "severities"))
    return RuleSet(**given, known=ALL_RULES) if given else None


def _options(values: Mapping[str, Any]) -> dict[str, Any]:
    listed = values.get("suffix_list")
    suffixes = None if listed is None else text_of(listed, _suffixes)
    given = _given(values, {"always": "always", "never": "never", "suffixes": "extra_suffixes"})
    hosts = HostRules(suffixes=suffixes, **given) if given or suffixes is not None else None
    domain, region = values.get("domain"), values.get("home_region", HOME_REGION)
    if domain is None and values.get("prefix") is not None:
        raise OptionError("prefix must be given with domain")
    # Every code has the same length, so the problems do not depend on the salt.
    shortener = (
        None if domain is None else Shortener(LinkDomain(domain, prefix=values.get("prefix") or ""), salt="")
    )
    return {
        "shortener": shortener,
        "urls": UrlOptions(hosts=hosts, **_given(values, _same("bare", "scheme"))),
        "home_region": None if region is None or region.lower() == "none" else region.upper(),
        **_given(values, _same("placeholders")),
    }


def _policy(values: Mapping[str, Any]) -> Policy | None:
    given = {
        name: value for name, value in values.items() if name not in _NOT_OF_POLICY and value is not None
    }
    if not given:
        return None
    from engage_text.policies import Policy, Rates, dlt_templates  # noqa: PLC0415 - most runs have no policy

    rates, currency = given.get("rates"), given.pop("currency", "")
    if isinstance(rates, str):
        given["rates"] = text_of(rates, lambda text: Rates.from_csv(text, currency=currency))
    elif rates is not None:
        given["rates"] = Rates(rates, currency=currency)
    for name in ("template", "dlt"):
        if name in given:
            given[name] = dict(given[name])
    if "dlt" in given:
        given["dlt"]["templates"] = _templates(given["dlt"].get("templates", []), dlt_templates)
    if isinstance(path := given.get("template", {}).get("samples"), str):
        given["template"]["samples"] = text_of(path, samples)
    return Policy(**given)


def _templates(given: Any, parse: Callable[[str], Sequence[DltTemplate]]) -> Any:
    from engage_text.policies import DltTemplate  # noqa: PLC0415 - as above

    if isinstance(given, str):
        return text_of(given, parse)
    return [DltTemplate(**entry) if isinstance(entry, dict) else entry for entry in given]


def _read(values: Mapping[str, Any]) -> ReadOptions:
    names = {"input_format": "format", **_same("encoding", "delimiter", "ignore_column")}
    given = _given(values, names)
    if "encoding" in given:
        from engage_text.lint._readers._file_encodings import need_encoding  # noqa: PLC0415 - few runs need it

        need_encoding(given["encoding"])
    if "delimiter" in given:
        from engage_text.lint._readers._delimiters import need_delimiter  # noqa: PLC0415 - likewise

        need_delimiter(given["delimiter"])
    given |= {name: read_only(values[name]) for name in ("columns", "defaults") if values.get(name)}
    return ReadOptions(**given)


def _suppressions(values: Mapping[str, Any], root: Path | None, file: str) -> Suppressions:
    named = {"source": file} if file else {}
    given: dict[str, Any] = {
        "paths": path_patterns(values.get("per_file_ignores", {}), root=root, **named),
        **_given(values, {"ignore_column": "column"}),
    }
    if path := values.get("ignore_file"):
        # Nothing is suppressed until `--add-ignore` makes the file.
        is_there = Path(path).exists()
        given["side"] = (
            bytes_of(path, lambda data: read_side_file(data, path)) if is_there else SideFile(name=path)
        )
    return Suppressions(**given)


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from engage_text.lint._baseline import Baseline, read_baseline  # noqa: PLC0415 - few runs need it, and every start pays

    if not Path(path).exists():
        return Baseline(name=path)  # nothing is known until `--write-baseline` makes it
    return bytes_of(path, lambda data: read_baseline(data, path))


def _suffixes(text: str) -> SuffixList:
    return SuffixList.from_lines(text.splitlines())
