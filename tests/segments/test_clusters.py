"""Clusters end where UAX 29 says, and where another implementation of it says so too."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from engage_text._tables.graphemes import CLASSES
from engage_text.segments._clusters import cluster_ends

ORACLE = regex.compile(r"\X")

# One line a text, clusters in ⟦ ⟧.
PICTURES = [
    "⟦a⟧⟦b⟧⟦c⟧",
    "⟦e\u0301⟧⟦e⟧",
    "⟦\r\n⟧⟦\n⟧⟦\r⟧⟦\r\n⟧",
    "⟦न⟧⟦म⟧⟦स्ते⟧",
    "⟦क्षि⟧⟦क⟧",
    "⟦क्\u200dष⟧⟦க்⟧⟦ஷ⟧",
    "⟦👩\u200d👩\u200d👧⟧⟦👩⟧⟦👧⟧",
    "⟦👍🏽⟧⟦❤\ufe0f⟧⟦1\ufe0f\u20e3⟧",
    "⟦🇮🇳⟧⟦🇮🇳⟧⟦🇮⟧",
    "⟦각⟧⟦\u1100\u1161\u11a8⟧⟦가\u11a8⟧⟦각\u11a8⟧⟦가⟧",
    "⟦\u0600a⟧⟦\u0600⟧",
    "⟦a\u200d⟧⟦👩⟧",
    "⟦\ud83d⟧⟦\ude00⟧",
    "⟦\u0301⟧⟦\n⟧⟦\u0301⟧",
]


def classes():
    members = {"other": [ord(c) for c in "aé\r\n\u200dक각가🇦🇿\ud800\udfff\ufe0f"]}
    for line in CLASSES.splitlines():
        name, *runs = line.split()
        for run in runs:
            first, _, last = run.partition("-")
            members.setdefault(name, []).extend(range(int(first, 16), int(last or first, 16) + 1))
    return members


MEMBERS = classes()


def expected(text):
    return [0, *(match.end() for match in ORACLE.finditer(text))]


def found(text):
    ends = cluster_ends(text)
    return list(range(len(text) + 1)) if ends is None else ends


@pytest.mark.parametrize("picture", PICTURES)
def test_end_where_drawn(picture):
    clusters = picture.strip("⟦⟧").split("⟧⟦")
    ends = [0]
    for cluster in clusters:
        ends.append(ends[-1] + len(cluster))
    assert found("".join(clusters)) == ends


def test_of_mixed_classes_end_where_the_oracle_says(chance):
    for _ in range(20_000):
        names = chance.sample(list(MEMBERS), chance.randrange(2, 6))
        text = "".join(
            chr(chance.choice(MEMBERS[chance.choice(names)])) for _ in range(chance.randrange(1, 14))
        )
        assert found(text) == expected(text), ascii(text)


@given(st.text(st.characters()))
def test_of_any_text_end_where_the_oracle_says(text):
    assert found(text) == expected(text)


def test_every_character_has_its_class():
    """Between two regional indicators, a consonant with a linker and an emoji with ZWJ each class shows itself."""
    wrong = []
    for point in [*range(0x3000), *range(0xA000, 0x20000), *range(0xE0000, 0xE1000)]:
        text = f"a{chr(point)}a क्{chr(point)}क 👩\u200d{chr(point)}\u1161\u0301\u200d👩"
        if found(text) != expected(text):
            wrong.append(f"{point:04X}")
    assert wrong == []


def test_classes_do_not_overlap_but_where_the_narrower_one_is_a_mark_too():
    overlapping = {
        (one, other)
        for one in MEMBERS
        for other in MEMBERS
        if one < other and "other" not in (one, other) and set(MEMBERS[one]) & set(MEMBERS[other])
    }
    assert overlapping == {("conjoined", "extend"), ("extend", "linker")}
