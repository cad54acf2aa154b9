"""What the service answers, and what a gateway may put in its place."""

import json

import pytest

from engage_text import RequestError, Severity
from engage_text.service import Accepted, CallbackError, Refused, ServiceError, Unclear, parse_answer

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

    def test_a_number_is_an_id_too(self):
        assert parse_answer(200, '{"id": 42}') == Accepted("42", 200)

    @pytest.mark.parametrize(
        "bad", ["", " ", None, True, [], {}, 1.5, -1, 10**300, "a\nb", "x" * 201, "\ud800"]
    )
    def test_what_is_no_id(self, bad):
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
        assert answer.report.to_service() == json.loads(body)

    @pytest.mark.parametrize("status", [200, 400, 422, 500, 503])
    @pytest.mark.parametrize("told", [0, "0"])
    def test_its_own_body_goes_before_the_status(self, status, told):
        answer = parse_answer(status, refusal({"msg": "Invalid value", "param": "to"}, status=told))
        assert isinstance(answer, Refused)
        assert codes(answer) == [("service-refused", "to")]

    def test_every_problem_at_once_in_order(self):
        answer = parse_answer(
            400, refusal({"msg": "maximum charcter length allowed is 1000", "param": "msg"}, {"msg": "x"})
        )
        assert codes(answer) == [("field-too-long", "msg"), ("service-refused", "")]

    @pytest.mark.parametrize("data", [[], None, {}, "x", [1, None, "x"]])
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
            (502, HTML, "502 Bad Gateway, a page in HTML"),
            (503, b"", "503 Service Unavailable, nothing"),
            (500, b'{"id": "x"}', "500 Internal Server Error, JSON of another shape"),
            (200, b"", "200 OK, nothing"),
            (200, HTML, "a page in HTML"),
            (200, b"<?xml version='1.0'?><a/>", "a page in XML"),
            (200, b"OK", "no JSON at line 1 column 1"),
            (200, b"[]", "JSON of another shape (list)"),
            (200, b'{"status": 1}', "JSON of another shape"),
            (200, b"\xff\xfe", "no UTF-8 at byte 0"),
            (302, b"", "302 Found, nothing"),
            (100, b"", "100 Continue"),
            (599, b"", "599, nothing"),
            (200, None, "no text but a NoneType"),
        ],
    )
    def test_nobody_knows(self, status, body, told):
        answer = parse_answer(status, body)
        assert isinstance(answer, Unclear)
        assert codes(answer) == [("answer-unclear", "")]
        assert told in answer.report.problems[0].message
        assert not answer.report.ok

    @pytest.mark.parametrize("status", [200, 400])
    def test_an_id_and_a_refusal_at_once(self, status):
        answer = parse_answer(status, json.dumps({"id": ID, "status": 0, "message": "No."}))
        assert isinstance(answer, Unclear)


@pytest.mark.parametrize("status", [None, "200", 200.0, True, 0, 99, 600, -200, 10**400])
def test_what_is_no_status(status):
    with pytest.raises(ServiceError):
        parse_answer(status, b"{}")


def test_errors_are_of_one_family():
    assert issubclass(CallbackError, ServiceError)
    assert issubclass(ServiceError, ValueError)
    assert not issubclass(ServiceError, RequestError)


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
def test_a_gateways_word_is_no_refusal(status, body):
    """Called refused, the message would be sent again, though the first may be on its way."""
    assert isinstance(parse_answer(status, body), Unclear)
