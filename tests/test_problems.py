"""Findings as values: how they are drawn, rendered for the service, counted and carried about."""

import copy
import json
import operator
import pickle
from dataclasses import replace

import pytest
from wcwidth import wcswidth

from engage_text import (
    CodeError,
    EngageTextError,
    OptionError,
    Problem,
    Report,
    RequestError,
    ServiceError,
    Severity,
    StoreError,
    _text,
    check,
)
from engage_text._text import printable

ERROR = Problem("field-too-long", Severity.ERROR, "from", "too long", service_words="their words")
WARNING = Problem("url-userinfo", Severity.WARNING, "msg", "a user name", (3, 8), "drop it")
TEXTS = {"msg": "at u@a.b now"}


class TestDrawing:
    """The carets are below the characters they mean, whatever the text contains."""

    def test_a_short_text_is_shown_whole(self):
        assert str(Report((WARNING,), TEXTS)).splitlines() == [
            "warning[url-userinfo] msg: a user name",
            "  | at u@a.b now",
            "  |    ^^^^^",
            "  = drop it",
        ]

    @pytest.mark.parametrize(
        ("text", "span", "shown", "marks"),
        [
            ("abc", (0, 1), "abc", "^"),
            ("abc", (2, 3), "abc", "  ^"),
            ("abc", (0, 3), "abc", "^^^"),
            ("a\tb\tc", (2, 3), r"a\tb\tc", "   ^"),
            ("a\nb", (1, 2), r"a\nb", " ^^"),
            ("\ud83dx", (0, 1), r"\ud83dx", "^^^^^^"),
            ("\u200bx", (1, 2), r"\u200bx", "      ^"),
            ("x", (0, 0), "x", "^"),
        ],
    )
    def test_escapes_keep_the_marks_in_place(self, text, span, shown, marks):
        lines = str(Report((Problem("c", Severity.ERROR, "msg", "m", span),), {"msg": text})).splitlines()
        assert lines[1:] == [f"  | {shown}", f"  | {marks}"]

    @pytest.mark.parametrize(("start", "end"), [(0, 5), (100, 105), (195, 200), (50, 170)])
    def test_a_long_text_is_shown_through_a_window(self, start, end):
        text = "".join(chr(ord("a") + i % 26) for i in range(200))
        _, line, marks = str(
            Report((Problem("c", Severity.ERROR, "msg", "m", (start, end)),), {"msg": text})
        ).splitlines()
        assert len(line) <= 130
        marked = line[marks.index("^") : marks.rindex("^") + 1]
        assert text.startswith(marked, start)
        assert marked == text[start : min(end, start + 60)]
        assert line.startswith("  | …") == (start > 30)
        assert line.endswith("…") == (min(end, start + 60) + 30 < 200)

    def test_without_span_or_text_nothing_is_underlined(self):
        assert str(Report((ERROR,), TEXTS)) == "error[field-too-long] from: too long"
        assert "^" not in str(Report((WARNING,)))

    def test_a_problem_of_the_whole_is_the_requests(self):
        assert str(Report((Problem("json-invalid", Severity.ERROR, "", "no"),))) == (
            "error[json-invalid] request: no"
        )

    def test_nothing_found(self):
        assert str(Report()) == "no problems"

    def test_texts_are_in_no_repr(self):
        assert "u@a.b" not in repr(Report((WARNING,), TEXTS))


class TestCounting:
    def test_warnings_do_not_count(self):
        assert Report().ok
        assert Report((WARNING,)).ok
        assert not Report((WARNING, ERROR)).ok

    def test_errors_warnings_and_infos_part_the_problems(self):
        info = replace(WARNING, severity=Severity.INFO)
        report = Report((WARNING, ERROR, info, WARNING))
        assert (report.errors, report.warnings, report.infos) == ((ERROR,), (WARNING, WARNING), (info,))
        assert list(report) == [WARNING, ERROR, info, WARNING]
        assert len(report) == 4
        assert Report((info,)).ok


class TestRendering:
    def test_to_dict_is_plain(self):
        assert Report((WARNING, ERROR), TEXTS).to_dict() == {
            "ok": False,
            "problems": [
                {
                    "code": "url-userinfo",
                    "severity": "warning",
                    "param": "msg",
                    "message": "a user name",
                    "span": [3, 8],
                    "hint": "drop it",
                    "facts": {},
                },
                {
                    "code": "field-too-long",
                    "severity": "error",
                    "param": "from",
                    "message": "too long",
                    "span": None,
                    "hint": "",
                    "facts": {},
                },
            ],
        }

    def test_facts_are_a_dict(self):
        [found] = check({"to": "+354 12345678"}).problems[-1:]
        facts = {"region": "IS", "code": "354", "lengths": [7, 9]}
        assert (found.code, found.to_dict()["facts"]) == ("number-length", facts)

    def test_facts_are_in_the_words(self):
        """Two problems that say the same are equal, with or without facts."""
        [found] = check({"to": "+354 12345678"}).problems[-1:]
        assert replace(found, facts=None) == found
        assert hash(replace(found, facts=None)) == hash(found)

    def test_an_empty_span_is_still_a_place(self):
        """`dlr.url` may be "": its span (0, 0) is falsy nowhere, as no tuple of two is."""
        assert Problem("c", Severity.ERROR, "dlr.url", "m", (0, 0)).to_dict()["span"] == [0, 0]


class TestErrors:
    def test_the_error_carries_the_report(self):
        report = Report((ERROR, WARNING), TEXTS)
        with pytest.raises(EngageTextError) as raised:
            raise RequestError(report)
        assert raised.value.report is report
        assert str(raised.value) == str(report)
        assert isinstance(raised.value, ValueError)

    @pytest.mark.parametrize("value", [ERROR, WARNING, Report((ERROR, WARNING), TEXTS)], ids=type)
    def test_values_pickle(self, value):
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
        assert again == value
        assert str(again) == str(value)

    def test_the_error_pickles_with_its_report(self):
        """A pool of processes sends exceptions home by pickle."""
        error = RequestError(Report((ERROR, WARNING), TEXTS))
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert type(again) is RequestError
        assert again.report == error.report
        assert str(again) == str(error)

    def test_a_service_error_has_a_report_or_none(self):
        report = Report((ERROR, WARNING), TEXTS)
        for error in (ServiceError("no\n"), ServiceError("no", report=report)):
            again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
            assert (again.report, str(again)) == (error.report, str(error))
        assert (ServiceError("no\n").report, str(ServiceError("no\n"))) == (None, r"no\n")
        assert str(ServiceError("no", report=report)) == str(report)

    @pytest.mark.parametrize("family", [OptionError, RequestError, CodeError, StoreError, ServiceError])
    def test_all_families_have_one_base(self, family: type[Exception]):
        assert family.__mro__[1:3] == (EngageTextError, ValueError)


class TestEscaping:
    """What comes from outside cannot forge a line of a report, move a cursor or reorder what is read."""

    HOSTILE = "x\x1b[2J\nerror[forged] to: \u202egnp\u2066\x85\u2028\ud83d\x7f\r\x9b1m\u200f"

    def test_a_problem_is_printable_from_the_start(self):
        found = Problem("c", Severity.ERROR, "msg", self.HOSTILE, hint=self.HOSTILE)
        assert found.message.isprintable()
        assert found.hint.isprintable()
        assert found.message.startswith(r"x\x1b[2J\nerror[forged] to: \u202egnp")

    def test_a_name_keeps_its_form_as_data_and_is_escaped_in_the_drawing(self):
        report = Report((Problem("field-unknown", Severity.WARNING, self.HOSTILE, "m"),))
        assert report.problems[0].param == self.HOSTILE
        assert str(report).isprintable()

    @pytest.mark.parametrize("of", ["", "dlr", "tlv"])
    def test_unknown_fields_forge_no_line(self, of: str):
        odd = {self.HOSTILE: 1}
        request = {"from": "ACMEIN", **({of: {"mask": 1, **odd}} if of else odd)}
        drawn = str(check(request))
        assert all(line.isprintable() for line in drawn.split("\n"))
        assert "\nerror[forged]" not in drawn

    def test_every_error_of_ours_is_printable(self):
        assert str(EngageTextError(self.HOSTILE)).isprintable()
        assert str(EngageTextError("plain ₹")) == "plain ₹"

    def test_what_is_escaped_once_stays(self):
        once = printable(self.HOSTILE)
        assert once.isprintable()
        assert printable(once) == once
        assert printable("a b\u0928\u093f🙂") == "a b\u0928\u093f🙂"


class TestCaretsAreUnderTheirText:
    """Counted in columns of a terminal, as wcwidth and the terminals that follow it do."""

    @pytest.mark.parametrize(
        ("text", "marked"),
        [
            ("नमस्ते दुनिया ok", "ok"),
            ("நிலை தமிழ் ok", "தமிழ்"),
            ("日本語のテキスト ok", "テキスト"),
            ("🎉🎉 ok 🎉", "ok"),
            ("👍🏽 🇮🇳 ❤️ 1️⃣ ok", "ok"),
            ("한국어 ok", "ok"),
            ("e\u0301e\u0301 ok", "ok"),
            ("ไทยกำ ok", "ok"),
            ("আমার কি ok", "কি"),
            ("日\u200b本 ok", "ok"),
        ],
    )
    @pytest.mark.parametrize("has_wcwidth", [True, False])
    def test_by_columns(self, text: str, marked: str, has_wcwidth: bool, monkeypatch: pytest.MonkeyPatch):
        start = text.index(marked)
        report = Report(
            (Problem("c", Severity.ERROR, "msg", "m", (start, start + len(marked))),), {"msg": text}
        )
        if not has_wcwidth:
            monkeypatch.setattr(_text, "_measure", lambda: _text._own_width)
        _, line, carets = str(report).split("\n")
        before = line[4 : line.index(marked, 4)]
        assert carets == "  | " + " " * wcswidth(before) + "^" * wcswidth(marked)

    def test_without_wcwidth_the_width_is_the_same_for_nearly_every_character(self):
        """The rest are signs that a younger Unicode than Python's made wide."""
        shown = [c for c in map(chr, range(0x20, 0x30000)) if c.isprintable()]
        differ = [c for c in shown if _text._own_width(c) != wcswidth(c)]
        assert len(differ) < len(shown) / 100

    def test_a_mark_that_comes_first_has_a_caret(self):
        report = Report((Problem("c", Severity.ERROR, "msg", "m", (1, 2)),), {"msg": "न\u0947x"})
        assert str(report).endswith("  |  ^")


class TestTexts:
    def test_are_read_only_and_otherwise_a_dict(self):
        texts = dict(TEXTS)
        report = Report((WARNING,), texts)
        texts["msg"] = "changed"
        assert report.texts == TEXTS
        assert report.texts == TEXTS
        for change in (
            lambda: operator.setitem(report.texts, "to", "1"),
            lambda: report.texts.update(to="1"),
            lambda: report.texts.pop("msg"),
            report.texts.clear,
            lambda: report.texts.setdefault("to", "1"),
            lambda: operator.delitem(report.texts, "msg"),
            lambda: operator.ior(report.texts, {"to": "1"}),
        ):
            with pytest.raises(TypeError, match="cannot be changed"):
                change()
        assert report.texts == TEXTS

    def test_of_a_clear_report_are_read_only_too(self):
        with pytest.raises(TypeError):
            operator.setitem(Report().texts, "to", "1")
        assert Report().texts == {}

    @pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda r: pickle.loads(pickle.dumps(r))])  # noqa: S301
    def test_are_copied_with_the_report(self, again):
        report = again(Report((WARNING,), TEXTS))
        assert report.texts == TEXTS
        assert json.loads(json.dumps(report.texts)) == TEXTS
        with pytest.raises(TypeError):
            operator.setitem(report.texts, "to", "1")
