"""The wire: every field_error of every field, every form a request may come in, and the form that goes out."""

import copy
import json
from types import MappingProxyType
from typing import get_args

import builders
import pytest

from engage_text import SmsRequest, check, prepare
from engage_text.wire import DeliveryReport, Dlt, _fast_requests
from engage_text.wire._wire_names import DLT_IDS, TYPES

VALID = builders.request(msg="Your parcel is out for delivery.", tiny="0")
NAMES = {"from": "sender", "to": "recipient", "msg": "body", "transactionID": "transaction_id"}
LONE = "ab\ud83d"
URL = "https://example.in/"
WRONG = [(value, "field-type") for value in (5, 1.5, True, [], {}, b"x")]


class _Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError


def codes(request):
    return [(p.code, p.param) for p in check(request)]


def with_(param, value):
    request = copy.deepcopy(VALID)
    parent, _, child = param.partition(".")
    if child:
        request.setdefault(parent, {})[child] = value
    else:
        request[param] = value
    return request


FAULTS = [
    *((field, None, "field-missing") for field in VALID if field != "dlr"),
    *((f, v, code) for f in ("from", "to", "msg", "transactionID", "dlr.url") for v, code in WRONG),
    *((f, v, "field-value") for f in ("type", "tiny") for v in (5, [], {}, "", "2", "Promotional")),
    *(("dlr.mask", v, "field-value") for v in (5, [], {}, "", "2", -1)),
    *(("dlr", v, "field-type") for v in (5, "", "x", [], True)),
    *(("tlv", v, "field-type") for v in (5, "", "x", [], True)),
    *(("tlv.PE_ID", v, "field-type") for v in (5, [], {}, True)),
    *((f, LONE, "lone-surrogate") for f in ("type", "from", "transactionID", "dlr.url", "dlr.mask", "tiny")),
    ("tlv.PE_ID", LONE, "lone-surrogate"),
    ("dlr.mask", None, "field-missing"),
    ("from", "", "field-empty"),
    ("from", " ", "field-empty"),
    ("to", "", "field-empty"),
    ("to", " ", "field-empty"),
    ("msg", "", "field-empty"),
    ("msg", " \n", "field-empty"),
    ("transactionID", "", "field-empty"),
    ("from", "A" * 51, "field-too-long"),
    ("msg", "a" * 1001, "field-too-long"),
    ("transactionID", "a" * 201, "field-too-long"),
    ("dlr.url", URL + "a" * 182, "field-too-long"),
    ("dlr.url", "", "dlr-url-invalid"),
    ("dlr.x", 1, "field-unknown"),
    ("tlv.x", 1, "field-unknown"),
    ("x", 1, "field-unknown"),
]


@pytest.mark.parametrize(("param", "value", "code"), FAULTS, ids=ascii)
def test_every_fault_of_every_field(param, value, code):
    assert codes(with_(param, value)) == [(code, param)]


@pytest.mark.parametrize("field", VALID)
def test_an_absent_field(field):
    """An absent `dlr` lacks its mandatory member."""
    request = {name: value for name, value in VALID.items() if name != field}
    assert codes(request) == [("field-missing", "dlr.mask" if field == "dlr" else field)]


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("msg", "a" * 1000),
        ("transactionID", "a" * 200),
        ("transactionID", "\U0001f600" * 200),  # code points, not UTF-16 units
        ("dlr.url", URL + "a" * 181),
        ("dlr.url", None),
        ("tlv", None),
        ("tlv", {}),
        ("tlv.PE_ID", None),
    ],
)
def test_the_last_that_fits(param, value):
    assert codes(with_(param, value)) == []


def test_the_longest_sender_goes_out_though_an_sms_carries_less():
    assert codes(with_("from", "A" * 50)) == [("sender-long", "from")]


def test_all_faults_together_in_the_wires_order():
    request = {
        "type": 1,
        "from": 2,
        "to": 3,
        "msg": 4,
        "transactionID": 5,
        "dlr": 6,
        "tiny": 7,
        "tlv": 8,
        "x": 9,
    }
    assert [param for _, param in codes(request)] == [*request]


class TestNames:
    """Fields go by their wire names or by the model's, and problems always by the wire's."""

    def test_either_name_reads_alike(self):
        named = {NAMES.get(name, name): value for name, value in VALID.items()}
        assert prepare(named).payload == prepare(VALID).payload

    @pytest.mark.parametrize(("wire_name", "name"), NAMES.items())
    @pytest.mark.parametrize(("value", "code"), [(5, "field-type"), (None, "field-missing")])
    def test_faults_of_either_name_read_alike(self, wire_name, name, value, code):
        request = {name: value, **{k: v for k, v in VALID.items() if k != wire_name}}
        assert codes(request) == [(code, wire_name)]

    @pytest.mark.parametrize(("wire_name", "name"), NAMES.items())
    def test_both_names_are_one_field_given_twice(self, wire_name, name):
        """Only one of the values could go out, and the library must not choose."""
        request = {**VALID, name: VALID[wire_name]}
        for form in (
            request,
            json.dumps(request),
            MappingProxyType(request),
            SmsRequest.model_validate(request),
        ):
            assert codes(form) == [("key-repeated", wire_name)]

    def test_both_names_beside_other_faults(self):
        assert codes({**VALID, "sender": 5, "type": "x", "y": 1}) == [
            ("field-value", "type"),
            ("key-repeated", "from"),
            ("field-unknown", "y"),
        ]


class TestJson:
    @pytest.mark.parametrize("kind", [str, str.encode, lambda t: bytearray(t.encode())])
    def test_text_and_bytes(self, kind):
        assert prepare(kind(json.dumps(VALID))).payload == prepare(VALID).payload

    def test_a_byte_order_mark(self):
        assert codes(b"\xef\xbb\xbf" + json.dumps(VALID).encode()) == []

    @pytest.mark.parametrize(
        "document",
        [
            b"",
            "",
            b"\xff",
            b'{"msg": "\xe0\xa4"}',
            "{",
            "{'type': 1}",
            '{"type": 1,}',
            "[" * 100_000,
            '{"a":' * 100_000,
            "1" * 5000,
            '{"tiny": ' + "1" * 5000 + "}",
            json.dumps(VALID).encode("utf-16"),
        ],
        ids=lambda d: ascii(d[:20]),
    )
    def test_no_json(self, document):
        assert codes(document) == [("json-invalid", "")]

    def test_the_place_is_named(self):
        [bad_byte] = check(b'{"a": "\xff"}')
        [bad_json] = check('{\n "a": }')
        assert "byte 7" in bad_byte.message
        assert "line 2 column 7" in bad_json.message

    @pytest.mark.parametrize("document", ["[]", "[1]", "null", "5", '"x"', "true", "NaN"])
    def test_no_object(self, document):
        assert codes(document) == [("request-not-object", "")]

    @pytest.mark.parametrize(
        "value", [None, 5, [], (), object(), {1}, iter(())], ids=lambda v: type(v).__name__
    )
    def test_python_values_that_are_not_objects(self, value):
        assert codes(value) == [("request-not-object", "")]

    @pytest.mark.parametrize("field", ["type", "from", "msg", "transactionID", "tiny"])
    def test_an_escaped_lone_surrogate_is_reported_with_its_field(self, field):
        document = json.dumps({**VALID, field: "ab\ud83d"})
        assert r"\ud83d" in document
        found = [(p.param, p.span) for p in check(document) if p.code == "lone-surrogate"]
        assert found == [(field, (2, 3))]


FULL = {**VALID, "dlr": {"mask": 1, "url": URL}, "tlv": {"PE_ID": "1101"}}
# A member that a document has a second time, and the path that names it.
TWICE = [
    ('"to": "447400123456"', "to"),
    ('"to": "919876543210"', "to"),  # the same value: still one too many
    ('"\\u0074o": "447400123456"', "to"),
    ('"to" \n:\t"447400123456"', "to"),
    ('"to": 0', "to"),
    ('"msg": "a:b"', "msg"),
    ('"msg": "a\\u003ab"', "msg"),
    ('"tiny": "0"', "tiny"),
    ('"type": "promotional"', "type"),
    ('"dlr": {"mask": 0}', "dlr"),
    ('"tlv": null', "tlv"),
]
INNER_TWICE = [
    ('"mask": 1', '"mask": 1, "mask": 0', "dlr.mask"),
    ('"mask": 1', '"mask": 0, "m\\u0061sk" : 1', "dlr.mask"),
    (f'"url": "{URL}"', f'"url": "{URL}", "url": "http://b.in"', "dlr.url"),
    ('"PE_ID": "1101"', '"PE_ID": "1102", "PE_ID": "1101"', "tlv.PE_ID"),
]


class TestAKeyThatComesTwice:
    """RFC 8259 section 4: readers disagree about the value, so the message could reach another recipient."""

    @pytest.mark.parametrize("as_", [str, str.encode, bytearray], ids=lambda f: f.__name__)
    @pytest.mark.parametrize("first", [True, False])
    @pytest.mark.parametrize(("member", "path"), TWICE, ids=ascii)
    def test_is_an_error(self, member, path, first, as_):
        inside = json.dumps(FULL)[1:-1]
        document = f"{{{member}, {inside}}}" if first else f"{{{inside}, {member}}}"
        found = codes(as_(document) if as_ is not bytearray else bytearray(document.encode()))
        assert ("key-repeated", path) in found

    @pytest.mark.parametrize(("old", "new", "path"), INNER_TWICE, ids=ascii)
    def test_in_an_inner_object(self, old, new, path):
        document = json.dumps(FULL)
        assert old in document
        assert codes(document.replace(old, new)) == [("key-repeated", path)]

    def test_within_unknown_fields(self):
        document = json.dumps(VALID)[:-1] + ', "x": [1, {"a": {"b": 1, "b": {"c": 1, "c": 2}}}]}'
        assert codes(document) == [
            ("key-repeated", "x.a.b"),
            ("key-repeated", "x.a.b.c"),
            ("field-unknown", "x"),
        ]

    def test_is_named_once_however_often_it_comes(self):
        document = json.dumps(VALID)[:-1] + ', "to": "1", "to": "919876543210"}'
        [found] = check(document)
        assert (found.code, found.param) == ("key-repeated", "to")
        assert found.message == "to must be given once, got several values"

    def test_beside_another_field_error(self):
        document = json.dumps({**VALID, "type": "otp"})[:-1] + ', "type": "otp", "y": 1}'
        assert codes(document) == [("key-repeated", "type"), ("field-value", "type"), ("field-unknown", "y")]

    def test_in_an_array(self):
        assert codes('[{"a": 1, "a": 2}]') == [("key-repeated", "a"), ("request-not-object", "")]

    def test_a_path_stays_short(self):
        """Else a deep document would cost memory that grows with the square of its depth."""
        deep = '{"' + "k" * 50 + '": '
        document = deep * 300 + '{"a": 1, "a": 2}' + "}" * 300
        [found] = [p for p in check(document) if p.code == "key-repeated"]
        assert found.param.endswith("k.a")
        assert len(found.param) < 100

    def test_an_unprintable_key_is_shown_escaped(self):
        [found] = [p for p in check('{"\\ud800\\n": 1, "\\ud800\\n": 1}') if p.code == "key-repeated"]
        assert found.param == repr("\ud800\n")

    @pytest.mark.parametrize("text", ["a:b", ":", '"to": "1", "to": "2"', "\\u003a", "a\\", "{}:,"])
    def test_a_text_may_look_like_keys(self, text):
        for ascii_only in (True, False):
            document = json.dumps({**FULL, "msg": text, "transactionID": text}, ensure_ascii=ascii_only)
            assert check(document) == check({**FULL, "msg": text, "transactionID": text})
            assert "key-repeated" not in dict(codes(document))


class TestWordsForBadJson:
    @pytest.mark.parametrize(
        ("document", "words"),
        [
            ('{"a": "\t"}', "Invalid control character at line 1 column 8"),
            ('{"a": "b', "Unterminated string starting at line 1 column 7"),
            ("{“type”: 1}", "the quotes are curly (“) at line 1 column 2"),
            ('{"type": ”0”}', "the quotes are curly (”) at line 1 column 10"),
            ("{'type': 1}", "the quotes are single (') at line 1 column 2"),
            ('{"a": 1,\n}', "a comma before a closing bracket at line"),
            ("[1, ]", "a comma before a closing bracket at line"),
            ("", "it is empty"),
            (" \n", "it is empty"),
            (b"\xef\xbb\xbf", "it is empty"),
            ('{"a": 1}'.encode("utf-16"), "it is UTF-16, not UTF-8"),
            (b'{"a": "caf\xe9"}', "byte 10 is not UTF-8"),
        ],
        ids=ascii,
    )
    def test_say_what_was_found(self, document, words):
        [found] = check(document)
        assert found.code == "json-invalid"
        assert words in found.message
        assert "at at" not in found.message

    @pytest.mark.parametrize(("quote", "is_told"), [("“", True), ("'", True), ("x", False)])
    def test_the_hint_for_quotes(self, quote, is_told):
        [found] = check(f"{{{quote}type{quote}: 1}}")
        assert ("straight" in found.hint) is is_told


HOSTILE = [
    "_fields_set",
    "model_config",
    "model_extra",
    "self",
    "__class__",
    "__dict__",
    "from_",
    "",
    "a.b",
    "0",
]


class TestHostileKeys:
    @pytest.mark.parametrize("key", HOSTILE)
    def test_a_key_of_pythons_is_just_unknown(self, key):
        prepared = prepare({**VALID, key: {"x": 1}})
        assert prepared.payload == prepare(VALID).payload
        assert [(p.code, p.param) for p in prepared.report] == [("field-unknown", key)]

    @pytest.mark.parametrize("key", [1, 1.5, (1, 2), b"x", True, frozenset(), None, "\ud83d"], ids=repr)
    def test_a_key_that_is_not_a_text_is_unknown_too(self, key):
        prepared = prepare({**VALID, key: "x"})
        assert prepared.payload == prepare(VALID).payload
        assert [p.code for p in prepared.report] == ["field-unknown"]

    @pytest.mark.parametrize("tlv", [{"PE_ID": "1"}, {"PE_ID": "1", 3: 4}, {3: 4}], ids=repr)
    def test_neither_next_to_nor_within_tlv(self, tlv):
        assert check({**VALID, "tlv": tlv, 1: 2}).ok

    @pytest.mark.parametrize(("mask", "url"), [(1, None), (0, URL)])
    def test_a_model_inside_keeps_its_values_next_to_it(self, mask, url):
        request = {**VALID, "dlr": DeliveryReport(mask=mask, url=url), 1: 2}
        expected = {"mask": mask} if url is None else {"url": url, "mask": mask}
        assert prepare(request).payload["dlr"] == expected

    @pytest.mark.parametrize("field", [None, "dlr", "tlv"])
    @pytest.mark.parametrize("key", [10**5000, _Unprintable()], ids=["int", "object"])
    def test_a_key_that_cannot_be_shown_is_reported_by_its_type(self, key, field):
        request = copy.deepcopy(VALID)
        (request if field is None else request.setdefault(field, {}))[key] = 1
        path = type(key).__name__ if field is None else f"{field}.{type(key).__name__}"
        assert ("field-unknown", path) in codes(request)

    def test_an_unknown_field_goes_out_nowhere(self):
        """The warning says that it is left out of the payload."""
        request = {**VALID, "x": 1, "dlr": {"mask": 1, "x": 1}, "tlv": {"PE_ID": "1", "x": 1}}
        payload = prepare(request).payload
        assert (payload["dlr"], payload["tlv"]) == ({"mask": 1}, {"PE_ID": "1"})
        assert "x" not in payload


class TestOtherForms:
    def test_a_mapping_that_is_not_a_dict(self):
        assert prepare(MappingProxyType(VALID)).payload == prepare(VALID).payload

    def test_the_model(self):
        assert prepare(SmsRequest.model_validate(VALID)).payload == prepare(VALID).payload

    def test_the_model_with_more_than_it_knows(self):
        request = SmsRequest.model_validate({**VALID, "x": 1, "dlr": {"mask": 1, "y": 1}})
        assert codes(request) == [("field-unknown", "x"), ("field-unknown", "dlr.y")]

    def test_the_model_is_immutable(self):
        with pytest.raises(ValueError, match="frozen"):
            SmsRequest.model_validate(VALID).body = "x"

    @pytest.mark.parametrize("tiny", ["1", 1, True])
    def test_asks_tiny(self, tiny):
        assert SmsRequest.model_validate({**VALID, "tiny": tiny}).asks_tiny
        assert not SmsRequest.model_validate(VALID).asks_tiny


class TestDltIds:
    def test_an_empty_id_is_named(self):
        for form in (dict, json.dumps):
            assert codes(form({**VALID, "tlv": {"PE_ID": ""}})) == [("field-empty", "tlv.PE_ID")]

    @pytest.mark.parametrize("form", [dict, MappingProxyType, SmsRequest.model_validate])
    def test_what_goes_out_is_not_what_the_caller_keeps(self, form):
        """Else a change to one request would change what another, prepared long ago, sends."""
        ids = {"PE_ID": "1101", "TEMPLATE_ID": "1107"}
        payload = prepare(form({**VALID, "tlv": ids})).payload
        assert payload["tlv"] is not ids
        ids["PE_ID"] = "changed"
        payload["tlv"]["TEMPLATE_ID"] = "changed too"
        assert payload["tlv"]["PE_ID"] == "1101"
        assert ids["TEMPLATE_ID"] == "1107"


class TestPayload:
    def test_keys_are_in_the_documented_order(self):
        request = {**VALID, "dlr": {"mask": 0, "url": URL}, "tlv": {"TEMPLATE_ID": "2", "PE_ID": "1"}}
        payload = prepare(dict(reversed(request.items()))).payload
        assert list(payload) == ["type", "from", "to", "msg", "transactionID", "dlr", "tiny", "tlv"]
        assert list(payload["dlr"]) == ["url", "mask"]
        assert payload["tlv"] == {"PE_ID": "1", "TEMPLATE_ID": "2"}

    def test_json_is_the_payload(self):
        prepared = prepare({**VALID, "msg": 'नमस्ते \U0001f600 "q" \\ \n', "tlv": Dlt(PE_ID="1")})
        written = prepared.payload_json()
        assert json.loads(written) == prepared.payload
        assert written == json.dumps(prepared.payload, ensure_ascii=False, separators=(",", ":")).encode()

    def test_what_is_accepted_can_be_written(self):
        """Every payload that `prepare` lets pass has JSON bytes."""
        request = {**VALID, "tlv": {"TEMPLATE_ID": "\udc00"}}
        assert not check(request).ok

    @pytest.mark.parametrize("given", ["0", "1", 0, 1, False, True])
    def test_flags_have_one_form_on_the_wire(self, given):
        payload = prepare({**VALID, "tiny": given, "dlr": {"mask": given}}).payload
        assert (payload["tiny"], payload["dlr"]["mask"]) == (str(int(given)), int(given))
        assert (type(payload["tiny"]), type(payload["dlr"]["mask"])) == (str, int)

    @pytest.mark.parametrize(
        "request_", [VALID, {**VALID, "tiny": True, "x": [1]}, {"from": 5}, {"dlr": {"url": 3}}]
    )
    def test_nothing_given_is_changed(self, request_):
        before = copy.deepcopy(request_)
        check(request_)
        assert request_ == before
        assert list(request_) == list(before)


class TestModelsNobodyValidated:
    """`model_construct` and `model_copy` skip validation; `check` never raises for content all the same."""

    def test_an_empty_one_lacks_every_field(self):
        assert "field-missing" in {p.code for p in check(SmsRequest.model_construct())}

    def test_a_changed_one_is_judged_by_what_it_contains(self):
        changed = SmsRequest.model_validate(VALID).model_copy(update={"tiny": "7"})
        assert [(p.code, p.param) for p in check(changed)] == [("field-value", "tiny")]


class TestForgivenForms:
    def test_a_byte_order_mark_is_passed_over(self):
        text = "\ufeff" + json.dumps(VALID)
        assert check(text).ok
        assert check(text.encode()).ok

    def test_an_inner_mapping_need_not_be_a_dict(self):
        assert check({**VALID, "dlr": MappingProxyType(VALID["dlr"])}).ok

    @pytest.mark.parametrize("dlr", [None, {}])
    def test_no_report_lacks_its_mask(self, dlr):
        assert [(p.code, p.param) for p in check({**VALID, "dlr": dlr})] == [("field-missing", "dlr.mask")]

    def test_an_id_of_spaces_is_empty(self):
        found = check({**VALID, "transactionID": "  "})
        assert [(p.code, p.param) for p in found] == [("field-empty", "transactionID")]


class Odd(str):  # noqa: PLW1641 - that is its point
    """A text of the caller's own class: comparing is its own, so it has no hash, and so is what it shows."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return NotImplemented

    def __str__(self) -> str:
        return "not this"


class TestTextsOfTheCallersOwnClass:
    @pytest.mark.parametrize("param", ["type", "from", "to", "msg", "transactionID", "dlr.url", "tiny"])
    @pytest.mark.parametrize("faulty", [{}, {"tlv": 7}])
    def test_are_read_as_the_text_they_contain(self, param, faulty):
        request = {**with_("dlr.url", "https://a.in/x"), **faulty}
        parent, _, child = param.partition(".")
        if child:
            request[parent] = {**request[parent], child: Odd(request[parent][child])}
        else:
            request[parent] = Odd(request[parent])
        assert set(codes(request)) <= {("field-type", "tlv"), ("field-value", param)}


def test_a_document_with_half_a_pair_names_the_field():
    document = json.dumps({**VALID, "msg": "Hi \ud83d"}, ensure_ascii=False)
    assert codes(document) == codes(json.loads(document)) == [("lone-surrogate", "msg")]
    assert codes("\ud83d") == [("json-invalid", "")]


class TestOneTruth:
    """The fast path knows the models' fields and values, by their wire names."""

    def test_fields(self):
        required = [f.alias or name for name, f in SmsRequest.model_fields.items() if f.is_required()]
        assert required == list(_fast_requests._MANDATORY)
        assert list(Dlt.model_fields) == list(DLT_IDS)

    def test_values(self):
        assert get_args(SmsRequest.model_fields["type"].annotation) == TYPES
        for flag in (SmsRequest.model_fields["tiny"], DeliveryReport.model_fields["mask"]):
            assert set(get_args(flag.annotation)) == {
                v for known in _fast_requests._FLAGS.values() for v in known
            }
