"""The golden record: what every public function returned when the record began, as hashes.

    python tests/golden.py --check [--values] [--only NAME] [--dump DIR]
    python tests/golden.py --record [--words] [--only NAME]

With `ENGAGE_TEXT_FULL_PATHS=1` the full paths answer alone, see `fast_paths.py`.

Each chunk of at most 250 cases has two hashes: `values` covers spans, codes, payloads and all else that is not
wording, `words` covers messages, hints and error texts. A difference in `values` is a bug or a line in the changelog.
`--record --words` takes new wording, and refuses if a value differs. `--dump DIR` writes what was hashed, so that two
checkouts can be compared with `diff`.
"""

# ruff: noqa: T201 - this is a command as well

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import fast_paths
import golden_inputs as inputs
import golden_messages  # noqa: F401 - for its sections
import golden_options  # noqa: F401 - for its sections
import golden_service  # noqa: F401 - for its sections
from golden_library import CHUNK, SECTIONS, Case

# ---- The record ----

# A hash for each chunk, in two files, so that new wording leaves the one with the values alone.
VALUES, WORDS = inputs.DATA / "golden.json", inputs.DATA / "golden_words.json"


class Chunk(NamedTuple):
    """The hashes of one chunk, by its name, and the cases in it."""

    name: str
    values: str
    words: str
    cases: list[Case]


def _hash(part: object) -> str:
    return hashlib.sha256(json.dumps(part, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:16]


def chunks(only: str = "", *, most: int | None = None) -> Iterator[Chunk]:
    """Yield the chunks of every section, or of one; of each the first `most` only."""
    for name, section in SECTIONS.items():
        if only and name != only:
            continue
        cases = section()
        for number in itertools.count() if most is None else range(most):
            part = list(itertools.islice(cases, CHUNK))
            if not part:
                break
            words = [words for _, _, words in part]
            yield Chunk(
                f"{name}/{number:03}",
                _hash([values for _, values, _ in part]),
                _hash(words) if any(words) else "",
                part,
            )


def recorded(path: Path) -> dict[str, str]:
    """Return the hash of each chunk in a file of the record."""
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def differences(found: Iterable[Chunk], *, values_only: bool = False) -> Iterator[str]:
    """Yield a line for each chunk that differs from the record."""
    values, words = recorded(VALUES), recorded(WORDS)
    for chunk in found:
        if chunk.name not in values:
            yield f"{chunk.name}: not in the record"
        elif values[chunk.name] != chunk.values:
            yield f"{chunk.name}: the values differ"
        elif words.get(chunk.name, "") != chunk.words and not values_only:
            yield f"{chunk.name}: the words differ"


def _dumped(found: Iterable[Chunk], folder: Path | None) -> Iterator[Chunk]:
    for chunk in found:
        if folder is not None:
            path = folder / (chunk.name.replace("/", "-") + ".jsonl")
            lines = (json.dumps(case, default=repr, sort_keys=True) for case in chunk.cases)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield chunk._replace(cases=[])


def _timed(found: Iterable[Chunk]) -> Iterator[Chunk]:
    start, count, name = time.perf_counter(), 0, ""
    for chunk in itertools.chain(found, [None]):
        section = _section_of(chunk.name) if chunk else ""
        if name and section != name:
            print(f"{name}: {count} chunks, {time.perf_counter() - start:.1f} s", file=sys.stderr)
            start, count = time.perf_counter(), 0
        count, name = count + 1, section
        if chunk:
            yield chunk


def _record(found: list[Chunk], *, words_only: bool) -> int:
    if words_only and (changed := list(differences(found, values_only=True))):
        print("refused, as more than words has changed:", *changed, sep="\n")
        return 1
    if not words_only:
        _written(VALUES, {chunk.name: chunk.values for chunk in found})
    _written(WORDS, {chunk.name: chunk.words for chunk in found})
    print(f"{len(found)} chunks recorded")
    return 0


def _written(path: Path, found: dict[str, str]) -> None:
    """Write the hashes of the sections that were run; what the file has of other sections stays."""
    ran = {_section_of(name) for name in found}
    others = recorded(path).items()
    kept = {name: value for name, value in others if _section_of(name) in SECTIONS.keys() - ran}
    lines = (f'  "{name}": "{value}"' for name, value in sorted((kept | found).items()) if value)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _section_of(name: str) -> str:
    return name.partition("/")[0]


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare what the library returns with the golden record.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="compare, and name each chunk that differs")
    what.add_argument("--record", action="store_true", help="write the record anew")
    parser.add_argument("--values", action="store_true", help="with --check: ignore wording")
    parser.add_argument(
        "--words", action="store_true", help="with --record: take new wording, refuse if values differ"
    )
    parser.add_argument(
        "--only", default="", choices=["", *SECTIONS], metavar="NAME", help=f"one of: {', '.join(SECTIONS)}"
    )
    parser.add_argument(
        "--dump", type=Path, metavar="DIR", help="write what is hashed, a file for each chunk"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return its exit code."""
    options = _options(arguments)
    if fast_paths.are_off():
        fast_paths.switch_off()
    if options.dump:
        options.dump.mkdir(parents=True, exist_ok=True)
    found = _timed(_dumped(chunks(options.only), options.dump))
    if options.record:
        return _record(list(found), words_only=options.words)
    lines = list(differences(found, values_only=options.values))
    print(*lines, sep="\n") if lines else print("all as recorded")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
