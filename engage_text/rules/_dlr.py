"""Rules for the address that reports are posted to: whether it can be opened from outside."""

from __future__ import annotations

from dataclasses import replace

from engage_text.problems import Problem
from engage_text.rules._body import url_problems
from engage_text.rules._catalogue import problem
from engage_text.urls import UrlOptions, whole_url

__all__ = ["dlr_url_problems"]

# A public address works as well as a name for reports. In a message, an address hides the owner of the link.
_FINE_HERE = frozenset(("url-address",))


def dlr_url_problems(url: str, options: UrlOptions | None = None) -> tuple[Problem, ...]:
    """Return what is wrong or odd with a `dlr.url`: the rules for URLs of a body, for one that is the whole field."""
    span = whole_url(url, options)
    if span is None:
        return (problem("dlr-url-invalid", "dlr.url", span=(0, len(url))),)
    return tuple(
        replace(found, param="dlr.url") for found in url_problems(url, span) if found.code not in _FINE_HERE
    )
