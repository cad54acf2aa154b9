"""The examples of a rule: short inputs, and the requests that contain them."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple

from engage_text._to_dict import fields_to_dict

__all__ = ["Example", "Place"]

# The place of an example's text: a field of a valid request, or a whole request, answer, callback or list.
Place = Literal[
    "request", "type", "from", "to", "msg", "transactionID", "dlr.url", "tlv.PE_ID", "answer", "callback", "recipients",
    "file", "catalogue",
]  # fmt: skip
_REQUEST: dict[str, Any] = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Your parcel arrives today.",
    "transactionID": "parcel-1",
    "dlr": {"mask": 1},
    "tiny": "1",
}


class Example(NamedTuple):
    """A short input. `place` is the field that contains `text`, or `request` if `text` is the whole request.

    The rules of the group `service` do not check requests. For them, `place` is `answer`, `callback` or `recipients`
    (of one job). For the rules of the linter, it can also be `file`, with a CSV file as text, or `catalogue`, with the
    JSON of texts by language and key. `options` are the lines of `engage-text.toml` for this example.
    """

    place: Place
    text: str
    options: str = ""

    def request(self) -> str:
        """Return the JSON of a request with this text. All its other fields are valid.

        >>> Example("to", "98765 43210").request()
        '{"type": "transactional", "from": "ACMEIN", "to": "98765 43210", "msg": "Your parcel arrives today.", \
"transactionID": "parcel-1", "dlr": {"mask": 1}, "tiny": "1"}'
        """
        if self.place == "request":
            return self.text
        parent, _, member = self.place.partition(".")
        value = {**_REQUEST.get(parent, {}), member: self.text} if member else self.text
        return json.dumps({**_REQUEST, parent: value})

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)
