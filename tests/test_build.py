"""The generated tables are what their generators render now, and the generators say when they cannot."""

from __future__ import annotations

import random
import re
from pathlib import Path
from types import ModuleType

import phonenumbers
import pytest

from engage_text._build import __main__ as everything
from engage_text._build import _source, make_confusables, make_numbering, make_scripts, make_sources
from engage_text._build._automaton import Automaton, Leaf, Node
from engage_text._build._country_plans import KEEP, NOTHING, Edit, Finding, Plan, _edit
from engage_text._build._patterns import Nfa, parse, paths
from engage_text._build._table_rows import rows

GENERATORS = [*make_sources.GENERATORS, make_sources]
# Lines of a module. Tables of rows fit the page; a table of bytes has no rows to read, and the suffixes are many.
MOST_LINES = {"make_numbering": 900, "make_suffixes": 2000, "make_uts46": 700}


# The numbering plans of all countries take ten seconds.
SLOW = {make_numbering: pytest.mark.slow}


@pytest.mark.parametrize(
    "generator",
    [pytest.param(generator, marks=SLOW.get(generator, ())) for generator in GENERATORS],
    ids=lambda generator: generator.__name__,
)
def test_the_table_in_the_library_is_what_main_writes(generator: ModuleType, tmp_path: Path) -> None:
    generator.main(tmp_path / "table.py")
    assert (tmp_path / "table.py").read_bytes() == generator.TARGET.read_bytes()


@pytest.mark.parametrize("generator", GENERATORS)
def test_a_table_fits_the_page(generator: ModuleType) -> None:
    lines = generator.TARGET.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES.get(generator.__name__.rpartition(".")[2], 350)
    assert max(map(len, lines)) <= 120


def test_one_command_writes_every_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A generator that is not on the list would not run before a release."""
    written = []
    for generator in GENERATORS:
        monkeypatch.setattr(generator, "main", lambda name=generator.__name__: written.append(name))
    everything.main()
    assert written == [generator.__name__ for generator in GENERATORS]
    folder = Path(make_sources.__file__).parent
    found = {path.stem for path in folder.glob("[!_]*.py") if "TARGET =" in path.read_text("utf-8")}
    assert found == {name.rpartition(".")[2] for name in written}


def test_a_source_without_a_version_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "Scripts.py"
    source.write_text("RANGES = []\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no Unicode version in Scripts\.py"):
        make_scripts._stated(str(source))


def test_a_description_without_a_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no Unicode version in the description of regex"):
        _source._unicode_version("supports nothing")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], ""),
        ([0], "k 0\n"),
        ([2, 1, 0], "k 0-2\n"),
        ([0, 2, 4, 5, 6], "k 0 2 4-6\n"),
        ([0x10FFFF], "k 10FFFF\n"),
    ],
)
def test_rows(points: list[int], expected: str) -> None:
    assert rows({"k": points}) == expected


def test_rows_are_wrapped_and_repeat_their_key() -> None:
    lines = rows({"key": range(0x1000, 0x1100, 2)}).splitlines()
    assert len(lines) > 1
    assert all(line.startswith("key ") and len(line) <= 110 for line in lines)
    assert [int(word, 16) for line in lines for word in line.split()[1:]] == list(range(0x1000, 0x1100, 2))


class TestDirection:
    """The source pairs look-alikes without saying which side is the prototype."""

    @staticmethod
    def table(*pairs: tuple[str, str]) -> dict[str, str]:
        neighbours: dict[str, set[str]] = {}
        for one, other in pairs:
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
        return dict(make_confusables._lookalikes(neighbours))

    def test_from_the_character_to_ascii(self) -> None:
        assert self.table(("а", "a"), ("ɑ", "a")) == {"а": "a", "ɑ": "a"}

    def test_through_another_character(self) -> None:
        assert self.table(("ӕ", "æ"), ("æ", "AE")) == {"ӕ": "ae", "æ": "ae"}

    def test_the_shortest_then_the_prototype(self) -> None:
        assert self.table(("m", "rn"), ("ⲙ", "rn")) == {"ⲙ": "m"}
        assert self.table(("0", "O"), ("Ο", "O"), ("О", "O")) == {"Ο": "o", "О": "o"}

    def test_what_fits_no_label_is_left_out(self) -> None:
        assert self.table(("º", "°"), ("∕", "/"), ("ø", "o\u0338")) == {}

    def test_what_nfkc_makes_ascii_of_needs_no_row(self) -> None:
        assert self.table(("ａ", "a"), ("𝐚", "a"), ("|", "l"), ("ا", "l")) == {"ا": "l"}


class TestPatterns:
    """What is taken apart means what `re` reads in it."""

    # As plans write them; the prefixes of Argentina, Brazil, Japan and Serbia's neighbours among them.
    WHOLE = (
        r"[2-9]\d{9}|3\d{6}",
        r"(?:00|[1-9]\d)\d{6}",
        r"1(?:2[3-5]?|[67](?:8|9\d){1,2})?\d{0,3}",
        r"(?:1|12)(?:23|3)?",
        r"[0-24]7{3}",
    )
    PREFIXES = (
        r"0?(?:(11|2(?:2|3[14])|23)15)?",
        r"(?:0|90)(?:(1[245]|2[1-35])(\d{4,5}))?",
        r"(00[25]\d{1,2})$|(?:(?:0037)0?)|0",
        r"([24-9]\d{3})$|0",
        r"0|80?",
    )

    @staticmethod
    def texts(seed: int) -> list[str]:
        draw = random.Random(seed)  # noqa: S311 - a test draws
        return [
            "".join(draw.choices("0123456789", [5, 5, 5, 4, 2, 3, 1, 3, 2, 2], k=draw.randint(0, 12)))
            for _ in range(3000)
        ]

    @pytest.mark.parametrize("pattern", WHOLE)
    def test_an_nfa_matches_what_re_matches(self, pattern: str) -> None:
        nfa = Nfa()
        opened = nfa.add("whole", pattern) | nfa.add("prefix", pattern, is_prefix=True)
        for text in self.texts(1):
            states = opened
            for digit in text:
                states = nfa.step(states, int(digit))
            assert ("whole" in nfa.tags(states)) is (re.fullmatch(pattern, text) is not None)
            # A leading pattern may match the longer way or the shorter: any match at all counts.
            assert ("prefix" in nfa.tags(states)) is (re.match(pattern, text) is not None)

    @pytest.mark.parametrize("pattern", PREFIXES)
    def test_the_first_path_that_fits_is_what_re_takes(self, pattern: str) -> None:
        ways = list(paths(parse(pattern)))
        for text in self.texts(2):
            fit = (
                way
                for way in ways
                if len(text) >= len(way.masks)
                and all(mask >> int(digit) & 1 for mask, digit in zip(way.masks, text, strict=False))
                and (not way.is_anchored or len(text) == len(way.masks))
            )
            way, found = next(fit, None), re.match(pattern, text)
            assert (way is None) is (found is None)
            if way and found:
                assert len(way.masks) == found.end()
                spans = {number: (start, stop) for number, start, stop in way.groups}
                for number in range(1, (found.re.groups or 0) + 1):
                    assert spans.get(number, (-1, -1)) == found.span(number)

    @pytest.mark.parametrize("pattern", [r"1*", r"1+", r"[^1]", r"\w", r"1{2,}", "(?=1)", "(1", "1)", "."])
    def test_what_plans_do_not_use_is_refused(self, pattern: str) -> None:
        with pytest.raises(ValueError, match=r"unknown syntax|unbalanced"):
            parse(pattern)

    def test_an_end_inside_a_plan_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no \\$"):
            Nfa().add("x", "1$")


class TestPlans:
    @staticmethod
    def plan(code: int) -> Plan:
        return make_numbering.plans()[str(code)]

    @staticmethod
    def edit(plan: Plan, digits: str) -> Edit:
        written = plan.written()
        for digit in digits:
            written = plan.read(written, int(digit))
        return plan.edit(written)

    @pytest.mark.parametrize(
        ("code", "digits", "edit"),
        [
            (91, "09876543210", Edit("", 0, 0, 1)),
            (91, "9876543210", KEEP),
            (54, "111523456789", Edit("9", 0, 2, 4)),
            (54, "0111523456789", Edit("9", 1, 3, 5)),
            (55, "0151123456789", Edit("", 0, 0, 3)),
            (378, "812345", Edit("0549", 0, 0, 0)),
            (49, "0", KEEP),
        ],
    )
    def test_edits(self, code: int, digits: str, edit: Edit) -> None:
        assert self.edit(self.plan(code), digits) == edit

    @pytest.mark.parametrize(
        ("code", "number", "finding"),
        [
            (91, "9876543210", Finding("mobile", 0)),
            (91, "1", NOTHING),
            (
                1,
                "4162345678",
                Finding("fixed_line_or_mobile", phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1].index("CA")),
            ),
            (39, "06698", Finding("unknown", 1)),
        ],
    )
    def test_findings(self, code: int, number: str, finding: Finding) -> None:
        plan = self.plan(code)
        assert plan.finding(plan.number(number)) == finding

    def test_a_rule_of_another_shape_is_refused(self) -> None:
        [way] = paths(parse("(1)"))
        with pytest.raises(ValueError, match="unknown transform rule"):
            _edit(way, r"\1\1", 1)


class TestAutomaton:
    def test_equal_parts_are_one_and_what_does_not_matter_is_a_leaf(self) -> None:
        automaton = Automaton()
        end = automaton.sink(2, NOTHING)
        mobile = Finding("mobile", 0)
        assert automaton.fork(1, NOTHING, [end] * 10) == automaton.fork(1, NOTHING, [end] * 10)
        assert automaton.parts[automaton.fork(1, NOTHING, [end] * 10)] == Leaf(1, (NOTHING,))
        assert automaton.parts[automaton.fork(1, mobile, [end] * 10)] == Leaf(1, (mobile, NOTHING))
        other = automaton.sink(2, mobile)
        assert isinstance(automaton.parts[automaton.fork(1, NOTHING, [end] * 9 + [other])], Node)

    def test_a_walk_can_begin_at_a_leaf(self) -> None:
        automaton = Automaton()
        mobile = Finding("mobile", 0)
        leaf = automaton.fork(0, NOTHING, [automaton.fork(1, mobile, [automaton.sink(2, NOTHING)] * 10)] * 10)
        node = automaton.parts[automaton.opened(leaf)]
        assert isinstance(node, Node)
        assert {automaton.parts[child] for child in node.children} == {Leaf(1, (mobile, NOTHING))}
        assert automaton.opened(automaton.opened(leaf)) == automaton.opened(leaf)
