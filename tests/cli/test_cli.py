"""The command line: what it prints, what it writes, how it ends."""

import errno
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Never

import builders
import pytest
from click.testing import CliRunner

import engage_text
from engage_text import _whole_files
from engage_text import cli as command_line
from engage_text._tables.sources import SOURCES
from engage_text.cli import _files
from engage_text.cli._commands import cli
from engage_text.cli._options import SALT_VARIABLE
from engage_text.exports import jsonl
from engage_text.links import LinkRow

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = Path(__file__).parents[1] / "data" / "messages.jsonl"
SALT = "a-salt-nobody-should-see"
GOOD = builders.request(
    to="+91 98765 43210",
    msg="Track https://track.example.in/orders/4711/status, again https://track.example.in/orders/4711/status",
)
NATIONAL = {**GOOD, "to": "9876543210"}
DOUBTFUL = {**GOOD, "msg": "Lets meet ok.so", "tiny": "0"}
LOCAL = ("--domain", "go.example.in", "--prefix", "ACMEIN", "--first-id", "7")


def run(*arguments: object, stdin=None, salt=None):
    return CliRunner(env={SALT_VARIABLE: salt}).invoke(cli, [str(part) for part in arguments], input=stdin)


def rows(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def jobs(tmp_path):
    def write(*requests: object, name: str = "jobs.jsonl") -> Path:
        lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in requests]
        path = tmp_path / name
        path.write_bytes(b"\n".join(lines) + b"\n")
        return path

    return write


class TestPrepare:
    def test_shows_each_message_and_sums_up(self, jobs):
        path = jobs(GOOD)
        done = run("prepare", path)
        link = "https://su.digo.link/XXXXXXX"
        assert done.exit_code == 0
        assert done.stdout.splitlines() == [
            f"{path}:1  ready  to 919876543210",
            f"  Track {link}, again {link}",
            "  GSM-7, 70 units, 1 segment (as written: GSM-7, 100 units, 1 segment)",
            "",
            "1 ready, 0 rejected, 1 segments to be billed, 0 links",
        ]

    def test_shows_what_is_wrong_under_its_place(self, jobs):
        done = run("prepare", jobs(NATIONAL))
        assert done.exit_code == 1
        assert "rejected  to 9876543210" in done.stdout
        assert "error[number-missing-country-code] to:" in done.stdout
        assert "\n    | 9876543210\n    | ^^^^^^^^^^\n" in done.stdout

    def test_writes_payloads_links_and_rejected(self, jobs, tmp_path):
        out, links, rejected = (tmp_path / name for name in ("out", "links", "rejected"))
        path = jobs(GOOD, NATIONAL, DOUBTFUL)
        files = ("-o", out, "--links", links, "--rejected", rejected)
        done = run("prepare", path, *LOCAL, *files, salt=SALT)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert "2 ready, 1 rejected, 2 segments to be billed, 1 links; next id 8" in done.stderr
        [first, second] = rows(out)
        [link] = rows(links)
        assert list(link) == ["url", "domain", "code", "id", "target", "title", "tags", "expires"]
        assert links.read_text("utf-8") == "".join(jsonl([LinkRow(**{**link, "tags": tuple(link["tags"])})]))
        assert (link["id"], link["target"]) == (7, "https://track.example.in/orders/4711/status")
        assert link["url"] == f"https://go.example.in/ACMEIN/{link['code']}"
        assert first["msg"] == f"Track {link['url']}, again {link['url']}"
        assert (first["tiny"], second["msg"]) == ("0", DOUBTFUL["msg"])
        [row] = rows(rejected)
        assert (row["file"], row["line"]) == (str(path), 2)
        assert [problem["code"] for problem in row["problems"]] == ["number-missing-country-code"]
        assert json.loads(row["request"]) == NATIONAL

    def test_same_input_same_bytes_and_payloads_prepare_to_themselves(self, tmp_path):
        outputs = [tmp_path / name for name in ("a", "b", "c")]
        for out in outputs[:2]:
            run("prepare", SAMPLE, *LOCAL, "-o", out, "--rejected", tmp_path / "r", salt=SALT)
        done = run("prepare", outputs[0], "-o", outputs[2])
        assert done.exit_code == 0
        assert outputs[0].read_bytes() == outputs[1].read_bytes() == outputs[2].read_bytes() != b""

    def test_payloads_go_to_stdout_and_all_else_to_stderr(self, jobs):
        done = run("prepare", jobs(GOOD, NATIONAL), "-o", "-")
        assert [json.loads(line)["to"] for line in done.stdout.splitlines()] == ["919876543210"]
        assert "jobs.jsonl:2: error[number-missing-country-code]" in done.stderr

    def test_links_not_asked_for_are_missed(self, jobs, tmp_path):
        done = run("prepare", jobs(GOOD), *LOCAL, "-o", tmp_path / "out", salt=SALT)
        assert "give --links" in done.stderr

    def test_links_made_are_shown(self, jobs):
        done = run("prepare", jobs(GOOD), *LOCAL, salt=SALT)
        assert done.stdout.count("  link https://go.example.in/ACMEIN/") == 1

    def test_an_output_may_be_the_input(self, jobs):
        path = jobs(GOOD)
        path.chmod(0o640)
        assert run("prepare", path, "-o", path, "--rejected", path.with_name("rejected")).exit_code == 0
        assert rows(path)[0]["to"] == "919876543210"
        assert path.stat().st_mode & 0o777 == 0o640

    def test_ids_and_lines_over_several_files(self, jobs, tmp_path):
        links = tmp_path / "links"
        one, two = jobs(GOOD, name="one"), jobs(b"", GOOD, b"[1]", name="two")
        done = run("prepare", one, two, *LOCAL, "-o", tmp_path / "out", "--links", links, salt=SALT)
        assert [row["id"] for row in rows(links)] == [7, 8]
        assert f"{two}:3: error[request-not-object]" in done.stderr

    def test_no_input_is_nothing_to_say(self):
        done = run("prepare", "-", stdin="\n\n")
        assert (done.exit_code, done.stdout) == (0, "0 ready, 0 rejected, 0 segments to be billed, 0 links\n")

    def test_a_device_is_written_as_it_is(self, jobs):
        assert run("prepare", jobs(GOOD), "-o", os.devnull).exit_code == 0
        assert not Path(os.devnull).is_file()


class TestBrokenLines:
    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (b'{"type": ', "json-invalid"),
            (b'{"msg": "\xff"}', "json-invalid"),
            (b"[1, 2]", "request-not-object"),
            (b"null", "request-not-object"),
            (b"[" * 100_000, "json-invalid"),
        ],
        ids=["half", "not-utf-8", "array", "null", "deep"],
    )
    def test_is_one_rejected_row_and_no_stop(self, jobs, tmp_path, line, code):
        rejected, out = tmp_path / "rejected", tmp_path / "out"
        done = run("prepare", jobs(GOOD, b"  ", line, GOOD), "-o", out, "--rejected", rejected)
        assert done.exit_code == 1
        assert len(rows(out)) == 2
        [row] = rows(rejected)
        assert (row["line"], row["problems"][0]["code"]) == (3, code)
        assert row["request"] == line.decode("utf-8", "backslashreplace")

    def test_a_lone_surrogate_crashes_nothing(self, jobs, tmp_path):
        # In a value it is an error, in a name it comes back within a problem's own words.
        path = jobs({**GOOD, "msg": "cut \ud83d"}, {**GOOD, "\ud83d\x1b[31m": 1})
        rejected = tmp_path / "rejected"
        assert run("prepare", path, "--strict", "-o", tmp_path / "o", "--rejected", rejected).exit_code == 1
        assert len(rows(rejected)) == 2
        for done in (run("prepare", path), run("check", path), run("check", path, "--format", "json")):
            assert done.exit_code == 1
            assert "\ud83d" not in done.stdout
            assert "\x1b" not in done.stdout

    def test_a_lone_surrogate_in_json_stays_json(self, jobs):
        done = run("check", jobs({**GOOD, "\ud83d": 1}), "--format", "json")
        assert json.loads(done.stdout)["findings"][-1]["param"] == repr("\ud83d")


class TestSalt:
    def test_comes_from_a_file_or_the_environment(self, jobs, tmp_path):
        salt_file = tmp_path / "salt"
        salt_file.write_text(f"{SALT}\n")
        path = jobs(GOOD)
        by_file = run("prepare", path, *LOCAL, "-o", "-", "--salt-file", salt_file)
        by_variable = run("prepare", path, *LOCAL, "-o", "-", salt=SALT)
        other = run("prepare", path, *LOCAL, "-o", "-", salt="another")
        assert by_file.stdout == by_variable.stdout != other.stdout

    @pytest.mark.parametrize(
        "arguments",
        [
            LOCAL,
            (*LOCAL, "-o", "-", "--links", os.devnull),
            ("--domain", "no host", "--first-id", "1"),
            ("--domain", "go.example.in"),
            (*LOCAL, "-o", "/nowhere/out"),
        ],
    )
    def test_is_never_printed(self, arguments):
        done = run("prepare", SAMPLE, *arguments, salt=SALT)
        assert done.exit_code in {1, 2}
        assert SALT not in done.output + repr(done.exception)

    def test_file_that_is_not_a_text_is_not_quoted(self, jobs, tmp_path):
        salt_file = tmp_path / "salt"
        salt_file.write_bytes(b"secret\xff")
        done = run("prepare", jobs(GOOD), *LOCAL, "--salt-file", salt_file)
        assert done.exit_code == 2
        assert "not UTF-8" in done.stderr
        assert "secret" not in done.stderr


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--domain", "go.example.in"), "give --first-id"),
            (LOCAL, f"set {SALT_VARIABLE}"),
            (("--first-id", "1"), "need --domain"),
            (("--prefix", "A"), "--prefix needs --domain"),
            (("--first-id", "-1"), "--first-id"),
            (("--bare", "some"), "--bare"),
            (("-o", "x", "--links", "./x"), "different files"),
            (("--links", "-"), "give -o a file"),
        ],
    )
    def test_says_what_to_give(self, jobs, arguments, said):
        done = run("prepare", jobs(GOOD), *arguments)
        assert done.exit_code == 2
        assert said in done.stderr
        assert not Path("x").exists()

    @pytest.mark.parametrize("option", ["-o", "--rejected", "--links"])
    def test_no_output_takes_the_place_of_an_input_where_rows_are_lost(self, jobs, option, tmp_path):
        path = jobs(GOOD, b"[1]")
        before = path.read_bytes()
        others = ["-o", tmp_path / "out"] if option == "--links" else []
        done = run("prepare", path, option, os.path.relpath(path), *others)
        assert done.exit_code == 2
        assert "so that no rows are lost" in done.stderr
        assert path.read_bytes() == before

    @pytest.mark.parametrize("command", ["prepare", "check"])
    def test_a_missing_file(self, command, jobs):
        done = run(command, jobs(GOOD), "missing.jsonl")
        assert done.exit_code == 2
        assert "missing.jsonl" in done.stderr
        assert done.stdout == ""

    def test_a_domain_that_is_none(self, jobs):
        done = run("check", jobs(GOOD), "--domain", "https://go.example.in")
        assert done.exit_code == 2
        assert "host name" in done.stderr

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--suffix", "co m"), "Error: --suffix must contain names such as"),
            (("--never", "http://x.in"), "got 'http://x.in'"),
            (("--always", "a..b"), "Error: --always must contain names such as"),
            (("--home-region", "India"), "such as IN, or none, got 'India'"),
        ],
    )
    def test_an_odd_value_is_shown_with_its_option(self, jobs, options, said):
        done = run("check", jobs(GOOD), *options)
        assert done.exit_code == 2
        assert said in done.stderr

    def test_an_empty_salt_file_is_not_taken_for_none(self, jobs, tmp_path):
        (tmp_path / "salt").write_text("\n")
        done = run("prepare", jobs(GOOD), *LOCAL, "--salt-file", tmp_path / "salt")
        assert done.exit_code == 2
        assert "the salt file is empty" in done.stderr

    @pytest.mark.parametrize("command", [(), ("prepare",), ("check",), ("preview",)])
    def test_help_is_there(self, command):
        done = run(*command, "--help")
        assert done.exit_code == 0
        assert not command or "Example" in done.stdout

    def test_without_a_command_the_help_is_shown_in_lines(self):
        done = run()
        assert "\\n" not in done.output
        assert {"check", "prepare", "preview"} <= {
            line.split()[0] for line in done.output.splitlines() if line
        }
        assert "..." not in done.output.partition("Commands:")[2]  # nothing is cut

    def test_version(self):
        """And the date of each table that the answers depend on."""
        first, *tables = run("--version").stdout.splitlines()
        assert first == f"engage-text, version {engage_text.__version__}"
        assert [line.partition(":")[0] for line in tables] == [table for table, _, _ in SOURCES]
        assert any(line.startswith("suffixes: public suffix list 20") for line in tables)


class TestFailingFiles:
    def test_an_output_in_no_folder_is_one_line(self, jobs, tmp_path):
        done = run("prepare", jobs(GOOD), "-o", tmp_path / "no" / "out")
        assert done.exit_code == 2
        assert done.stderr == f"engage-text: {tmp_path / 'no' / 'out'}: No such file or directory\n"

    def test_a_protected_output_stays(self, jobs, tmp_path, monkeypatch):
        out = tmp_path / "out"
        out.write_text("old")
        monkeypatch.setattr(
            _whole_files.os, "access", lambda _, mode: mode != os.W_OK
        )  # root may write everything
        done = run("prepare", jobs(GOOD), "-o", out)
        assert (done.exit_code, out.read_text()) == (2, "old")
        assert "Permission denied" in done.stderr

    def test_a_failure_on_the_way_leaves_the_old_files(self, jobs, tmp_path, monkeypatch):
        def break_down(*_: object, **__: object) -> Never:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        out = tmp_path / "out"
        out.write_text("old")
        path = jobs(GOOD)
        monkeypatch.setattr("engage_text.cli._prepare_commands._count", break_down)
        done = run("prepare", path, "-o", out)
        assert (done.exit_code, out.read_text()) == (2, "old")
        assert done.stderr == "engage-text: input or output: Input/output error\n"
        assert sorted(tmp_path.iterdir()) == [path, out]

    @pytest.mark.parametrize(("failure", "code"), [(ValueError("odd\x1b"), 2), (KeyboardInterrupt(), 130)])
    def test_nothing_ends_in_a_traceback(self, jobs, monkeypatch, failure, code):
        def break_down(*_: object, **__: object) -> Never:
            raise failure

        monkeypatch.setattr("engage_text.lint._engine.examine", break_down)
        done = run("check", jobs(GOOD))
        assert done.exit_code == code
        assert "Traceback" not in done.output
        assert "\x1b" not in done.output


class TestCheck:
    def test_a_clean_file_says_nothing(self, jobs):
        done = run("check", jobs(GOOD))
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr == "1 checked, 0 with errors, 0 with warnings only\n"

    def test_warnings_are_shown_and_count_when_strict(self, jobs):
        path = jobs(GOOD, DOUBTFUL)
        lenient, strict = run("check", path), run("check", path, "--strict")
        assert (lenient.exit_code, strict.exit_code) == (0, 1)
        place, text, line, _ = lenient.stdout.splitlines()
        column = json.dumps(DOUBTFUL).index("ok.so") + 1
        assert place.startswith(f"{path}:2:{column}: warning[url-doubtful] msg:")
        assert text[line.index("^") :][: line.count("^")] == "ok.so"
        assert "error[url-doubtful]" in strict.stdout

    def test_each_problem_has_its_place(self, jobs):
        path = jobs({**NATIONAL, "tiny": "x"})
        done = run("check", path)
        places = [line.partition(": error[")[0] for line in done.stdout.splitlines() if ": error[" in line]
        assert len(set(places)) == len(places) == 2
        assert all(place.startswith(f"{path}:1:") for place in places)

    def test_json_has_a_finding_for_each_problem(self, jobs):
        path = jobs(GOOD, NATIONAL)
        done = run("check", path, "--format", "json")
        found = json.loads(done.stdout)
        [finding] = found["findings"]
        assert (finding["file"], finding["line"], finding["row"]) == (str(path), 2, 1)
        assert (finding["code"], finding["span"]) == ("number-missing-country-code", [0, 10])
        assert (found["totals"]["rows"], found["totals"]["with_errors"]) == (2, 1)

    def test_jsonl_has_a_line_for_each_finding(self, jobs):
        done = run("check", jobs(GOOD, {**NATIONAL, "tiny": "x"}), "--format", "jsonl")
        assert [json.loads(line)["param"] for line in done.stdout.splitlines()] == ["tiny", "to"]

    def test_bare_and_domain_change_what_is_found(self, jobs):
        path = jobs({**DOUBTFUL, "tiny": "1"})
        assert "url-doubtful" not in run("check", path, "--bare", "any").stdout
        # A long domain makes a longer body, a fact that only the shortened body has.
        long = jobs({**GOOD, "msg": "a" * 140 + " www.example.in"})
        assert "segments-grew" in run("check", long, "--domain", "go.example.in", "--prefix", "ACMEIN").stdout

    def test_the_home_region_is_named_in_hints(self, jobs):
        path = jobs({**GOOD, "to": "07723456789"})
        for command in ("check", "prepare"):
            done = {home: run(command, path, "--home-region", home) for home in ("IN", "gb", "none")}
            assert {home: found.exit_code for home, found in done.items()} == {"IN": 1, "gb": 1, "none": 1}
            said = {home: found.stdout + found.stderr for home, found in done.items()}
            assert run(command, path).output == done["IN"].output
            assert "Add 91 instead of the 0" in said["IN"]
            assert "Add 44 instead of the 0" in said["gb"]
            assert "number-trunk-prefix" in said["none"]
            assert run(command, path, "--home-region", "india").exit_code == 2

    def test_the_sample_through_stdin(self):
        done = run("check", "-", "--format", "json", stdin=SAMPLE.read_bytes())
        assert done.exit_code == 1
        assert json.loads(done.stdout)["totals"]["rows"] == len(SAMPLE.read_bytes().splitlines())


class TestHostOptions:
    def test_hosts_and_suffixes_of_the_caller_s_own(self):
        text = "ok.so wiki.corp/x example.com"
        options = ("--always", "ok.so", "--suffix", "corp", "--never", "example.com")
        assert "links    ⟦ok.so⟧ ⟦wiki.corp/x⟧ example.com\n" in run("preview", text, *options).stdout

    def test_another_suffix_list(self, tmp_path):
        listed = tmp_path / "list.dat"
        listed.write_text("// a comment\nzzz\n", encoding="utf-8")
        done = run("preview", "a.zzz/x b.com/x", "--suffix-list", str(listed))
        assert "links    ⟦a.zzz/x⟧ b.com/x\n" in done.stdout

    def test_check_and_prepare_take_them_too(self, jobs):
        body = jobs({**GOOD, "msg": "lets meet ok.so"})
        assert "url-doubtful" in run("check", body).stdout
        assert not run("check", body, "--always", "ok.so").stdout
        assert "link" not in run("prepare", body, "--never", "ok.so").stdout.splitlines()[1]

    def test_what_is_not_a_host_is_wrong_usage(self, tmp_path):
        assert run("preview", "x", "--always", " ").exit_code == 2
        broken = tmp_path / "list.dat"
        broken.write_bytes(b"\xff\xfe")
        assert run("preview", "x", "--suffix-list", str(broken)).exit_code == 2
        broken.write_text("// nothing\n", encoding="utf-8")
        assert "contains no rules" in run("preview", "x", "--suffix-list", str(broken)).stderr

    def test_a_byte_order_mark_loses_no_rule(self, tmp_path):
        listed = tmp_path / "list.dat"
        listed.write_text("\ufeffzzz\n", encoding="utf-8")
        assert "⟦a.zzz/x⟧" in run("preview", "a.zzz/x", "--suffix-list", str(listed)).stdout


class TestPreview:
    def test_marks_links_and_shows_what_the_handset_shows(self):
        done = run("preview", "Claim now:bit.ly/3iLAjlj, ok.so hurry")
        assert done.exit_code == 0
        assert "Claim now:⟦bit.ly/3iLAjlj⟧, ok.so hurry" in done.stdout
        assert "Claim now:https://su.digo.link/XXXXXXX, ok.so hurry" in done.stdout
        assert "GSM-7, 51 units, 1 segment, 109 left in the last" in done.stdout
        assert "its suffix is a word as well" in done.stdout
        assert "  link   bit.ly/3iLAjlj  (a path, query or fragment follows a known suffix)\n" in done.stdout
        assert "  none   ok.so  (its suffix is a word as well)\n" in done.stdout

    def test_reports_what_was_skipped(self):
        done = run("preview", "done.Visit a@example.com")
        assert "  none   done.Visit  (it does not end in a public suffix)\n" in done.stdout
        assert "  none   example.com  (it is part of an e-mail address)\n" in done.stdout

    def test_with_a_domain_the_place_of_the_code_is_marked(self):
        done = run("preview", "www.example.in", "--domain", "go.example.in", "--prefix", "ACMEIN")
        assert "handset  https://go.example.in/ACMEIN/XXXXXXX" in done.stdout

    def test_names_each_culprit_once(self):
        done = run("preview", "Don’t. Won’t. नमस्ते\u200d")
        assert done.stdout.count("’ U+2019 RIGHT SINGLE QUOTATION MARK, first at 3") == 1
        assert "  U+200D ZERO WIDTH JOINER, first at" in done.stdout

    def test_says_what_could_replace_a_character(self):
        shown = run("preview", "Don’t\u200b ₹5").stdout
        assert '’ U+2019 RIGHT SINGLE QUOTATION MARK, first at 3, "\'" would do' in shown
        assert "U+200B ZERO WIDTH SPACE, first at 5, nothing is lost without it" in shown
        assert "₹ U+20B9 INDIAN RUPEE SIGN, first at 7\n" in shown

    def test_says_what_national_tables_would_save(self):
        assert (
            "  Hindi with the national table: 2 segments instead of 4\n" in run("preview", "न" * 250).stdout
        )
        assert "national" not in run("preview", "न" * 70).stdout

    def test_shows_each_segment(self):
        done = run("preview", "a" * 153 + "b" * 10)
        assert f"  1: {'a' * 153}\n  2: {'b' * 10}\n" in done.stdout

    def test_reads_stdin(self):
        done = run("preview", "-", stdin="see www.example.in\n")
        assert "see ⟦www.example.in⟧\n" in done.stdout

    def test_what_cannot_be_sent_is_shown_all_the_same(self):
        done = run("preview", "-", stdin=b"broken \xff\x07")
        assert done.exit_code == 1
        assert r"broken \udcff\x07" in done.stdout
        assert "error[lone-surrogate]" in done.stdout


def start(*arguments: object):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "engage_text", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)


class TestProcess:
    def test_a_latin_terminal_gets_escapes(self):
        done = start("preview", "नमस्ते www.example.in")
        assert done.returncode == 0
        assert rb"\u0928" in done.stdout
        assert done.stderr == b""

    def test_the_sample(self):
        done = start("prepare", SAMPLE)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b" rejected, " in done.stdout

    def test_a_closed_pipe_is_not_an_accident(self):
        many = SAMPLE.read_bytes() * 200
        for arguments in (("check", "-"), ("check", "-", "--format", "json"), ("prepare", "-", "-o", "-")):
            command = [sys.executable, "-m", "engage_text", *arguments]
            environment = os.environ | {"PYTHONPATH": str(ROOT)}
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            with subprocess.Popen(command, env=environment, **pipes) as process:
                process.stdout.close()
                process.stdout = None
                _, said = process.communicate(many)
            assert process.returncode == 2
            assert b"Traceback" not in said
            assert b"BrokenPipe" not in said

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to")
    @pytest.mark.parametrize("form", ["full", "json"])
    def test_a_full_disk_is_one_line(self, form):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "engage_text", "check", str(SAMPLE), "--format", form]
            environment = os.environ | {"PYTHONPATH": str(ROOT)}
            done = subprocess.run(
                command, env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
            )
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1] == b"engage-text: input or output: No space left on device"
        assert b"Exception ignored" not in done.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("install engage-text[cli]\n")


def test_main_runs_the_command(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["engage-text", "--version"])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"engage-text, version {engage_text.__version__}\n")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_input_has_a_bar_on_a_terminal(jobs, monkeypatch):
    path = jobs(GOOD)
    terminal = Terminal()
    monkeypatch.setattr(_files, "_LONG_INPUT", 1)
    monkeypatch.setattr(sys, "stderr", terminal)
    with _files.progress([str(path), "-"], stdout_is_read=False) as advance:
        advance(path.stat().st_size)
    assert "reading" in terminal.getvalue()


def test_a_bar_does_not_disturb_what_is_read(jobs, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(_files, "_LONG_INPUT", 1)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(sys, "stdout", Terminal())
    with _files.progress([str(jobs(GOOD))], stdout_is_read=True) as advance:
        advance(1)
    assert terminal.getvalue() == ""
