"""Each rule on its own finds what it finds in `check` and `prepare`: all rules together make the whole report."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers, senders

from engage_text import HostRules, LinkDomain, RequestError, Shortener, UrlOptions, check, prepare
from engage_text._job import PrepareOptions
from engage_text._steps import context_of
from engage_text.ids import ANY_IDS, NO_IDS, IdSource
from engage_text.rules import RULES, Example

LINES = (Path(__file__).parents[1] / "data" / "messages.jsonl").read_bytes().splitlines()
DOMAIN = LinkDomain("go.example.in", prefix="ACMEIN")
SHORTENERS = [
    None,
    Shortener(DOMAIN, salt="x"),
    Shortener(DOMAIN, salt="x", only_if_shorter=True, allow_misleading=True, avoid=["abc"]),
]
OPTIONS = [
    PrepareOptions(shortener, urls, placeholders=placeholders)
    for shortener in SHORTENERS
    for urls, placeholders in (
        (UrlOptions(), "refuse"),
        (UrlOptions(bare="any", hosts=HostRules(never=["a.in"], extra_suffixes=["corp"])), "allow"),
    )
]

pieces = st.sampled_from(
    """https://a.in/x http://u@a.in/x www.example.com a.co.in a.in/{{id}} a.in/%41 аpple.com http://10.0.0.1/ http://a.corp/
    http://0x7f.1/x http://a.unknownzz/ a.in:99999/x bank%2ein.in/x https//a.in http://bit,ly/x bit,ly/x1 ok.so {{name}}
    [Name] None &amp; \\n Ã© \ufffd ₹ ’ \x07 \u200b न . , ) ' - @ x 1 { %""".split()
) | st.sampled_from([" ", " ", "\n", "\ud83d", "word " * 28, "long " * 201])
bodies = st.lists(pieces, max_size=8).map("".join)
reports = st.sampled_from(
    ["https://a.in/x", "http://10.0.0.1/x", "http://8.8.8.8/x", "a.in", "", "https://a.in/{id}"]
)
requests = st.fixed_dictionaries(
    {"msg": bodies, "to": numbers, "from": senders, "tiny": st.sampled_from(["0", "1"])},
    optional={
        "type": st.sampled_from(["transactional", "otp", 5]),
        "transactionID": st.sampled_from(["t-1", " ", "", None]),
        "dlr": st.fixed_dictionaries({"mask": st.just(1)}, optional={"url": reports}),
        "tlv": st.fixed_dictionaries({}, optional={"PE_ID": st.sampled_from(["1", "1e5", "", "a"])}),
        "extra": st.none(),
    },
)  # fmt: skip


def alone(request: object, options: PrepareOptions, ids: IdSource = ANY_IDS) -> Counter[object]:
    """Return the problems that the rules find one by one."""
    context = context_of(request, options=options, ids=ids)
    return Counter(found for rule in RULES.values() for found in rule.check(context))


def together(request: object, options: PrepareOptions) -> Counter[object]:
    return Counter(
        check(request, shortener=options.shortener, urls=options.urls, placeholders=options.placeholders)
    )


@pytest.mark.parametrize("options", OPTIONS)
def test_the_sample_messages(options: PrepareOptions) -> None:
    for line in LINES:
        assert alone(line, options) == together(line, options), line


@pytest.mark.parametrize("options", OPTIONS)
def test_the_examples(options: PrepareOptions) -> None:
    for rule in RULES.values():
        for example in (rule.bad, rule.good):
            if rule.group != "service":
                assert alone(example.request(), options) == together(example.request(), options)


@given(requests, st.sampled_from(OPTIONS))
def test_any_request(request: object, options: PrepareOptions) -> None:
    assert alone(request, options) == together(request, options)


@pytest.mark.parametrize(
    ("ids", "source"), [(None, NO_IDS), (range(1), IdSource.of(range(1))), (0, IdSource.of(0))]
)
def test_ids(ids: object, source: IdSource) -> None:
    request = Example("msg", "https://a.in/x https://a.in/y").request()
    for options in OPTIONS[2:]:
        try:
            report = prepare(request, shortener=options.shortener, urls=options.urls, ids=ids).report
        except RequestError as error:
            report = error.report
        assert alone(request, options, source) == Counter(report)
