"""What the service answers, and what a gateway may put in its place."""

import json

import pytest

from engage_text import OptionError, RequestError, Severity
from engage_text.service import Accepted, Refused, Unclear, parse_answer, refusal_body

ID = "10f3c521-94ed-4191-87c7-46f7a1b2c3d4"
HTML = b"<!DOCTYPE html><html><head><title>Oops</title></head></html>"


def refusal(*data, status=0, message="Validation Error."):  # noqa: ANN002 - the entries
    return json.dumps({"status": status, "message": message, "data": list(data)})


def codes(answer):
    return [(p.code, p.param) for p in answer.report]


class TestAccepted:
    @pytest.mark.parametrize("status", [200, 201, 202, 299])
    @pytest.mark.parametrize("body", [f'{{"id": "{ID}"}}', f' \n{{"id": "{ID}", "x": [1]}} '.encode()])
    def test_with_an_id(self, status, body):
        assert parse_answer(status, body) == Accepted(ID, status)

    @pytest.mark.parametrize("wrap", [bytearray, memoryview, lambda b: b"\xef\xbb\xbf" + b])
    def test_however_the_client_hands_it_over(self, wrap):
        assert parse_answer(200, wrap(f'{{"id": "{ID}"}}'.encode())) == Accepted(ID, 200)

    @pytest.mark.parametrize("status", [199, 300])
    def test_only_with_a_2xx(self, status):
        assert isinstance(parse_answer(status, f'{{"id": "{ID}"}}'), Unclear)

    def test_a_number_is_an_id_too(self):
        assert parse_answer(200, '{"id": 0}') == Accepted("0", 200)
        assert parse_answer(200, '{"id": 42}') == Accepted("42", 200)

    @pytest.mark.parametrize(
        "bad", ["", " ", None, True, [], {}, 1.5, -1, 10**300, "a\nb", "x" * 201, "\ud800"]
    )
    def test_what_is_not_an_id(self, bad):
        assert isinstance(parse_answer(200, json.dumps({"id": bad})), Unclear)


class TestRefused:
    def test_the_documented_sample(self):
        body = refusal(
            {"msg": "maximum charcter length allowed is 50", "param": "from", "location": "body"},
        )
        answer = parse_answer(400, body)
        assert isinstance(answer, Refused)
        [problem] = answer.report
        assert (problem.code, problem.param, problem.severity) == ("field-too-long", "from", Severity.ERROR)
        assert problem.service_words == "maximum charcter length allowed is 50"
        assert refusal_body(answer.report) == json.loads(body)

    @pytest.mark.parametrize("status", [200, 400, 422, 500, 503])
    @pytest.mark.parametrize("told", [0, "0"])
    def test_its_own_body_goes_before_the_status(self, status, told):
        answer = parse_answer(status, refusal({"msg": "Invalid value", "param": "to"}, status=told))
        assert isinstance(answer, Refused)
        assert codes(answer) == [("service-refused", "to")]

    def test_every_problem_together_in_order(self):
        answer = parse_answer(
            400, refusal({"msg": "maximum charcter length allowed is 1000", "param": "msg"}, {"msg": "x"})
        )
        assert codes(answer) == [("field-too-long", "msg"), ("service-refused", "")]

    @pytest.mark.parametrize("data", [[], None, {}, "", [1, None]])
    def test_no_entries(self, data):
        answer = parse_answer(400, json.dumps({"status": 0, "message": "Not allowed.", "data": data}))
        assert [p.message for p in answer.report] == ["the service refused: Not allowed."]

    @pytest.mark.parametrize("entry", [{}, {"msg": None}, {"msg": 5, "param": 7}, {"msg": [], "param": {}}])
    def test_entries_of_wrong_types(self, entry):
        answer = parse_answer(400, refusal(entry))
        assert [p.message for p in answer.report] == ["the service refused: it does not say why"]

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429, 499])
    @pytest.mark.parametrize("body", [b"", HTML, b"nope", b"{}", b"[]", b"\xff"])
    def test_a_4xx_is_a_refusal_whatever_it_says(self, status, body):
        answer = parse_answer(status, body)
        assert isinstance(answer, Refused)
        assert codes(answer) == [("service-refused", "")]
        assert str(status) in answer.report.problems[0].message

    def test_our_words_read_back_only_for_their_field(self):
        answer = parse_answer(400, refusal({"msg": "to is missing", "param": "from"}))
        assert codes(answer) == [("service-refused", "from")]

    def test_a_strangers_text_is_fit_for_a_log(self):
        hostile = "a\r\n2026-11-24 INFO all is well\x1b[2J\u202e" + "x" * 100_000
        answer = parse_answer(400, refusal({"msg": hostile, "param": hostile}))
        [problem] = answer.report
        for text in (problem.message, problem.param, problem.service_words):
            assert text.isprintable()
            assert len(text) < 1000
        assert "\n2026" not in str(answer.report)


class TestUnclear:
    @pytest.mark.parametrize(
        ("status", "body", "told"),
        [
            (502, HTML, "502 Bad Gateway, an HTML page"),
            (503, b"", "503 Service Unavailable, an empty body"),
            (500, b'{"id": "x"}', "500 Internal Server Error, JSON of another shape"),
            (200, b"", "200 OK, an empty body"),
            (200, HTML, "an HTML page"),
            (200, b"<?xml version='1.0'?><a/>", "an XML document"),
            (200, b"OK", "invalid JSON at line 1 column 1"),
            (200, b"[]", "JSON of another shape (list)"),
            (200, b'{"status": 1}', "JSON of another shape"),
            (200, b"\xff\xfe", "invalid UTF-8 at byte 0"),
            (302, b"", "302 Found, an empty body"),
            (100, b"", "100 Continue"),
            (599, b"", "599, an empty body"),
            (200, None, "NoneType instead of text"),
        ],
    )
    def test_the_outcome_is_unknown(self, status, body, told):
        answer = parse_answer(status, body)
        assert isinstance(answer, Unclear)
        assert codes(answer) == [("answer-unclear", "")]
        assert told in answer.report.problems[0].message
        assert not answer.report.ok

    @pytest.mark.parametrize("status", [200, 400])
    def test_an_id_and_a_refusal_together(self, status):
        answer = parse_answer(status, json.dumps({"id": ID, "status": 0, "message": "No."}))
        assert isinstance(answer, Unclear)


@pytest.mark.parametrize("status", [None, "200", 200.0, True, 0, 99, 600, -200, 10**400])
def test_what_is_not_a_status(status):
    with pytest.raises(OptionError):
        parse_answer(status, b"{}")


def test_errors_are_of_one_family():
    assert issubclass(OptionError, ValueError)
    assert not issubclass(OptionError, RequestError)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (504, b'{"status":0}'),
        (500, b'{"status":false}'),
        (502, b'{"status":0.0,"data":[]}'),
        (503, b'{"status":0,"message":"upstream timed out"}'),
        (200, b'{"status":0}'),
    ],
)
def test_a_gateways_word_is_not_a_refusal(status, body):
    """Called refused, the message would be sent again, though the first may be on its way."""
    assert isinstance(parse_answer(status, body), Unclear)


class TestOwnWords:
    """The service's words are kept, whatever the shape that its framework gives them."""

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ('{"message":"Insufficient credits"}', ["Insufficient credits"]),
            ('{"Message":"Insufficient credits"}', ["Insufficient credits"]),
            ('{"status":"error","message":"Insufficient credits","code":12}', ["Insufficient credits"]),
            ('{"error":"Insufficient credits"}', ["Insufficient credits"]),
            ('{"error":{"code":402,"message":"Insufficient credits"}}', ["Insufficient credits"]),
            ('{"errors":["Insufficient credits","Not approved"]}', ["Insufficient credits", "Not approved"]),
            ('{"errors":[{"message":"Insufficient credits"}]}', ["Insufficient credits"]),
            ('{"errors":[{"msg":"Invalid value","param":"to","location":"body"}]}', ["Invalid value"]),
            ('{"errors":{"to":["is wrong","is old"],"from":"is new"}}', ["is wrong", "is old", "is new"]),
            ('{"to":["is wrong"]}', ["is wrong"]),
            ('{"detail":"Insufficient credits"}', ["Insufficient credits"]),
            ('{"detail":[{"loc":["body","to"],"msg":"field required","type":"x"}]}', ["field required"]),
            (
                '{"title":"Out of credit","detail":"Your balance is 30","type":"about:blank"}',
                ["Your balance is 30"],
            ),
            ('{"error":"invalid_client","error_description":"The token expired"}', ["The token expired"]),
            (
                '{"statusCode":400,"message":["to must be a text"],"error":"Bad Request"}',
                ["to must be a text"],
            ),
            ('{"fault":{"faultstring":"Quota exceeded","detail":{"errorcode":"x"}}}', ["Quota exceeded"]),
            ('{"data":{"message":"Insufficient credits"}}', ["Insufficient credits"]),
            ('{"status":0,"message":"Validation Error.","data":["Invalid to"]}', ["Invalid to"]),
            ('{"status":0,"message":"Out of credit","data":[{"code":5}]}', ["Out of credit"]),
            ('{"status":0,"message":"Out of credit","data":{"why":"x is y"}}', ["Out of credit", "x is y"]),
            (
                '{"status":0,"message":"No.","data":[{"msg":"Invalid value","param":"to"}]}',
                ["No.", "Invalid value"],
            ),
            ('["Insufficient credits"]', ["Insufficient credits"]),
            ('[{"message":"Insufficient credits"}]', ["Insufficient credits"]),
            ('"Insufficient credits"', ["Insufficient credits"]),
            ("Insufficient credits", ["Insufficient credits"]),
            (b"Insufficient credits\r\n", ["Insufficient credits"]),
            (b"\xef\xbb\xbfInsufficient credits", ["Insufficient credits"]),
            ("Line one\nline two", [r"Line one\nline two"]),
        ],
    )
    @pytest.mark.parametrize("status", [400, 402, 422])
    def test_are_in_the_report(self, status, body, words):
        answer = parse_answer(status, body)
        assert isinstance(answer, Refused)
        messages = [p.message for p in answer.report]
        assert [any(each in message for message in messages) for each in words] == [True] * len(words)
        said = [p.service_words for p in answer.report]
        assert [any(each in one for one in said) for each in words] == [True] * len(words)

    @pytest.mark.parametrize(
        "body", ['{"request":"x-1"}', '{"request":"x-1","code":12}', '{"a":true,"b":null,"c":1.5}']
    )
    def test_are_none_where_a_text_may_be_any_value(self, body):
        [problem] = parse_answer(400, body).report
        assert problem.message == "the service refused: 400 Bad Request, JSON of another shape"

    @pytest.mark.parametrize(("levels", "is_said"), [(1, True), (5, True), (6, False), (50, False)])
    def test_are_looked_for_so_deep_and_no_deeper(self, levels, is_said):
        for begin, end in (('{"error":', "}"), ("[", "]"), ('{"to":', "}")):
            body = begin * levels + '"so it is"' + end * levels
            said = any("so it is" in problem.message for problem in parse_answer(400, body).report)
            assert said == (is_said and not (begin == '{"to":' and levels == 1))

    @pytest.mark.parametrize(
        ("entry", "param"),
        [
            ({"msg": "x", "param": "to"}, "to"),
            ({"message": "x", "field": "to"}, "to"),
            ({"message": "x", "path": ["dlr", "url"]}, "dlr.url"),
            ({"msg": "x", "loc": ["body", "dlr", "url"]}, "dlr.url"),
            ({"detail": "x", "source": {"pointer": "/data/to"}}, "to"),
            ({"detail": "x", "pointer": "#/to"}, "to"),
            ({"detail": "x", "path": [[]]}, ""),
            ({"detail": "x", "path": 5}, ""),
            ({"detail": "x", "path": ["a", "b", "c", "d", "e"]}, "a.b.c.d.e"),
            ({"detail": "x", "path": ["a"] * 6}, ""),
            ({"detail": "x", "path": ["body"]}, "body"),
            ({"detail": "x", "path": ["rows", 3, "to"]}, "rows.3.to"),
        ],
    )
    def test_name_their_field(self, entry, param):
        answer = parse_answer(400, json.dumps({"errors": [entry]}))
        assert codes(answer) == [("service-refused", param)]

    def test_have_our_code_where_they_are_known(self):
        body = '{"errors":[{"msg":"maximum charcter length allowed is 50","param":"from"}]}'
        assert codes(parse_answer(400, body)) == [("field-too-long", "from")]

    def test_the_name_of_the_status_is_said_once(self):
        [problem] = parse_answer(401, '{"message":"Unauthorized"}').report
        assert problem.message == "the service refused: 401 Unauthorized"
        assert problem.service_words == "Unauthorized"
        assert "402 Payment Required" in parse_answer(402, '{"message":"No."}').report.problems[0].message

    def test_are_in_an_unclear_answer_too(self):
        message = parse_answer(500, '{"message":"Out of memory"}').report.problems[0].message
        assert message.endswith("500 Internal Server Error, JSON of another shape: Out of memory")
        assert parse_answer(200, "Queue is full").report.problems[0].message.endswith(": Queue is full")

    @pytest.mark.parametrize(
        "body",
        [
            '{"message":' * 50 + '"x"' + "}" * 50,
            '{"errors":[' + ",".join(f'"{n}"' for n in range(10_000)) + "]}",
            '{"errors":{' + ",".join(f'"{n}":["x"]' for n in range(10_000)) + "}}",
            '{"message":"' + "x" * 100_000 + '"}',
            "x" * 1_000_000,
            json.dumps({"message": "a\x1b[2J\nb\u202e\ud800", "errors": {"\x1b\n": ["y"]}}),
        ],
        ids=["deep", "many", "map", "long", "text", "controls"],
    )
    def test_of_a_hostile_answer_stay_short_and_printable(self, body):
        for status in (400, 500):
            answer = parse_answer(status, body)
            assert len(answer.report) <= 100
            for problem in answer.report:
                assert problem.message.isprintable()
                assert problem.param.isprintable()
                assert len(problem.message) < 4000


class TestRetryAfter:
    DATE = "Fri, 31 Dec 2027 23:59:59 GMT"

    @pytest.mark.parametrize(
        ("given", "hint"),
        [
            ("30", "Send it again after 30 seconds."),
            (" 1 ", "Send it again after 1 second."),
            (DATE, f"Send it again after {DATE}."),
            ("Friday, 31-Dec-27 23:59:59 GMT", "Send it again after Friday, 31-Dec-27 23:59:59 GMT."),
            ("Fri Dec 31 23:59:59 2027", "Send it again after Fri Dec 31 23:59:59 2027."),
        ],
    )
    def test_is_told_as_given(self, given, hint):
        for headers in ({"Retry-After": given}, [("x", "y"), ("RETRY-AFTER", given)]):
            answer = parse_answer(429, '{"message":"Too many requests"}', headers=headers)
            assert isinstance(answer, Refused)
            assert answer.retry_after == given.strip()
            [problem] = answer.report
            assert (problem.code, problem.hint) == ("service-refused", hint)

    @pytest.mark.parametrize(
        "headers",
        [
            None,
            {},
            [],
            {"Retry-After": "soon\x1b"},
            {"Retry-After": "-1"},
            {"Retry-After": "9" * 1000},
            {"Retry-After": None},
            {"Retry-After": True},
            {"Retry-After": 10**5000},  # more digits than Python writes
            [5, (), ("retry-after",), (b"retry-after", b"30")],
        ],
    )
    def test_without_one_the_hint_says_so(self, headers):
        answer = parse_answer(429, "slow down", headers=headers)
        assert isinstance(answer, Refused)
        assert answer.retry_after is None
        assert "does not say how long" in answer.report.problems[0].hint
        assert "slow down" in answer.report.problems[0].message

    @pytest.mark.parametrize("name", ["retryAfter", "retry_after", "Retry-After"])
    def test_in_the_body(self, name):
        answer = parse_answer(429, json.dumps({"message": "slow down", name: 30}))
        assert isinstance(answer, Refused)
        assert answer.retry_after == "30"

    def test_of_a_503_is_kept_and_the_hint_stays(self):
        answer = parse_answer(503, b"", headers={"Retry-After": "120"})
        assert isinstance(answer, Unclear)
        assert answer.retry_after == "120"
        assert "before you send it again" in answer.report.problems[0].hint

    @pytest.mark.parametrize("headers", [5, "Retry-After: 30", b"x", object()])
    def test_headers_of_another_kind_are_our_error(self, headers):
        with pytest.raises(OptionError, match="headers must be"):
            parse_answer(429, b"", headers=headers)
