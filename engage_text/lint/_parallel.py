"""Checks files with several processes. Each reads ranges of files, and writes what it finds to a file of its own."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple, Self

from engage_text.lint._engine import Engine, count
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._linting import Input, Linter, SettingsFinder
from engage_text.lint._readers import Range, ranges, read_range
from engage_text.lint._suppressions import SuppressionUse
from engage_text.lint._totals import Totals
from engage_text.policies import seen_for

__all__ = ["Part", "check_in_parallel", "reason_for_one_process"]

_CHUNKS = (
    8  # of tasks for each process: those of a chunk read the settings once, and the end is not one long chunk
)
_PARTS = 8  # ranges of a file for each process: the first ones are printed while the others are still checked
_BATCH = 500  # findings that are written together: what they share is written once
# The formats whose rows do not depend on each other. The languages of a catalogue are compared, across files too.
_OF_ROWS = frozenset((".jsonl", ".ndjson", ".csv", ".tsv", ".tab"))


class Part(NamedTuple):
    """What one process has found in a range of a file. The totals do not count files."""

    totals: Totals
    use: SuppressionUse
    path: str

    def findings(self) -> Iterator[Finding]:
        """Yield the findings in the order of the file. Only some of them are in memory at a time."""
        with Path(self.path).open("rb") as file:
            while batch := pickle.load(file):  # noqa: S301 - this program has written the file
                yield from batch


class _Task(NamedTuple):
    """A range of a file, and where to write its findings."""

    given: Input
    part: Range
    out: str


def reason_for_one_process(inputs: Iterable[Input], finder: SettingsFinder) -> str:
    """Return why one process must see all rows, in words; "" if several can share the work."""
    for one in inputs:
        settings = finder.settings(one.place)
        if one.stream is not None:
            return "standard input cannot be split"
        if settings.read.format is None and PurePath(one.path).suffix.lower() not in _OF_ROWS:
            return f"{one.name} may be a catalogue, whose languages are compared"
        if settings.baseline is not None:
            return "the baseline counts the findings of the whole run"
        if settings.rules is not None and seen_for(settings.rules) is not None:
            return "the rules about duplicates compare all rows"
    return ""


def check_in_parallel(inputs: Sequence[Input], finder: SettingsFinder, jobs: int) -> Iterator[Part]:
    """Yield the parts of the inputs, in their order. The findings about unused suppressions are in the last one.

    Raises `InputError` as `lint_files`.
    """
    linter = Linter(finder.settings)
    with tempfile.TemporaryDirectory(prefix="engage-text-") as directory:
        tasks = [
            _Task(one, part, str(Path(directory, f"{number}.{index}")))
            for number, one in enumerate(inputs)
            for index, part in enumerate(_ranges(one, jobs, finder))
        ]
        # A pool starts all its processes with the first task, even those that get none.
        workers = max(min(jobs, len(tasks)), 1)
        chunk = max(1, len(tasks) // (workers * _CHUNKS))
        pool = ProcessPoolExecutor(workers, initializer=_ignore_interrupts, mp_context=_context())
        try:
            for task, part in zip(
                tasks, pool.map(partial(_checked, finder), tasks, chunksize=chunk), strict=True
            ):
                linter.engine(task.given.path).suppressor.use.add(part.use)
                yield part
                Path(part.path).unlink()
        except BaseException as error:
            # The others would run for minutes.
            for process in multiprocessing.active_children():
                process.terminate()
            # It waits: a thread of the pool that still works when Python ends would print a traceback.
            pool.shutdown(cancel_futures=True)
            if isinstance(error, BrokenProcessPool):
                raise InputError(
                    "another program ended a process of --jobs, perhaps because memory was short"
                ) from None
            raise
        finally:
            pool.shutdown()
        yield _unused(linter.engines, str(Path(directory, "unused")))


def _ranges(given: Input, jobs: int, finder: SettingsFinder) -> Sequence[Range]:
    return ranges(given.path, jobs * _PARTS, given.name, finder.settings(given.path).read)


def _context() -> multiprocessing.context.BaseContext:
    # A fork starts fast. It is safe here, because this process has no other threads.
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods and methods[0] == "fork" else None)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _checked(finder: SettingsFinder, task: _Task) -> Part:
    """Check a range, and write its findings. This runs in a process of its own."""
    path, name, _ = task.given
    settings = finder.settings(path)
    engine, totals = Engine(settings), Totals()
    with _Batches(task.out) as out:
        for entry in engine.check_all(read_range(path, task.part, name, settings.read)):
            count(totals, entry)
            out.add((entry,) if isinstance(entry, Finding) else entry.findings)
    return Part(totals, engine.suppressor.use, task.out)


def _unused(engines: Iterable[Engine], path: str) -> Part:
    totals = Totals()
    with _Batches(path) as out:
        for engine in engines:
            for finding in engine.unused():
                count(totals, finding)
                out.add((finding,))
    return Part(totals, SuppressionUse(), path)


class _Batches:
    """Writes findings to a file, several at a time. An empty batch is the end."""

    def __init__(self, path: str) -> None:
        self._file = Path(path).open("wb")  # noqa: SIM115 - closed below
        self._batch: list[Finding] = []

    def __enter__(self) -> Self:
        return self

    def add(self, findings: Iterable[Finding]) -> None:
        self._batch += findings
        if len(self._batch) >= _BATCH:
            self._write()

    def __exit__(self, *_: object) -> None:
        with self._file:
            if self._batch:
                self._write()
            self._write()

    def _write(self) -> None:
        pickle.dump(self._batch, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._batch = []
