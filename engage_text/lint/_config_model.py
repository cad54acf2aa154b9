"""The keys of a configuration file, with their types. pydantic reads them, and the JSON schema is made from them.

The module is imported only if there is a configuration file, because pydantic takes time to build a model.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from engage_text.lint._readers._read_options import FileFormat
from engage_text.placeholders import PlaceholderPolicy
from engage_text.policies import Characters, DltMatching
from engage_text.rules import Level
from engage_text.urls import BarePolicy, Scheme

__all__ = ["ConfigModel", "json_schema"]

_Names = list[str]
_Price = int | float | str
_Share = Literal["error", "warning", "info"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _key(text: str) -> Any:
    """Return a key that may be left out. Its default is that of the option, so the model has none of its own."""
    return Field(default=None, description=text)


class _Keys(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, alias_generator=_kebab, use_attribute_docstrings=False
    )


class _RuleKeys(_Keys):
    select: _Names = _key("Report only these rules, by code or group.")
    extend_select: _Names = _key("Report these rules too, such as those that are off by default.")
    ignore: _Names = _key("Do not report these rules.")
    severities: dict[str, Level] = _key(
        "The severity of rules, by code or group: error, warning, info or off."
    )
    per_file_ignores: dict[str, _Names] = _key("Globs of files, and the rules that are not reported in them.")
    strict: bool = _key("Treat warnings as errors.")
    fail_level: _Share = _key("Findings of this severity or above fail the run.")
    placeholders: PlaceholderPolicy = _key(
        "Whether bodies may contain placeholders: allow for templates, else refuse."
    )
    home_region: str = _key("The region of most recipients, in two letters, or none.")


class _LinkKeys(_Keys):
    bare: BarePolicy = _key("Which hosts without scheme, www. and path are links.")
    scheme: Scheme = _key("The scheme in the target of a link without a scheme.")
    always: _Names = _key("Hosts that are links even if bare, with their subdomains.")
    never: _Names = _key("Hosts that are never links, with their subdomains.")
    suffixes: _Names = _key("Further suffixes, such as corp.")
    suffix_list: str = _key("Path of a public suffix list, instead of the bundled one.")
    domain: str = _key("Shorten here, to links on this host.")
    prefix: str = _key("Path before the code of a link, such as the registered header.")


class _FileKeys(_Keys):
    exclude: _Names = _key("Globs of files that are skipped in directories and globs.")
    input_format: FileFormat = _key("The format of the files, instead of the one that is detected.")
    encoding: str = _key("The encoding of tables and plain texts, instead of the one that is detected.")
    delimiter: str = _key("The delimiter of CSV files, instead of the one that is detected.")
    columns: dict[str, str] = _key("Fields of a request, and the headers of their columns.")
    defaults: dict[str, Any] = _key("Values of fields that the files do not have.")
    ignore_column: str = _key("The header of the column that names the rules to ignore in its row.")
    ignore_file: str = _key("Path of the file that names the rules to ignore in rows, by transactionID.")
    baseline: str = _key("Path of the baseline: the findings that are accepted already.")


class _OutputKeys(_Keys):
    output: _Names = _key(
        "Formats for standard output, or FORMAT=FILE. Paths are relative to the current directory."
    )
    redact: bool = _key("Mask numbers and bodies in all output.")
    statistics: bool = _key("Print how often each rule was reported.")


class _TemplateKeys(_Keys):
    """What is known of the variables of templates: the options of `TemplateOptions`."""

    max_length: int = _key("The most characters that a value can have.")
    max_lengths: dict[str, int] = _key("The most characters that a value can have, by variable.")
    characters: dict[str, Characters] = _key(
        "The characters that values can contain, by variable: digits, gsm-basic, gsm, bmp or any."
    )
    samples: str | dict[str, _Names] = _key(
        "Values by variable, or the path of a CSV file with a column for each."
    )


class _DltTemplateKeys(_Keys):
    """One registered template."""

    id: str
    text: str
    headers: _Names = _key("The headers that may send it.")
    entity_id: str = _key("The id of the principal entity.")
    category: str = _key("Its type in the registry.")


class _DltKeys(_Keys):
    """What is registered on India's DLT ledger: the options of `DltOptions`."""

    templates: str | list[_DltTemplateKeys] = _key(
        "The templates, or the path of a CSV or JSON file of them."
    )
    headers: _Names = _key("The registered headers.")
    urls: _Names = _key("The URLs of the white list.")
    numbers: _Names = _key("The phone numbers of the white list.")
    matching: DltMatching = _key(
        "How fixed text is compared: exact, or lenient, which ignores spaces, punctuation and symbols."
    )
    max_variable: int = _key(
        "The most characters that the value of a variable may have, unless it has the tag of a URL."
    )
    max_variables: int = _key("The most variables that a template may have.")
    allow_adjacent: bool = _key("Allow two variables without text between them.")
    need_ids: bool = _key("Report messages without PE_ID or TEMPLATE_ID.")
    header_in_links: bool = _key("Short links must have the header as the first part of their path.")


class _MarketKeys(_Keys):
    """What only you know about your messages in a market: the options of `MarketFacts`."""

    senders: dict[str, _Names] = _key("The registered senders, by market.")
    domains: dict[str, _Names] = _key("The registered domains, by market.")
    domestic: dict[str, bool] = _key("true if messages are sent from inside the country, by market.")


class _PolicyKeys(_Keys):
    """The options of `Policy`, which says what each means."""

    max_segments: int = _key("The most segments that a message may have.")
    max_cost: _Price = _key("The most that a message may cost, at the prices in rates.")
    rates: str | dict[str, _Price] = _key(
        "Path of a CSV file with the columns prefix and price, or a table of prices by prefix."
    )
    currency: str = _key("The currency of the rates, which is only shown.")
    encodings: _Names = _key("The encodings that are allowed: GSM-7, UCS-2.")
    max_links: int = _key("The most links that a body may have.")
    https_only: bool = _key("Links must have the scheme https.")
    no_public_shorteners: bool = _key("Links must not use public shorteners.")
    allowed_domains: _Names = _key(
        "The only domains that links may have, such as `example.com`, `*.example.com` or `example.*`."
    )
    forbidden_domains: _Names = _key("Domains that no link may have.")
    required_words: _Names = _key("Words and phrases that every body must contain.")
    forbidden_words: _Names = _key("Words and phrases that no body may contain.")
    required_patterns: _Names = _key("Regular expressions that every body must match.")
    forbidden_patterns: _Names = _key("Regular expressions that no body may match.")
    brands: _Names = _key("Names of the sender. A body must contain one of them.")
    opt_outs: _Names = _key("Texts that say how to opt out. A body must contain one of them.")
    opt_out_types: _Names = _key("The types of messages that must say how to opt out.")
    send_from: str = _key("The time of day from which messages may go out, such as 09:00.")
    send_until: str = _key("The time of day until which messages may go out, such as 21:00.")
    send_days: _Names = _key("The days when messages may go out: mon, tue, wed, thu, fri, sat, sun.")
    utc_offset: str = _key("The offset of local time from UTC, such as +05:30.")
    window_types: _Names = _key("The types of messages that may only go out at these times.")
    sent_at: str | datetime = _key("The moment when the messages go out, in ISO 8601.")
    safe_recipients: _Names = _key("The only numbers that messages may go to, such as `+9198*`.")
    senders: dict[str, _Names] = _key("The senders that each type of message may use.")
    template: _TemplateKeys = _key("What is known of the variables of templates.")
    dlt: _DltKeys = _key("What is registered on India's DLT ledger. It turns the rules of DLT on.")
    markets: _Names = _key("The markets whose rules are checked, by their codes, such as US.")
    market_facts: _MarketKeys = _key("What only you know about your messages in a market.")


class ConfigModel(_RuleKeys, _LinkKeys, _PolicyKeys, _FileKeys, _OutputKeys):
    """The whole file. A key that is not given has no effect."""


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of `engage-text.toml`, for editors."""
    schema = ConfigModel.model_json_schema(by_alias=True)
    for table in (schema, *schema["$defs"].values()):
        for entry in table["properties"].values():
            entry.pop("default", None)
            entry.pop("title", None)
        table.pop("title")
    schema.pop("description")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "engage-text.toml", **schema}
