"""Prepare SMS content for the Engage messaging API.

You give it a request, and it returns a payload that is ready to send. Links are found and shortened, fields and numbers
are checked, and segments are counted. The functions are pure: no network, no clock, no randomness, no settings.
"""

# `typing` takes longer to import than this module, and type checkers know this name wherever it is defined.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from engage_text import codes as codes
    from engage_text import exports as exports
    from engage_text import hosts as hosts
    from engage_text import ids as ids
    from engage_text import links as links
    from engage_text import lint as lint
    from engage_text import numbers as numbers
    from engage_text import placeholders as placeholders
    from engage_text import policies as policies
    from engage_text import problems as problems
    from engage_text import rules as rules
    from engage_text import segments as segments
    from engage_text import service as service
    from engage_text import store as store
    from engage_text import transliteration as transliteration
    from engage_text import urls as urls
    from engage_text import wire as wire
    from engage_text._prepare import (
        Prepared,
        Rejected,
        check,
        check_body,
        check_recipient,
        prepare,
        prepare_many,
        preview_body,
    )
    from engage_text.hosts import HostRules
    from engage_text.ids import IdBlock
    from engage_text.links import LinkDomain, Shortener, ShortLink, restore
    from engage_text.numbers import parse_number, parse_sender
    from engage_text.placeholders import find_placeholders
    from engage_text.problems import (
        CodeError,
        EngageTextError,
        OptionError,
        Problem,
        Report,
        RequestError,
        ServiceError,
        Severity,
        StoreError,
    )
    from engage_text.rules import RuleSet
    from engage_text.segments import SegmentOptions, fit, measure, split
    from engage_text.transliteration import transliterate
    from engage_text.urls import UrlOptions, UrlSpan, explain_urls, find_urls, scan_urls
    from engage_text.wire import SmsRequest, SmsRequestDict

__all__ = [
    "CodeError",
    "EngageTextError",
    "HostRules",
    "IdBlock",
    "LinkDomain",
    "OptionError",
    "Prepared",
    "Problem",
    "Rejected",
    "Report",
    "RequestError",
    "RuleSet",
    "SegmentOptions",
    "ServiceError",
    "Severity",
    "ShortLink",
    "Shortener",
    "SmsRequest",
    "SmsRequestDict",
    "StoreError",
    "UrlOptions",
    "UrlSpan",
    "check",
    "check_body",
    "check_recipient",
    "explain_urls",
    "find_placeholders",
    "find_urls",
    "fit",
    "measure",
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

# The public modules, and the root names that each defines. A module is imported when one of its names is first used.
_MODULES = {
    "_prepare": "Prepared Rejected check check_body check_recipient prepare prepare_many preview_body",
    "codes": "",
    "exports": "",
    "hosts": "HostRules",
    "ids": "IdBlock",
    "lint": "",
    "links": "LinkDomain Shortener ShortLink restore",
    "numbers": "parse_number parse_sender",
    "placeholders": "find_placeholders",
    "policies": "",
    "problems": "CodeError EngageTextError OptionError Problem Report RequestError ServiceError Severity StoreError",
    "rules": "RuleSet",
    "segments": "SegmentOptions fit measure split",
    "service": "",
    "store": "",
    "transliteration": "transliterate",
    "urls": "UrlOptions UrlSpan explain_urls find_urls scan_urls",
    "wire": "SmsRequest SmsRequestDict",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}
_PUBLIC = sorted({*__all__, *(module for module in _MODULES if not module.startswith("_"))})

# Type checkers read the imports above, and report a name that does not exist.
if not TYPE_CHECKING:

    def __getattr__(name):  # noqa: ANN001, ANN202 - `typing` again
        from importlib import import_module  # noqa: PLC0415 - only the first use of a name needs it

        if name in _MODULE_OF:
            value = getattr(import_module(f"engage_text.{_MODULE_OF[name]}"), name)
            globals()[name] = value  # the next access does not call this function
            return value
        if name in _PUBLIC:
            return import_module(f"engage_text.{name}")
        message = f"module {__name__!r} has no attribute {name!r}"
        if not name.startswith("_"):
            from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

            message += "".join(f", did you mean {near!r}?" for near in get_close_matches(name, _PUBLIC, n=1))
        # With a name of its own, Python does not add a second suggestion.
        raise AttributeError(message, name=name)

    def __dir__():  # noqa: ANN202
        return sorted({*_PUBLIC, *(name for name in globals() if name.startswith("__"))})
