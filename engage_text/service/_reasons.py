"""The reasons in an error answer, in the shapes that many frameworks use. Never raises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Reason", "reasons", "retry_after_of"]

# The keys of reasons and of the fields that they are about (*observed*). They are compared without case, `_` and `-`.
# They come from Express, NestJS, FastAPI, Django, Laravel, Spring, API gateways, OAuth (RFC 6749 section 5.2) and
# problem details (RFC 9457 section 3.1).
_WORDS = (
    "message", "msg", "error", "errormessage", "errordescription", "title", "detail", "details", "description",
    "reason", "faultstring", "statustext", "text", "errors", "fault", "data", "response", "result", "body",
    "violations", "invalidparams", "issues", "exception",
)  # fmt: skip
_ABOUT = ("param", "field", "path", "loc", "parameter", "property", "pointer", "source", "name")
_AGAIN = ("retryafter", "retryin", "retryafterseconds")
_DEEPEST = 5  # levels; frameworks use up to three
_MOST = 100  # reasons; a job may be refused with one reason for each row


class Reason(NamedTuple):
    """A reason in the service's words, and the field that it is about; "" for the whole call."""

    words: str
    param: str = ""


def reasons(value: object) -> list[Reason]:
    """Return the reasons in a JSON value, each one once.

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
    """Return the time to wait that an object contains, or None."""
    return _first(_folded(value), _AGAIN) if isinstance(value, dict) else None


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
    fields = _folded(value)
    about = _about(fields) or about
    keys = [key for key in _WORDS if key in fields]
    for key in keys:
        yield from _walk(fields[key], about, depth + 1)
    if keys:
        return
    # A mapping of fields to their reasons. A text at the top level may be any other value, such as an id.
    for name, texts in value.items():
        if depth or isinstance(texts, list | dict):
            yield from _walk(texts, name, depth + 1)


def _folded(value: dict[str, object]) -> dict[str, object]:
    return {name.lower().replace("_", "").replace("-", ""): entry for name, entry in value.items()}


def _first(fields: dict[str, object], names: tuple[str, ...]) -> object:
    return next((fields[name] for name in names if fields.get(name) is not None), None)


def _about(fields: dict[str, object]) -> str:
    """Return the field that an entry is about. A first part such as `body` is removed from its path."""
    found = _first(fields, _ABOUT)
    if isinstance(found, dict):
        found = _first(_folded(found), _ABOUT)
    parts = found.strip("/#").split("/") if isinstance(found, str) else found
    if not isinstance(parts, list) or len(parts) > _DEEPEST:
        return ""
    names = [str(part) for part in parts if isinstance(part, str | int)]
    return ".".join(names[1:] if len(names) > 1 and names[0] in {"body", "data", "query"} else names)
