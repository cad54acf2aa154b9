"""Names, limits and field errors of the wire, as plain values without a model."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from engage_text._to_dict import fields_to_dict

__all__ = [
    "ANSWER_DATA",
    "ANSWER_ID",
    "ANSWER_MESSAGE",
    "ANSWER_MSG",
    "ANSWER_PARAM",
    "ANSWER_STATUS",
    "BASIC_HEADER",
    "BEARER_HEADER",
    "BODY",
    "CLICK_FIELDS",
    "CLICK_ONLY",
    "DLR_URL",
    "DLT_IDS",
    "FIELDS",
    "JOB_LIMIT",
    "LENGTHS",
    "NOTIFY_PATH",
    "PAGE_NUMBER",
    "PAGE_SIZE",
    "PUSH_PATH",
    "PYTHON_NAMES",
    "RECIPIENT",
    "REQUEST_KEYS",
    "SENDER",
    "SERVICE_URL",
    "TRANSACTION_ID",
    "TYPES",
    "FieldError",
    "FieldErrorKind",
]

# The field of the sender. Other rooms use these names in problems, and where they change a payload.
SENDER: Final = "from"
# The field of the recipient.
RECIPIENT: Final = "to"
# The field of the body.
BODY: Final = "msg"
# The field of the caller's own id of a message.
TRANSACTION_ID: Final = "transactionID"
# The field of the address for reports.
DLR_URL: Final = "dlr.url"

# Documented lengths. `type`, `dlr.mask` and `tiny` have lengths too (100, 10, 1), but every allowed value is
# far shorter. Counted in code points: the service's error shape is express-validator's, whose isLength counts
# a surrogate pair once (*our decision*).
LENGTHS: dict[str, int] = {SENDER: 50, BODY: 1000, TRANSACTION_ID: 200, DLR_URL: 200}

# The wire's names in the order of the documented table; problems are reported in this order.
FIELDS = ("type", "from", "to", "msg", "transactionID", "dlr", "dlr.url", "dlr.mask", "tiny", "tlv")

# The Python names of fields, which a request may also use.
PYTHON_NAMES = {SENDER: "sender", RECIPIENT: "recipient", BODY: "body", TRANSACTION_ID: "transaction_id"}

# The keys of a request.
REQUEST_KEYS = frozenset((*(name.partition(".")[0] for name in FIELDS), *PYTHON_NAMES.values()))

TYPES = ("promotional", "transactional")

# India's DLT ids within `tlv`, in the order that they go out. *Observed*; the models say more.
DLT_IDS = ("PE_ID", "TEMPLATE_ID", "TELEMARKETER_ID")

# The kinds of field errors.
FieldErrorKind = Literal[
    "json", "quotes", "not-object", "missing", "type", "value", "too-long", "empty", "surrogate", "unknown", "repeated"
]  # fmt: skip


class FieldError(NamedTuple):
    """The error of one field: its kind, its place, and the facts that a message needs."""

    kind: FieldErrorKind
    param: str
    detail: str = ""
    span: tuple[int, int] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# The calls. *Documented*: addresses, both headers, the report's query, 100,000 recipients a job.
SERVICE_URL: Final = "https://engage-api.digo.link"
PUSH_PATH: Final = "/v1/messaging/sms"
NOTIFY_PATH: Final = "/notify"
BEARER_HEADER: Final = "Authorization"
BASIC_HEADER: Final = "X-Authorization"
PAGE_NUMBER: Final = "page_number"
PAGE_SIZE: Final = "page_size"
JOB_LIMIT: Final = 100_000

# Answers. *Documented*: `{"id"}`, or `{"status": 0, "message", "data": [{"msg", "param", "location"}]}`.
ANSWER_ID: Final = "id"
ANSWER_STATUS: Final = "status"
ANSWER_MESSAGE: Final = "message"
ANSWER_DATA: Final = "data"
ANSWER_MSG: Final = "msg"
ANSWER_PARAM: Final = "param"

# Callbacks. *Observed* on the vendor's callback page: wire name -> field of ours. A delivery report's own fields
# are not public; the first three are known from both.
CLICK_FIELDS: Final = {
    "msisdn": "recipient",
    "message": "message",
    "submitId": "submit_id",
    "country": "country",
    "OS": "os",
    "title": "title",
    "IP": "ip",
    "click_time": "clicked_at",
    "long_url": "long_url",
    "short_url": "short_url",
}
# The fields that only the callback of a click has.
CLICK_ONLY: Final = frozenset(("click_time", "long_url", "short_url"))
