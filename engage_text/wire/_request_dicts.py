"""The request as a typed dict: the keys and values of the wire's JSON object, for type checkers and editors.

Checks nothing at run time. Imports no model, so that it costs nothing to name a type.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = ["DlrDict", "Flag", "RequestType", "SmsRequestDict", "TlvDict"]

# The kind of a message.
RequestType = Literal["promotional", "transactional"]
# A flag as it may be written. It goes out in the form of the wire.
Flag = Literal["0", "1", 0, 1] | bool


class DlrDict(TypedDict):
    """The object `dlr`: where delivery reports are posted, and whether failures are reported too (`mask` 1)."""

    url: NotRequired[str | None]
    mask: Flag


class TlvDict(TypedDict):
    """The object `tlv`: India's DLT ids."""

    PE_ID: NotRequired[str | None]
    TEMPLATE_ID: NotRequired[str | None]
    TELEMARKETER_ID: NotRequired[str | None]


# In the functional form, because `from` is a keyword of Python.
_From = TypedDict("_From", {"from": str})


class SmsRequestDict(_From):
    """One Push SMS request as a dict with the wire's names, as `prepare` and `check` take it.

    It also has the key `from`, the sender. It is a type only: `prepare` takes any mapping, and reports what is wrong.

    >>> request: SmsRequestDict = {"type": "transactional", "from": "ACMEIN", "to": "919876543210", "msg": "Hi",
    ...     "transactionID": "t-1", "dlr": {"mask": 1}, "tiny": "0"}
    >>> from engage_text import prepare
    >>> prepare(request).payload["to"]
    '919876543210'
    """

    type: RequestType
    to: str
    msg: str
    transactionID: str  # noqa: N815 - the wire's name
    dlr: DlrDict
    tiny: Flag
    tlv: NotRequired[TlvDict | None]
