"""Names, limits and faults of the wire: plain values, no model."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["FIELDS", "LENGTHS", "Fault", "FaultKind"]

# Documented lengths. `type`, `dlr.mask` and `tiny` have lengths too (100, 10, 1), but every allowed value is
# far shorter. Counted in code points: the service's error shape is express-validator's, whose isLength counts
# a surrogate pair once (*our decision*).
LENGTHS: dict[str, int] = {"from": 50, "msg": 1000, "transactionID": 200, "dlr.url": 200}

# The wire's names in the order of the documented table; problems are reported in this order.
FIELDS = ("type", "from", "to", "msg", "transactionID", "dlr", "dlr.url", "dlr.mask", "tiny", "tlv")

FaultKind = Literal[
    "json", "not-object", "missing", "type", "value", "too-long", "empty", "surrogate", "unknown"
]  # fmt: skip


class Fault(NamedTuple):
    """A field that cannot be taken as it is: what kind of fault, where, and the facts a message needs."""

    kind: FaultKind
    param: str
    detail: str = ""
    span: tuple[int, int] | None = None
