"""Hypothesis strategies for texts, URLs, bodies, numbers, ids and requests. Names are plural; every value is built.

Strategies without a promise draw hostile values too: any code point (halves of surrogate pairs among them), hosts that
do not exist, numbers that no plan has. `requests` and `indian_numbers` are always valid.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import builders
from hypothesis import strategies as st

from engage_text.codes import CAPACITY

__all__ = [
    "any_texts",
    "bodies",
    "brackets",
    "emails",
    "emoji",
    "hosts",
    "ids",
    "indian_numbers",
    "json_values",
    "keys",
    "near_requests",
    "number_like_texts",
    "numbers",
    "policies",
    "ports",
    "requests",
    "salts",
    "scalars",
    "schemes",
    "senders",
    "sentence_marks",
    "short_texts",
    "spaces",
    "tails",
    "text_requests",
    "texts_with_urls",
    "texts_without_urls",
    "urls",
    "words",
]

# Values of any kind.
# `st.characters` alone hardly ever draws half of a surrogate pair.
_hostile_characters = st.sampled_from("\ud83d\udfff\x00\n \u200b\u202e\u0661a1.:/")
any_texts = st.lists(st.text(st.characters(), max_size=20) | _hostile_characters, max_size=12).map("".join)
short_texts = st.lists(st.text(st.characters(), max_size=5) | _hostile_characters, max_size=8).map("".join)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | short_texts


def json_values(
    names: Sequence[str], leaves: st.SearchStrategy[Any] = scalars, *, max_leaves: int = 12
) -> st.SearchStrategy[Any]:
    """Return values as JSON has them, `leaves` in lists and objects; most keys of the objects are from `names`."""
    fields = st.sampled_from(names) | short_texts
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(fields, inner, max_size=8),
        max_leaves=max_leaves,
    )


# Ids and codes. Small ids are what a young service has, and hashids pads them.
ids = st.one_of(
    st.integers(0, CAPACITY - 1),
    st.integers(0, 50_000),
    st.integers(CAPACITY - 50, CAPACITY - 1),
    st.builds(
        lambda exponent, step: min(44**exponent + step, CAPACITY - 1),
        st.integers(0, 6),
        st.sampled_from([-1, 0, 1]),
    ),
)
salts = st.text(st.characters(), max_size=80)
keys = st.binary(min_size=16, max_size=64)

# Pieces of texts, URLs among them.
policies = st.sampled_from(("any", "likely", "never"))
words = st.sampled_from(
    """a ok Done visit pay 5 Rs.500 OTP www http x1 v1.2 हिंदी नमस्ते தமிழ் ไทย 漢字 かな 한글 été صفحة пример""".split()
)
hosts = st.sampled_from(
    """example.com www.example.com Sub.Example.IN EXAMPLE.In my-shop.example.net a.in a.co.in a.co.uk i.airtel.in bit.ly
    su.digo.link ok.so come.in उदाहरण.भारत भारत.भारत xn--p1b6ci4b4b3a.xn--h2brj9c xn--p1ai.com bücher.de пример.рф
    \u0430pple.com 例え.jp 1.2.3.4 8.8.8.8 127.0.0.1 [::1] localhost a.zzz x.unknownzz views.py readme.md {{host}}
    a_b.com yahoo.com""".split()
)
schemes = st.sampled_from(
    ["http://", "https://", "HTTP://", "Https://", "ftp://", "", "", "http://user@", "http://u:p@"]
)
ports = st.sampled_from(["", "", "", ":80", ":8443", ":99999", ":8080:90", ":"])
tails = st.sampled_from(
    [
        *("", "", "/{{ name }}/x", "/क्\u200dष"),
        *"""/ /x /x/y.html ?a=b&c=d ?q=1 #top /a_(b) /( /a)b /a(b)c /'a' /it's /%E0%A4%B9 /{{name}} /{#var#} /%s
        /हिन्दी /क /😀 /x😀 /x। /x。 /?u=http://b.in/y /a@b.in /a|b /x* /x_ /x_y*z""".split(),
    ]
)
urls = st.builds("{}{}{}{}".format, schemes, hosts, ports, tails)
sentence_marks = st.sampled_from([*".,:;!?", "...", *"…।॥،؟۔。、，！？።—"])
brackets = st.sampled_from("()[]{}<>（）「」【】\"'“”«»`")
emoji = st.sampled_from(["😀", "👉", "❤\ufe0f", "👨\u200d👩\u200d👧", "👍🏽", "➡", "✪"])
emails = st.sampled_from(["me@example.com", "first.last@a.co.in", "mailto:a.b@example.com", "a.in@", "@a.in"])
spaces = st.sampled_from([" ", " ", "\n", "\t", "\u00a0", "\u3000", "\r\n"])
_others = st.sampled_from(
    "upi://pay?pa=a.b@ok intent://a.com/x tel:+911234567890 #a.com $a.in * _ ~ | :// @ /".split()
)
_oddities = st.sampled_from(
    "\ud800 \udfff \x00 \x07 \u200b \u200c \u200d \u202e \u2066 \ufeff \u00ad \x85".split(" ")
)
_pieces = st.one_of(
    urls, urls, words, sentence_marks, brackets, emoji, emails, _others, spaces, spaces, _oddities
)
texts_with_urls = st.lists(_pieces, max_size=12).map("".join)
# A URL needs a dot or a scheme.
texts_without_urls = st.lists(
    st.one_of(
        st.sampled_from(
            "a ok Done visit pay 5 OTP www http x1 हिंदी தமிழ் ไทย 漢字 한글 été صفحة пример".split()
        ),
        emoji,
        spaces,
        st.sampled_from([*",:;!?…।॥،؟۔、，！？።—"]),
        brackets,
        _oddities,
    ),
    max_size=12,
).map("".join)

_joints = st.sampled_from([*"    \n", "", *".,:;!|/@-_*~()[]<>", *"\"'।。\u200b\ufeff\u202e\u0301\t=#&%\\"])
bodies = (
    st.lists(st.one_of(urls, words, emails, _joints), min_size=1, max_size=14).map("".join).filter(str.strip)
)

# Numbers and senders.
indian_numbers = st.from_regex(r"919[0-9]{9}", fullmatch=True, alphabet=st.characters(codec="ascii"))
number_like_texts = st.text(st.sampled_from("+0123456789 -.()[]x\n\u0966\u00a0\ud800"))
numbers = st.lists(
    st.sampled_from(
        "+ 0 00 91 9198 65 1900 1800 44 20 98765 43210 7946 0958 ( ) - . e5 .0 a \u200b x45".split()
    )
    | st.text("0123456789 ", max_size=8),
    max_size=5,
).map("".join)
senders = st.sampled_from(
    ["ACMEIN", "VM-ACMEIN", "ACMEIN-S", "ACMEIN-P", "12", " ", "", "Acme Parcels", "Café", "A" * 51, "\ud800"]
)

# Requests: valid ones, ones whose texts can be anything, and ones with fields changed or left out.
requests = st.builds(
    builders.request,
    type=st.sampled_from(["transactional", "promotional"]),
    from_=st.sampled_from(["ACMEIN", "ACMBNK", "AcmeIN"]),
    to=indian_numbers,
    msg=st.lists(words | spaces, max_size=9).map(lambda parts: "".join(["Hi", *parts])),
    dlr=st.builds(builders.dlr, mask=st.sampled_from([0, 1, "0", "1"])),
    tiny=st.sampled_from(["0", "1"]),
)
text_requests = st.builds(
    builders.request, from_=short_texts, to=short_texts, msg=short_texts, transactionID=short_texts
)
_VALID = builders.request(dlr=builders.dlr(url="https://example.in/"))
_FIELDS = [
    *_VALID, "tlv", "sender", "recipient", "body", "transaction_id", "mask", "url", "PE_ID", "model_config",
]  # fmt: skip
near_requests = st.builds(
    lambda tlv, changed, dropped: {
        name: value for name, value in {**_VALID, **tlv, **changed}.items() if name not in dropped
    },
    st.just({})
    | st.dictionaries(st.sampled_from(["PE_ID", "TEMPLATE_ID", "x"]), short_texts).map(
        lambda tlv: {"tlv": tlv}
    ),
    st.dictionaries(st.sampled_from(_FIELDS) | scalars, json_values(_FIELDS), max_size=3),
    st.sets(st.sampled_from(_FIELDS), max_size=2),
)
