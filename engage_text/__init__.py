"""Prepare SMS content for the Engage messaging API.

A request goes in, a payload that is ready to send comes out: links found and shortened, fields and numbers
checked, segments counted. Pure functions: no network, no clock, no randomness, no settings.
"""

# isort: off
from engage_text.hosts import SuffixList
from engage_text.problems import OptionError
from engage_text import _start  # noqa: F401 - before every import that takes time, see there
# isort: on

from typing import TYPE_CHECKING, Any

from engage_text._prepare import Prepared, Rejected, check, prepare, prepare_many, preview_body
from engage_text.codes import CAPACITY, CodeError
from engage_text.ids import IdBlock
from engage_text.links import LinkDomain, Shortener, ShortLink, restore
from engage_text.numbers import (
    NumberKind,
    PhoneNumber,
    Sender,
    SenderKind,
    Verdict,
    parse_number,
    parse_sender,
)
from engage_text.placeholders import Placeholder, find_placeholders
from engage_text.problems import EngageTextError, Problem, Report, RequestError, Severity
from engage_text.rules import CATALOGUE, Rule
from engage_text.segments import (
    MAX_SEGMENTS,
    Culprit,
    Edit,
    Encoding,
    Fit,
    MessageSize,
    NationalSaving,
    ShiftTables,
    Transliteration,
    fit,
    measure,
    national_saving,
    split,
)
from engage_text.transliteration import transliterate
from engage_text.urls import (
    DoubtfulHost,
    Explanation,
    HostRules,
    UrlScan,
    UrlSpan,
    explain_urls,
    find_urls,
    scan_urls,
)

if TYPE_CHECKING:
    from engage_text.wire import DeliveryReport, Dlt, SmsRequest

__all__ = [
    "CAPACITY",
    "CATALOGUE",
    "MAX_SEGMENTS",
    "CodeError",
    "Culprit",
    "DeliveryReport",
    "Dlt",
    "DoubtfulHost",
    "Edit",
    "Encoding",
    "EngageTextError",
    "Explanation",
    "Fit",
    "HostRules",
    "IdBlock",
    "LinkDomain",
    "MessageSize",
    "NationalSaving",
    "NumberKind",
    "OptionError",
    "PhoneNumber",
    "Placeholder",
    "Prepared",
    "Problem",
    "Rejected",
    "Report",
    "RequestError",
    "Rule",
    "Sender",
    "SenderKind",
    "Severity",
    "ShiftTables",
    "ShortLink",
    "Shortener",
    "SmsRequest",
    "SuffixList",
    "Transliteration",
    "UrlScan",
    "UrlSpan",
    "Verdict",
    "check",
    "explain_urls",
    "find_placeholders",
    "find_urls",
    "fit",
    "measure",
    "national_saving",
    "parse_number",
    "parse_sender",
    "prepare",
    "prepare_many",
    "preview_body",
    "restore",
    "scan_urls",
    "split",
    "transliterate",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # The models bring pydantic, which takes longer to import than all the rest: they come when asked for.
    if name not in {"DeliveryReport", "Dlt", "SmsRequest"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from engage_text import wire  # noqa: PLC0415 - see above

    return getattr(wire, name)
