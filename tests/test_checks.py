"""Arguments of the wrong type: the call raises our error, and its message says what was given."""

import json
from datetime import UTC, datetime
from types import MappingProxyType

import builders
import pytest

from engage_text import (
    EngageTextError,
    HostRules,
    OptionError,
    SmsRequest,
    StoreError,
    check,
    explain_urls,
    find_placeholders,
    find_urls,
    fit,
    measure,
    parse_number,
    parse_sender,
    prepare,
    prepare_many,
    preview_body,
    restore,
    scan_urls,
    split,
    transliterate,
)
from engage_text._checks import is_aware, is_many, kind_of, need_bool, need_int, need_texts
from engage_text.segments import national_saving
from engage_text.service import Credentials, push_request

VALID = builders.request()
NAN = float("nan")


class NAType:
    """As pandas' NA: a missing value that is not a float."""


TAKE_A_TEXT = {
    "explain_urls": explain_urls,
    "find_placeholders": find_placeholders,
    "find_urls": find_urls,
    "fit": lambda text: fit(text, 1),
    "measure": measure,
    "national_saving": national_saving,
    "parse_number": parse_number,
    "parse_sender": parse_sender,
    "preview_body": preview_body,
    "restore": lambda text: restore(text, []),
    "scan_urls": scan_urls,
    "split": split,
    "transliterate": transliterate,
}
NOT_TEXTS = [
    (None, "got None"),
    (NAN, "got NaN: the cell is empty"),
    (NAType(), "got NAType: the cell is empty"),
    (5, "got int"),
    (1.5, "got float"),
    (True, "got bool"),
    (b"Hi", "got bytes: decode it first"),
    (bytearray(b"Hi"), "got bytearray: decode it first"),
    (["Hi"], "got list"),
    ({}, "got dict"),
]


class TestTexts:
    @pytest.mark.parametrize("name", TAKE_A_TEXT)
    @pytest.mark.parametrize(("given", "words"), NOT_TEXTS, ids=lambda v: repr(v)[:20])
    def test_must_be_a_str(self, name, given, words):
        with pytest.raises(OptionError) as raised:
            TAKE_A_TEXT[name](given)
        assert isinstance(raised.value, EngageTextError)
        assert str(raised.value).endswith(words)

    @pytest.mark.parametrize("name", TAKE_A_TEXT)
    def test_of_the_callers_own_class_are_taken(self, name):
        class Text(str):
            __slots__ = ()

        text = "Pay at https://shop.example.in/x “now”"
        assert TAKE_A_TEXT[name](Text(text)) == TAKE_A_TEXT[name](text)

    def test_the_value_is_not_shown(self):
        """It may be private."""
        with pytest.raises(OptionError) as raised:
            measure(448812)
        assert "448812" not in str(raised.value)

    def test_a_field_that_is_an_empty_cell_says_so(self):
        [found] = check({**VALID, "msg": NAN})
        assert (found.code, found.param) == ("field-type", "msg")
        assert "NaN: the cell is empty" in found.message
        assert kind_of(NAN) != kind_of(1.0)


class TestRequests:
    @pytest.mark.parametrize(
        "one",
        [
            VALID,
            MappingProxyType(VALID),
            json.dumps(VALID),
            json.dumps(VALID).encode(),
            bytearray(b"{}"),
            "",
            {},
        ],
        ids=lambda v: type(v).__name__,
    )
    def test_one_request_is_not_many(self, one):
        with pytest.raises(OptionError, match=r"got one .*: put it in a list"):
            prepare_many(one)

    def test_one_model_is_not_many(self):
        with pytest.raises(OptionError, match="got one SmsRequest: put it in a list"):
            prepare_many(SmsRequest.model_validate(VALID))

    @pytest.mark.parametrize(("given", "words"), [(None, "got None"), (5, "got int"), (NAN, "got NaN")])
    def test_what_is_not_iterable(self, given, words):
        with pytest.raises(OptionError, match=words):
            prepare_many(given)

    @pytest.mark.parametrize("many", [[VALID], (VALID,), iter([VALID]), {"a": VALID}.values()], ids=repr)
    def test_any_iterable_is_taken(self, many):
        assert [done.payload["to"] for done in prepare_many(many)] == ["919876543210"]


OPTIONS = [
    ({"hosts": "x"}, OptionError, "hosts must be a HostRules or None, got str"),
    ({"hosts": ["a.in"]}, OptionError, "got list"),
    ({"hosts": False}, OptionError, "got bool"),
    ({"bare": "x"}, OptionError, "bare must be 'any', 'likely' or 'never', got 'x'"),
    ({"bare": []}, OptionError, "bare must be"),
]
SCHEMES = [
    ({"scheme": s}, OptionError, "scheme must be 'http' or 'https'") for s in ("javascript", "HTTP", "", [])
]
REQUEST_OPTIONS = [
    *OPTIONS,
    *SCHEMES,
    ({"placeholders": True}, OptionError, "placeholders must be 'refuse' or 'allow', got bool"),
    ({"placeholders": "forbid"}, OptionError, "placeholders must be 'refuse' or 'allow', got 'forbid'"),
    ({"strict": "no"}, OptionError, "strict must be True or False, got str"),
    ({"strict": None}, OptionError, "got None"),
    ({"shortener": "go.example.in"}, OptionError, "shortener must be a Shortener"),
]


class TestOptions:
    @pytest.mark.parametrize("text", ["", "Pay at https://shop.example.in/x"])
    @pytest.mark.parametrize(("options", "error", "words"), [*OPTIONS, *SCHEMES], ids=repr)
    def test_of_finding(self, text, options, error, words):
        for find in (find_urls, scan_urls, explain_urls):
            with pytest.raises(error, match=words):
                find(text, **options)

    @pytest.mark.parametrize(("options", "error", "words"), REQUEST_OPTIONS, ids=repr)
    def test_of_requests_are_judged_before_the_first_one(self, options, error, words):
        for call in (
            lambda: check({}, **options),
            lambda: prepare({}, **options),
            lambda: prepare_many([], **options),
        ):
            with pytest.raises(error, match=words):
                call()

    @pytest.mark.parametrize(("options", "error", "words"), [*OPTIONS, *SCHEMES], ids=repr)
    def test_of_previews(self, options, error, words):
        with pytest.raises(error, match=words):
            preview_body("", **options)

    def test_good_ones_are_taken(self):
        assert find_urls("ok.so", bare="any", scheme="https", hosts=HostRules())[0].target == "https://ok.so"


class TestLinks:
    @pytest.mark.parametrize("links", [[5], [None], ["x"], 5, None, [("a", 1)], "x"], ids=repr)
    def test_restore_takes_links_only(self, links):
        with pytest.raises(OptionError, match="links must contain ShortLinks"):
            restore("a", links)

    def test_an_iterator_of_links_is_taken(self):
        shortener = builders.shortener("go.example.in", salt="x")
        request = {**VALID, "msg": "at https://shop.example.in/a and https://shop.example.in/b"}
        done = prepare(request, shortener=shortener, ids=1)
        assert restore(done.payload["msg"], iter(done.links)) == request["msg"]


@pytest.mark.parametrize(
    "base",
    [
        "http://[::1]x.com",
        "https://[::1",
        "https://..",
        "https://-x.in",
        "https://a.in:99999",
        "https://256.1.1.1",
        5,
    ],
)
def test_a_base_of_the_service_has_a_host(base):
    credentials = Credentials(bearer="a", basic="b")
    with pytest.raises(OptionError):
        push_request(prepare(VALID), credentials, base=base)


class TestChecks:
    @pytest.mark.parametrize(
        ("given", "found"), [(True, "bool"), ("1", "str"), (1.0, "float"), (0, "0"), (10**30, "int")]
    )
    def test_an_int_within_its_limits(self, given: object, found: str):
        with pytest.raises(OptionError, match=f"^count must be an int from 1 to 9, got {found}$"):
            need_int(given, "count", least=1, most=9)

    def test_limits_are_included(self):
        assert [need_int(n, "count", least=1, most=9) for n in (1, 9)] == [1, 9]
        assert need_int(-(10**5000), "count") < 0
        with pytest.raises(StoreError, match="must be an int of 0 or more, got int"):
            need_int(-(10**5000), "count", least=0, error=StoreError)

    def test_one_text_is_not_many(self):
        assert [is_many(given) for given in ("ab", b"ab", 5, None, [], ("a",), {"a": 1}, iter("a"))] == [
            *[False] * 4, *[True] * 4
        ]  # fmt: skip

    def test_a_bool_is_not_any_truth(self):
        assert need_bool(given=False, name="strict") is False
        with pytest.raises(OptionError, match="strict must be True or False, got str"):
            need_bool("no", "strict")

    def test_texts_come_as_a_tuple_without_halves_of_pairs(self):
        assert need_texts(["a", "b"], "tags", "words") == ("a", "b")
        for wrong in ("ab", {"a"}, [1], None):
            with pytest.raises(OptionError, match="tags must be a list or tuple of words"):
                need_texts(wrong, "tags", "words")
        with pytest.raises(OptionError, match="lone surrogate"):
            need_texts(["\ud83d"], "tags", "words")

    def test_a_moment_needs_its_zone(self):
        assert is_aware(datetime(2026, 1, 1, tzinfo=UTC))
        assert not any(map(is_aware, (datetime(2026, 1, 1), "2026-01-01", None)))  # noqa: DTZ001


class _OddText(str):
    """A text whose own methods raise."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError

    def isascii(self) -> bool:
        raise RuntimeError

    def encode(self, *_: str) -> bytes:
        raise RuntimeError

    __repr__ = __str__


def test_only_the_characters_of_a_text_count():
    assert measure(_OddText("ab")) == measure("ab")
    assert preview_body(_OddText("see http://example.in/a")) == preview_body("see http://example.in/a")


def test_only_the_characters_of_a_key_count():
    assert check({_OddText("nonsense"): 1}) == check({"nonsense": 1})


@pytest.mark.parametrize("option", ["only_if_shorter", "allow_misleading"])
@pytest.mark.parametrize("wrong", ["no", 1, None], ids=repr)
def test_a_flag_of_a_shortener_is_a_bool(option, wrong):
    with pytest.raises(OptionError, match=f"{option} must be True or False, got "):
        builders.shortener(**{option: wrong})
