"""The options about variables of templates are checked once, and names are compared loosely."""

import copy

import pytest

from engage_text import OptionError
from engage_text.policies import TemplateOptions


def test_names_are_compared_without_case_and_separators():
    options = TemplateOptions(
        max_lengths={"First Name": 20},
        samples={"City": ["Pune", "Goa", "Pune"]},
        characters={"O-T-P": "digits"},
    )
    assert options.length_of("FIRST_NAME") == 20
    assert options.length_of("other") is None
    assert options.samples["city"] == ("Pune", "Goa")
    assert options.samples_of("CITY") == ("Pune",)  # the longest one
    assert options.samples_of("name") == ()
    assert options.characters_of("otp") == "digits"
    assert options.characters_of("other") == "any"
    assert copy.deepcopy(options) == options
    assert hash(options) == hash(TemplateOptions())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"max_length": -1}, "max_length must be an int from 0"),
        ({"max_lengths": {"a": "5"}}, "max_lengths of a must be an int"),
        ({"max_lengths": [("a", 5)]}, "max_lengths must map names of variables to values, got list"),
        ({"max_lengths": {5: 5}}, "a name in max_lengths must be a str, got int"),
        ({"characters": {"a": "letters"}}, "characters of a must be 'digits', .* got 'letters'"),
        ({"samples": {"a": "Pune"}}, "samples of a must be a list of texts, got str"),
        ({"samples": {"a": []}}, "samples of a must contain at least one text"),
        ({"samples": {"a": [5]}}, "a sample of a must be a str, got int"),
    ],
)
def test_invalid_options_are_refused(given, message):
    with pytest.raises(OptionError, match=message):
        TemplateOptions(**given)
