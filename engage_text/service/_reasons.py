"""The reasons that a service gives, in the shapes of many frameworks. Raises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Reason", "reasons", "retry_after_of"]

# Keys of words and of what they are about (*observed*), compared without case, `_` and `-`: Express, NestJS, FastAPI,
# Django, Laravel, Spring, API gateways, OAuth (RFC 6749 section 5.2), problem details (RFC 9457 section 3.1).
_WORDS = (
    "message", "msg", "error", "errormessage", "errordescription", "title", "detail", "details", "description",
    "reason", "faultstring", "statustext", "text", "errors", "fault", "data", "response", "result", "body",
    "violations", "invalidparams", "issues", "exception",
)  # fmt: skip
_ABOUT = ("param", "field", "path", "loc", "parameter", "property", "pointer", "source", "name")
_AGAIN = ("retryafter", "retryin", "retryafterseconds")
_DEEPEST = 5  # levels; frameworks use up to three
_MOST = 100  # reasons; a job of rows may be refused row by row


class Reason(NamedTuple):
    """What the service says, and the field that it is about, "" for the whole call."""

    words: str
    param: str = ""


def reasons(value: object) -> list[Reason]:
    """Return what the service says, each text once.

    >>> reasons({"message": "Insufficient credits"})
    [Reason(words='Insufficient credits', param='')]
    >>> reasons({"errors": [{"msg": "Invalid value", "param": "to"}], "message": "Bad Request"})
    [Reason(words='Bad Request', param=''), Reason(words='Invalid value', param='to')]
    >>> reasons({"detail": [{"loc": ["body", "to"], "msg": "field required"}]})
    [Reason(words='field required', param='to')]
    """
    found: dict[Reason, None] = {}
    for reason in _walk(value, "", 0):
        found[reason] = None
        if len(found) == _MOST:
            break
    return list(found)


def retry_after_of(value: object) -> object:
    """Return the time to wait that an object states, None without one."""
    return _first(_plain(value), _AGAIN) if isinstance(value, dict) else None


def _walk(value: object, about: str, depth: int) -> Iterator[Reason]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        if value.strip():
            yield Reason(value.strip(), about)
    elif isinstance(value, list):
        for entry in value:
            yield from _walk(entry, about, depth + 1)
    elif isinstance(value, dict):
        yield from _members(value, about, depth)


def _members(value: dict[str, object], about: str, depth: int) -> Iterator[Reason]:
    fields = _plain(value)
    about = _about(fields) or about
    told = [key for key in _WORDS if key in fields]
    for key in told:
        yield from _walk(fields[key], about, depth + 1)
    if told:
        return
    # A mapping of fields to what is wrong with each. A text at the top may be any value, such as an id.
    for name, texts in value.items():
        if depth or isinstance(texts, list | dict):
            yield from _walk(texts, name, depth + 1)


def _plain(value: dict[str, object]) -> dict[str, object]:
    return {name.lower().replace("_", "").replace("-", ""): entry for name, entry in value.items()}


def _first(fields: dict[str, object], names: tuple[str, ...]) -> object:
    return next((fields[name] for name in names if fields.get(name) is not None), None)


def _about(fields: dict[str, object]) -> str:
    """Return the field that an entry is about, without the first part of its path if that is a place such as `body`."""
    found = _first(fields, _ABOUT)
    if isinstance(found, dict):
        found = _first(_plain(found), _ABOUT)
    parts = found.strip("/#").split("/") if isinstance(found, str) else found
    if not isinstance(parts, list) or len(parts) > _DEEPEST:
        return ""
    names = [str(part) for part in parts if isinstance(part, str | int)]
    return ".".join(names[1:] if len(names) > 1 and names[0] in {"body", "data", "query"} else names)
