"""Headers become fields: which one is the recipient, and what is wrong with the header as a whole."""

from __future__ import annotations

import pytest

from engage_text import OptionError, check
from engage_text.lint._readers._columns import match_columns, request_of
from engage_text.lint._readers._read_options import ReadOptions

MOBILE = {"to": "Mobile"}


def fields(*headers: str, **options: object) -> dict[str, str]:
    """Return the header of each field."""
    found, _ = match_columns(headers, ReadOptions(**options))  # type: ignore[arg-type]
    return {name: headers[at] for name, at in found.fields.items()}


def faults(*headers: str, **options: object) -> list[tuple[str, str, int | None]]:
    _, found = match_columns(headers, ReadOptions(**options))  # type: ignore[arg-type]
    return [(fault.problem.code, fault.problem.param, fault.column) for fault in found]


def messages(*headers: str, **options: object) -> list[str]:
    _, found = match_columns(headers, ReadOptions(**options))  # type: ignore[arg-type]
    return [f"{fault.problem.message} | {fault.problem.hint}" for fault in found]


class TestFields:
    @pytest.mark.parametrize(
        "header",
        [
            *(
                "to",
                "TO",
                " To ",
                "Mobile",
                "mobile_no",
                "Mobile No.",
                "MOBILE-NUMBER",
                "Phone",
                "phone number",
            ),
            *("MSISDN", "Recipient", "Cell Phone", "Number", "Contact No", "Teléfono"),
        ],
    )
    def test_many_headers_are_the_recipient(self, header: str) -> None:
        assert fields(header, "Name") == {"to": header}

    @pytest.mark.parametrize(
        "header", ["msg", "Message", "SMS Text", "message_body", "Text", "Body", "Content"]
    )
    def test_many_headers_are_the_body(self, header: str) -> None:
        assert fields("Name", header) == {"msg": header}

    def test_every_field_can_be_a_column(self) -> None:
        headers = ["type", "from", "to", "msg", "transactionID", "dlr.url", "dlr.mask", "tiny"]
        headers += ["tlv.PE_ID", "tlv.TEMPLATE_ID", "tlv.TELEMARKETER_ID"]
        assert fields(*headers) == {header: header for header in headers}
        assert fields("Transaction ID", "PE ID", "Template_Id", "Sender ID") == {
            "transactionID": "Transaction ID",
            "tlv.PE_ID": "PE ID",
            "tlv.TEMPLATE_ID": "Template_Id",
            "from": "Sender ID",
        }

    def test_a_vague_header_yields_to_a_clear_one(self) -> None:
        assert fields("Number", "Mobile", "Text", "Message") == {"to": "Mobile", "msg": "Message"}
        assert faults("Number", "Mobile") == []

    def test_the_wire_name_itself_is_the_clearest(self) -> None:
        assert fields("Mobile", "to") == {"to": "to"}
        assert faults("Mobile", "to") == []

    def test_an_option_decides(self) -> None:
        assert fields("Mobile", "Work Phone", columns={"to": "work_phone"}) == {"to": "Work Phone"}
        assert faults("Mobile", "Phone", columns={"to": "Phone"}) == []
        # A column that is mapped is not another field too.
        assert fields("to", "Text", "Number", columns={"transactionID": "Number"}) == {
            "to": "to",
            "msg": "Text",
            "transactionID": "Number",
        }

    def test_an_option_must_name_a_field(self) -> None:
        with pytest.raises(
            OptionError, match="columns must map fields of the API such as to or msg, got mobile"
        ):
            match_columns(["a"], ReadOptions(columns={"mobile": "a"}))

    def test_the_column_that_suppresses_rules(self) -> None:
        found, _ = match_columns(["to", "_ignore"], ReadOptions())
        assert found.ignore == 1
        found, _ = match_columns(["to", "Skip"], ReadOptions(ignore_column="skip"))
        assert found.ignore == 1


class TestFaults:
    def test_none_for_a_good_header(self) -> None:
        assert faults("Mobile", "First Name", "Message", "", "") == []

    def test_no_recipient(self) -> None:
        assert faults("Name", "Message") == [("recipient-column-missing", "to", None)]
        assert messages("Name", "Message")[0].startswith(
            "a column must contain the recipients, got Name and Message |"
        )
        assert faults("Name", "Message", defaults={"to": "919876543210"}) == []

    def test_two_recipients(self) -> None:
        assert faults("Mobile", "Phone") == [("column-ambiguous", "to", 1)]
        assert fields("Mobile", "Phone") == {"to": "Mobile"}
        assert faults("to", "To", "to") == [("column-ambiguous", "to", 2), ("column-repeated", "", 1)]

    def test_a_name_twice(self) -> None:
        assert faults("to", "First Name", "first_name") == [("column-repeated", "", 2)]
        assert messages("to", "Name", "NAME")[0].startswith(
            "the name of a column must be unique, got NAME in columns 2 and 3"
        )

    def test_a_mapped_column_that_does_not_exist(self) -> None:
        [found] = messages("Mobil", "Message", columns={"to": "Mobile"})
        assert found.startswith("to is mapped to the column Mobile, but the file has Mobil and Message |")
        assert found.endswith("| Write Mobil if that is the column you mean.")
        assert faults("x", columns={"to": "Mobile"}) == [("column-not-found", "to", None)]

    def test_a_first_row_of_data(self) -> None:
        assert faults("+91 98765 43210", "Hi") == [("header-missing", "", 0)]
        assert faults("Hi", "9198765 43210") == [("header-missing", "", 1)]
        assert faults("to", "9198765 43210") == []  # a header with a number in it

    def test_placeholders_without_a_column(self) -> None:
        body = "Hi {{First Name}}, order {{oder_id}}: 50% off, {{#if x}}%s"
        assert faults("to", "first-name", "Order ID", defaults={"msg": body}) == [
            ("placeholder-without-column", "msg", None)
        ]
        [found] = messages("to", "first-name", "Order ID", defaults={"msg": body})
        assert found.startswith(
            "the placeholder {{oder_id}} must be the name of a column, got to, first-name and"
        )
        assert found.endswith("| Write Order ID if that is the column you mean.")
        # The column of the messages has priority over the default.
        assert faults("to", "msg", defaults={"msg": body}) == []

    def test_long_headers_are_cut(self) -> None:
        [message] = messages(*[f"column {number} {'x' * 1000}\x1b" for number in range(40)])
        assert "and 28 more columns" in message
        assert "\x1b" not in message
        assert len(message) < 1000


class TestRequestOf:
    def test_what_is_assumed_is_valid(self) -> None:
        request, assumed = request_of({}, {})
        assert [*check(request)] == []
        assert assumed == {"type", "from", "to", "msg", "transactionID", "dlr.mask", "tiny"}

    def test_fields_have_priority_over_defaults(self) -> None:
        request, assumed = request_of(
            {"msg": "a", "to": None, "type": None}, {"msg": "b", "to": "91", "tiny": "1"}
        )
        assert (request["msg"], request["to"], request["tiny"]) == ("a", "91", "1")
        assert "type" not in request
        assert assumed == {"from", "transactionID", "dlr.mask"}

    def test_members_can_be_given_in_both_ways(self) -> None:
        request, assumed = request_of(
            {"dlr.url": "https://a.in"}, {"dlr": {"mask": 0}, "tlv": {"PE_ID": "11"}}
        )
        assert request["dlr"] == {"url": "https://a.in", "mask": 0}
        assert request["tlv"] == {"PE_ID": "11"}
        assert "dlr.mask" not in assumed

    def test_a_wrong_object_stays_wrong(self) -> None:
        for defaults in ({}, {"dlr.url": "https://a.in"}):
            request, _ = request_of({"dlr": "x"}, defaults)
            assert request["dlr"] == "x"
        request, _ = request_of({"dlr.url": "https://a.in"}, {"dlr": "x"})
        assert request["dlr"] == "x"
