"""Files of recipients as people export them: headers, missing and wrong cells, long texts, empty rows, limits.

The shapes are those that the suite of GOV.UK's notifications-utils has for its recipient CSVs: what a row lacks is
"missing" and not "invalid", and what is wrong with the whole file comes before its rows. The files are our own.
"""

from __future__ import annotations

import io

import pytest

from engage_text.lint import Finding
from engage_text.lint._engine import check_rows
from engage_text.lint._readers import ReadOptions, read_stream
from engage_text.lint._settings import Settings

ASHA, RAVI = "919876543210", "919876543211"
HI = "Hi {{First Name}}, your order {{order_id}} is on its way."


def checked(text: str | bytes, *, name: str = "contacts.csv", msg: str | None = None, **options: object):
    """Return the codes of the file's faults, and for each row the codes and fields of its findings."""
    data = text.encode() if isinstance(text, str) else text
    defaults = {} if msg is None else {"msg": msg}
    read = ReadOptions(defaults=defaults, **options)  # type: ignore[arg-type]
    of_file, of_rows = [], []
    for entry in check_rows(read_stream(io.BytesIO(data), name, read), Settings(read=read)):
        if isinstance(entry, Finding):
            assert not of_rows or entry.row is not None, "faults of the file come first"
            of_file.append(entry.problem.code)
        else:
            of_rows.append([f"{found.problem.param}: {found.problem.code}" for found in entry.findings])
    return of_file, of_rows


def bodies(text: str, msg: str | None = None) -> list[str | None]:
    read = ReadOptions(defaults={} if msg is None else {"msg": msg})
    rows = check_rows(read_stream(io.BytesIO(text.encode()), "contacts.csv", read), Settings(read=read))
    return [None if isinstance(row, Finding) else row.body for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        f"Mobile,First Name,order_id\n{ASHA},Asha,1\n{RAVI},Ravi,2\n",
        f"Mobile;First Name;order_id\r\n{ASHA};Asha;1\r\n{RAVI};Ravi;2\r\n",
        f"mobile\tFIRST_NAME\tOrder ID\n{ASHA}\tAsha\t1\n{RAVI}\tRavi\t2",
        f'"Mobile","First Name","order-id"\r"{ASHA}","Asha","1"\r"{RAVI}","Ravi","2"\r',
        f" mobile number , first-name , orderid \n{ASHA},Asha,1\n{RAVI},Ravi,2\n\n\n",
        f"First Name,extra,order_id,phone,\nAsha,x,1,{ASHA},\nRavi,,2,{RAVI},\n,,,,\n,,,,\n",
        f"\ufeffMobile,First Name,order_id\n{ASHA},Asha,1\n{RAVI},Ravi,2\n",
        f"sep=|\nMobile|First Name|order_id\n{ASHA}|Asha|1\n{RAVI}|Ravi|2\n",
        f'Mobile,First Name,order_id,"address\nline"\n{ASHA},Asha,1,"a\nb"\n{RAVI},Ravi,2,\n',
    ],
    ids=["plain", "excel", "tabs", "quoted", "spaces", "order", "bom", "sep", "multi-line"],
)
def test_good_files_are_the_same_to_us(text: str) -> None:
    assert checked(text, msg=HI) == ([], [[], []])
    assert bodies(text, HI) == [
        "Hi Asha, your order 1 is on its way.",
        "Hi Ravi, your order 2 is on its way.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_keep_their_letters(encoding: str) -> None:
    text = f"Mobile,First Name,order_id\n{ASHA},Zoë,1\n"
    of_file, of_rows = checked(text.encode(encoding), msg=HI)
    assert of_file == (["encoding-assumed"] if encoding == "cp1252" else [])
    assert of_rows == [[]]


class TestMissing:
    def test_an_empty_number_is_missing_and_not_invalid(self) -> None:
        text = f"Mobile,Message\n,Hi\n {'  '},Hi\n{ASHA},Hi\n"
        assert checked(text) == ([], [["to: field-missing"], ["to: field-missing"], []])

    def test_an_empty_message_is_missing(self) -> None:
        assert checked(f"Mobile,Message\n{ASHA},\n{ASHA},  \n") == (
            [],
            [["msg: field-missing"], ["msg: field-missing"]],
        )

    def test_each_cell_is_reported(self) -> None:
        assert checked("Mobile,Message,transactionID,Name\n,,,Asha\n") == (
            [],
            [["to: field-missing", "msg: field-missing", "transactionID: field-missing"]],
        )

    def test_a_column_is_reported_once_and_not_for_each_row(self) -> None:
        text = f"Mobile,First Name\n{ASHA},Asha\n{RAVI},Ravi\n"
        assert checked(text, msg=HI) == (["placeholder-without-column"], [[], []])
        # A placeholder in a cell is the row's own.
        text = f"Mobile,Message\n{ASHA},{HI.replace(',', '')}\n"
        assert checked(text) == ([], [["msg: placeholder-unfilled", "msg: placeholder-unfilled"]])

    def test_the_recipients_are_reported_once_and_not_for_each_row(self) -> None:
        assert checked("Name,Message\nAsha,Hi\nRavi,Hi\n") == (["recipient-column-missing"], [[], []])

    def test_a_cell_that_a_short_row_lacks_is_missing(self) -> None:
        assert checked(f"Mobile,Message\n{ASHA}\n") == (["row-shorter"], [["msg: field-missing"]])


class TestBadRecipients:
    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("98765 43210", "number-missing-country-code"),
            ("9.19877E+11", "number-decimal"),
            ("919876543210.0", "number-decimal"),
            ("Asha", "number-letters"),
            ("+1 212 555 CALL", "number-letters"),
            ("919876543210 / 919876543211", "number-malformed"),
            ("12", "number-malformed"),
            ("91987654321012345678", "number-too-long"),
        ],
    )
    def test_the_row_has_the_problem(self, number: str, code: str) -> None:
        of_file, of_rows = checked(f"Mobile,Message\n{ASHA},Hi\n{number},Hi\n")
        assert of_file == []
        assert of_rows[0] == []
        assert f"to: {code}" in of_rows[1]

    @pytest.mark.parametrize(
        "number", ["+91 98765 43210", "(91) 98765-43210", " 919876543210 ", "00919876543210"]
    )
    def test_common_forms_are_read(self, number: str) -> None:
        _, [found] = checked(f"Mobile;Message\n{number};Hi\n")
        assert not any("error" in code for code in found)
        assert "to: field-missing" not in found

    def test_two_columns_of_numbers_are_a_fault(self) -> None:
        text = f"Mobile,Home Phone,Phone,Message\n{ASHA},1,{RAVI},Hi\n"
        assert checked(text) == (["column-ambiguous"], [[]])
        assert checked(text, columns={"to": "Mobile"}) == ([], [[]])


class TestTooLong:
    def test_the_text_as_merged_counts(self) -> None:
        text = f"Mobile,Name\n{ASHA},{'a' * 990}\n{RAVI},{'a' * 1001}\n"
        _, [first, second] = checked(text, msg="Hi {{Name}}!")
        assert "msg: field-too-long" not in first
        assert "msg: field-too-long" in second

    def test_a_cell_that_no_message_can_have_is_a_fault_of_the_file(self) -> None:
        of_file, of_rows = checked(f"Mobile,Message\n{ASHA},{'a' * 200_000}\n{RAVI},Hi\n")
        assert (of_file, of_rows) == (["cell-too-long"], [[]])


class TestEmptyRows:
    def test_at_the_end_are_no_rows(self) -> None:
        assert checked(f"Mobile,Message\n{ASHA},Hi\n,\n\n , \n") == ([], [[]])

    def test_in_between_are_no_rows_but_a_fault(self) -> None:
        assert checked(f"Mobile,Message\n{ASHA},Hi\n,\n{RAVI},Hi\n") == (["row-empty"], [[], []])

    @pytest.mark.parametrize("text", ["", "\n\n", "Mobile,Message\n", "Mobile,Message\n,\n\n"])
    def test_alone_are_said(self, text: str) -> None:
        assert checked(text) == (["file-empty"], [])


def test_a_file_without_header_is_not_read_as_one() -> None:
    assert checked(f"{ASHA},Hi\n{RAVI},Hi\n") == (["header-missing"], [])


def test_a_delimiter_in_a_text_is_noticed() -> None:
    of_file, _ = checked(f"Mobile,Message\n{ASHA},Hi Asha, come in\n")
    assert of_file == ["row-longer"]


def test_formulas_are_only_text() -> None:
    assert bodies(f'Mobile,Message\n{ASHA},"=HYPERLINK(""x"")"\n') == ['=HYPERLINK("x")']
