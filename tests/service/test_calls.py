"""Requests built here, sent by real clients to a service that behaves as the reference says, and back."""

import asyncio
import contextlib
import http.server
import json
import threading
import urllib.error
import urllib.request
from datetime import UTC

import aiohttp
import builders
import httpx
import pytest
import requests

from engage_text import RequestError, check, prepare, prepare_many
from engage_text.service import (
    Accepted,
    Click,
    Credentials,
    Refused,
    Unclear,
    for_recipients,
    notify_requests,
    parse_answer,
    parse_callback,
    push_request,
    refusal_body,
    report_pages,
    report_request,
)

CREDENTIALS = Credentials.from_app(bearer="the-bearer", app_id="app", ss_key="key")
LONG = "https://shop.example.in/track?order=1042&utm_source=sms"
SHORTENER = builders.shortener()


@pytest.fixture
def client():
    with httpx.Client(trust_env=False) as client:
        yield client


def send(client, request):
    answer = client.request(request.method, request.url, headers=request.headers, content=request.body)
    return parse_answer(answer.status_code, answer.content)


def message(service, **fields):  # noqa: ANN003 - handed on
    whole = builders.request(
        msg=f"Your parcel: {LONG}. Thank you!", dlr=builders.dlr(url=service.callback_url)
    )
    return {**whole, **fields}


class TestPush:
    def test_the_service_shortens(self, service, client):
        done = prepare(message(service))
        answer = send(client, push_request(done, CREDENTIALS, base=service.url))
        assert isinstance(answer, Accepted)
        delivered = service.messages[answer.id]["delivered"]
        assert len(delivered) == len(done.preview)
        [short] = service.targets
        assert short in delivered
        service.click(short)
        click = parse_callback(service.callbacks[0])
        assert isinstance(click, Click)
        assert (click.target, click.link, click.submit_id) == (LONG, None, answer.id)

    def test_links_are_made_here(self, service, client):
        done = prepare(message(service), shortener=SHORTENER, ids=1_000_000)
        service.register(done.links)
        answer = send(client, push_request(done, CREDENTIALS, base=service.url))
        assert isinstance(answer, Accepted)
        assert service.messages[answer.id]["delivered"] == done.payload["msg"]  # and not shortened twice
        [link] = done.links
        assert service.click(link.url) == LONG
        click = parse_callback(service.callbacks[0], links=done.links, timezone=UTC)
        assert isinstance(click, Click)
        assert (click.link, click.target, click.recipient) == (link, LONG, "919876543210")
        assert str(click.clicked_at) == "2023-08-16 06:48:35+00:00"

    def test_an_unclicked_row_has_nulls(self, service, client):
        done = prepare(message(service), shortener=SHORTENER, ids=1)
        service.register(done.links)
        send(client, push_request(done, CREDENTIALS, base=service.url))
        service.click(done.links[0].url, click_time=None, OS=None, IP=None)
        click = parse_callback(service.callbacks[0], links=done.links)
        assert (click.clicked_at, click.os, click.ip, click.target) == (None, None, None, LONG)


class TestRefusals:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"from": "A" * 51},
            {"msg": "a" * 1001},
            {"transactionID": "t" * 201, "from": "A" * 60},
            {"dlr": {"url": "https://example.in/" + "x" * 200, "mask": 1}},
        ],
    )
    def test_check_and_the_service_find_the_same(self, service, client, wrong):
        request = message(service, **wrong)
        report = check(request)
        sent = prepare(message(service))
        sent.payload.update(wrong)  # as one does who sends without asking
        answer = send(client, push_request(sent, CREDENTIALS, base=service.url))
        assert isinstance(answer, Refused)
        assert answer.status == 400
        ours, theirs = [
            sorted((p.code, p.severity, p.param, p.hint, p.service_words) for p in found.errors)
            for found in (report, answer.report)
        ]
        assert ours == theirs
        with pytest.raises(RequestError):
            prepare(request)

    def test_fields_left_out_are_named(self, service, client):
        sent = prepare(message(service))
        del sent.payload["transactionID"]
        answer = send(client, push_request(sent, CREDENTIALS, base=service.url))
        assert [(p.code, p.param) for p in answer.report] == [("service-refused", "transactionID")]
        assert [p.param for p in check(sent.payload).errors] == ["transactionID"]

    @pytest.mark.parametrize("wrong", [{"to": "9876543210"}, {"type": None}, {"msg": " "}, {"tiny": 7}])
    def test_a_next_hop_that_answers_with_our_own_report(self, service, client, wrong):
        """`refusal_body` is the service's shape: what it says is read back with the same codes."""
        report = check(message(service, **wrong))
        service.gateway = (400, refusal_body(report))
        answer = send(client, push_request(prepare(message(service)), CREDENTIALS, base=service.url))
        assert [(p.code, p.param) for p in answer.report] == [(p.code, p.param) for p in report.errors]

    def test_both_headers_are_wanted(self, service, client):
        request = push_request(prepare(message(service)), CREDENTIALS, base=service.url)
        assert isinstance(send(client, request), Accepted)
        for name in ("Authorization", "X-Authorization"):
            kept = {other: value for other, value in request.headers.items() if other != name}
            answer = client.request(request.method, request.url, headers=kept, content=request.body)
            assert isinstance(parse_answer(answer.status_code, answer.content), Refused)

    def test_a_gateway_that_broke(self, service, client):
        service.gateway = (502, b"<html><h1>502 Bad Gateway</h1></html>")
        answer = send(client, push_request(prepare(message(service)), CREDENTIALS, base=service.url))
        assert isinstance(answer, Unclear)
        assert service.messages == {}


class TestNotify:
    def test_a_hundred_thousand_recipients_and_one_more(self, service, client):
        done = prepare(message(service, tiny="0"))
        numbers = (f"91{9_800_000_000 + i}" for i in range(100_001))
        jobs = notify_requests(
            for_recipients(done, numbers),
            CREDENTIALS,
            transaction_id="sale-1",
            campaign="Sale",
            base=service.url,
        )
        answers = [send(client, job) for job in jobs]
        assert [answer.id for answer in answers] == ["job-1", "job-2"]
        first, second = service.jobs
        assert (len(first["dataSet"]), len(second["dataSet"])) == (100_000, 1)
        assert (first["transactionID"], second["transactionID"]) == ("sale-1", "sale-1-2")
        assert second["dataSet"] == [{"msisdn": "919800100000", "message": done.payload["msg"]}]
        assert len({row["msisdn"] for row in first["dataSet"]}) == 100_000
        assert jobs.findings == []

    def test_the_service_refuses_one_too_many(self, service, client, monkeypatch):
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 200_000)
        rows = (done for done in [prepare(message(service))] for _ in range(100_001))
        [job] = notify_requests(
            rows, CREDENTIALS, transaction_id="t", campaign="c", repeated="ignore", base=service.url
        )
        answer = send(client, job)
        assert isinstance(answer, Refused)
        assert [p.param for p in answer.report] == ["dataSet"]
        assert service.jobs == []

    def test_the_report_is_walked(self, service, client):
        rows = [message(service, to=f"91987654{i:04d}", msg=f"Parcel {i}") for i in range(250)]
        [job] = notify_requests(
            prepare_many(rows), CREDENTIALS, transaction_id="t", campaign="c", base=service.url
        )
        send(client, job)
        seen = []
        for page in report_pages(250, 100):
            request = report_request(CREDENTIALS, page_number=page, page_size=100, base=service.url)
            answer = client.request(
                request.method, request.url, headers=request.headers, content=request.body
            )
            seen.append(answer.json()["rows"])
        assert [len(rows) for rows in seen] == [100, 100, 50]
        assert sum(seen, []) == [row["to"] for row in rows]  # noqa: RUF017 - three lists


def by_httpx(request):
    answer = httpx.request(
        request.method, request.url, headers=request.headers, content=request.body, trust_env=False
    )
    return answer.status_code, answer.content


def by_httpx_asynchronously(request):
    async def run():  # noqa: ANN202 - a step of the test
        content = request.body if isinstance(request.body, bytes) else aiter(request.body)
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.request(
                request.method, request.url, headers=request.headers, content=content
            )
            return answer.status_code, answer.content

    return asyncio.run(run())


def by_requests(request):
    with requests.Session() as session:
        session.trust_env = False
        answer = session.request(
            request.method, request.url, headers=request.headers, data=request.body, allow_redirects=False
        )
        return answer.status_code, answer.content


def by_aiohttp(request):
    async def run():  # noqa: ANN202 - a step of the test
        async with (
            aiohttp.ClientSession() as session,
            session.request(
                request.method, request.url, headers=request.headers, data=request.body, allow_redirects=False
            ) as answer,
        ):
            return answer.status, await answer.read()

    return asyncio.run(run())


def by_urllib(request):
    sent = urllib.request.Request(request.url, request.body, request.headers, method=request.method)  # noqa: S310 - this machine
    with urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay).open(sent, timeout=10) as answer:
        return answer.status, answer.read()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):  # noqa: ANN002 - the library's own signature
        return None


@pytest.mark.parametrize("send_by", [by_httpx, by_httpx_asynchronously, by_requests, by_aiohttp, by_urllib])
class TestEveryClient:
    """Each call is sendable as it is, headers and body handed over untouched."""

    def test_push(self, service, send_by):
        done = prepare(message(service, msg="नमस्ते €"))
        answer = parse_answer(*send_by(push_request(done, CREDENTIALS, base=service.url)))
        assert isinstance(answer, Accepted)
        assert service.messages[answer.id]["msg"] == "नमस्ते €"

    def test_notify_as_a_stream_and_in_one_piece(self, service, send_by):
        done = prepare(message(service, tlv={"PE_ID": "1", "TEMPLATE_ID": "2"}))
        numbers = [f"9198765{i:05d}" for i in range(1000)]
        for buffered in (False, True):
            [job] = (
                notify.buffered() if buffered else notify
                for notify in notify_requests(
                    for_recipients(done, numbers),
                    CREDENTIALS,
                    transaction_id="t",
                    campaign="c",
                    base=service.url,
                )
            )
            assert isinstance(parse_answer(*send_by(job)), Accepted)
        first, second = service.jobs
        assert first == second
        assert [row["msisdn"] for row in first["dataSet"]] == numbers
        assert (first["oa"], first["tlv"]) == ("ACMEIN", {"PE_ID": "1", "TEMPLATE_ID": "2"})

    def test_report(self, service, send_by):
        status, body = send_by(report_request(CREDENTIALS, base=service.url))
        assert (status, json.loads(body)) == (200, {"total": 0, "rows": []})


@pytest.mark.parametrize("send_by", [by_httpx, by_httpx_asynchronously, by_requests, by_aiohttp, by_urllib])
def test_no_token_goes_where_a_redirect_points(send_by):
    """Called as the README shows them, no client carries the tokens to another host."""
    paths = []

    class Redirecting(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            paths.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/steal")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_) -> None:  # noqa: ANN002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Redirecting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = prepare(
            builders.request(type="promotional", msg="Sale ends today!", dlr=builders.dlr(mask=0), tiny="0")
        )
        call = push_request(done, CREDENTIALS, base=f"http://127.0.0.1:{server.server_address[1]}")
        with contextlib.suppress(urllib.error.HTTPError):  # urllib raises what it does not follow
            assert send_by(call)[0] == 302
        server.shutdown()
    assert paths == ["/v1/messaging/sms"]
