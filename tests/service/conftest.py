"""A service on this machine that behaves as the reference says, and knows nothing of engage_text.

Documented: both headers, the limits, the error body, ids, the tiny conversion, paging of Notify's report, callbacks
posted to `dlr.url`. Observed: Notify's body, the fields of a click. Where the vendor's page is silent (the words for
a missing field, the shape of the report), the server does what a stranger's would: its own thing.
"""

import json
import re
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

LIMITS = {
    "type": 100,
    "from": 50,
    "transactionID": 200,
    "msg": 1000,
    "tiny": 1,
    "dlr.url": 200,
    "dlr.mask": 10,
}
MANDATORY = ("type", "from", "to", "msg", "transactionID", "dlr.mask", "tiny")
SHORT_HOST = "https://su.digo.link/"


class Service(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.callback_url = f"{self.url}/callbacks"
        self.messages = {}  # id -> what was sent, with the body as delivered
        self.jobs = []
        self.targets = {}  # short URL -> long URL, and the id of its message
        self.callbacks = []
        self.gateway = None  # what something in between answers instead: (status, body)

    def register(self, links):
        """Do what a caller does before sending in local mode: make the redirector know its links."""
        self.targets.update({link.url: (link.target, None) for link in links})

    def shorten(self, text, message_id):
        def link(found):  # noqa: ANN202 - a step of the test
            short = f"{SHORT_HOST}S{len(self.targets):06d}"
            self.targets[short] = (found[0], message_id)
            return short

        return re.sub(r"https?://[^\s]+[^\s.,!]", link, text)

    def click(self, short_url, **fields):  # noqa: ANN003 - handed on
        """Follow a short link as a handset would: return the long URL, and post the callback to `dlr.url`."""
        target, message_id = self.targets[short_url]
        sent = self.messages.get(message_id) or next(
            m for m in self.messages.values() if short_url in m["delivered"]
        )
        row = {
            "msisdn": sent["to"], "message": sent["delivered"], "country": "India", "submitId": sent["id"],
            "OS": "Android", "title": None, "IP": "203.0.113.9", "click_time": "2023-08-16 06:48:35",
            "long_url": target, "short_url": short_url, **fields,
        }  # fmt: skip
        url, body = sent["dlr"]["url"], json.dumps(row).encode()
        request = urllib.request.Request(url, body, method="POST")  # noqa: S310 - this machine
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10):
            return target


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):  # noqa: ANN002 - a base class's
        pass

    def answer(self, status, value):
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, *faults):  # noqa: ANN002 - pairs of words and field
        data = [{"msg": msg, "param": param, "location": "body"} for msg, param in faults]
        self.answer(400, {"status": 0, "message": "Validation Error.", "data": data})

    def may_come_in(self):
        tokens = self.headers["Authorization"], self.headers["X-Authorization"]
        return tokens == ("Bearer the-bearer", "Basic YXBwOmtleQ==")

    def body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pieces = []
        while size := int(self.rfile.readline(), 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def do_POST(self):
        body = self.body()
        path = urlsplit(self.path).path
        if path == "/callbacks":
            self.server.callbacks.append(body)
            self.answer(200, {})
        elif self.server.gateway:
            self.answer(*self.server.gateway)
        elif not self.may_come_in():
            self.answer(401, b"<html><body>Unauthorized</body></html>")
        elif self.headers["Content-Type"] != "application/json":
            self.answer(415, b"")
        elif path == "/v1/messaging/sms":
            self.push(json.loads(body))
        elif path == "/notify":
            self.notify(json.loads(body))
        else:
            self.answer(404, b"")

    def push(self, request):
        dlr = request.get("dlr", {})
        flat = {**request, **{f"dlr.{name}": value for name, value in dlr.items()}}
        faults = [("Invalid value", name) for name in MANDATORY if name not in flat]
        faults += [
            (f"maximum charcter length allowed is {most}", name)
            for name, most in LIMITS.items()
            if len(str(flat.get(name, ""))) > most
        ]
        if faults:
            self.refuse(*faults)
            return
        new_id = f"10f3c521-94ed-4191-87c7-{len(self.server.messages):012d}"
        text = request["msg"]
        delivered = self.server.shorten(text, new_id) if request["tiny"] == "1" else text
        self.server.messages[new_id] = {**request, "id": new_id, "delivered": delivered}
        self.answer(200, {"id": new_id})

    def notify(self, job):
        if len(job["dataSet"]) > 100_000:
            self.refuse(("maximum 100000 records allowed", "dataSet"))
            return
        self.server.jobs.append(job)
        self.answer(200, {"id": f"job-{len(self.server.jobs)}"})

    def do_GET(self):
        path = urlsplit(self.path)
        if not self.may_come_in():
            self.answer(401, b"")
            return
        query = {name: int(value) for name, [value] in parse_qs(path.query).items()}
        number, size = query.get("page_number", 0), query.get("page_size", 100)
        rows = [row["msisdn"] for job in self.server.jobs for row in job["dataSet"]]
        self.answer(200, {"total": len(rows), "rows": rows[number * size : (number + 1) * size]})


@pytest.fixture
def service():
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
