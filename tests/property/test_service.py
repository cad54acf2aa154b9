"""Whatever is posted or answered, the service half says something of its own: a value or one of our errors."""

import json
import pickle
from datetime import UTC

import builders
import strategies
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import scalars, short_texts

from engage_text import EngageTextError, OptionError, Prepared, ServiceError, check, prepare, prepare_many
from engage_text.service import (
    Accepted,
    Click,
    Credentials,
    Delivery,
    Headers,
    Refused,
    Unclear,
    for_recipients,
    notify_requests,
    parse_answer,
    parse_callback,
    push_request,
    refusal_body,
)
from engage_text.wire import CLICK_FIELDS

REQUEST = builders.request(dlr=builders.dlr(url="https://example.in/"), tiny="0")
CREDENTIALS = Credentials(bearer="a-token", basic="YXBwOmtleQ==")
DEPTHS = st.integers(1, 5_000)
KEYS = ["id", "status", "message", "data", "msg", "param", "location", "user_agent", *CLICK_FIELDS]

near_scalars = st.sampled_from(
    [
        0,
        "0",
        "x",
        "",
        "2023-08-16 06:48:35",
        "2023-99-99 00:00:00",
        "su.digo.link/AbC1234",
        "66.249.66.1",
        10**60,
    ]
)
json_values = strategies.json_values(KEYS, scalars | near_scalars, max_leaves=16)
near_objects = st.dictionaries(
    st.sampled_from(KEYS) | short_texts, scalars | near_scalars | json_values, max_size=12
)
# Documents: `json.dumps` writes NaN, infinities and lone surrogates as they come, which no JSON has.
documents = st.one_of(
    near_objects.map(json.dumps),
    json_values.map(json.dumps),
    near_objects.map(lambda value: json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")),
)


def repeated_keys(parts):
    return "{" + ", ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in parts) + "}"


def spoilt(parts):
    document, at, piece = parts
    data = document.encode("utf-8", "surrogatepass") if isinstance(document, str) else document
    at = min(at, len(data))
    return data[:at] + piece + data[at:]


hostile = st.one_of(
    documents,
    st.binary(max_size=200),
    short_texts,
    st.builds(lambda n, o, c: o * n + "1" + c * n, DEPTHS, st.just("["), st.just("]")),
    st.builds(lambda n, key: f'{{"{key}": ' * n + "1" + "}" * n, DEPTHS, st.sampled_from(KEYS)),
    st.builds(lambda n, key: f'{{"{key}": {"9" * n}}}', st.integers(1, 100_000), st.sampled_from(KEYS)),
    st.builds(lambda n, key: f'{{"{key}": 1e{n}}}', st.integers(-9_999, 9_999), st.sampled_from(KEYS)),
    st.lists(st.tuples(st.sampled_from(KEYS), scalars | near_scalars), max_size=12).map(repeated_keys),
    st.tuples(documents, st.integers(0, 200), st.binary(max_size=3)).map(spoilt),
)
values = hostile | json_values  # what a client hands over may be no text at all


class TestAnswers:
    @given(st.integers(100, 599), values)
    @example(200, '{"id": "\\ud800"}')
    @example(400, '{"status": 0, "data": [{"msg": "\\ud800", "param": "\\ud800"}]}')
    @example(200, b'{"id": ' + b"9" * 100_000 + b"}")
    @example(200, '{"status":' * 200_000)
    def test_any_body_means_something(self, status, body):
        answer = parse_answer(status, body)
        assert answer.status == status
        repr(answer).encode()
        if isinstance(answer, Accepted):
            assert answer.id.isprintable()
            assert answer.id
        else:
            assert isinstance(answer, Refused | Unclear)
            assert not answer.report.ok
            str(answer.report).encode()
            json.dumps(answer.report.to_dict())

    @given(
        st.lists(st.sampled_from(["from", "to", "msg", "transactionID", "dlr", "tiny", "type"]), unique=True)
    )
    def test_our_own_report_reads_back(self, dropped):
        wrong = {key: value for key, value in REQUEST.items() if key not in dropped} | {"from": "A" * 51}
        report = check(wrong)
        answer = parse_answer(400, json.dumps(refusal_body(report)))
        assert [(p.code, p.param) for p in answer.report] == [(p.code, p.param) for p in report.errors]


class TestCallbacks:
    @given(values)
    @example('{"click_time": "2023-08-16 06:48:35", "short_url": "\\ud800"}')
    @example(b'{"msisdn": ' + b"9" * 100_000 + b"}")
    @example(b'{"a":' * 1_000 + b"1" + b"}" * 1_000)
    @example('{"a":' * 200_000)
    @example(b'{"a": "\xed\xa0\x80"}')
    def test_any_body_is_read_or_refused_as_ours(self, body):
        try:
            callback = parse_callback(body, timezone=UTC)
        except ServiceError as error:
            callback = error
        if isinstance(callback, ServiceError):
            assert {p.code for p in callback.report} <= {"callback-unreadable", "callback-field"}
            str(callback).encode()
        else:
            assert isinstance(callback, Click | Delivery)
            repr(callback)

    @given(near_objects)
    def test_every_field_is_read_or_kept(self, fields):
        try:
            callback = parse_callback(json.dumps(fields))
        except ServiceError:
            return
        read = json.loads(json.dumps(fields))
        assert dict(callback.extra) == {
            name: value
            for name, value in read.items()
            if not hasattr(callback, CLICK_FIELDS.get(name, "no such field"))
        }


def what_is_shown_of(token):
    try:
        credentials = Credentials(bearer=token, basic="x")
    except OptionError as error:
        return repr(error)
    return repr(credentials) + repr(push_request(prepare(REQUEST), credentials))


class TestHeaders:
    @given(short_texts)
    def test_any_token_fits_a_header_or_is_refused(self, token):
        try:
            credentials = Credentials(bearer=token, basic="x")
        except OptionError:
            assert not (token.isascii() and token.isprintable() and token and " " not in token)
            return
        headers = push_request(prepare(REQUEST), credentials).headers
        value = headers["Authorization"]
        assert value == f"Bearer {token}"
        assert value.isascii()
        assert value.isprintable()

    @given(short_texts, short_texts)
    def test_no_two_tokens_can_be_told_apart(self, one, other):
        """What is shown of a token, in a repr or an error, says nothing but what kind of fault it has."""
        shown = {what_is_shown_of(token) for token in (one, other)}
        assert len(shown) == 1 or shown <= {what_is_shown_of(token) for token in ("", "a b", "a", "bearer a")}

    @given(
        st.lists(
            st.tuples(st.from_regex(r"[A-Za-z-]+", fullmatch=True), st.just("a b")),
            unique_by=lambda pair: pair[0].lower(),
        )
    )
    def test_are_a_mapping(self, pairs):
        headers = Headers(pairs)
        assert pickle.loads(pickle.dumps(headers)) == headers  # noqa: S301 - our own
        assert len(list(headers)) == len(headers)


class TestNotify:
    @given(
        st.lists(
            st.fixed_dictionaries(
                {"to": st.integers(9_198_765_400, 9_198_765_420).map(lambda n: f"{n}00")},
                optional={
                    "from": st.sampled_from(["ACMEIN", "OTHERS"]),
                    "msg": short_texts,
                    "tiny": st.sampled_from("01"),
                },
            ),
            max_size=30,
        ),
        st.sampled_from(["report", "drop", "ignore"]),
    )
    def test_every_row_goes_out_once_or_is_told(self, changes, repeated):
        rows = list(prepare_many({**REQUEST, **change} for change in changes))
        jobs = notify_requests(rows, CREDENTIALS, transaction_id="t", campaign="c", repeated=repeated)
        bodies = [json.loads(job.read()) for job in jobs]
        sent = [(b["oa"], b["tiny"], row["msisdn"], row["message"]) for b in bodies for row in b["dataSet"]]
        told = {found.index for found in jobs.findings if not found.report.ok or repeated == "drop"}
        wanted = [
            (row.payload["from"], row.payload["tiny"], row.payload["to"], row.payload["msg"])
            for index, row in enumerate(rows)
            if index not in told
        ]
        assert sent == wanted
        assert len({body["transactionID"] for body in bodies}) == len(bodies)

    @given(st.lists(short_texts | st.none() | st.integers()))
    def test_any_recipient_is_judged(self, recipients):
        done = prepare(REQUEST)
        for recipient, row in zip(recipients, for_recipients(done, recipients), strict=True):
            alone = check({**REQUEST, "to": recipient})
            assert row.report == alone
            assert isinstance(row, Prepared) == alone.ok


def test_one_family():
    assert issubclass(ServiceError, EngageTextError)
