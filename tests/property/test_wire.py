"""A request without a fault is read by the fast path as the models read it; their words and limits are ours."""

import json
from typing import Any

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.wire import LENGTHS, ParsedRequest, _fast_requests, _models, read_request

DLR = {"mask": 1, "url": "https://a.in"}
DLT = {"PE_ID": "1"}
FULL: dict[str, Any] = builders.request(msg="Hi \u0928", dlr=DLR, tlv=DLT)
names = st.sampled_from([*FULL, "sender", "recipient", "body", "transaction_id", "From", "x"])
# Values as a document writes them: parsers disagree about the text, not about the value.
values = st.sampled_from(
    """0 1 "0" "1" true false 1.0 0.0 null "x" "" [] {} 1e0 -0 NaN Infinity 1e400 12345678901234567890123 00 01 +1 1. .5
    "\\ud800" "\\u0000" "\\ud83d\\ude00" "\\/" {"mask":1} {"mask":true} {"mask":1.0} {"mask":-0} {"mask":"1","url":null}
    "a:b" ":" "a\\u003ab" "\\u003A:" "\\\\u003a" {"mask":1,"url":"a:b"} {"PE_ID":"1:2","PE_ID":":"}
    {"mask":1,"mask":"\\u003a"}
    {"mask":0,"mask":1} {"PE_ID":null} {"PE_ID":"","X":1} "promotional" 'a' tru""".split()
) | st.sampled_from(['"a\tb"', '"a\x1f"', '"a\x7f"', "1 ", '"\ud83d"', '{"PE_ID": "\udc00"}'])
# Values of every kind that a Python mapping may hold, those that equal a good one among them.
faulty = [
    None,
    "",
    "x",
    "\ud83d",
    "a" * 51,
    "a" * 201,
    0,
    1,
    2,
    True,
    False,
    1.0,
    "0",
    "1",
    "promotional",
    b"1",
]
objects = [
    {},
    [],
    {"mask": "0"},
    {"mask": True},
    {"url": None, "mask": 1},
    {"PE_ID": ""},
    {"TEMPLATE_ID": "2"},
]
odd = st.sampled_from(faulty) | st.sampled_from(objects) | st.text(max_size=3)
# Whether a key is written with an escape, which changes nothing for a parser.
respelt = st.booleans()
extras = st.lists(st.tuples(names, values, st.integers(0, 8), st.booleans(), respelt), max_size=2)
ends = st.sampled_from(["", "", "", " ", "\n", ",", "}", "\0", "\ufeff", "\ud83d"])


class TestTheFastPathReadsAsTheModelsDo:
    """What the fast path reads has no fault for the models either, and the same fields."""

    @given(extras, ends, st.sampled_from(["", "", "", "\ufeff", " "]), st.booleans())
    def test_documents(
        self, extras: list[tuple[str, str, int, bool, bool]], end: str, begin: str, as_bytes: bool
    ) -> None:
        items = [(name, json.dumps(value, ensure_ascii=False)) for name, value in FULL.items()]
        for name, value, place, instead, escaped in extras:
            items = [item for item in items if not instead or item[0] != name]
            items.insert(place, (f"\\u{ord(name[0]):04x}{name[1:]}" if escaped else name, value))
        text = begin + "{" + ", ".join(f'"{name}": {value}' for name, value in items) + "}" + end
        document = text.encode("utf-8", "surrogatepass") if as_bytes else text
        assert_same(_fast_requests.fast_json(document), document)

    @given(
        st.dictionaries(
            st.sampled_from([*FULL, "dlr.url", "dlr.mask", "tlv.PE_ID", "tlv.X", "x"]), odd, max_size=2
        ),
        st.sets(st.sampled_from([*FULL, "dlr.url", "dlr.mask", "tlv.PE_ID"]), max_size=1),
    )
    def test_mappings(self, changed: dict[str, Any], left_out: set[str]) -> None:
        values: dict[str, Any] = {**FULL, "dlr": dict(DLR), "tlv": dict(DLT)}
        for path, value in changed.items():
            name, _, member = path.partition(".")
            if not member:
                values[name] = value
            elif isinstance(values[name], dict):
                values[name][member] = value
        for path in left_out:
            name, _, member = path.partition(".")
            parent = values.get(name) if member else values
            if isinstance(parent, dict):
                parent.pop(member or name, None)
        assert_same(_fast_requests.fast_mapping(values), values)

    @pytest.mark.fast
    def test_an_ordinary_request_takes_the_fast_path(self) -> None:
        for left_out in ({"tlv"}, {"x"}):
            values = {name: value for name, value in FULL.items() if name not in left_out}
            assert _fast_requests.fast_mapping(values)
            assert _fast_requests.fast_json(json.dumps(values))
            assert _fast_requests.fast_mapping({**values, "dlr": {"mask": 0}})

    @pytest.mark.fast
    def test_so_does_one_at_its_limits(self) -> None:
        for name, value in (
            ("from", "a" * LENGTHS["from"]),
            ("transactionID", "a" * LENGTHS["transactionID"]),
            ("dlr", {"mask": 1, "url": "a" * LENGTHS["dlr.url"]}),
            ("dlr", {"mask": "0"}),
            ("tlv", dict.fromkeys(("PE_ID", "TEMPLATE_ID", "TELEMARKETER_ID"), "1")),
            ("msg", "a<b \\u003c"),
        ):
            values = {**FULL, name: value}
            document = json.dumps(values).replace("<", "\\u003c")
            assert _fast_requests.fast_mapping(values)
            assert _fast_requests.fast_json(document)
            assert _fast_requests.fast_json(document.encode())

    @pytest.mark.fast
    def test_so_does_one_with_colons(self) -> None:
        for name in ("from", "to", "msg", "transactionID"):
            assert _fast_requests.fast_json(json.dumps({**FULL, name: "a: b://c"}).encode())
        assert _fast_requests.fast_json(json.dumps({**FULL, "tlv": {"PE_ID": ":"}}))


def assert_same(at_once: ParsedRequest | None, request: object) -> None:
    read = _models.read_request(request)
    if at_once is not None:
        assert at_once == read
        assert [type(value) for value in at_once] == [type(value) for value in read]
    assert read_request(request) == read
