"""What is registered on the ledger is checked when it is passed in."""

import copy
import json

import pytest

from engage_text import OptionError
from engage_text.policies import DltOptions, DltTemplate

TEMPLATE = DltTemplate(id="11", text="Your OTP is {#numeric#}.", headers=["ACMEIN", "ACMEIN"])


def test_options_are_values():
    options = DltOptions(templates=[TEMPLATE], headers=["ACMEIN"], urls=["example.in"])
    assert options == DltOptions(templates=(TEMPLATE,), headers=("ACMEIN",), urls=("example.in",))
    assert hash(options) == hash(copy.deepcopy(options))
    assert json.loads(json.dumps(options.to_dict()))["templates"][0]["headers"] == ["ACMEIN"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"templates": ["x"]}, "a template must be a DltTemplate or a mapping, got str"),
        ({"templates": [{"id": "1"}]}, "a template must contain id, text, headers"),
        ({"templates": [{"id": "1", "name": "x"}]}, "a template must contain only id, text, .*, got name"),
        ({"templates": [{5: "1"}]}, "a template must contain only id, text, .*, got int"),
        ({"templates": [{"id": "", "text": "x"}]}, "^a DLT template must have an id"),
        ({"templates": 5}, "templates must be a list of DltTemplate, got int"),
        ({"headers": "ACMEIN"}, "headers must be a list of texts, got str"),
        ({"urls": [5]}, "a text in urls must be a str, got int"),
        ({"matching": "loose"}, "matching must be 'exact' or 'lenient', got 'loose'"),
        ({"max_variable": 0}, "max_variable must be an int from 1 to 1000, got 0"),
        ({"max_variables": -1}, "max_variables must be an int of 0 or more, got -1"),
        ({"need_ids": 1}, "need_ids must be True or False, got int"),
    ],
)
def test_invalid_options_are_refused(given, message):
    with pytest.raises(OptionError, match=message):
        DltOptions(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"id": 11, "text": "x"}, "id of a DLT template must be a str, got int"),
        ({"id": "", "text": "x"}, "must have an id and a text"),
        ({"id": "11", "text": ""}, "must have an id and a text"),
        ({"id": "11", "text": "x" * 5001}, "must be at most 5000 characters long, got 5001"),
        ({"id": "11", "text": "x", "headers": "ACMEIN"}, "headers of a DLT template must be a list of texts"),
    ],
)
def test_invalid_templates_are_refused(given, message):
    with pytest.raises(OptionError, match=message):
        DltTemplate(**given)
