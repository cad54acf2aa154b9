"""The inputs of the golden record: texts that people wrote, and seeded generators of messages and numbers.

`tests/data/golden_texts.jsonl` contains the texts as they were when the record began, so that a new test or a new
picture changes no hash. The generators use `random.Random.random` only: its numbers are the same in every release
of Python.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

__all__ = [
    "documents",
    "faulty_requests",
    "messages",
    "numbers",
    "pick",
    "request",
    "requests",
    "senders",
    "texts",
]

DATA = Path(__file__).resolve().parent / "data"
_T = TypeVar("_T")


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    lines = (DATA / "golden_texts.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(json.loads(line)) for line in lines)


def texts(longest: int = 10**9) -> list[str]:
    """Return the written texts, and some that no person writes."""
    written = [text for kind, text in _lines() if kind == "text" and len(text) <= longest]
    return written + [text for text in hostile() if len(text) <= longest]


def documents() -> list[bytes]:
    """Return the written byte strings: requests, answers and callbacks, whole or spoilt."""
    return [text.encode("latin-1") for kind, text in _lines() if kind == "bytes"]


def requests() -> list[bytes]:
    """Return the written requests as JSON."""
    return [text.encode() for kind, text in _lines() if kind == "request"]


def hostile() -> list[str]:
    """Return texts that are long, broken, or of signs only."""
    units = (
        "a.", "http://", "https//", "www.", "a@b.", "1.", "192.168.", "{{", "{#var#}", "%2F", "\\n", "&amp;", "[",
        "(",
        "//", "://", ".in/", "x.com", "\u200d", "\u200b", "\u0301", "\U0001f468\u200d", "\u0939\u094d", "\u20ac",
        "^", "\u201c",
        "xn--", "@", "#", "/?#", "[::1]", "co.in.", "example.com,", "-", "0", "+91 ", "\ud800", "\ufffd", "\u202e",
        "\x00",
    )  # fmt: skip
    odd = [
        "",
        " ",
        "\n",
        "+" + "9" * 250,
        "9" * 249,
        "Loved it, S\u00c3\u00a3o",
        "\u00c5\u00a1",
        "\u00c3\u00b1",
        "\u00e2\u201a\u00ac 5",
        "a\u00c3\u00a9b",
    ]
    return [*odd, *(unit * count for unit in units for count in (1, 3, 40, 170))]


def pick(rng: random.Random, options: Sequence[_T]) -> _T:
    """Return one of the options."""
    return options[int(rng.random() * len(options))]


# What a message is joined of. The marks are replaced by digits, hosts and links.
_SENTENCES = (
    "Dear customer, Rs.D,D50.00 was debited from a/c XXDDDD on 12.11.2026 at 10.30am",
    "Your OTP is DDDDDD. Do not share it with anyone",
    "Hi {{name}}, your order no.DDDD is out for delivery",
    "Dear {#var#}, your bill of Rs {#var#} is due",
    "Use code SAVEDD and get a free dessert \u2013 today\u2026 \u201conly\u201d",
    "ok.so see you at 5 then", "hmm...let me check", "Please come.in case it rains we go inside",
    ("\u092a\u094d\u0930\u093f\u092f \u0917\u094d\u0930\u093e\u0939\u0915, "
        "\u0906\u092a\u0915\u093e \u092c\u093f\u0932 DDDD \u0930\u0941\u092a\u092f\u0947"),
    "\u0b89\u0b99\u0bcd\u0b95\u0bb3\u0bcd \u0b86\u0bb0\u0bcd\u0b9f\u0bb0\u0bcd", "Caf\u00e9 \u20ac5 [promo] ^_^",
    "\U0001f389 Sale! \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Mail us at careDD@example.in or call 1800-DDDD", "Get upto DD% off on M.R.P. of footwear, i.e. shoes",
    "App ver 2.D.1 fixes the login problem", "Dr.Rao is not available on 14/11,next slot is 15/11",
    "Terms &amp; conditions apply", "It\u00e2\u20ac\u2122s here", "Hello%20World%2C", "line one\\nline two",
    "Hi [FIRST_NAME], pay %s by <Due Date>", "thanks.pls send the file by eod", "Balance: \u20b9DDDD",
)  # fmt: skip
_NAMES = (
    "example", "acme-bank", "shop", "my.acmecard", "northbank", "pay.example", "m\u00fcnchen",
    "\u0909\u0926\u093e\u0939\u0930\u0923", "p\u0430ypal",
    "wwwexample", "ww.example", "ex_ample", "ex\u00adample", "xn--mnchen-3ya", "xn--zz", "a-.b", "bit", "su.digo",
    "go.example",
    "httpsexample", "goog1e", "hdfcbank", "localhost", "intranet.corp", "e" * 64, "example\u3002co", "STORE",
)  # fmt: skip
_SUFFIXES = (
    "com", "in", "co.in", "org", "net", "ly", "link", "so", "co", "con", "ocm", "zip", "py", "de", "app", "corp",
    "zzz",
    "\u092d\u093e\u0930\u0924", "xn--h2brj9c", "COM", "in.", "co.uk", "it", "me", "is", "info", "bank.in", "ck",
    "www.ck",
)  # fmt: skip
_SCHEMES = (
    "", "", "", "http://", "https://", "https://", "HTTPS://", "www.", "https://www.", "https//", "http:/",
    "htps://", "ftp://",
    "https:// ", "https://https://", "mailto:", "//", "hxxp://", "https;//", "http:\\\\",
)  # fmt: skip
_USERS = ("", "", "", "", "", "", "", "me@", "bank.in@", "a:b@", "@")
_PORTS = ("", "", "", "", "", ":8080", ":80", ":443", ":99999", ":")
_TAILS = (
    "", "", "/", "/offers", "/kyc/update?id=DDDD&src=sms", "?q=1", "#top", "/a?b={{id}}", "/%7B%7Bid%7D%7D",
    "/a_(b)", "/x&amp;y=1",
    "/\u0939\u093f\u0928\u094d\u0926\u0940", "/a\u200bb", "/D,D", "/a.", "/...", "/{#var#}", "/a|b", "/\ufffd",
    "/abc...", "/AbC1234", "/a//b/../c", "/p;v=1",
)  # fmt: skip
_WHOLE = (
    "http://10.0.0.1/a", "http://192.168.1.1:8080", "https://[::1]/x", "10.20.30.40/x", "http://0x7f.1/",
    "http://2130706433/",
    "https://su.digo.link/AbC1234", "bit.ly/3iLAjlj", "https://t.me/joinchat/xDD", "http://exam ple.com",
    "www.example", "a@b.in",
    "https://go.example.in/ACMEIN/AbC1234", "http://localhost:8000/x", "1.2.3.4", "report.pdf", "v2.0.1", "#shop.in",
    "@shop.in",
)  # fmt: skip
_JOINTS = (
    " ", " ", " ", " ", "\n", ". ", ".", ",", ":", "", " (", ") ", "-", " \u2013 ", "\u200b", "\t", "!", "=", '"',
    "5", "x", "%20", "\\n",
)  # fmt: skip


def _digits(rng: random.Random, text: str) -> str:
    return "".join(str(int(rng.random() * 10)) if char == "D" else char for char in text)


def _link(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return pick(rng, _WHOLE)
    host = f"{pick(rng, _NAMES)}.{pick(rng, _SUFFIXES)}"
    return pick(rng, _SCHEMES) + pick(rng, _USERS) + host + pick(rng, _PORTS) + pick(rng, _TAILS)


@cache
def messages(count: int = 20_000, seed: int = 13) -> tuple[str, ...]:
    """Return generated messages: sentences, links of every kind, and what is between them."""
    rng = random.Random(seed)  # noqa: S311 - the same on every machine, by intent
    made = []
    for _ in range(count):
        pieces: list[str] = []
        for _ in range(1 + int(rng.random() * 5)):
            piece = _link(rng) if rng.random() < 0.4 else pick(rng, _SENTENCES)
            pieces += (_digits(rng, piece), pick(rng, _JOINTS))
        made.append("".join(pieces[:-1]))
    return tuple(made)


_PIECES = (
    ".", "/", ":", "//", "@", " ", "\n", "-", "_", ",", "www.", "http://", "https:", ".in", ".com", "x", "5", "#",
    "?", "&", "%2F", "\u200b",
    "\u0301", "\u0430", "\u20ac", "(", ")", "{{x}}", "\\", "|", "'", "\u3002", "A", "\xad", "[", "\ufffd", "=", "$",
    "*", "\u0939",
)  # fmt: skip


@cache
def spoilt(count: int = 15_000, seed: int = 31) -> tuple[str, ...]:
    """Return written texts with one to three changes: a piece that is put in, left out, doubled or joined."""
    rng = random.Random(seed)  # noqa: S311 - the same on every machine, by intent
    written = [text for text in texts(200) if ("." in text or "/" in text) and len(text) > 4]
    made = []
    for _ in range(count):
        text = pick(rng, written)
        for _ in range(1 + int(rng.random() * 3)):
            at, kind = int(rng.random() * (len(text) + 1)), rng.random()
            if kind < 0.5:
                text = text[:at] + pick(rng, _PIECES) + text[at:]
            elif kind < 0.75:
                text = text[:at] + text[at + 1 :]
            elif kind < 0.85:
                text = text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
            else:
                text = text[:at] + pick(rng, _PIECES) + pick(rng, written)
        made.append(text)
    return tuple(made)


_CODES = (
    "91", "91", "91", "91", "1", "44", "49", "971", "65", "60", "880", "977", "94", "92", "86", "81", "33", "39",
    "34", "55", "52",
    "7", "61", "27", "234", "254", "20", "62", "63", "66", "84", "98", "90", "48", "353", "358", "800", "870", "882",
    "979", "999", "0", "",
)  # fmt: skip
_BEFORE = ("", "", "", "+", "+", "00", "+ ", "0", "011", "++", "tel:", " ", "\u200e", "(", "'")
_BETWEEN = ("", "", "", "", "", "", "", " ", "-", ".", " (0) ", "\xa0", "\u2011", "/", "x", "\n", "O", ",")
_AFTER = ("", "", "", "", "", "", "", " ", ".", ".0", " ext 5", "/", ";", "\n", "E+11", "\u0967")
_FIRST = "9876543210789654"


def numbers(count: int = 200_000, seed: int = 13) -> Iterator[str]:
    """Yield generated numbers of many countries, a third of them with a fault."""
    rng = random.Random(seed)  # noqa: S311 - the same on every machine, by intent
    for _ in range(count):
        length = 10 if rng.random() < 0.5 else int(rng.random() * 16)
        first = pick(rng, _FIRST) if length else ""
        rest = str(10**length + int(rng.random() * 10**length))[2:] if length else ""
        code = pick(rng, _CODES)
        if rng.random() < 0.6:
            yield pick(rng, ("", "+", "00")) + code + first + rest
            continue
        half = len(rest) // 2
        pieces = (code, first + rest[:half], rest[half:])
        joint = pick(rng, _BETWEEN)
        yield pick(rng, _BEFORE) + joint.join(pieces) + pick(rng, _AFTER)


def senders(count: int = 2_000, seed: int = 13) -> list[str]:
    """Return generated senders."""
    rng = random.Random(seed)  # noqa: S311 - the same on every machine, by intent
    units = (
        "A",
        "CM",
        "EIN",
        "9",
        "876",
        "54321",
        "-",
        " ",
        "P",
        "s",
        "+",
        "_",
        "\u00e9",
        "VM-",
        "-T",
        ".",
        "E+",
        "AD",
        "[",
        "ACMEIN",
    )
    return ["".join(pick(rng, units) for _ in range(1 + int(rng.random() * 6))) for _ in range(count)]


def request(body: object = "Your parcel is out for delivery.", **changed: object) -> dict[str, Any]:
    """Return a request that is valid, but for what is changed."""
    fields = {
        "type": "transactional",
        "from": "ACMEIN",
        "to": "919876543210",
        "msg": body,
        "transactionID": "t-1",
        "dlr": {"url": "https://example.in/dlr", "mask": 1},
        "tiny": "0",
    }
    return {**fields, **changed}


_VALUES: tuple[object, ...] = (
    None, "", " ", "x" * 51, "x" * 201, "x" * 1001, "x" * 1000 + "\u20ac", 0, 1, 5, -1, 1.5, True, False,
    float("nan"), "0", "1", "2", "yes",
    b"bytes", [], ["a"], {}, {"mask": 1}, {"url": "x"}, "\ud800", "a\ud800b", "\x00", "a\nb", "\u200b", "\u202eabc",
    "https://example.in/dlr",
    "http://10.0.0.1/dlr", "https://me@example.in/a?b={{c}}", "example.in/dlr", "9876543210", "+91 98765 43210",
    "919876543210, 919876543211",
    "98765O3210", "promotional", "PROMOTIONAL", "VM-ACMEIN", "ACMEIN-P", "9.19877E+11", "{{name}}",
    "https://example.in/" + "a" * 190,
)  # fmt: skip
_FIELDS = (
    "type",
    "from",
    "to",
    "msg",
    "transactionID",
    "dlr",
    "tiny",
    "tlv",
    "unknown",
    "sender",
    "body",
    "From",
)


def faulty_requests() -> list[object]:
    """Return requests with a fault in each field, of each kind, and what is not a request."""
    found: list[object] = [request(**{name: value}) for name in _FIELDS for value in _VALUES]
    for name in _FIELDS[:7]:
        fields = request()
        del fields[name]
        found.append(fields)
    found += [request(dlr={"url": value, "mask": 1}) for value in _VALUES]
    found += [request(dlr={"mask": value}) for value in _VALUES]
    found += [request(dlr={"mask": 1, "more": value}) for value in (1, "x")]
    for name in ("PE_ID", "TEMPLATE_ID", "TELEMARKETER_ID", "OTHER"):
        found += [request(tlv={name: value}) for value in _VALUES]
    found += [
        request(**{"from": "A", "sender": "B"}),
        request(msg="A", body="B"),
        {5: 1},
        {"\ud800": 1},
        {},
    ]
    found += list(_VALUES)
    nested = '{"a": ' * 100_000
    found += [
        nested,
        nested + "1" + "}" * 100_000,
        '{"type": 1' + "0" * 5000 + "}",
        '{"to": "\\u003a", "to": {"a": {"b": 1, "b": 2}}}',
    ]
    found += [
        '{"a": [{"x": 1, "x": 2, "\\n": 1, "\\n": 2}], "dlr": {"mask": 1, "mask": 0}}',
        b'{"msg": "caf\xe9"}',
        b'{"msg": "\x81"}',
    ]
    found += [
        '{"a" 1}',
        "nul",
        " ",
        "\ufeff",
        "NaN",
        '{"a": NaN}',
        '{"dlr": {"url": 5, "url": 6}, "dlr": {}}',
    ]
    for fields in (request(), request("Pay at {{x}} \u20ac", to="98765"), request(tlv={"PE_ID": "1"})):
        whole = json.dumps(fields)
        found += [
            whole,
            whole.encode(),
            bytearray(whole.encode()),
            whole.encode("utf-16"),
            b"\xef\xbb\xbf" + whole.encode(),
        ]
        found += [whole[:at] for at in range(0, len(whole), 7)]
        found += [whole[:at] + whole[at + 1 :] for at in range(0, len(whole), 5)]
        found += [
            whole.replace('"', "'"),
            whole.replace('"', "\u201d"),
            whole[:-1] + ', "to": "1"}',
            whole + whole,
            f"[{whole}]",
        ]
    return found
