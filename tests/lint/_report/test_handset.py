"""Messages as a handset shows them: spans and places in a text."""

from engage_text.lint._report._handset import _drawn, _Piece

LINK = _Piece(4, 8, "<a>", "</a>")


def test_pieces_are_drawn_around_their_spans():
    assert _drawn("see a.in!", [LINK]) == "see <a>a.in</a>!"


def test_a_place_in_a_span():
    assert _drawn("see a.in!", [LINK, _Piece(6, 6, "|", "")]) == "see <a>a.|in</a>!"


def test_a_place_at_the_end_of_a_span_is_after_it():
    assert _drawn("see a.in!", [LINK, _Piece(8, 8, "|", "")]) == "see <a>a.in</a>|!"


def test_a_span_that_the_text_does_not_contain_whole():
    assert _drawn("see a.", [LINK]) == "see <a>a.</a>"


def test_text_is_escaped_between_pieces():
    assert _drawn("<b> a.in", [LINK]) == "&lt;b&gt; <a>a.in</a>"
