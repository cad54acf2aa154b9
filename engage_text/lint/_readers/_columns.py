"""Which column is which field, and the request of a row that has only some of the fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engage_text._readonly import NOTHING
from engage_text._steps import STAND_INS
from engage_text._text import nearest, printable, shortened
from engage_text.lint._file_rules import (
    COLUMN_AMBIGUOUS,
    COLUMN_NOT_FOUND,
    COLUMN_REPEATED,
    HEADER_MISSING,
    PLACEHOLDER_WITHOUT_COLUMN,
    RECIPIENT_COLUMN_MISSING,
    ColumnFacts,
    ColumnsFacts,
)
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.placeholders import find_placeholders
from engage_text.policies import column_key, is_variable
from engage_text.problems import OptionError, Problem
from engage_text.rules import FoundFacts
from engage_text.wire import BODY, RECIPIENT

__all__ = ["ColumnMap", "Fault", "is_known_header", "match_columns", "need_wire_names", "request_of"]


def _flat(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields with the members of `dlr` and `tlv` by their full names."""
    flat: dict[str, object] = {}
    for name, value in fields.items():
        if name in {"dlr", "tlv"} and isinstance(value, Mapping):
            flat.update({f"{name}.{member}": of_member for member, of_member in value.items()})
        else:
            flat[name] = value
    return flat


# Values for the fields that a file does not have. Each of them is valid. The body stays as it is written: the file does
# not say that its links are shortened.
_STAND_INS: Mapping[str, object] = {**_flat(STAND_INS), "tiny": "0"}
# The fields that a column can have.
_WIRE_NAMES = (
    *_STAND_INS,
    "dlr.url",
    "tlv.PE_ID",
    "tlv.TEMPLATE_ID",
    "tlv.TELEMARKETER_ID",
)
# Common headers of each field, folded. Our decision, based on the import pages of campaign tools and on exports of
# address books. The second list counts only if no column of the first list exists: `Number` can be an order's number.
_ALIASES: Mapping[str, tuple[str, str]] = {
    "to": (
        """
        to mobile mobileno mobilenumber mobilenum mobilephone mobilephonenumber phone phoneno phonenumber phonenum
        msisdn recipient recipientno recipientnumber cell cellno cellnumber cellphone cellphonenumber telephone
        telephoneno telephonenumber tel receiver smsnumber smsphone handy handynummer telefon telefonnummer telefono
        teléfono téléphone móvil movil
        """,
        "number no contact contactno contactnumber destination destinationnumber whatsapp whatsappnumber",
    ),
    "msg": (
        "msg message messagetext messagebody sms smstext smsbody smsmessage smscontent",
        "text body content template nachricht mensaje mensagem",
    ),
    "from": ("from sender senderid sendername header dltheader", "source originator brand"),
    "type": ("type messagetype smstype", ""),
    "transactionID": ("transactionid txnid messageid", "transaction"),
    "tiny": ("tiny", ""),
    "dlr.url": ("dlrurl", "callbackurl"),
    "dlr.mask": ("dlrmask", ""),
    "tlv.PE_ID": ("peid tlvpeid", "principalentityid entityid"),
    "tlv.TEMPLATE_ID": ("templateid tlvtemplateid dlttemplateid", ""),
    "tlv.TELEMARKETER_ID": ("telemarketerid tlvtelemarketerid", ""),
}
_LEVELS = tuple(
    {header: name for name, headers in _ALIASES.items() for header in headers[level].split()}
    for level in (0, 1)
)
_NOT_WORDS = re.compile(r"[^\w]+")
_PHONE = re.compile(r"\s*\+?[0-9][0-9 ().-]{6,18}[0-9]\s*")
_SHOWN_HEADERS = 12
_SHOWN = 40  # characters of one header


class ColumnMap(NamedTuple):
    """The columns of one table: the index of the column of each field, and the headers as written.

    `absent` are the placeholders of the default body that no column can fill, as written, and their names.
    """

    headers: tuple[str, ...]
    fields: Mapping[str, int]
    ignore: int | None = None
    absent: Mapping[str, str] = NOTHING

    def index_of(self, param: str) -> int | None:
        """Return the index of a column by its wire name or by its header, or None if there is no such column."""
        at = self.fields.get(param)
        if at is not None:
            return at
        if param in self.headers:
            return self.headers.index(param)
        folded = [column_key(header) for header in self.headers]
        name = column_key(param)
        return folded.index(name) if name and name in folded else None


class Fault(NamedTuple):
    """A problem of a whole table, and the column that it points to, or None for the header row."""

    problem: Problem
    column: int | None = None


def request_of(
    fields: Mapping[str, object], defaults: Mapping[str, object]
) -> tuple[dict[str, Any], frozenset[str]]:
    """Return a complete request of the fields, and the wire names of those that neither mapping has.

    These have valid values in the request. Members of `dlr` and `tlv` can be given as `dlr.url` or within their
    objects. A field that is None is missing: the default replaces it, or the request lacks it.

    >>> request, assumed = request_of({"msg": "Hi", "to": None}, {"from": "ACMEIN", "tlv.PE_ID": "1101"})
    >>> request["from"], request["msg"], request["tlv"], "to" in request
    ('ACMEIN', 'Hi', {'PE_ID': '1101'}, False)
    >>> sorted(assumed)
    ['dlr.mask', 'tiny', 'transactionID', 'type']
    """
    given = _flat(defaults)
    for name, value in _flat(fields).items():
        if value is not None or name not in given:
            given[name] = value
    assumed = frozenset(name for name in _STAND_INS if name not in given)
    request: dict[str, Any] = {}
    for name, value in {**_STAND_INS, **given}.items():
        parent, dot, member = name.partition(".")
        if value is None:
            continue
        if dot:
            members = request.setdefault(parent, {})
            if isinstance(members, dict):  # else the rules report its type
                members[member] = value
        else:
            request[name] = value
    return request, assumed


def match_columns(headers: Sequence[str], options: ReadOptions) -> tuple[ColumnMap, list[Fault]]:
    """Return which column is which field, and the faults of the header. `options.columns` has priority."""
    faults = []
    fields: dict[str, int] = {}
    mapped = {}
    need_wire_names(options.columns)
    for param, header in options.columns.items():
        at = _find(headers, header)
        if at is None:
            facts = ColumnFacts(_shown(header), _in_words(headers))
            faults.append(Fault(COLUMN_NOT_FOUND.problem(param, facts, hint=_near_hint(header, headers))))
        else:
            mapped[param] = at
    taken = {*mapped.values()}
    guesses = _candidates(headers, taken, {*options.columns})
    for param, columns in guesses.items():
        fields[param] = columns[0]
        if len(columns) > 1:
            facts_of = ColumnsFacts(_in_words([headers[at] for at in columns]))
            faults.append(Fault(COLUMN_AMBIGUOUS.problem(param, facts_of), columns[1]))
    fields |= mapped
    ignore = _find(headers, options.ignore_column) if options.ignore_column else None
    found = ColumnMap(tuple(headers), fields, ignore, _absent(headers, fields, options))
    faults += _header_faults(found, options, {at for columns in guesses.values() for at in columns[1:]})
    return found, faults


def is_known_header(header: str) -> bool:
    """Return whether a header names a field.

    >>> is_known_header("Mobile No."), is_known_header("First Name")
    (True, False)
    """
    return any(_NOT_WORDS.sub("", column_key(header)) in level for level in _LEVELS)


def _candidates(headers: Sequence[str], taken: set[int], mapped: set[str]) -> dict[str, list[int]]:
    """Return the columns that can be each field by their headers. A mapped field needs none."""
    found: dict[str, list[int]] = {}
    for name in _WIRE_NAMES:
        exact = [at for at, header in enumerate(headers) if header.strip() == name and at not in taken]
        if exact and name not in mapped:
            found[name] = exact
    for level in _LEVELS:
        of_level: dict[str, list[int]] = {}
        for at, header in enumerate(headers):
            name = level.get(_NOT_WORDS.sub("", column_key(header)), "")
            if name and at not in taken and name not in mapped and name not in found:
                of_level.setdefault(name, []).append(at)
        found |= of_level
    return found


def _header_faults(found: ColumnMap, options: ReadOptions, ambiguous: set[int]) -> Iterator[Fault]:
    headers = found.headers
    if not found.fields and (at := _phone_at(headers)) is not None:
        yield Fault(HEADER_MISSING.problem("", FoundFacts("a phone number")), at)
        return
    if RECIPIENT not in found.fields and RECIPIENT not in {*options.defaults, *options.columns}:
        yield Fault(RECIPIENT_COLUMN_MISSING.problem(RECIPIENT, ColumnsFacts(_in_words(headers))))
    first: dict[str, int] = {}
    repeated: set[str] = set()
    for at, header in enumerate(headers):
        name = column_key(header)
        before = first.setdefault(name, at)
        if name and before != at and at not in ambiguous and name not in repeated:
            repeated.add(name)
            facts = ColumnFacts(_shown(header), f"in columns {before + 1} and {at + 1}")
            yield Fault(COLUMN_REPEATED.problem("", facts), at)
    for text, name in found.absent.items():
        facts = ColumnFacts(_shown(text), _in_words(headers))
        yield Fault(PLACEHOLDER_WITHOUT_COLUMN.problem(BODY, facts, hint=_near_hint(name, headers)))


def _absent(headers: Sequence[str], fields: Mapping[str, int], options: ReadOptions) -> dict[str, str]:
    """Return the placeholders of the default body that no column can fill, as written, and their names."""
    body = options.defaults.get(BODY)
    if not isinstance(body, str) or BODY in fields:
        return {}
    keys = {*map(column_key, headers)}
    return {
        found.text: found.name
        for found in find_placeholders(body)
        if is_variable(found) and found.is_certain and column_key(found.name) not in keys
    }


def need_wire_names(params: Iterable[str]) -> None:
    """Raise `OptionError` for a name that is not a field of the API: the map may be the wrong way round."""
    for param in params:
        if param not in _WIRE_NAMES:
            raise OptionError(f"columns must map fields of the API such as to or msg, got {_shown(param)}")


def _find(headers: Sequence[str], header: str) -> int | None:
    """Return the index of the column with this header: as written, else with the differences that do not matter."""
    return ColumnMap(tuple(headers), {}).index_of(header)


def _phone_at(headers: Sequence[str]) -> int | None:
    return next((at for at, header in enumerate(headers) if _PHONE.fullmatch(header)), None)


def _shown(header: str) -> str:
    return printable(shortened(header, _SHOWN))


def _in_words(headers: Sequence[str]) -> str:
    """Return the headers as the end of a sentence."""
    names = [_shown(header) for header in headers if header.strip()]
    if not names:
        return "no named column"
    if len(names) > _SHOWN_HEADERS:
        return f"{', '.join(names[:_SHOWN_HEADERS])} and {len(names) - _SHOWN_HEADERS} more columns"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _near_hint(name: str, headers: Sequence[str]) -> str | None:
    folded = {column_key(header): header for header in headers if header.strip()}
    near = nearest(column_key(name), folded)
    return f"Write {_shown(folded[near])} if that is the column you mean." if near else None
