"""The format for people: spans are underlined by display width, and colours are only added."""

import re

from lint_findings import finding, samples, written

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
WIDE = "日本 bit.ly/x e\u0301 नमस्ते"


def full(found):
    return written("full", [found]).splitlines()


def test_carets_are_under_the_span_by_display_width():
    found = finding("url-doubtful", "msg", "no", text=WIDE, span=(3, 11), hint="Look at it.")
    assert full(found)[1:] == [f"  | {WIDE}", "  |      ^^^^^^^^", "  = Look at it."]


def test_a_long_text_is_shown_around_the_span():
    found = finding("url-doubtful", "msg", "no", text="x" * 500 + "bit.ly/x" + "y" * 500, span=(500, 508))
    _, shown, carets, *_ = full(found)
    assert shown == f"  | …{'x' * 30}bit.ly/x{'y' * 30}…"
    assert carets == f"  |  {' ' * 30}{'^' * 8}"


def test_without_a_span_or_text_only_headline_and_hint():
    assert len(full(finding("field-missing", "to", "to is missing"))) == 2
    assert len(full(finding("field-missing", "to", "to is missing", span=(0, 1)))) == 2
    assert len(full(finding("field-missing", "to", "to is missing", hint=""))) == 1


def test_colours_change_no_word():
    plain, coloured = written("full", samples()), written("full", samples(), has_color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror" in coloured
    assert ESCAPE.sub("", coloured) == plain


def test_an_empty_line_is_coloured_too():
    found = finding("field-empty", "msg", "msg is empty", text="", span=(0, 0))
    coloured = written("full", [found], has_color=True)
    assert ESCAPE.sub("", coloured) == written("full", [found])
