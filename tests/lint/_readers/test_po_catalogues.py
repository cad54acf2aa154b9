"""Catalogues of gettext: the texts are those that polib reads, and each character is found."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_reading import apply, entries, findings, rows, written

CONTENT = r"""# A translation.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#, fuzzy
msgid "skip"
msgstr "übersprungen"

#: a.c:1
msgctxt "menu"
msgid "Hi %s"
msgstr "Hallo "
"\"%s\"\n"
"x😀"
msgid "one %d"
msgid_plural "many %d"
msgstr[0] "ein %d"
msgstr[1] "viele %d"

msgid "none"
msgstr ""

#~ msgid "old"
#~ msgstr "alt"
"""
TEXTS = st.text(st.sampled_from('ab"\\\n\té😀%s'), max_size=12)


class TestTexts:
    def test_translations_have_labels_and_sources(self):
        found = rows("locale/de/app.po", CONTENT)
        assert [(row.label, row.line, row.request["msg"], row.source) for row in found] == [
            ("de/menu.Hi %s", 13, 'Hallo "%s"\nx😀', "Hi %s"),
            ("de/one %d[0]", 18, "ein %d", "one %d"),
            ("de/one %d[1]", 19, "viele %d", "many %d"),
        ]

    @pytest.mark.parametrize(
        ("span", "expected"),
        [
            ((0, 6), "Hallo "),
            ((0, 5), "Hallo"),
            ((6, 7), '\\"'),
            ((7, 9), "%s"),
            ((11, 13), "x😀"),
            ((12, 13), "😀"),
        ],
    )
    def test_spans(self, span: tuple[int, int], expected: str):
        first = rows("locale/de/app.po", CONTENT)[0]
        assert written(CONTENT, first.locate("msg", span)) == expected

    def test_a_template_has_its_own_texts(self):
        content = 'msgid ""\nmsgstr "X: y\\n"\n\nmsgid "Hi"\nmsgid_plural "His"\nmsgstr[0] ""\nmsgstr[1] ""\n'
        assert [(row.label, row.request["msg"]) for row in rows("app.pot", content)] == [
            ("Hi", "Hi"),
            ("Hi[plural]", "His"),
        ]

    def test_long_keys_are_cut(self):
        [row] = rows("a.po", f'msgid "{"x" * 100}"\nmsgstr "y"\n')
        assert row.label == "x" * 60 + "…"

    @pytest.mark.parametrize(
        ("written_text", "text"),
        [("\\101\\x41\\a", "AA\a"), ("\\\\n", "\\n"), ("\\q", "q"), ("a\\tb", "a\tb")],
    )
    def test_escapes_are_those_of_c(self, written_text: str, text: str):
        [row] = rows("a.po", f'msgid "k"\nmsgstr "{written_text}"\n')
        assert row.request["msg"] == text

    @given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), max_size=4, unique_by=lambda pair: pair[0]))
    def test_as_polib_reads_it(self, pairs: list[tuple[str, str]]):
        catalogue = polib.POFile(wrapwidth=20)
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        for source, text in pairs:
            catalogue.append(polib.POEntry(msgid=source, msgstr=text))
        content = str(catalogue)
        found = [(entry.msgid, entry.msgstr) for entry in polib.pofile(content) if entry.msgstr.strip()]
        if found:
            assert [(row.source, row.request["msg"]) for row in rows("a.po", content)] == found

    @given(TEXTS.filter(str.strip))
    def test_every_character_is_where_it_is_written(self, text: str):
        catalogue = polib.POFile(wrapwidth=10)
        catalogue.append(polib.POEntry(msgid="k", msgstr=text))
        content = str(catalogue)
        [row] = rows("a.po", content)
        for index, char in enumerate(text):
            place = row.locate("msg", (index, index + 1))
            line = content.split("\n")[place.line - 1]
            assert line[place.column - 1 :].startswith(polib.escape(char))


class TestEdits:
    @pytest.mark.parametrize("new", ["x", 'a "b" \\ c', "é\tü", "two\nlines"])
    def test_one_string_is_replaced(self, new: str):
        row = rows("locale/de/app.po", "\ufeff" + CONTENT)[1]
        changed = apply("\ufeff" + CONTENT, row, "msg", new).decode()
        assert polib.pofile(changed.removeprefix("\ufeff")).find("one %d").msgstr_plural[0] == new
        assert len(changed.split("\n")) == len(CONTENT.split("\n"))

    def test_several_strings_and_control_characters_are_not(self):
        first, second, _ = rows("locale/de/app.po", CONTENT)
        assert first.edit("msg", "x") is None
        assert second.edit("msg", "\x1b") is None
        assert second.edit("to", "x") is None


class TestBroken:
    @pytest.mark.parametrize(
        ("line", "number"),
        [("broken", 4), ('msgstr "never closed', 4), ('"continues nothing"', 4), ('msgid "a" "b"', 4)],
    )
    def test_the_texts_before_it_are_rows(self, line: str, number: int):
        content = f'msgid "a"\nmsgstr "b"\n\n{line}\nmsgid "c"\nmsgstr "d"\n'
        assert [found[:3] for found in findings("a.po", content)] == [(number, 1, "document-invalid")]
        assert len(entries("a.po", content)) == 2

    def test_a_byte_that_is_not_utf_8_is_named(self):
        [(line, column, _, message)] = findings("a.po", 'msgid "a"\nmsgstr "b\xe9"\n'.encode("latin-1"))
        assert (line, column) == (2, 10)
        assert message.endswith("the byte 0xE9 is not UTF-8")

    @pytest.mark.parametrize(
        "content", ["", "\n\n", "# only a comment", 'msgid "a"', 'msgstr "a"', 'msgid ""\nmsgstr "a: b"']
    )
    def test_little_files_are_answered(self, content: str):
        assert len(entries("a.po", content)) <= 1

    def test_long_files_are_answered(self):
        content = 'msgid "a"\nmsgstr ""\n' + '"x"\n' * 100_000
        [row] = rows("a.po", content)
        assert len(row.request["msg"]) == 100_000
        assert findings("a.po", 'msgstr "' + "\\" * 99_999)[0][2] == "document-invalid"
