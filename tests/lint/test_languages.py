"""A text of a catalogue has the same placeholders in all its languages: in one file, in several, and in PO files."""

from __future__ import annotations

import io
import json

import pytest

from engage_text.lint import ReadOptions, Settings, check_rows
from engage_text.lint._languages import Languages
from engage_text.lint._readers import read_stream


def rows(name: str, content: str):
    return list(read_stream(io.BytesIO(content.encode()), name, ReadOptions()))


def found(*files: tuple[str, object]) -> list[str]:
    languages = Languages()
    return [
        f"{row.label}: {problem.message}"
        for name, content in files
        for row in rows(name, content if isinstance(content, str) else json.dumps(content))
        for problem in languages.problems(row)
    ]


class TestLanguages:
    def test_of_one_file(self):
        texts = {"en": {"hi": "Hi {{name}}"}, "fr": {"hi": "Salut"}, "hi": {"hi": "{{name}} जी"}}
        assert found(("a.json", texts)) == [
            "fr/hi: the text must have the same placeholders as en: {{name}} is missing"
        ]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("en.json", "fr.json"),
            ("locales/en/common.json", "locales/fr/common.json"),
            ("strings_en.json", "strings_fr.json"),
        ],
    )
    def test_of_several_files(self, one: str, other: str):
        assert len(found((one, {"a": {"b": "Hi {{name}}"}}), (other, {"a": {"b": "Salut"}}))) == 1
        assert not found((one, {"a": {"b": "Hi {{name}}"}}), (other, {"a": {"b": "Salut {{name}}"}}))
        assert not found((one, {"a": {"b": "Hi {{name}}"}}), (other, {"b": {"a": "Salut"}}))

    def test_of_other_catalogues_are_not_compared(self):
        assert not found(("a/en.json", {"hi": "Hi {{name}}"}), ("b/fr.json", {"hi": "Salut"}))
        assert not found(("a.json", {"hi": "Hi {{name}}"}), ("b.json", {"hi": "Salut"}))

    def test_plural_forms_may_leave_out_their_number(self):
        one, many = "1 item", "{{n}} items"
        texts = {"en": {"a": {"one": one, "other": many}, "b_one": one, "b_other": many}}
        texts["fr"] = {"a": {"one": many, "other": many}, "b_one": many, "b_other": "articles"}
        assert found(("a.json", texts)) == [
            "fr/b_other: the text must have the same placeholders as en: {{n}} is missing"
        ]

    def test_a_translation_has_the_placeholders_of_its_source(self):
        content = 'msgid "Hi %(name)s!"\nmsgstr "Salut !"\n\nmsgid "KEY_1"\nmsgstr "Salut %(name)s"\n'
        assert found(("fr.po", content)) == [
            "fr/Hi %(name)s!: the text must have the same placeholders as the source text: %(name)s is missing"
        ]

    def test_findings_have_the_place_of_the_text(self):
        content = '{"en": {"hi": "Hi {{name}}"},\n "fr": {"hi": "Salut"}}'
        [_, checked] = check_rows(rows("a.json", content), Settings())
        [finding] = checked.findings
        assert finding.problem.code == "template-placeholders-differ"
        assert (finding.location.line, finding.location.column, finding.location.end_column) == (2, 16, 21)

    def test_a_text_can_ignore_the_rule(self):
        content = (
            '{"en": {"hi": "Hi {{n}}"}, "fr": {"_ignore": "template-placeholders-differ", "hi": "Salut"}}'
        )
        assert [entry.findings for entry in check_rows(rows("a.json", content), Settings())] == [(), ()]
