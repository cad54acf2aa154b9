"""The models of the wire, and the full path that reads any request with all its field errors.

This is the only module that imports pydantic, which takes longer to import than all the rest together. It is imported
with the first request that `_fast_requests` does not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from engage_text._checks import exact_text, kind_of
from engage_text._text import find_surrogate
from engage_text.wire._documents import json_field_error, parse_document
from engage_text.wire._parsed import ParsedRequest
from engage_text.wire._wire_names import DLT_IDS, FIELDS, LENGTHS, FieldError, FieldErrorKind

if TYPE_CHECKING:
    from typing import Unpack

    from engage_text.wire._request_dicts import DlrDict, Flag, RequestType, SmsRequestDict, TlvDict

__all__ = ["DeliveryReport", "Dlt", "SmsRequest", "read_request"]

# *Observed* in India's DLT rules: ids of up to 19 digits. No length is documented, so none is enforced.
_STRICT = ConfigDict(
    strict=True,
    frozen=True,
    extra="allow",
    populate_by_name=True,
    revalidate_instances="always",
)


class DeliveryReport(BaseModel):
    """Where reports and tiny-URL callbacks are posted, and whether failures are reported too (`mask` 1)."""

    model_config = _STRICT

    url: str | None = Field(default=None, max_length=LENGTHS["dlr.url"])
    mask: Literal[0, 1, "0", "1"]


class Dlt(BaseModel):
    """India's DLT ids (`tlv` on the wire). *Observed*, optional, passed through as they are."""

    model_config = _STRICT

    PE_ID: str | None = Field(default=None, min_length=1)
    TEMPLATE_ID: str | None = Field(default=None, min_length=1)
    TELEMARKETER_ID: str | None = Field(default=None, min_length=1)


class SmsRequest(BaseModel):
    """One Push SMS request, by its wire names or by these field names. Immutable.

    Flags can be 0/1, False/True or "0"/"1". Texts must be `str`. The length of `body` is checked later, on the body
    that goes out. Building an invalid request raises pydantic's `ValidationError`. `prepare` and `check` report the
    same errors as problems instead.

    >>> SmsRequest(type="transactional", sender="ACMEIN", recipient="919876543210", body="Hi",
    ...     transaction_id="t-1", dlr={"mask": 1}, tiny="0").sender
    'ACMEIN'
    >>> SmsRequest(**{"type": "transactional", "from": "ACMEIN", "to": "919876543210",
    ...     "msg": "Hi", "transactionID": "t-1", "dlr": {"mask": 1}, "tiny": "0"}).sender
    'ACMEIN'
    """

    model_config = _STRICT

    type: Literal["promotional", "transactional"]
    sender: str = Field(alias="from", min_length=1, max_length=LENGTHS["from"])
    recipient: str = Field(alias="to")
    body: str = Field(alias="msg")
    transaction_id: str = Field(alias="transactionID", min_length=1, max_length=LENGTHS["transactionID"])
    dlr: DeliveryReport
    tiny: Literal["0", "1", 0, 1]
    tlv: Dlt | None = None

    if TYPE_CHECKING:
        # What pydantic makes of the fields takes both names of each. A type checker knows the alias only, and no
        # call can spell out `from`.
        @overload
        def __init__(
            self,
            *,
            type: RequestType,
            sender: str,
            recipient: str,
            body: str,
            transaction_id: str,
            dlr: DeliveryReport | DlrDict,
            tiny: Flag,
            tlv: Dlt | TlvDict | None = None,
        ) -> None: ...
        @overload
        def __init__(self, **fields: Unpack[SmsRequestDict]) -> None: ...
        def __init__(self, **fields: Any) -> None: ...

    @property
    def asks_tiny(self) -> bool:
        """True if the request asks for the tiny-URL feature."""
        return self.tiny in ("1", 1)


# Field -> wire name, defined only here. pydantic's `loc` names a field as the caller did, by name or by alias.
_WIRE_NAMES = {name: field.alias or name for name, field in SmsRequest.model_fields.items()}
_FIELD_NAMES = {wire_name: name for name, wire_name in _WIRE_NAMES.items()}


def read_request(request: object) -> ParsedRequest:
    """Read any request, as `read_request` does. This is the full path."""
    if isinstance(request, SmsRequest):
        return _read_model(request)
    repeated: list[FieldError] = []
    if isinstance(request, str | bytes | bytearray):
        try:
            request, repeated = parse_document(request)
        except (ValueError, RecursionError) as error:
            return _partial({}, [json_field_error(error)])
    if not isinstance(request, Mapping):
        return _partial({}, [*repeated, FieldError("not-object", "", type(request).__name__)])
    return _with_field_errors(_read_mapping(request if type(request) is dict else dict(request)), repeated)


def _read_model(model: SmsRequest) -> ParsedRequest:
    """Validate a model again, because `model_construct` and `model_copy` build models without validation."""
    extra = dict(model.model_extra or {})
    # A model that was built from both names of a field keeps the second as an extra of its own.
    both = [name for name in extra if _FIELD_NAMES.get(name, name) in model.__dict__]
    for name in both:
        del extra[name]
    repeated = [_given_twice(_WIRE_NAMES.get(name, name), name) for name in both]
    return _with_field_errors(_read_mapping({**model.__dict__, **extra}), repeated)


def _with_field_errors(parsed: ParsedRequest, field_errors: list[FieldError]) -> ParsedRequest:
    if not field_errors:
        return parsed
    return parsed._replace(field_errors=tuple(sorted((*field_errors, *parsed.field_errors), key=_rank)))


def _read_mapping(values: dict[Any, Any]) -> ParsedRequest:
    both = [
        name
        for wire_name, name in _FIELD_NAMES.items()
        if wire_name != name and {wire_name, name} <= values.keys()
    ]
    if both:
        rest = {key: value for key, value in values.items() if key not in both}
        return _with_field_errors(
            _read_mapping(rest), [_given_twice(_WIRE_NAMES[name], name) for name in both]
        )
    try:
        model = SmsRequest.model_validate(values)
    except ValidationError as error:
        plain, odd = _as_json_has_it(values)
        if odd or any(type(plain[key]) is not type(values[key]) for key in plain):
            parsed = _read_mapping(plain)
            return parsed._replace(field_errors=(*parsed.field_errors, *odd))
        field_errors = [_field_error(e) for e in error.errors(include_url=False)]
        known = {*_WIRE_NAMES, *_WIRE_NAMES.values()}
        field_errors += (
            FieldError("unknown", exact_text(key))
            for key in values
            if isinstance(key, str) and key not in known
        )
        return _partial(values, sorted(field_errors, key=_rank))
    return _whole(model)


def _given_twice(wire_name: str, name: str) -> FieldError:
    return FieldError("repeated", wire_name, f"both {wire_name} and {name}")


def _as_json_has_it(values: Mapping[Any, Any]) -> tuple[dict[str, Any], list[FieldError]]:
    """Return the values with every mapping as a dict, and the keys that JSON cannot have."""
    plain: dict[str, Any] = {}
    odd: list[FieldError] = []
    for given, value in values.items():
        # Only the characters of a subclass of str count.
        key = exact_text(given) if isinstance(given, str) else given
        if not _is_name(key):
            odd.append(FieldError("unknown", _shown_key(key)))
        elif key in {"dlr", "tlv"} and isinstance(value, Mapping):
            plain[key] = {name: member for name, member in value.items() if _is_name(name)}
            odd += (
                FieldError("unknown", f"{key}.{_shown_key(name)}") for name in value if not _is_name(name)
            )
        else:
            plain[key] = value
    return plain, odd


def _shown_key(key: object) -> str:
    try:
        return repr(key)
    except Exception:  # noqa: BLE001 - an int of thousands of digits, or a class of the caller: the request is reported
        return type(key).__name__


def _is_name(key: object) -> bool:
    return isinstance(key, str) and key.encode("utf-8", "ignore").decode() == key


def _rank(field_error: FieldError) -> int:
    return FIELDS.index(field_error.param) if field_error.param in FIELDS else len(FIELDS)


_KINDS: dict[str, FieldErrorKind] = {
    "missing": "missing",
    "literal_error": "value",
    "string_too_long": "too-long",
    "string_too_short": "empty",
    "string_unicode": "surrogate",
}


def _field_error(error: ErrorDetails) -> FieldError:
    param = ".".join(_WIRE_NAMES.get(str(part), str(part)) for part in error["loc"])
    kind = _KINDS.get(error["type"], "type")
    if error["input"] is None:
        kind = "missing"
    if kind == "missing" and param == "dlr":
        param = "dlr.mask"  # without the object, its mandatory member is missing too
    given = error["input"]
    if kind == "value":
        return FieldError(kind, param, error["ctx"]["expected"])
    if kind == "too-long":
        return FieldError(kind, param, str(len(given)), (LENGTHS[param], len(given)))
    if kind == "surrogate":
        at = find_surrogate(given)
        return FieldError(kind, param, f"U+{ord(given[at]):04X}", (at, at + 1))
    return FieldError(kind, param, kind_of(given))


def _whole(model: SmsRequest) -> ParsedRequest:
    dlr, tlv = model.dlr, model.tlv
    return ParsedRequest(
        type=model.type,
        sender=model.sender,
        recipient=model.recipient,
        body=model.body,
        transaction_id=model.transaction_id,
        dlr_url=dlr.url,
        dlr_mask=int(dlr.mask),
        asks_tiny=model.asks_tiny,
        tlv=None if tlv is None else tlv.model_dump(include=set(DLT_IDS), exclude_none=True),
        field_errors=tuple(_unknown(model)),
    )


def _partial(values: Mapping[Any, Any], field_errors: list[FieldError]) -> ParsedRequest:
    """Return the valid fields, and None for the others, so that the valid ones are still checked."""
    faulty = {field_error.param for field_error in field_errors}
    taken: dict[str, Any] = {}
    for name, wire_name in _WIRE_NAMES.items():
        value = None if wire_name in faulty else values.get(wire_name, values.get(name))
        # A subclass of str may have no hash, for example.
        taken[name] = str.__str__(value) if isinstance(value, str) else value
    dlr = taken["dlr"] if isinstance(taken["dlr"], Mapping) else getattr(taken["dlr"], "__dict__", {})
    url = None if "dlr.url" in faulty else dlr.get("url")
    return ParsedRequest(
        type=taken["type"],
        sender=taken["sender"],
        recipient=taken["recipient"],
        body=taken["body"],
        transaction_id=taken["transaction_id"],
        dlr_url=str.__str__(url) if isinstance(url, str) else None,
        dlr_mask=0,  # not needed: a request with such a field error is not sent
        asks_tiny=taken["tiny"] in ("1", 1),
        tlv=None,
        field_errors=tuple(field_errors),
    )


def _unknown(model: SmsRequest) -> Iterator[FieldError]:
    for prefix, part in (("", model), ("dlr.", model.dlr), ("tlv.", model.tlv)):
        if part is not None and part.model_extra:
            yield from (FieldError("unknown", f"{prefix}{key}") for key in part.model_extra)
