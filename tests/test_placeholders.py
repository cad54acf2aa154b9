"""Placeholders in running text: every style, text that a person may also write, and text that is not a placeholder."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import find_placeholders

# One picture a line: certain placeholders are in ⟦…⟧, text that a person may also write is in ⟨…⟩.
PICTURES = """
    Hi ⟦{{name}}⟧, Rs ⟦{{ order.total | currency }}⟧ is due
    Hi ⟦{{{raw}}}⟧
    Hi ⟦{{ first_name | default: "friend" }}⟧
    Hi ⟦{{ t "greeting.morning" }}⟧
    ⟦{{#if paid}}⟧Thanks⟦{{/if}}⟧
    Hi ⟦{name}⟧, order ⟦{0}⟧ of ⟦{order.date}⟧
    Hi ⟦{first-name}⟧ ⟦{Last Name}⟧ ⟦{ city }⟧
    Hi ⟦{Customer's Name}⟧
    Hi ⟦{नाम}⟧ ⟦{{ग्राहक का नाम}}⟧
    Hi ⟦{name|friend}⟧, ⟦{name|}⟧
    ⟦{Hello|Hi there}⟧ from us
    Hi ⟦{contactfield=first_name}⟧
    Rs ⟦{amount:,.2f}⟧ by ⟦{name!r}⟧
    Hi ⟦{first_name,fallback=there}⟧
    Hi ⟦${name}⟧ ⟦%{name}⟧ ⟦#{name}⟧ ⟦@{name}⟧ ⟦{$name}⟧
    Dear ⟦{#var#}⟧, Rs ⟦{#numeric#}⟧⟦{#alphanumeric#}⟧ ⟦{#url#}⟧ ⟦{# var #}⟧
    Hi ⟦((name))⟧, ⟦((first name))⟧ ⟦((is_late??You are late))⟧
    Hi ⟦[[name]]⟧ ⟦[[name|friend]]⟧
    Hi ⟦##NAME##⟧, ⟦%%FirstName%%⟧ ⟦%%=v(@city)=%%⟧ ⟦@@name@@⟧
    Hi ⟦<%name%>⟧ ⟦<%= name %>⟧ ⟦<?= $name ?>⟧ ⟦<?php echo $name ?>⟧
    ⟦{% if paid %}⟧Thanks⟦{% endif %}⟧
    Hi ⟦*|FNAME|*⟧ ⟦*|IF:CITY|*⟧
    Hi ⟦{!Contact.FirstName}⟧
    Rs ⟦%1$s⟧ for ⟦%(name)s⟧
    Rs.⟨%s⟩ for ⟨%d⟩ days, ⟨%.2f⟩
    Hi ⟨%name%⟩, ⟨%recipient.first_name%⟩
    Hi ⟨[Name]⟩, ⟨[FIRST_NAME]⟩ ⟨[Order Id]⟩ ⟨[X]⟩
    Hi ⟨<Name>⟩, ⟨<first_name>⟩ ⟨<<Name>>⟩ ⟨«FirstName»⟩
    Hi ⟨#NAME#⟩, Rs ⟨#amount#⟩
    Flat 50% off, up to 5% - 10%. 100% sure, 5%s, 5 %d
    50%off and 20%extra
    T&C apply. R&D. #sale #offer, #1 and #2
    Dial *123# or *#06#
    Hi ⟨{}⟩, Rs.⟨{}⟩ is due, OTP:⟨{}⟩
    Hi ⟨{{name⟩ ok
    Hi ⟨{{ first_name⟩, ok
    {⟦{name}⟧ and {⟦{First Name}⟧
    Hi ⟨${name⟩, ⟨<%= name⟩ ⟨*|FNAME⟩, ⟨{#var#⟩ and ⟨{#var⟩ is
    Hi ⟨{name⟩, ⟨{FIRST_NAME⟩ here
    {hugs and {{ and ${ and <% and *| and {# and {and so on
    *SALE*|GET 50% now, a*|B, :{} :-{} ;{} ({}) [⟨{}⟩]
    {{}} and { } and {{ }}
    I <3 you, 5<6 and 7>3, <#>, <b>bold</b>
    [1] new [FINAL CALL] [Acme] [AD] [ok]
    (see (this)), ((()))
    {"a": 1, "b": [2]}
    {3F2504E0-4F89-11D3-9A0C-0305E82C3301} {F2504E00-4F89-11D3-9A0C-0305E82C3301}
    {…} {🎉} {:-) 8{)
    [the link](x) item[name] f[x](y)
    SMS BAL<space>1234 to 56767
    ((((hugs))))
    %%, ##, @@, ## Big Sale ##
    user@@example ^{}\\[~]|€
""".strip().splitlines()


@pytest.mark.parametrize("picture", [line.strip() for line in PICTURES])
def test_pictures(picture: str) -> None:
    text = re.sub("[⟦⟧⟨⟩]", "", picture)
    expected = [(found[1] or found[2], bool(found[1])) for found in re.finditer("⟦(.*?)⟧|⟨(.*?)⟩", picture)]
    assert [(p.text, p.is_certain) for p in find_placeholders(text)] == expected


@pytest.mark.parametrize(
    ("text", "style", "name"),
    [
        ("{{ user.name | upper }}", "{{x}}", "user.name"),
        ("{{{raw}}}", "{{{x}}}", "raw"),
        ("{name|friend}", "{x|d}", "name"),
        ("{contactfield=email}", "{x=y}", "contactfield=email"),
        ("{amount:.2f}", "{x:y}", "amount"),
        ("{#var#}", "{#x#}", "var"),
        ("((late??You are late))", "((x))", "late"),
        ("*|FNAME|*", "*|x|*", "FNAME"),
        ("<?php echo $x ?>", "<?x?>", "echo $x"),
        ("<%= name %>", "<%x%>", "name"),
        ("{!Contact.Name}", "{!x}", "Contact.Name"),
        ("%(name)s", "%(x)s", "name"),
        ("%1$s", "%1$s", ""),
        ("%s", "%s", ""),
        ("%name%", "%x%", "name"),
        ("[First Name]", "[x]", "First Name"),
        ("{}", "{}", ""),
        ("{{name", "{{x", "name"),
        ("${name", "${x", "name"),
        ("<%= name", "<%x", "name"),
        ("*|FNAME", "*|x", "FNAME"),
        ("{#var#", "{#x", "var"),
        ("{name", "{x", "name"),
    ],
)
def test_style_and_name(text: str, style: str, name: str) -> None:
    [found] = find_placeholders(text)
    assert (found.style, found.name, found.span) == (style, name, (0, len(text)))


def test_a_placeholder_ends_with_its_line() -> None:
    found = find_placeholders("{{a\nb}} ${a\nb} {#a\nb#} [[a\nb]] <%a\nb%>")
    assert [(p.text, p.is_certain) for p in found] == [("{{a", False), ("${a", False), ("<%a", False)]


pieces = st.sampled_from(
    "{ { {{ } }} # ## % %% [ [[ ] ]] ( (( ) )) < <% > %> *| |* @@ $ ! name NAME s :".split()
)
texts = st.lists(pieces | st.text(max_size=3), max_size=12).map("".join)


class TestAnyText:
    @given(texts)
    def test_spans_are_exact_in_order_and_apart(self, text: str) -> None:
        end = 0
        for found in find_placeholders(text):
            assert end <= found.start < found.end
            assert text[found.start : found.end] == found.text
            assert found.name in found.text
            end = found.end
