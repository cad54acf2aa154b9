"""The body of an answer that refuses a request, in the shape that the service gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engage_text.wire._wire_names import ANSWER_DATA, ANSWER_MESSAGE, ANSWER_MSG, ANSWER_PARAM, ANSWER_STATUS

__all__ = ["error_body"]


def error_body(faults: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the body for errors, each given as the wire name of a field and a message.

    Documented: `{"status": 0, "message": "Validation Error.", "data": [{"msg", "param", "location"}]}`, page section
    2.1.4.3.
    """
    data = [{ANSWER_MSG: words, ANSWER_PARAM: param, "location": "body"} for param, words in faults]
    return {ANSWER_STATUS: 0, ANSWER_MESSAGE: "Validation Error.", ANSWER_DATA: data}
