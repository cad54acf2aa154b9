"""The fast paths of the package, and how to switch all of them off.

A fast path is a shortcut, never a second opinion: it answers sooner what its full path answers too. A function (or a
bound regex method) `fast_…` returns the answer, or None if the full path has to answer. A guard `may_…` returns False
only where the full path finds nothing. `PATHS` has one row for each, with what replaces it: then the full path answers
alone. tests/test_fast_paths.py finds every such name in the package and compares with the table.

In the order of a request:

- wire: `fast_json`, `fast_mapping` and `_fast_fields` read a request without faults; the full path is `_models`.
- numbers: `_may_have_marks` is False for digits alone, which need no cleaning. `_fast_look_up` answers by the first
  digits of a number; `_full_look_up` reads all of them.
- urls: `_may_be_reported` rules out most dots of a sentence by the label after them. `fast_dot` and `fast_schemed` read
  most URLs with one regex; the full path is `_full_urls.Reader`. `_fast_tail` takes a simple tail whole. `_may_be_mail`
  is False without the letters of a word for e-mail. `_fast_absolute` knows most URLs of a field.
- hosts: `SuffixList._fast_divide` knows suffixes of one and two labels. `may_be_changed` is False for a host that
  browsers keep as it is written.
- placeholders: `may_have_fields` is False for a text without the characters of a placeholder, in a text and in a URL.
- segments: `fast_size` measures a text with the default options; the full path is `plan_of`.
- rules: `_may_be_odd_number` is False for a mobile number as it goes out, `_may_be_odd_body` and `may_be_odd_url` for
  most bodies and URLs, `_may_cost_segments` for a single segment. `_may_be_escaped`, `_may_be_misread`,
  `may_miss_values` and `may_be_spelled` search for characters before the rules for unprocessed texts.
- links: `may_run_on` is False before a space; the full path looks for each link in the body that goes out.
- codes: `Codec._fast_code` and `_fast_number` are tables; the full path is the package hashids.

Not in the table, because both paths would be the same line: `str.isascii` before a lookup for characters that are not
ASCII, `in` before a regex that needs the character, `type(text) is str` before `need_text`, and caches.

`ENGAGE_TEXT_FULL_PATHS=1` switches all of them off for a whole run of pytest or of tests/golden.py. The processes that
tests start keep their fast paths: they test the command line and imports, not answers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

__all__ = ["PATHS", "FastPath", "are_off", "off", "switch_off"]

VARIABLE = "ENGAGE_TEXT_FULL_PATHS"


class FastPath(NamedTuple):
    """A name in a module, `Class.method` included, and what replaces it when fast paths are off."""

    module: str
    name: str
    replacement: Any


def _no_answer() -> Any:
    return lambda *_, **__: None


def _maybe() -> Any:
    return lambda *_, **__: True


@cache
def _library(salt: str) -> Any:
    from hashids import Hashids

    return Hashids(salt=salt, min_length=7)


def _code_of_hashids(codec: Any, number: int) -> str:
    return _library(codec.salt).encode(number)  # type: ignore[no-any-return]


def _number_of_hashids(codec: Any, code: str) -> int:
    numbers = _library(codec.salt).decode(code)
    return numbers[0] if len(numbers) == 1 else -1


PATHS: tuple[FastPath, ...] = (
    FastPath("wire._fast_requests", "fast_json", _no_answer()),
    FastPath("wire._fast_requests", "fast_mapping", _no_answer()),
    FastPath("wire._fast_requests", "_fast_fields", _no_answer()),
    FastPath("numbers._number", "_may_have_marks", _maybe()),
    FastPath("numbers._lookup", "_fast_look_up", _no_answer()),
    FastPath("urls._scan", "_may_be_reported", _maybe()),
    FastPath("urls._fast_urls", "fast_dot", _no_answer()),
    FastPath("urls._fast_urls", "fast_schemed", _no_answer()),
    FastPath("urls._lost_at", "_may_be_mail", _maybe()),
    FastPath("urls._tail", "_fast_tail", _no_answer()),
    FastPath("urls._absolute", "_fast_absolute", _no_answer()),
    FastPath("hosts._suffix_list", "SuffixList._fast_divide", _no_answer()),
    FastPath("hosts._whatwg", "may_be_changed", _maybe()),
    FastPath("_placeholder_styles", "may_have_fields", _maybe()),
    FastPath("rules._number_rules", "_may_be_odd_number", _maybe()),
    FastPath("rules._text_rules", "_may_be_odd_body", _maybe()),
    FastPath("rules._text_rules", "_may_be_escaped", _maybe()),
    FastPath("rules._text_rules", "_may_be_misread", _maybe()),
    FastPath("rules._odd_urls", "may_be_odd_url", _maybe()),
    FastPath("rules._segment_rules", "_may_cost_segments", _maybe()),
    FastPath("rules._missing", "may_miss_values", _maybe()),
    FastPath("rules._spelled", "may_be_spelled", _maybe()),
    FastPath("links._shortening", "may_run_on", _maybe()),
    FastPath("segments._fast_sizes", "fast_size", _no_answer()),
    FastPath("codes", "Codec._fast_code", _code_of_hashids),
    FastPath("codes", "Codec._fast_number", _number_of_hashids),
)


class _Place(NamedTuple):
    """Where a fast path is bound: in its class, or in a module that imported it."""

    owner: Any
    name: str


def _modules() -> list[ModuleType]:
    return [
        module
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] == "engage_text" and isinstance(module, ModuleType)
    ]


def _exchange(values: list[tuple[Any, Any]]) -> None:
    """Replace each value by another in every module that has it, under whatever name, and forget all answers."""
    new_of = {id(old): new for old, new in values}
    for module in _modules():
        for name, value in list(vars(module).items()):
            if id(value) in new_of:
                setattr(module, name, new_of[id(value)])
            # What is cached without a limit is a pattern or a table.
            elif hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def switch_off(paths: tuple[FastPath, ...] = PATHS) -> list[tuple[_Place | None, Any, Any]]:
    """Replace the fast paths for good; return what `off` needs to bring them back."""
    done: list[tuple[_Place | None, Any, Any]] = []
    for path in paths:
        module = import_module(f"engage_text.{path.module}")
        owner_name, _, name = path.name.rpartition(".")
        if owner_name:
            owner = getattr(module, owner_name)
            done.append((_Place(owner, name), vars(owner)[name], path.replacement))
            setattr(owner, name, path.replacement)
        else:
            done.append((None, getattr(module, name), path.replacement))
    _exchange([(old, new) for place, old, new in done if place is None])
    return done


@contextmanager
def off(paths: tuple[FastPath, ...] = PATHS) -> Iterator[None]:
    """Switch the fast paths off within a `with`; they stay off if the whole run goes without."""
    if are_off():
        yield
        return
    done = switch_off(paths)
    try:
        yield
    finally:
        for place, old, _ in done:
            if place is not None:
                setattr(place.owner, place.name, old)
        _exchange([(new, old) for place, old, new in done if place is None])


def are_off() -> bool:
    """Return whether the whole run goes without fast paths."""
    return os.environ.get(VARIABLE, "") not in ("", "0")
