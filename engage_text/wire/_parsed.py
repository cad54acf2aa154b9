"""A parsed request, and the payload that goes out."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any, NamedTuple

from engage_text._to_dict import fields_to_dict
from engage_text.wire._wire_names import FieldError

__all__ = ["ParsedRequest", "build_payload", "new_parsed_request"]


_Text = str | None
_Fields = tuple[
    _Text, _Text, _Text, _Text, _Text, _Text, int, bool, dict[str, Any] | None, tuple[FieldError, ...]
]


class ParsedRequest(NamedTuple):
    """A parsed request, with our names. An invalid field is None, and `field_errors` says why.

    Flags are accepted in every form. The body is as written and can have any length.
    """

    type: str | None
    sender: str | None
    recipient: str | None
    body: str | None
    transaction_id: str | None
    dlr_url: str | None
    dlr_mask: int
    asks_tiny: bool
    tlv: dict[str, Any] | None
    field_errors: tuple[FieldError, ...] = ()

    def texts(self) -> dict[str, str]:
        """Return the valid texts by their wire names. The spans of problems point into them."""
        given = {
            "from": self.sender,
            "to": self.recipient,
            "msg": self.body,
            "transactionID": self.transaction_id,
            "dlr.url": self.dlr_url,
            **{f"tlv.{name}": text for name, text in (self.tlv or {}).items()},
        }
        return {name: text for name, text in given.items() if isinstance(text, str)}

    def __repr__(self) -> str:
        # Without the fields: a message and its recipient may not belong in a log.
        return f"ParsedRequest(field_errors={self.field_errors!r})"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
new_parsed_request: Callable[[_Fields], ParsedRequest] = MethodType(tuple.__new__, ParsedRequest)


def build_payload(parsed: ParsedRequest, *, recipient: str, body: str, tiny: str) -> dict[str, Any]:
    """Return the documented JSON object, with keys in the order of the table and flags in their wire form."""
    kind, sender, _, _, transaction_id, url, mask, _, tlv, _ = parsed
    payload: dict[str, Any] = {
        "type": kind,
        "from": sender,
        "to": recipient,
        "msg": body,
        "transactionID": transaction_id,
        "dlr": {"mask": mask} if url is None else {"url": url, "mask": mask},
        "tiny": tiny,
    }
    if tlv is not None:
        payload["tlv"] = tlv
    return payload
