"""A merged text knows where each of its characters comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import OptionError
from engage_text.policies import CellValues, Headers, merge
from engage_text.policies import _merge as module

VALUES = {"First Name": "Asha", "amount": "500", "Empty": "", "city": "Pune {{amount}}"}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Hi {{First Name}}!", "Hi Asha!"),
        ("Hi {{first_name}}!", "Hi Asha!"),
        ("Hi ((FIRST-NAME))!", "Hi Asha!"),
        ("Hi {FirstName}, Rs {amount}", "Hi Asha, Rs 500"),
        ("Hi {{ first_name | title }}", "Hi Asha"),
        ("[First Name]", "Asha"),
        ("{{city}}", "Pune {{amount}}"),
        ("a{{Empty}}b", "ab"),
        ("no fields", "no fields"),
        ("", ""),
        # What no column fills stays as written.
        ("Hi {{name}}", "Hi {{name}}"),
        ("{{#amount}}x{{/amount}}{{!amount}}", "{{#amount}}x{{/amount}}{{!amount}}"),
        ("{% amount %}", "{% amount %}"),
        ("{{amount", "{{amount"),
        ("100%s", "100%s"),
    ],
)
def test_columns_fill_placeholders(body, text):
    assert merge(body, VALUES).text == text


def test_two_columns_with_one_name_fill_only_their_own_spelling():
    values = {"First Name": "Asha", "first_name": "Ravi"}
    assert merge("{{First Name}} {{first_name}} {{FIRST NAME}}", values).text == "Asha Ravi {{FIRST NAME}}"


def test_a_body_must_be_text():
    with pytest.raises(OptionError, match="body must be a str, got int"):
        merge(5, {})


def test_what_is_filled_and_what_is_not():
    merged = merge("{{amount}} {{bank}}", VALUES)
    assert [(placeholder.name, column) for placeholder, column in merged.filled] == [("amount", "amount")]
    assert [placeholder.name for placeholder in merged.unfilled] == ["bank"]


@pytest.mark.parametrize(
    ("span", "origin"),
    [
        ((0, 2), ("", 0, 2)),
        ((3, 7), ("First Name", 0, 4)),
        ((4, 6), ("First Name", 1, 3)),
        ((0, 5), ("", 0, 17)),  # the whole placeholder
        ((5, 9), ("", 3, 19)),
        ((9, 12), ("", 19, 22)),
        ((4, 15), ("", 3, 33)),
        ((7, 7), ("", 17, 17)),
    ],
)
def test_a_span_of_the_text_has_a_place_in_the_body_or_in_a_column(span, origin):
    merged = merge("Hi {{First Name}}, pay {{amount}}", VALUES)
    assert merged.text == "Hi Asha, pay 500"
    assert tuple(merged.origin(*span)) == origin


parts = st.lists(st.sampled_from(["{{a}}", "{{b}}", "{{none}}", "x", " y ", "€"]), max_size=8)
values = st.fixed_dictionaries({"a": st.text("pq", max_size=3), "b": st.text("rs", max_size=3)})


@given(parts, values)
def test_every_character_is_that_of_its_origin(parts, values):
    body = "".join(parts)
    merged = merge(body, values)
    assert merged.text == body.replace("{{a}}", values["a"]).replace("{{b}}", values["b"])
    for at, char in enumerate(merged.text):
        column, start, end = merged.origin(at, at + 1)
        assert (values[column] if column else body)[start:end] == char


@given(parts, values, st.data())
def test_the_origin_of_a_span_contains_the_origins_of_its_characters(parts, values, data):
    body = "".join(parts)
    merged = merge(body, values)
    start = data.draw(st.integers(0, len(merged.text)))
    end = data.draw(st.integers(start, len(merged.text)))
    column, first, last = merged.origin(start, end)
    source = values[column] if column else body
    assert 0 <= first <= last <= len(source)
    if column:
        assert source[first:last] == merged.text[start:end]
    else:
        again = merge(body[first:last], values).text
        assert merged.text[start:end] in again


@given(parts, values)
def test_pieces_cover_the_text(parts, values):
    merged = merge("".join(parts), values)
    edges = [0]
    for piece in merged.pieces:
        assert piece.start == edges[-1]
        edges.append(piece.end)
    assert edges[-1] == len(merged.text)


def test_cells_that_a_row_does_not_have_are_empty():
    values = CellValues(Headers(("a", "b")), {"a": 0, "b": 1}, ["x"])
    assert (dict(values), len(values)) == ({"a": "x", "b": ""}, 2)
    assert "c" not in values
    assert values.get("c") is None
    assert merge("{{A}}-{{b}}-{{c}}", values).text == "x--{{c}}"


def test_the_headers_of_a_table_are_compared_once(monkeypatch):
    names = {f"c{number}": number for number in range(50)}
    headers = Headers(names)
    compared = []
    column_key = module.column_key
    monkeypatch.setattr(module, "column_key", lambda name: compared.append(name) or column_key(name))
    for _ in range(10):
        merge("{{missing}}", CellValues(headers, names, ["x"]))
    assert len([name for name in compared if name in names]) == len(names)
