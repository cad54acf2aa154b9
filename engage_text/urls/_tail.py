"""Finds the end of a URL's port and of its tail (path, query, fragment), in linear time: each pass reads the run once.

RFC 3986 appendix C does not define where a URL in a text ends. Readers expect balanced brackets, and neither the
punctuation of the sentence nor text in another script as part of the URL.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from engage_text._tables.url_chars import INVISIBLE, PUNCTUATION
from engage_text.hosts import MAX_PORT
from engage_text.urls._chars import (
    ASCII_STOPS,
    EMOJI,
    FULLWIDTH_BRACKETS,
    PAIRS,
    SPACELESS,
    SPACES_AND_CONTROLS,
)
from engage_text.urls._file_endings import PAGE_ENDINGS
from engage_text.urls._neighbours import ENTITY, ends_url
from engage_text.urls._units import Units
from engage_text.urls._words import CLAUSE_ENDS

__all__ = ["TailReader", "port_end"]

_PORT = re.compile(r":([0-9]{1,5})(?![0-9])")
_STOPS = SPACES_AND_CONTROLS + ASCII_STOPS + INVISIBLE + PUNCTUATION
# One possessive run. It continues after a stop in two cases only: ZWNJ/ZWJ between letters or emoji (they spell words
# in Indic scripts, RFC 5892 A.1), and the brackets and the ampersand of East Asian titles, examined one by one.
_RUN = re.compile(
    rf"(?:[^{_STOPS}\u200c\u200d]++|[{PAIRS}\uff06]|(?<=[^\x00-\x7f])[\u200c\u200d](?=[^{_STOPS}]))*+"
)
# Most tails are simple: no dot, and a letter, a digit or a slash at the end.
_fast_tail = re.compile(r"[/#][A-Za-z0-9/_=&%+~#?-]*+(?<=[A-Za-z0-9/])").fullmatch

_BRACKETS = "()[]{}" + FULLWIDTH_BRACKETS + PAIRS
_OPENERS = FULLWIDTH_BRACKETS[::2] + PAIRS[::2]  # those that open a remark after ASCII
# Places where other text begins without a space: a link after a comma or directly after a word, a script without spaces
# after ASCII, a full-width bracket that opens a remark, the "terms and conditions" of Indian messages, a closing tag
# of BBCode.
_NEXT_THING = re.compile(
    rf"(?i:[,;|]https?://|(?<=[a-z0-9])https?://)|(?<=[A-Za-z0-9])(?=[{SPACELESS}{_OPENERS}])"
    r"|(?<![.,*!])[.,*!]++T[&nN]C|(?<=[A-Za-z]):(?=https?://)|\[/"
)
_CLOSER_OF = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_EVENT = re.compile(rf"[|?{re.escape(_BRACKETS)}]")  # what may end a tail from within
# A last word after the last part of the path, read backwards: `Late.fees/`, `see.j272bWa/`, `so.html.`.
_LAST_WORD = re.compile(r"([a-z]++[A-Z]?)-?([.,;!*]{1,3}+)([A-Za-z0-9_-]*+)(?=([./]))")
_VERSION = re.compile(r"[Vv]?[0-9]+")  # `/v2.Final` continues
_LAST_WINDOW = 80  # characters: longer than any word, and than most last parts of a path
_LONGEST_WORD = 32
_LONGEST_ENTITY = 35  # `&`, `#`, 32 letters or digits, `;`

_SENTENCE_MARKS = frozenset(".,!?")
_TRIMMED = frozenset(".,:;!?*@|^\uff06\u2019\u200c\u200d" + _BRACKETS[::2])
_BRACKET = re.compile(rf"[{re.escape(_BRACKETS)}]")
# An HTML reference at the end of a tail (GFM 6.9), known or not; read backwards.
_LAST_ENTITY = re.compile(r";[A-Za-z0-9]{1,32}#?&")
# Next to a link these are text, after `/` or `=` they are data: pictographs, dashes, and signs without an amount.
_BESIDE = re.compile(
    rf"[{EMOJI}\u200d\u2013\u00a1\u00a7-\u00a9\u00ae-\u00b0\u00b4\u00b6-\u00b8\u00bf\u2120\u2122]"
)
_PAGES = frozenset(
    "action all back bin book call cards data feed file final form full get gift go home image info key large line "
    "link list load log main map max media min mobile more new news now old open page part pic play post print pub "
    "raw real run save screen search send ship shop show site small start sub test text tour type video view web "
    "word work".split()
)
# Words that often follow a link, though they also end the names of pages; and words that follow the name of a page.
_STARTS = frozenset(
    "apply call click enjoy get helpline ignore offer read regards reply shop team valid visit".split()
)
_AFTER_A_PAGE = frozenset(
    "also am and at but i if is it its me my now please pls she so thanks they we you".split()
)
_ASCII_ALNUM = re.compile(r"[A-Za-z0-9]")


def port_end(text: str, end: int, *, rooted: bool) -> int:
    """Return the end of a valid port after the host. With a scheme, the host can end in the dot of the root."""
    if rooted and text.startswith((".:", "./", ".?"), end):
        end += 1
    port = _PORT.match(text, end)
    return port.end() if port and int(port[1]) <= MAX_PORT else end


class _Run:
    """Characters without a stop: where they end, and what they contain, None until it is needed."""

    __slots__ = ("cuts", "end", "partner")

    def __init__(self, end: int) -> None:
        self.end = end
        self.cuts: list[int] | None = None
        self.partner: dict[int, int] = {}


class TailReader:
    """Reads the tails of one text.

    A run is analysed once, however many tails begin in it: otherwise
    `a.com/b)a.com/b)…` would be read to its end again from each of its links.
    """

    __slots__ = ("_run", "_text", "_units")

    def __init__(self, text: str, units: Units | None = None) -> None:
        self._text = text
        self._units = units
        self._run = _Run(0)

    def end_of(self, start: int, *, wrap: str = "") -> int:
        """Return where the tail that begins at `start` (at `/`, `?` or `#`) ends; `start` if it is empty.

        `wrap` is the markup character before the whole URL (`_`, `*` or `~`, as WhatsApp uses them), if there is one.
        The same character at the end closes the markup and is not part of the URL.
        """
        text = self._text
        run = self._run_of(start)
        end = run.end
        if not wrap and _fast_tail(text, start, end):
            return end
        if text[start] == "?" and _is_question(text[start + 1 : min(end, start + 2 + _LONGEST_WORD)]):
            return start
        if run.cuts is None:
            run.cuts = self._analyse(run, start)
        first = bisect_left(run.cuts, start)
        end = self._first_cut(run, start, run.cuts[first] if first < len(run.cuts) else end)
        return _before_word(text, start, self._trimmed_end(start, end, wrap))

    def _run_of(self, start: int) -> _Run:
        """Return the run of the tail. A run that begins inside a placeholder ends there and is used once."""
        if self._units and (unit_end := self._units.end_around(start)) > start:
            return _Run(_RUN.match(self._text, start, unit_end - 1).end())  # type: ignore[union-attr]  # matches the empty string
        if start >= self._run.end:
            self._run = _Run(self._end_of_run(start))
        return self._run

    def _end_of_run(self, start: int) -> int:
        """Return where the run stops; spaces and quotes inside a placeholder do not stop it."""
        end: int = _RUN.match(self._text, start).end()  # type: ignore[union-attr]  # matches the empty string
        units = self._units
        while units and (unit_end := units.end_at(end, start)) > end:
            end = _RUN.match(self._text, unit_end).end()  # type: ignore[union-attr]  # as above
        return end

    def _analyse(self, run: _Run, start: int) -> list[int]:
        """Return where the run may be cut, and note which bracket closes which."""
        text, units, end = self._text, self._units, run.end
        cuts = {found.start() for found in _NEXT_THING.finditer(text, start, end)}
        if text.find(";", start, end) >= 0:
            cuts.update(found.start() for found in ENTITY.finditer(text, start, end) if ends_url(found[0]))
        open_at: dict[str, list[int]] = {closer: [] for closer in _CLOSER_OF.values()}
        for found in _BRACKET.finditer(self._text, start, end):
            at, bracket = found.start(), found[0]
            if units and units.holds(at, start):
                continue
            if bracket in _CLOSER_OF:
                open_at[_CLOSER_OF[bracket]].append(at)
            elif open_at[bracket]:
                run.partner[open_at[bracket].pop()] = at
        return sorted(cut for cut in cuts if not (units and units.holds(cut, start)))

    def _first_cut(self, run: _Run, start: int, end: int) -> int:
        """Return where something inside the tail ends it, `end` if nothing does.

        The run is read from the left up to the first cut. Reading all of it for each tail would take quadratic time. A
        pair of brackets is skipped with its content: `(a]b)` stays whole.
        """
        at, in_query = start, False
        units = self._units
        while found := _EVENT.search(self._text, at, end):
            event, at = found[0], found.end()
            if units and (unit_end := units.end_at(found.start(), start)) >= at:
                at = unit_end
            elif event == "?":
                in_query = True
            elif event != "|":
                at = run.partner.get(found.start(), end) + 1
                if at > end:
                    return found.start()
            elif not in_query:
                return found.start()  # a pipe separates columns, but is data in a query
        return end

    def _trimmed_end(self, start: int, end: int, wrap: str) -> int:
        text, units = self._text, self._units
        while end > start and not (units and units.ends_at(end)):
            last = text[end - 1]
            if last == ";" and (entity := _last_entity(text, start, end)):
                end -= entity
            elif last in _TRIMMED or last == wrap:
                end -= 1
            elif last == "'":
                # An even number is a pair inside the path; the check cannot repeat, as one trim makes it even.
                if text.count("'", start, end) % 2 == 0:
                    break
                end -= 1
            elif _BESIDE.match(last):
                first = end - 1
                while first > start and _BESIDE.match(text[first - 1]):
                    first -= 1
                if not _ASCII_ALNUM.match(text[first - 1]):
                    break  # after `/` or `=` a pictograph is data
                end = first
            else:
                break
        return end


def _last_entity(text: str, start: int, end: int) -> int:
    """Return the length of the HTML reference that ends at `end`, 0 if none does."""
    found = _LAST_ENTITY.match(text[max(start, end - _LONGEST_ENTITY) : end][::-1])
    return found.end() if found else 0


def _before_word(text: str, start: int, end: int) -> int:
    """Return where the path ends if a word of the sentence follows without a space: `/fees.Late fee`, `/j272bWa.see u`.

    Only a common word counts, and only at the end of a path, because names, versions, file endings and queries contain
    dots and commas too. In small letters it counts after a code or a page. With a capital it also counts after small
    letters.
    """
    found = _LAST_WORD.match(text[max(start, end - _LAST_WINDOW) : end][::-1])
    if not found or "?" in text[start:end] or "#" in text[start:end]:
        return end
    written, mark, part, before = found[1][::-1], found[2], found[3][::-1], found[4]
    word = written.lower()
    if _VERSION.fullmatch(part):
        return end
    if written != word:
        begins = word in _STARTS or (word in CLAUSE_ENDS and word not in _PAGES and word not in PAGE_ENDINGS)
        glued = before == "/" and begins and (_is_code(part) or part.islower() or (not part and mark == "."))
    elif part in PAGE_ENDINGS:
        glued = word in _AFTER_A_PAGE
    else:
        common = len(word) > 2 and word in CLAUSE_ENDS and word not in _PAGES and word not in PAGE_ENDINGS
        glued = mark == "." and before == "/" and common and _is_code(part)
    return end - found.end(2) if glued else end


def _is_code(part: str) -> bool:
    """Return whether a part of a path is a made-up code: with digits, or with capitals inside."""
    return len(part) > 1 and (any(map(str.isdigit, part)) or not (part.islower() or part.istitle()))


def _is_question(query: str) -> bool:
    """Return whether the next sentence follows the host, and not a query: `seen it on example.com?or not`."""
    return query[:1] in _SENTENCE_MARKS or query in CLAUSE_ENDS
