"""Fixes of fields: what is fixed safely, what only if asked for, and what never."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import check, find_urls
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._fixes import Fix, disjoint, edits_of, find_fixes, with_edits
from engage_text.lint._rows import Edit, Row
from engage_text.placeholders import find_placeholders
from engage_text.rules import RuleSet

REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Your parcel arrives today.",
    "transactionID": "parcel-1",
    "dlr": {"mask": 1},
    "tiny": "1",
}


def row(**fields: object) -> Row:
    return Row("a.jsonl", 0, 1, {**REQUEST, **fields})


def fixed(request: Row, *, allow_unsafe: bool = True) -> Row:
    """Return the row with its fixes."""
    values = dict(request.request)
    for param, text, _ in find_fixes(request, allow_unsafe=allow_unsafe):
        parent, _, member = param.partition(".")
        values[parent] = {**values[parent], member: text} if member else text
    return Row("a.jsonl", 0, 1, values, assumed=request.assumed)


@pytest.mark.parametrize(
    ("field", "given", "param", "new"),
    [
        ("to", "\u202a919876543210\u202c", "to", "919876543210"),
        ("to", "91987\u200b6543210", "to", "919876543210"),
        ("to", "\u00a0+91 98765 43210\t", "to", "+91 98765 43210"),
        ("to", "919876543210\r\n", "to", "919876543210"),
        ("to", 919876543210, "to", "919876543210"),
        ("from", " ACMEIN ", "from", "ACMEIN"),
        ("from", 56161, "from", "56161"),
        ("transactionID", 4711, "transactionID", "4711"),
        ("type", " Transactional", "type", "transactional"),
        ("tiny", "TRUE", "tiny", "1"),
        ("tiny", "false ", "tiny", "0"),
        ("tiny", "1.0", "tiny", "1"),
        ("tiny", 0.0, "tiny", "0"),
        ("dlr", {"mask": " 1"}, "dlr.mask", "1"),
        ("dlr", {"mask": 1, "url": " https://example.in/r\n"}, "dlr.url", "https://example.in/r"),
        ("tlv", {"PE_ID": "1101000000000012345 "}, "tlv.PE_ID", "1101000000000012345"),
    ],
)
def test_a_safe_fix_changes_the_form_of_a_value(field, given, param, new):
    assert find_fixes(row(**{field: given})) == (Fix(param, new, is_safe=True),)
    assert not find_fixes(fixed(row(**{field: given})))


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("to", "919876543210"),
        ("to", "+91 98765-43210"),
        ("to", "9.19877E+11"),  # digits are lost
        ("to", "919876543210.0"),
        ("to", "98765 43210"),  # no country code is added
        ("to", "\u200b "),  # nothing is left
        ("to", None),
        ("to", True),
        ("to", 2**53 + 1),  # it may have been another number before it was written
        ("to", 9.19876543210e11),
        ("transactionID", " t-1\u200b"),  # a retry must have the same
        ("tiny", True),  # accepted as it is
        ("tiny", 1),
        ("tiny", "yes"),  # not a form of a flag
        ("tiny", "2"),
        ("type", "otp"),
        ("dlr", "1"),
        ("dlr", {"mask": 0}),
        ("tlv", {"PE_ID": 1101000000000012345}),
        ("msg", " two  spaces "),
        ("msg", "It’s ₹5"),  # the rupee sign keeps it out of GSM-7
        ("msg", 5),
    ],
)
def test_everything_else_stays(field, given):
    assert find_fixes(row(**{field: given}), allow_unsafe=True) == ()


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("It’s “here” – now…", 'It\'s "here" - now...'),
        ("Pay\u00a0Rs\u00a0500\u200b now", "Pay Rs 500 now"),
        ("It’s at https://example.in/a’b", "It's at https://example.in/a’b"),
        ("It’s {{prénom’s}} turn", "It's {{prénom’s}} turn"),
        ("It’s at https://exämple.in/x now", "It's at https://exämple.in/x now"),
    ],
)
def test_an_unsafe_fix_writes_punctuation_in_gsm_7(body, new):
    assert find_fixes(row(msg=body)) == ()
    assert find_fixes(row(msg=body), allow_unsafe=True) == (Fix("msg", new, is_safe=False),)
    assert not find_fixes(row(msg=new), allow_unsafe=True)


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("  Hi  Asha, \n it’s here ", "Hi Asha,\n it's here"),
        ("₹ 5  now", "₹ 5 now"),
        ("Hi {{first  name}} ", "Hi {{first  name}} "),  # a placeholder is never changed, so the text stays
        ("Hi {{first name}} ", "Hi {{first name}}"),
        (" ", " "),
    ],
)
def test_spaces_are_removed_if_their_rules_are_reported(body, new):
    rules = RuleSet(extend_select=["style"], known=ALL_RULES)
    fixes = find_fixes(row(msg=body), allow_unsafe=True, rules=rules)
    assert fixes == (() if new == body else (Fix("msg", new, is_safe=False),))
    assert not find_fixes(row(msg=new), allow_unsafe=True, rules=rules)
    off = RuleSet(known=ALL_RULES)
    assert find_fixes(row(msg="Hi  Asha"), allow_unsafe=True, rules=off) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Look at exam\u00adple.com/x",  # without the soft hyphen it would be a link
        "Look at example.in\u200bNow",
    ],
)
def test_a_text_stays_if_its_urls_would_differ(body):
    assert find_fixes(row(msg=body), allow_unsafe=True) == ()


def test_only_fields_of_the_file_are_fixed():
    request = Row("a.csv", 0, 1, {"to": " 919876543210", "tiny": "TRUE"}, assumed=frozenset(("tiny",)))
    assert [fix.param for fix in find_fixes(request)] == ["to"]


def test_a_request_can_be_bytes():
    request = Row("a.jsonl", 0, 1, json.dumps({"to": " 919876543210"}).encode())
    assert find_fixes(request) == (Fix("to", "919876543210", is_safe=True),)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[1]", b'{"to": ', b'{"to":' * 100_000, b'{"to":"\\ud800"}'])
def test_a_request_that_cannot_be_read_has_no_fixes(data):
    assert find_fixes(Row("a.jsonl", 0, 1, data), allow_unsafe=True) == ()


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"type": "TRANSACTIONAL", "tiny": "TRUE", "dlr": {"mask": "1.0"}}, {"field-value"}),
        ({"to": "\u202a919876543210"}, {"number-hidden-character"}),
        ({"to": "919876543210\n"}, {"number-malformed"}),
        ({"to": 919876543210}, {"field-type"}),
        ({"from": "ACMEIN "}, {"sender-malformed"}),
        ({"dlr": {"mask": 1, "url": " https://example.in"}}, {"dlr-url-invalid"}),
        ({"tlv": {"PE_ID": " 110"}}, {"dlt-id-malformed"}),
    ],
)
def test_a_fixed_row_has_no_such_finding(fields, codes):
    assert {problem.code for problem in check(row(**fields).request).problems} == codes
    assert check(fixed(row(**fields), allow_unsafe=False).request).problems == ()


_ODD = st.text(
    st.sampled_from("a1’“…–\u00a0\u200b\u200d\u00ad {}[]#%.:/ नé₹\ud83d\r\n") | st.characters(), max_size=30
) | st.sampled_from(["https://a.in/x’y", "exam\u00adple.com", "{{name’s}}", "Hi [Name’s]"])


@given(st.fixed_dictionaries(dict.fromkeys(("type", "from", "to", "msg", "tiny"), _ODD)))
def test_fixing_twice_is_fixing_once(fields):
    once = fixed(row(**fields))
    assert fixed(once).request == once.request


@given(st.lists(_ODD, max_size=4).map("".join))
def test_urls_and_placeholders_are_never_changed(body):
    new = fixed(row(msg=body)).request["msg"]
    assert [url.text for url in find_urls(new)] == [url.text for url in find_urls(body)]
    assert [one.text for one in find_placeholders(new)] == [one.text for one in find_placeholders(body)]


class _TextRow(Row):
    def edit(self, param: str, text: str) -> Edit | None:
        return Edit(0, 3, text.encode()) if param == "to" else None


def test_a_field_that_cannot_be_edited_has_no_edit():
    request = _TextRow("a.csv", 0, 1, {"to": " 91", "tiny": "TRUE"})
    assert edits_of(request, find_fixes(request)) == [Edit(0, 3, b"91")]


def test_of_two_edits_that_overlap_the_first_is_kept():
    edits = [Edit(4, 6, b""), Edit(0, 5, b"x"), Edit(0, 5, b"x"), Edit(6, 6, b"y")]
    assert disjoint(edits) == [Edit(0, 5, b"x"), Edit(6, 6, b"y")]


@given(
    st.binary(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 5), st.binary(max_size=3)))
)
def test_all_bytes_outside_the_edits_are_kept(data, given_edits):
    edits = disjoint(
        Edit(start, start + size, new) for start, size, new in given_edits if start + size <= len(data)
    )
    expected = data
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.data + expected[edit.end :]
    assert b"".join(with_edits(BytesIO(data), edits)) == expected


def test_a_long_file_is_read_in_blocks():
    data = bytes(range(256)) * 1000
    blocks = list(with_edits(BytesIO(data), [Edit(200_000, 200_001, b"")]))
    assert b"".join(blocks) == data[:200_000] + data[200_001:]
    assert max(map(len, blocks)) == 1 << 16
