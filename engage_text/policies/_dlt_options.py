"""What is registered on India's DLT ledger: templates, headers and white lists. The caller passes it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from engage_text._checks import is_many, kind_of, need_bool, need_choice, need_int, need_text
from engage_text._readonly import read_only
from engage_text._to_dict import fields_to_dict
from engage_text.policies._dlt_pattern import DltPattern, parse_pattern
from engage_text.policies._plain_options import built
from engage_text.problems import OptionError

__all__ = ["DltMatching", "DltOptions", "DltTemplate", "national_number"]

# How fixed text of a template is compared: every character, or only letters, digits and marks.
DltMatching = Literal["exact", "lenient"]
_MATCHINGS = get_args(DltMatching)
_LONGEST_TEMPLATE = 5_000  # characters; a body has at most a fifth of them
_LONGEST_VARIABLE = 1_000
_NATIONAL = 10  # digits of an Indian number without its country code
_NOT_DIGITS = re.compile(r"[^0-9]+")
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]{0,30}://")


@dataclass(frozen=True, slots=True, kw_only=True)
class DltTemplate:
    """A content template as it is registered. `text` has `{#var#}` or a typed tag in place of each variable.

    `headers` are the headers that may send it, `entity_id` is the id of the principal entity, and `category` its type
    in the registry, such as `Promotional` or `Service Implicit`. What is empty is not compared.

    Raises `OptionError` for an invalid value.

    >>> DltTemplate(id="1107160000000012345", text="Your OTP is {#numeric#}.", headers=["ACMEIN"]).headers
    ('ACMEIN',)
    """

    id: str
    text: str
    headers: Iterable[str] = ()
    entity_id: str = ""
    category: str = ""
    pattern: DltPattern = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("id", "text", "entity_id", "category"):
            object.__setattr__(self, name, need_text(getattr(self, name), f"{name} of a DLT template"))
        if not self.id or not self.text:
            raise OptionError("a DLT template must have an id and a text")
        if len(self.text) > _LONGEST_TEMPLATE:
            raise OptionError(
                f"a DLT template must be at most {_LONGEST_TEMPLATE} characters long, got {len(self.text)}"
            )
        object.__setattr__(self, "headers", _texts(self.headers, "headers of a DLT template"))
        object.__setattr__(self, "pattern", parse_pattern(self.text))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DltOptions:
    """What is registered on India's DLT ledger for the sender, and how strictly messages are compared with it.

    - `templates` are the registered templates, as `DltTemplate` or mappings. Without any, bodies are not compared.
    - `headers` are the registered headers. Without any, and without headers in the templates, senders are
      not compared.
    - `urls` are the URLs of the white list: a host, or a host and the beginning of a path, which can end in `*`.
      `numbers` are the phone numbers of the white list. None means that nothing is compared; () allows nothing.
    - `matching` is `exact`, or `lenient` to ignore spaces, punctuation and symbols in fixed text.
    - `max_variable` is the most characters of a variable, unless it has the tag of a URL. `max_variables` is the most
      variables of a template, or None for any number.
    - `allow_adjacent` allows two variables without text between them.
    - `need_ids` reports messages without `PE_ID` or `TEMPLATE_ID`.
    - `header_in_links` requires the header as the first part of the path of short links.

    Raises `OptionError` for an invalid option.

    >>> DltOptions(headers=["ACMEIN"], max_variable=40).headers
    ('ACMEIN',)
    """

    templates: Iterable[DltTemplate] = ()
    headers: Iterable[str] = ()
    urls: Iterable[str] | None = None
    numbers: Iterable[str] | None = None
    matching: DltMatching = "exact"
    max_variable: int = 30
    max_variables: int | None = 2
    allow_adjacent: bool = False
    need_ids: bool = True
    header_in_links: bool = True
    by_id: Mapping[str, DltTemplate] = field(init=False, repr=False, compare=False)
    known_headers: frozenset[str] = field(init=False, repr=False, compare=False)
    listed_urls: tuple[tuple[str, str], ...] = field(init=False, repr=False, compare=False)
    listed_numbers: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        need_choice(self.matching, "matching", _MATCHINGS)
        need_int(self.max_variable, "max_variable", least=1, most=_LONGEST_VARIABLE)
        if self.max_variables is not None:
            need_int(self.max_variables, "max_variables", least=0)
        for name in ("allow_adjacent", "need_ids", "header_in_links"):
            need_bool(getattr(self, name), name)
        if not is_many(self.templates):
            raise OptionError(f"templates must be a list of DltTemplate, got {kind_of(self.templates)}")
        templates = tuple(built(DltTemplate, one, "a template") for one in self.templates)
        object.__setattr__(self, "templates", templates)
        object.__setattr__(self, "by_id", read_only({one.id: one for one in templates}))
        object.__setattr__(self, "headers", _texts(self.headers, "headers"))
        for name in ("urls", "numbers"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, _texts(getattr(self, name), name))
        headers = (*self.headers, *(header for one in templates for header in one.headers))
        object.__setattr__(self, "known_headers", frozenset(headers))
        object.__setattr__(self, "listed_urls", tuple(map(_host_and_path, self.urls or ())))
        numbers = map(national_number, self.numbers or ())
        object.__setattr__(self, "listed_numbers", frozenset(numbers))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _host_and_path(url: str) -> tuple[str, str]:
    """Return the host of an entry of the white list in lower case, and the beginning of the paths."""
    rest = _SCHEME.sub("", url.strip())
    host, slash, path = rest.partition("/")
    return host.lower().removeprefix("www."), slash + path


def national_number(text: str) -> str:
    """Return the digits of an Indian phone number without country code and trunk zero.

    >>> national_number("+91 98765-43210"), national_number("098765 43210"), national_number("1800 123 456")
    ('9876543210', '9876543210', '1800123456')
    """
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) > _NATIONAL and digits.startswith("91"):
        digits = digits[2:]
    return digits.lstrip("0")


def _texts(given: object, name: str) -> tuple[str, ...]:
    if not is_many(given):
        raise OptionError(f"{name} must be a list of texts, got {kind_of(given)}")
    return tuple(dict.fromkeys(need_text(text, f"a text in {name}") for text in given))
