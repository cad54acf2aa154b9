"""HTML from text: nothing from a file becomes markup, and nothing is invisible."""

import pytest

from engage_text.lint._report import _markup


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"),
        ('" onload="x', "&quot; onload=&quot;x"),
        ("&amp;", "&amp;amp;"),
        ("a\u202eb", 'a<span class="esc">\\u202e</span>b'),
        ("\ud83d", '<span class="esc">\\ud83d</span>'),
        ("\x00\x1b[31m", '<span class="esc">\\x00</span><span class="esc">\\x1b</span>[31m'),
        ("नमस्ते 👍", "नमस्ते 👍"),
    ],
)
def test_text_is_escaped(given, shown):
    assert _markup.text(given) == shown


def test_a_message_keeps_its_lines_and_joined_emoji():
    assert _markup.message_text("a\n👩\u200d👧\u2066") == 'a\n👩\u200d👧<span class="esc">\\u2066</span>'


def test_attributes_are_escaped_and_empty_ones_left_out():
    assert _markup.element("p", "x", class_="", title='"><b>') == '<p title="&quot;&gt;&lt;b&gt;">x</p>'


def test_cells_of_a_table_are_elements_already():
    drawn = _markup.table("<c>", ["a", "b#"], [["<td>1</td>"]])
    assert drawn.startswith("<table><caption>&lt;c&gt;</caption>")
    assert '<th scope="col" class="number">b</th>' in drawn
    assert "<tbody><tr><td>1</td></tr></tbody>" in drawn
