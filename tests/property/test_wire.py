"""JSON without a fault is read at once, and exactly as the parser reads it whose words and limits are ours."""

import json
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from engage_text.wire import Reading, _reading, read_request

FULL = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Hi \u0928",
    "transactionID": "t-1",
    "dlr": {"mask": 1, "url": "https://a.in"},
    "tiny": "1",
    "tlv": {"PE_ID": "1"},
}
names = st.sampled_from([*FULL, "sender", "recipient", "body", "transaction_id", "From", "x"])
# Values as they stand in a document: what parsers disagree about is in the text, not in the value.
values = st.sampled_from(
    """0 1 "0" "1" true false 1.0 0.0 null "x" "" [] {} 1e0 -0 NaN Infinity 1e400 12345678901234567890123 00 01 +1 1. .5
    "\\ud800" "\\u0000" "\\ud83d\\ude00" "\\/" {"mask":1} {"mask":true} {"mask":1.0} {"mask":-0} {"mask":"1","url":null}
    {"mask":0,"mask":1} {"PE_ID":null} {"PE_ID":"","X":1} "promotional" 'a' tru""".split()
) | st.sampled_from(['"a\tb"', '"a\x1f"', '"a\x7f"', "1 "])
extras = st.lists(st.tuples(names, values, st.integers(0, 8), st.booleans()), max_size=2)
ends = st.sampled_from(["", "", "", " ", "\n", ",", "}", "\0", "\ufeff"])


class TestReadAtOnceIsReadStepByStep:
    @given(extras, ends, st.sampled_from(["", "", "", "\ufeff", " "]), st.booleans())
    def test_same_model(
        self, extras: list[tuple[str, str, int, bool]], end: str, begin: str, as_bytes: bool
    ) -> None:
        items = [(name, json.dumps(value, ensure_ascii=False)) for name, value in FULL.items()]
        for name, value, place, instead in extras:
            items = [item for item in items if not instead or item[0] != name]
            items.insert(place, (name, value))
        text = begin + "{" + ", ".join(f'"{name}": {value}' for name, value in items) + "}" + end
        document = text.encode() if as_bytes else text
        at_once = _reading._usual_json(document)
        if at_once is None:
            return
        read = _step_by_step(document)
        assert read.faults == ()
        assert (repr(read.request), read.request.model_fields_set) == (
            repr(at_once),
            at_once.model_fields_set,
        )
        assert read_request(document) == read


def _step_by_step(document: bytes | str) -> Reading:
    with patch("engage_text.wire._reading._usual_json", return_value=None):
        return read_request(document)
