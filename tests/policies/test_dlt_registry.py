"""Registries are read as portals export them, and anything else is an error of ours."""

import json

import pytest

from engage_text import OptionError
from engage_text.policies import dlt_templates

ROW = {"id": "1107", "text": "Your OTP is {#var#}."}


@pytest.mark.parametrize(
    "text",
    [
        "Template ID,Template Content\n1107,Your OTP is {#var#}.\n",
        "\ufefftemplate_id;template_text\r\n1107;Your OTP is {#var#}.\r\n\r\n;\r\n",
        "DLT Template ID\tMessage\n1107\tYour OTP is {#var#}.",
        'id,text,other\n"1107","Your OTP is {#var#}.",x\n',
        json.dumps([ROW]),
        json.dumps({"templates": [{"TemplateId": 1107, "Content": ROW["text"]}]}),
    ],
)
def test_columns_have_the_names_of_portals(text):
    [template] = dlt_templates(text)
    assert (template.id, template.text) == ("1107", "Your OTP is {#var#}.")
    assert (template.headers, template.entity_id, template.category) == ((), "", "")


def test_all_columns():
    text = 'PE ID,Template ID,Header,Category,Template Content\n1101,1107,"ACMEIN, ACMEBK",Promotional,"Two\nlines"\n'
    [template] = dlt_templates(text)
    assert template.entity_id == "1101"
    assert template.headers == ("ACMEIN", "ACMEBK")
    assert template.category == "Promotional"
    assert template.text == "Two\nlines"
    [template] = dlt_templates(json.dumps([{**ROW, "headers": ["ACMEIN", 5, " "], "type": "Service"}]))
    assert (template.headers, template.category) == (("ACMEIN", "5"), "Service")


def test_rows_of_one_template_share_it():
    [template] = dlt_templates("id,text,header\n1,Hi,ACMEIN\n1,Hi,ACMEBK\n")
    assert template.headers == ("ACMEIN", "ACMEBK")
    assert dlt_templates("id,text\n") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1", "got JSON that cannot be read"),
        ("[" * 100_000, "got JSON that cannot be read"),
        ("{}", "must be a list of templates"),
        ("[5]", "template 1 of the registry must be an object, got int"),
        ("[{}]", "row 1 of the registry must have a Template ID"),
        ("name,text\na,b\n", "row 2 of the registry must have a Template ID"),
        ("id,text\n1107,\n", "row 2 of the registry must have a Template Content"),
        (
            "id,text\n1.107E+18,Hi\n",
            "row 2 of the registry must have ids as text, got a floating-point number",
        ),
        ('[{"id": 1.5, "text": "Hi"}]', "must have ids as text, got a floating-point number"),
        ('[{"id": true, "text": "Hi"}]', "must have ids as text, got bool"),
        ('[{"id": "1", "text": ["Hi"]}]', "row 1 of the registry must have a text as its content, got list"),
        ("id,text\n1,Hi\n1,Ho\n", "row 3 of the registry must have another id"),
        ('id,text\n1,"Hi', "got CSV that cannot be read"),
        ("id,text\n1," + "x" * 200_000, "got CSV that cannot be read"),
        ("id,text\n1," + "x" * 6_000, "must be at most 5000 characters long"),
    ],
)
def test_anything_else_is_an_error(text, message):
    with pytest.raises(OptionError, match=message):
        dlt_templates(text)


def test_the_registry_is_text():
    with pytest.raises(OptionError, match="the registry must be a str, got bytes: decode it first"):
        dlt_templates(b"id,text\n")
