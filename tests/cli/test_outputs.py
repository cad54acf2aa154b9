"""How the command ends: closed streams, broken pipes, signals, full disks; and what is on the disk then."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import builders
import pytest
from click.testing import CliRunner

from engage_text import _whole_files
from engage_text.cli._commands import cli
from engage_text.cli._options import SALT_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
SALT = "a-salt-nobody-should-see"
GOOD = builders.request(msg="Track https://track.example.in/orders/4711/status")
LOCAL = ("--domain", "go.example.in", "--first-id", "7")
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), SALT_VARIABLE: SALT}
COMMAND = (sys.executable, "-m", "engage_text")

posix = pytest.mark.skipif(os.name != "posix", reason="a shell and signals of POSIX")


def run(*arguments: object, salt: str | None = SALT):
    return CliRunner(env={SALT_VARIABLE: salt}).invoke(cli, [str(part) for part in arguments])


def shell(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    words = ["sh", "-c", script, "sh", *map(str, arguments)]
    return subprocess.run(
        words,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(autouse=True)
def signals_by_default():
    """Undo `nohup` and a shell's `&`: processes that we start would ignore the same signals as the tests do."""
    handlers = {"SIGHUP": signal.SIG_DFL, "SIGTERM": signal.SIG_DFL, "SIGINT": signal.default_int_handler}
    ignored = {
        getattr(signal, name): handler
        for name, handler in handlers.items()
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN
    }
    for number, handler in ignored.items():
        signal.signal(number, handler)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "transactionID": f"t-{n}"}) + "\n" for n in range(600)))
    return path


@posix
def _open_after(process: subprocess.Popen[bytes], pipe: Path) -> None:
    """Open the pipe for writing once the process has ended."""
    process.wait()
    with contextlib.suppress(OSError):  # it has no reader any more
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))


class TestClosedStreams:
    ENGAGE = f'"{sys.executable}" -m engage_text'

    @pytest.mark.parametrize(
        "rest", ['check "$1" >&-', "preview hi >&-", 'prepare "$1" >&-', "--help >&-", "check - <&- >&-"]
    )
    def test_stdout(self, jobs: Path, rest: str):
        done = shell(f"{self.ENGAGE} {rest}", jobs)
        assert done.returncode == 2
        assert done.stderr == "engage-text: standard output is closed\n"

    @pytest.mark.parametrize("rest", ["check - <&-", "preview - <&-", "prepare - <&-", 'check "$1" - <&-'])
    def test_stdin(self, jobs: Path, rest: str):
        done = shell(f"{self.ENGAGE} {rest}", jobs)
        assert done.returncode == 2
        assert done.stderr == "engage-text: standard input is closed\n"

    def test_stdin_without_a_reader(self, jobs: Path):
        assert shell(f'{self.ENGAGE} check "$1" <&-', jobs).returncode == 0

    def test_stderr(self, jobs: Path, tmp_path: Path):
        out = tmp_path / "out"
        done = shell(f'{self.ENGAGE} prepare "$1" -o "$2" 2>&-', jobs, out)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert [json.loads(line)["tiny"] for line in out.read_text().splitlines()] == ["1"] * 600

    @pytest.mark.parametrize(
        "rest", ["check - 0>/dev/null", 'check "$1" --format json 1</dev/null', "preview x 1</dev/null"]
    )
    def test_of_the_wrong_direction(self, jobs: Path, rest: str):
        done = shell(f"{self.ENGAGE} {rest}", jobs)
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
        if "1<" in rest and "json" not in rest:
            assert done.returncode == 2

    @pytest.mark.parametrize(
        "rest", ['check "$1"', 'prepare "$1" -o -', 'prepare "$1"', 'check "$1" --format json']
    )
    def test_a_pipe_that_breaks(self, jobs: Path, rest: str):
        done = shell(f'({self.ENGAGE} {rest}; echo "ended with $?" >&2) | true', jobs)
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
        assert "BrokenPipe" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to")
class TestAFullDisk:
    """Whichever stream cannot be written, the exit code says so, and there is no traceback."""

    @pytest.mark.parametrize(
        "arguments", [["--help"], ["--version"], ["preview", "hello"], ["check", "--help"]]
    )
    def test_of_standard_output(self, arguments: list[str]):
        command = [*COMMAND, *arguments]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
            )
        assert done.returncode == 2
        assert done.stderr.splitlines() == [b"engage-text: input or output: No space left on device"]

    @pytest.mark.parametrize("arguments", [["check", "-"], ["prepare", "-o", "-", "-"]])
    def test_of_standard_error(self, arguments: list[str]):
        command = [*COMMAND, *arguments]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command,
                env=ENVIRONMENT,
                input=b"",
                stdout=subprocess.PIPE,
                stderr=full,
                timeout=60,
                check=False,
            )
        assert done.returncode == 2


class TestLinksFirst:
    """No payload is out before its links are on the disk, whatever happens to the payloads."""

    @posix
    def test_a_pipe_that_breaks_after_one_payload(self, jobs: Path, tmp_path: Path):
        links = tmp_path / "links"
        arguments = [*COMMAND, "prepare", str(jobs), *LOCAL, "-o", "-", "--links", str(links)]
        with subprocess.Popen(
            arguments, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            first = json.loads(process.stdout.readline())
            rows = [json.loads(line) for line in links.read_bytes().splitlines()]
            process.stdout.close()
            process.wait(60)
        assert len(rows) == 600
        assert rows[0]["url"] in first["msg"]

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to")
    def test_a_full_disk(self, jobs: Path, tmp_path: Path):
        links = tmp_path / "links"
        arguments = [*COMMAND, "prepare", str(jobs), *LOCAL, "-o", "-", "--links", str(links)]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                arguments, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
            )
        assert done.returncode == 2
        assert b"No space left" in done.stderr
        assert b"Traceback" not in done.stderr
        assert len(links.read_bytes().splitlines()) == 600
        done = subprocess.run(
            [*arguments[:-3], "-", "--links", "/dev/full"],
            env=ENVIRONMENT,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, b"")

    def test_links_that_cannot_be_written(self, jobs: Path, tmp_path: Path):
        done = run("prepare", jobs, *LOCAL, "-o", "-", "--links", tmp_path / "no" / "links")
        assert (done.exit_code, done.stdout) == (2, "")

    @posix
    def test_payloads_to_a_named_pipe(self, jobs: Path, tmp_path: Path):
        links, pipe = tmp_path / "links", tmp_path / "pipe"
        os.mkfifo(pipe)
        arguments = [*COMMAND, "prepare", str(jobs), *LOCAL, "-o", str(pipe), "--links", str(links)]
        with subprocess.Popen(arguments, env=ENVIRONMENT, stderr=subprocess.PIPE) as process:
            # A command that ends before it opens the pipe would leave the reader waiting for a writer.
            threading.Thread(target=_open_after, args=(process, pipe), daemon=True).start()
            with pipe.open("rb") as payloads:
                assert payloads.readline()
                assert len(links.read_bytes().splitlines()) == 600
                assert len(payloads.read().splitlines()) == 599
            process.communicate(timeout=60)
        assert process.returncode == 0

    @pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="a system that names its pipes")
    @pytest.mark.parametrize("links", [False, True])
    def test_payloads_to_a_pipe_that_is_named_by_the_system(self, jobs: Path, tmp_path: Path, links: bool):
        """A shell gives such a name to the pipe of `>(…)`; a file cannot be put there."""
        more = (*LOCAL, "--links", tmp_path / "links") if links else ()
        done = subprocess.run(
            [*COMMAND, "prepare", jobs, *more, "-o", "/dev/stdout"],
            env=ENVIRONMENT, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) == 600

    def test_without_links_payloads_stream(self, jobs: Path):
        done = run("prepare", jobs, "-o", "-")
        assert len(done.stdout.splitlines()) == 600


class TestInputsAreKept:
    @pytest.mark.parametrize("option", ["-o", "--rejected", "--links"])
    @pytest.mark.parametrize("way", ["same", "relative", "symlink", "symlinked-folder", "hardlink"])
    @pytest.mark.parametrize("what", ["--salt-file", "--suffix-list"])
    def test_no_output_overwrites_the_salt_or_a_suffix_list(
        self, jobs: Path, tmp_path: Path, option: str, way: str, what: str
    ):
        kept = tmp_path / "kept"
        kept.write_text("in\n")
        output = tmp_path / "other"
        if way == "symlink":
            output.symlink_to(kept)
        elif way == "hardlink":
            output.hardlink_to(kept)
        elif way == "symlinked-folder":
            (tmp_path / "folder").symlink_to(tmp_path)
            output = tmp_path / "folder" / "kept"
        else:
            output = kept if way == "same" else Path(os.path.relpath(kept))
        others = {"-o": tmp_path / "o", "--rejected": tmp_path / "r", "--links": tmp_path / "l"} | {
            option: output
        }
        done = run("prepare", jobs, *LOCAL, what, kept, *(word for pair in others.items() for word in pair))
        assert done.exit_code == 2
        assert f"would overwrite the file of {what}" in done.stderr
        assert kept.read_text() == "in\n"

    def test_a_hard_link_to_the_requests_counts(self, jobs: Path, tmp_path: Path):
        other = tmp_path / "other"
        other.hardlink_to(jobs)
        assert "so that no rows are lost" in run("prepare", jobs, "-o", other).stderr

    def test_other_files_may_be_written(self, jobs: Path, tmp_path: Path):
        salt = tmp_path / "salt"
        salt.write_text(SALT)
        assert run("prepare", jobs, *LOCAL, "--salt-file", salt, "-o", tmp_path / "salt2").exit_code == 0


@posix
class TestParts:
    def test_have_a_name_that_cannot_be_guessed_and_are_closed_to_others(self, tmp_path: Path):
        names = set()
        for _ in range(2):
            with _whole_files.replacing(str(tmp_path / "out")) as out:
                assert out is not None
                [part] = tmp_path.glob(".*.part")
                names.add(part.name)
                assert part.stat().st_mode & 0o777 == 0o600
                assert str(os.getpid()) not in part.name
                out.write(b"x")
            (tmp_path / "out").unlink()
        assert len(names) == 2

    def test_a_planted_link_is_not_followed(
        self, jobs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        victim = tmp_path / "victim"
        victim.write_text("kept")
        candidates = iter(["planted", "free"] * 10)
        monkeypatch.setattr("tempfile._get_candidate_names", lambda: candidates)
        (tmp_path / ".engage-text-planted.part").symlink_to(victim)
        assert run("prepare", jobs, "-o", tmp_path / "out").exit_code == 0
        assert victim.read_text() == "kept"
        assert len((tmp_path / "out").read_bytes().splitlines()) == 600

    @pytest.mark.parametrize("mask", [0o022, 0o077])
    def test_a_new_file_has_the_mode_of_any_new_file(self, jobs: Path, tmp_path: Path, mask: int):
        before = os.umask(mask)
        try:
            run("prepare", jobs, "-o", tmp_path / "out")
        finally:
            os.umask(before)
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o666 & ~mask

    def test_a_long_name_works(self, jobs: Path, tmp_path: Path):
        assert run("prepare", jobs, "-o", tmp_path / ("x" * 255)).exit_code == 0

    @pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
    def test_are_gone_after_a_signal(self, tmp_path: Path, name: str):
        out = tmp_path / "out"
        out.write_text("old")
        arguments = [*COMMAND, "prepare", "-", *LOCAL, "-o", str(out), "--links", str(tmp_path / "links")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(arguments, env=ENVIRONMENT, **pipes) as process:
            assert process.stdin is not None
            process.stdin.write(json.dumps(GOOD).encode() + b"\n")
            process.stdin.flush()
            for _ in range(600):
                if len(list(tmp_path.glob(".*.part"))) == 2:
                    break
                time.sleep(0.05)
            time.sleep(0.2)
            process.send_signal(getattr(signal, name))
            _, said = process.communicate(timeout=60)
        assert process.returncode == 128 + getattr(signal, name)
        assert b"Traceback" not in said
        assert sorted(tmp_path.iterdir()) == [out]
        assert out.read_text() == "old"


@posix
class TestInterruptedImports:
    @pytest.mark.slow
    def test_end_in_silence(self):
        """Ctrl-C at any moment of the imports. The command reads an empty input, so it also ends without Ctrl-C."""
        code = (
            "import os, runpy, signal, sys, time\n"
            # A shell starts what runs in the background with this signal ignored.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "class Finder:\n"
            "    def find_spec(self, name, *_):\n"
            "        if name == 'click': os.write(1, b'.'); time.sleep(float(os.environ['HELD']))\n"
            "sys.meta_path.insert(0, Finder())\n"
            "sys.argv = ['engage-text', 'preview', '-']\n"
            "runpy.run_module('engage_text', run_name='__main__')\n"
        )
        endings = set()
        for held, wait in (
            (60, 0),
            *((0, wait) for wait in (0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.11, 0.14, 0.2)),
        ):
            pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            variables = ENVIRONMENT | {"HELD": str(held)}
            with subprocess.Popen([sys.executable, "-c", code], env=variables, **pipes) as process:
                assert process.stdout is not None
                assert process.stdout.read(1) == b"."  # the imports have begun
                time.sleep(wait)
                # From another process, as from a terminal. A thread of the same process can send it just before a
                # call of the main thread that waits, and Python does not see it there.
                process.send_signal(signal.SIGINT)
                _, said = process.communicate(timeout=60)
            assert b"Traceback" not in said, said
            endings.add(process.returncode)
        assert endings <= {-signal.SIGINT, 130, 1}  # 1: it came too late, and the empty text is a problem
        assert -signal.SIGINT in endings  # at least the import that was held

    @staticmethod
    def run_code(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=True
        )

    def test_a_program_that_imports_the_library_keeps_its_handler(self):
        code = (
            "import signal, engage_text.cli, engage_text.cli._commands\n"
            "print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
        )
        done = self.run_code(code)
        assert done.stdout == "True\n"

    def test_the_command_changes_the_handler_before_it_imports_and_gives_it_back(self):
        code = (
            "import signal, sys\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "seen = []\n"
            "class Finder:\n"
            "    def find_spec(self, name, *_):\n"
            "        if name in ('click', 'engage_text.cli._commands', 'engage_text.problems'):\n"
            "            seen.append(signal.getsignal(signal.SIGINT) is signal.SIG_DFL)\n"
            "sys.meta_path.insert(0, Finder())\n"
            "from engage_text.cli import main\n"
            "sys.argv = ['engage-text', 'preview', 'hi']\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print(seen, signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
        )
        done = self.run_code(code)
        said, restored = done.stdout.rstrip().rsplit(" ", 1)
        assert restored == "True"
        assert "False" not in said
        assert said.count("True") >= 3
