"""Catalogues in YAML: texts with their places, in every style, and documents that are broken or hostile."""

from __future__ import annotations

import pytest
import yaml
from lint_reading import apply, findings, rows, written

CONTENT = """\
en:
  greeting: "Hi {{name}},\\u00e9😀"
  plain: It's today no#1 # a comment
  block: |
    Two
      lines {{x}}
  folded: >-
    folded
    text
  list: [one, 'tw''o']
  anchor: &a !!str same
  again: *a
  yes: no
  number: 12
  empty: ""
hi:
  greeting: नमस्ते
"""


class TestTexts:
    def test_strings_are_texts_with_labels_and_lines(self):
        assert [(row.label, row.line, row.request["msg"]) for row in rows("a.yml", CONTENT)] == [
            ("en/greeting", 2, "Hi {{name}},é😀"),
            ("en/plain", 3, "It's today no#1"),
            ("en/block", 4, "Two\n  lines {{x}}\n"),
            ("en/folded", 7, "folded text"),
            ("en/list.0", 10, "one"),
            ("en/list.1", 10, "tw'o"),
            ("en/anchor", 11, "same"),
            ("hi/greeting", 17, "नमस्ते"),
        ]

    @pytest.mark.parametrize(
        ("label", "span", "expected"),
        [
            ("en/greeting", None, '"Hi {{name}},\\u00e9😀"'),
            ("en/greeting", (3, 11), "{{name}}"),
            ("en/greeting", (12, 14), "\\u00e9😀"),
            ("en/plain", (13, 15), "#1"),
            ("en/block", (6, 17), "lines {{x}}"),
            ("en/block", (0, 3), "Two"),
            ("en/block", (0, 9), "Two\n      lin"),
            ("en/folded", (0, 6), "folded"),
            ("en/folded", (7, 11), "text"),
            ("en/list.1", (2, 3), "''"),
            ("en/anchor", None, "same"),
            ("hi/greeting", (0, 6), "नमस्ते"),
        ],
    )
    def test_spans(self, label: str, span: tuple[int, int] | None, expected: str):
        found = {row.label: row for row in rows("a.yml", "\ufeff" + CONTENT)}
        assert written("\ufeff" + CONTENT, found[label].locate("msg", span)) == expected

    def test_several_documents(self):
        assert [row.label for row in rows("a.yml", "a: x\n---\nb: y\n")] == ["a", "b"]

    def test_the_language_of_the_file(self):
        assert [row.label for row in rows("config/locales/ta.yml", "a: x\n")] == ["ta/a"]

    def test_ignored_rules(self):
        assert [row.ignored for row in rows("a.yml", "a: x\nb:\n  _ignore: [url]\n  c: y\n")] == [
            set(),
            {"url"},
        ]


class TestEdits:
    @pytest.mark.parametrize(
        "new",
        ["Ho", "it's", 'a "b"', "a: b", "- x", "# no", "", "yes", "12", "[a]", "-", "?", ":", "é\u200b"],
    )
    @pytest.mark.parametrize(
        "label", ["en/greeting", "en/plain", "en/list.0", "en/list.1", "en/anchor", "hi/greeting"]
    )
    def test_the_text_is_the_new_one(self, label: str, new: str):
        found = {row.label: row for row in rows("a.yml", CONTENT)}
        if not new.isprintable():
            assert found[label].edit("msg", new) is None
            return
        changed = apply(CONTENT, found[label], "msg", new).decode()
        before, after = yaml.safe_load(CONTENT), yaml.safe_load(changed)
        language, _, key = label.partition("/")
        key, _, index = key.partition(".")
        if index:
            before[language][key][int(index)] = new
        else:
            before[language][key] = new
            if key == "anchor":
                before[language]["again"] = new
        assert after == before
        assert changed.count("# a comment") == 1

    @pytest.mark.parametrize("label", ["en/block", "en/folded"])
    def test_blocks_are_not_changed(self, label: str):
        found = {row.label: row for row in rows("a.yml", CONTENT)}
        assert found[label].edit("msg", "x") is None


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: [", (1, 5)),
        ('a: "x', (1, 6)),
        ("a: \x00", (1, 4)),
        (b"a: \xff", (1, 4)),
        ("[" * 100_000, (1, 1001)),
        ("a:\n" + "- " * 100 + "x", (1, 1)),
        ("- " * 100_000, (1, 1)),
        ("a: b: c", (1, 5)),
    ],
    ids=range(8),
)
def test_broken_documents_are_one_finding(content: str | bytes, place: tuple[int, int]):
    [(line, column, code, message)] = findings("a.yml", content)
    assert ((line, column) == place) or yaml.__with_libyaml__ is False
    assert code == "document-invalid"
    assert message.startswith("the file must be valid YAML, got an error: ")


@pytest.mark.parametrize(
    "content",
    ["", "# nothing\n", "- *a\n", "&a [*a]", "a: !!python/object:os.system x", "? [a]\n: b", "~", "<<: *b"],
)
def test_odd_documents_are_answered(content: str):
    from lint_reading import entries

    assert len(entries("a.yml", content)) <= 1


def test_a_thousand_aliases_are_one_text():
    content = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert [row.label for row in rows("x.yml", content)] == ["a.0"]


def test_both_parsers_say_the_same(monkeypatch: pytest.MonkeyPatch):
    from engage_text.lint._readers import _yaml_catalogues as module

    of_c = [(row.label, row.line, row.request, row.locate("msg", (0, 1))) for row in rows("a.yml", CONTENT)]
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    assert of_c == [
        (row.label, row.line, row.request, row.locate("msg", (0, 1))) for row in rows("a.yml", CONTENT)
    ]
    [(_, _, code, _)] = findings("a.yml", "[" * 100_000)
    assert code == "document-invalid"
