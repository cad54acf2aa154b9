"""The request as a typed dict: the keys and values of the JSON object, for type checkers and editors.

It checks nothing at run time. It imports no model, so that using a type costs nothing.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = ["DlrDict", "Flag", "RequestType", "SmsRequestDict", "TlvDict"]

# The kind of a message.
RequestType = Literal["promotional", "transactional"]
# The accepted forms of a flag. It goes out in its wire form.
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
    """One Push SMS request as a dict with wire names, as `prepare` and `check` accept it.

    It also has the key `from`, the sender. It is only a type: `prepare` accepts any mapping and reports its problems.

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
