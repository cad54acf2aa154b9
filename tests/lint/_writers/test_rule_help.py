"""The help of each rule has its meaning, examples, source and page."""

import pytest

from engage_text.lint._writers._rule_help import help_markdown, help_text, rule_url
from engage_text.rules import RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_each_rule_has_help(rule):
    for text in (help_text(rule), help_markdown(rule)):
        assert rule.meaning in text
        assert rule.source in text
        assert rule.checked_on in text
        assert text.replace("\n", "").isprintable()
    assert rule_url(rule.code) in help_markdown(rule)
    assert rule_url(rule.code).endswith(f"/docs/rules/{rule.code}.md")


def test_examples_are_shown_as_code():
    assert f"```text\n{RULES['url-private'].bad.text}\n```" in help_markdown(RULES["url-private"])
