"""Compare the time of `parse_number` with phonenumbers, on the same numbers and with the same results.

Run it as `python benchmarks/judge.py`, with the extra `bench` installed. Both are timed in alternating rounds, so that
a busy machine affects both equally. `parse_number` reads the text as written, and `look up` only its digits.
phonenumbers is called for the same results: `parse`, `is_possible_number_with_reason`, `is_valid_number`,
`number_type` and `region_code_for_number`. `--pattern-cache` lets it keep its compiled patterns, which it does not do
by default.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import phonenumbers
from _report import environment, markdown, write_json
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, ValidationResult, re_util

from engage_text.numbers import Verdict, parse_number
from engage_text.numbers._lookup import look_up

_OURS = "parse_number"
_THINNED = {"phonenumbers": 20}  # it gets one of so many numbers
_SEED = 4711
# The time of an import and of the first call, which loads the table, in a new process.
_COLD = """
import time
begun = time.perf_counter()
{statement}
loaded = time.perf_counter()
{first}
print(loaded - begun, time.perf_counter() - loaded)
"""
_COLD_STARTS = {
    "parse_number": ("from engage_text.numbers import parse_number", "parse_number('919876543210')"),
    "look up": ("from engage_text.numbers._lookup import _table", "_table()"),
    "phonenumbers": (
        "import phonenumbers",
        "phonenumbers.is_valid_number(phonenumbers.parse('+919876543210', None))",
    ),
}


@dataclass(slots=True)
class Run:
    """One function, its texts, and its microseconds per number in each round."""

    name: str
    judge: Callable[[str], object]
    texts: Sequence[str]
    rounds: list[float] = field(default_factory=list)

    def add_round(self) -> None:
        """Call the function with each text once, and add the time."""
        judge = self.judge
        begun = time.perf_counter()
        for text in self.texts:
            judge(text)
        self.rounds.append((time.perf_counter() - begun) / len(self.texts) * 1e6)


def numbers(count: int, seed: int = _SEED) -> list[str]:
    """Return numbers such as callers send: most are Indian mobile numbers, and a fifth has separators."""
    draw = random.Random(seed)
    abroad = [
        phonenumbers.format_number(example, PhoneNumberFormat.E164)
        for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        if (example := phonenumbers.example_number_for_type(region, kind))
    ]
    return [_number(draw, abroad) for _ in range(count)]


def _number(draw: random.Random, abroad: Sequence[str]) -> str:
    sort = draw.random()
    if sort < 0.85:
        digits = f"91{draw.choice('6789')}{draw.randrange(10**9):09}"
    elif sort < 0.93:
        digits = f"{draw.choice(abroad)[1:-4]}{draw.randrange(10**4):04}"
    elif sort < 0.96:
        digits = f"{draw.choice('123456789')}{draw.randrange(10**11):011}"
    else:
        digits = f"91{draw.randrange(10 ** draw.randint(3, 9))}"
    look = draw.random()
    if look < 0.6:
        return digits
    if look < 0.8:
        return f"+{digits}"
    return f"+{digits[:2]} {digits[2:7]}{draw.choice(' -')}{digits[7:]}"


def bare(text: str) -> str:
    return text.translate({ord(char): None for char in "+ -"})


def ask_phonenumbers(text: str) -> tuple[str, str | None, str, str]:
    try:
        number = phonenumbers.parse(text if text.startswith("+") else f"+{text}", None)
    except NumberParseException as error:
        return "", None, "unknown", _refusal(error)
    reason = ValidationResult.to_string(phonenumbers.is_possible_number_with_reason(number))
    verdict = "VALID" if phonenumbers.is_valid_number(number) else reason.removeprefix("IS_")
    kind = PhoneNumberType.to_string(phonenumbers.number_type(number)).lower()
    digits = f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    return digits, phonenumbers.region_code_for_number(number), kind, verdict


def _refusal(error: NumberParseException) -> str:
    if error.error_type == NumberParseException.INVALID_COUNTRY_CODE:
        return "INVALID_COUNTRY_CODE"
    return "TOO_LONG" if error.error_type == NumberParseException.TOO_LONG else "TOO_SHORT"


def check(texts: Sequence[str]) -> None:
    """Assert that all of them return the same for each number."""
    for text in texts:
        number, theirs = parse_number(text), ask_phonenumbers(text)
        assert (number.digits, number.region, number.kind, number.verdict) == theirs, text
        assert look_up(bare(text)) == theirs, text


def cold(name: str) -> dict[str, float]:
    """Return the milliseconds of the import and of the first call, as medians of five new processes."""
    statement, first = _COLD_STARTS[name]
    command = [sys.executable, "-c", _COLD.format(statement=statement, first=first)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(5)]  # noqa: S603
    times = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    load, answer = (statistics.median(column) * 1e3 for column in times)
    return {"cold_load_ms": load, "cold_first_ms": answer}


def measured(texts: Sequence[str], rounds: int) -> list[Run]:
    runs = [
        Run(_OURS, parse_number, texts),
        Run("look up", look_up, [bare(text) for text in texts]),
        Run("phonenumbers", ask_phonenumbers, texts[:: _THINNED["phonenumbers"]]),
    ]
    for _ in range(rounds):
        for run in runs:
            run.add_round()
    return runs


def result(run: Run, theirs: Run) -> dict[str, object]:
    return {
        "name": run.name,
        "numbers": len(run.texts),
        "us": statistics.median(run.rounds),
        "us_spread": [min(run.rounds), max(run.rounds)],
        # The ratio is taken within a round, where the noise is the same.
        "ratio": statistics.median(a / b for a, b in zip(theirs.rounds, run.rounds, strict=True)),
        **cold(run.name),
    }


def table(results: Sequence[dict[str, object]]) -> str:
    headers = (
        "function",
        "numbers",
        "µs per number (spread)",
        "times as fast as phonenumbers",
        "import",
        "first answer",
    )
    rows = []
    for found in results:
        low, high = found["us_spread"]
        rows.append([
            *(found["name"], f"{found['numbers']:,}", f"{found['us']:.2f} ({low:.2f}–{high:.2f})"),
            *(f"{found['ratio']:.0f}", f"{found['cold_load_ms']:.0f} ms", f"{found['cold_first_ms']:.1f} ms"),
        ])  # fmt: skip
    return markdown(headers, rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000, help="numbers to make")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pattern-cache", action="store_true", help="let phonenumbers keep its patterns")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.pattern_cache:
        re_util.enable_pattern_cache()
    texts = numbers(options.count)
    check(texts[:: _THINNED["phonenumbers"]])
    valid = sum(parse_number(text).verdict is Verdict.VALID for text in texts)
    runs = measured(texts, options.rounds)
    results = [result(run, runs[-1]) for run in runs]
    print(
        f"{len(texts):,} numbers, {valid / len(texts):.0%} valid; phonenumbers {phonenumbers.__version__}\n"
    )
    print(table(results))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        settings = {"numbers": len(texts), "rounds": options.rounds, "pattern_cache": options.pattern_cache}
        write_json(options.json, results, phonenumbers=phonenumbers.__version__, **settings)


if __name__ == "__main__":
    main()
