"""`refusal_body`: a report in the shape and the words of the service."""

import json

from engage_text import Problem, Report, Severity
from engage_text.service import Refused, parse_answer, refusal_body

WARNING = Problem("url-userinfo", Severity.WARNING, "msg", "a user name", (3, 8))
THEIRS = Problem("field-too-long", Severity.ERROR, "from", "too long", service_words="their words")
OURS = Problem("field-missing", Severity.ERROR, "to", "to is missing")


def test_it_contains_the_errors_in_their_order_in_the_words_of_the_service_where_it_has_some():
    assert refusal_body(Report((WARNING, THEIRS, OURS))) == {
        "status": 0,
        "message": "Validation Error.",
        "data": [
            {"msg": "their words", "param": "from", "location": "body"},
            {"msg": "to is missing", "param": "to", "location": "body"},
        ],
    }


def test_the_answer_is_read_back_as_a_refusal():
    answer = parse_answer(400, json.dumps(refusal_body(Report((OURS,)))))
    assert isinstance(answer, Refused)
    assert [(problem.code, problem.param) for problem in answer.report] == [("field-missing", "to")]


def test_nothing_is_refused_without_an_error():
    assert refusal_body(Report((WARNING,)))["data"] == []
