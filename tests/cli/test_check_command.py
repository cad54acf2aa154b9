"""The command `check`: inputs, options, outputs and exit codes. The linter itself has its own tests."""

import json
from pathlib import Path

import builders
import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli
from engage_text.cli._inputs import inputs_of
from engage_text.lint import SettingsFinder

GOOD = json.dumps(builders.request())
PRIVATE = json.dumps(builders.request(msg="Log in at http://10.0.0.1/x"))
NATIONAL = json.dumps(builders.request(to="9876543210"))


@pytest.fixture(autouse=True)
def _directory(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def write(name: str, *lines: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return name


def run(*arguments: str, stdin: str | None = None):
    return CliRunner().invoke(cli, ["check", *arguments], input=stdin)


def codes(*arguments: str, stdin: str | None = None) -> list[str]:
    done = run(*arguments, "--format", "jsonl", stdin=stdin)
    assert done.exit_code in {0, 1}, done.output
    return [json.loads(line)["code"] for line in done.stdout.splitlines()]


class TestInputs:
    def test_directories_and_globs(self):
        write("m/a.jsonl", PRIVATE)
        write("m/deep/b.jsonl", NATIONAL)
        assert codes("m") == ["url-private", "number-missing-country-code"]
        assert codes("m/*.jsonl") == ["url-private"]
        assert codes("m/**/b.jsonl", "m/a.jsonl") == ["number-missing-country-code", "url-private"]

    def test_no_file_is_said(self):
        Path("empty").mkdir()
        for argument in ("empty", "*.jsonl"):
            done = run(argument)
            assert (done.exit_code, done.stdout) == (0, "")
            assert done.stderr.splitlines()[0] == "there is no file to check"

    @pytest.mark.parametrize(("text", "exit_code"), [("", 2), (GOOD, 0)])
    def test_required_input(self, text, exit_code):
        done = run("--require-input", write("a.jsonl", text))
        assert done.exit_code == exit_code
        assert ("there is no row to check" in done.stderr) == bool(exit_code)

    def test_a_table_with_other_names(self):
        path = write("a.csv", "Phone No,Text", "9876543210,Hi")
        assert codes(path, "--map", "to=Phone No", "--map", "msg=Text") == ["number-missing-country-code"]

    def test_a_template_with_columns(self):
        path = write("a.csv", "Mobile,First Name", "+91 98765 43210,Asha")
        assert codes(path, "--msg", "Hi {{first name}}", "--from", "ACMEIN") == []
        assert "placeholder-without-column" in codes(path, "--msg", "Hi {{last name}}", "--from", "ACMEIN")
        assert codes(path, "--msg", "Hi", "--from", "VM-ACMEIN") == ["sender-prefix"]

    def test_a_template_alone(self):
        path = write("a.txt", "Hi {{name}}, see you")
        assert codes(path, "--input-format", "text") == ["placeholder-unfilled"]
        assert codes(path, "--input-format", "text", "--template") == []
        write("engage-text.toml", "max-segments = 1", "[template]", "max-length = 200")
        assert codes(path, "--input-format", "text", "--template") == ["template-over-limit"]

    def test_the_output_in_a_directory_is_no_input(self):
        write("a.jsonl", PRIVATE)
        arguments = ("--output", "json=found.json", "--output", "gitlab=more.json")
        for _ in range(2):
            assert run(".", *arguments).stderr == "1 checked, 0 with errors, 1 with warnings only\n"
        assert "would replace the input found.json" in run("found.json", *arguments).stderr

    def test_standard_output_in_a_directory_is_no_input(self, monkeypatch):
        write("a.jsonl", PRIVATE)
        with Path("found.json").open("w", encoding="utf-8") as out:
            monkeypatch.setattr("sys.stdout", out)
            names = [one.name for one in inputs_of(["."], SettingsFinder({}), None)]
        assert names == ["a.jsonl"]

    def test_a_wrong_name_of_a_suppression_is_one_of_the_option(self):
        done = run(write("a.jsonl", GOOD), "--per-file-ignore", "*:urls", "--format", "concise")
        assert done.stdout.startswith("--per-file-ignore:1:1: warning[suppression-invalid]")

    def test_problems_of_files_are_counted(self):
        done = run(write("a.csv", "to,msg"))
        assert done.stderr == "0 checked, 0 with errors, 0 with warnings only, 1 problem with files\n"

    def test_standard_input_has_the_name_that_is_given(self):
        done = run("-", "--stdin-filename", "m/a.jsonl", "--format", "concise", stdin=NATIONAL)
        assert done.stdout.startswith("m/a.jsonl:1:")

    def test_the_format_of_standard_input_is_that_of_its_name(self):
        assert codes("-", "--stdin-filename", "a.csv", stdin="to,msg\n9876543210,Hi\n") == [
            "number-missing-country-code"
        ]


class TestConfiguration:
    def test_the_nearest_file_applies_and_options_go_before_it(self):
        path = write("m/a.jsonl", PRIVATE)
        write("engage-text.toml", 'select = ["number"]')
        assert codes(path) == []
        assert codes(path, "--isolated") == ["url-private"]
        assert codes(path, "--select", "url") == ["url-private"]
        assert codes(path, "--config", write("other.toml", 'select = ["url"]')) == ["url-private"]

    def test_standard_input_has_the_configuration_of_its_name(self):
        write("m/engage-text.toml", 'ignore = ["url"]')
        assert codes("-", "--stdin-filename", "m/a.jsonl", stdin=PRIVATE) == []
        assert codes("-", stdin=PRIVATE) == ["url-private"]

    def test_one_key(self):
        path = write("a.jsonl", json.dumps(builders.request(msg="a" * 200)))
        assert codes(path, "--config", "max-segments = 1") == ["segments-over-limit"]

    def test_the_default_of_an_option_does_not_go_before_the_file(self):
        path = write("a.jsonl", json.dumps(builders.request(msg="Lets meet ok.so", tiny="0")))
        write("engage-text.toml", 'bare = "any"\nfail-level = "info"\nstrict = true')
        assert codes(path) == []
        assert codes(path, "--bare", "likely") == ["url-doubtful"]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--config", "strct = true"), "--config: strct is not a known key: did you mean strict?"),
            (("--config", "missing.toml"), "missing.toml cannot be read"),
            (
                ("--select", "urls"),
                "--select must contain codes or groups of rules, got urls: did you mean url?",
            ),
            (("--severity", "url=loud"), "loud"),
            (("--severity", "url"), "must be RULE=LEVEL, got 'url'"),
            (("--per-file-ignore", "*.csv"), "must be GLOB:RULES, got '*.csv'"),
            (("--map", "to"), "must be FIELD=COLUMN, got 'to'"),
            (("--map", "Mobile=to"), "--map must map fields of the API such as to or msg, got Mobile"),
            (("--domain", "no host"), "host name"),
            (("--config", "a.toml", "--config", "b.toml"), "one file at most"),
        ],
        ids=str,
    )
    def test_a_wrong_one_is_wrong_usage(self, arguments, said):
        done = run(write("a.jsonl", GOOD), *arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in " ".join(done.stderr.split())

    def test_severities_and_paths(self):
        path = write("m/a.jsonl", PRIVATE)
        done = run(path, "--severity", "url=error")
        assert (done.exit_code, "error[url-private]" in done.stdout) == (1, True)
        assert codes(path, "--severity", "url-private=off") == []
        assert codes(path, "--per-file-ignore", "m/:url", "--per-file-ignore", "*.csv:number") == []


class TestExitCodes:
    @pytest.mark.parametrize(
        ("line", "options", "exit_code"),
        [
            (GOOD, (), 0),
            (PRIVATE, (), 0),
            (PRIVATE, ("--strict",), 1),
            (PRIVATE, ("--fail-level", "warning"), 1),
            (PRIVATE, ("--severity", "url=info", "--fail-level", "warning"), 0),
            (PRIVATE, ("--severity", "url=info", "--fail-level", "info"), 1),
            (NATIONAL, (), 1),
            (NATIONAL, ("--exit-zero",), 0),
            ("{", ("--exit-zero",), 0),
        ],
    )
    def test_depend_on_the_level(self, line, options, exit_code):
        assert run(write("a.jsonl", line), *options).exit_code == exit_code


class TestOutputs:
    def test_several_formats_together(self):
        done = run(
            write("a.jsonl", NATIONAL),
            *("--format", "concise"),
            *("--output", "json=a.json"),
            *("--output", "html=a.html"),
        )
        assert done.exit_code == 1
        assert done.stdout.count("\n") == 1
        assert json.loads(Path("a.json").read_text("utf-8"))["totals"]["rows"] == 1
        assert "<html" in Path("a.html").read_text("utf-8")

    def test_a_file_alone_leaves_standard_output_empty(self):
        done = run(write("a.jsonl", NATIONAL), "--output", "jsonl=out")
        assert done.stdout == ""
        assert len(Path("out").read_text("utf-8").splitlines()) == 1

    def test_from_the_configuration(self):
        write("engage-text.toml", 'output = ["concise", "jsonl=out"]')
        assert run(write("a.jsonl", NATIONAL)).stdout.count("\n") == 1
        assert Path("out").exists()

    @pytest.mark.parametrize(
        ("outputs", "said"),
        [
            (("xml=a",), "--output must be FORMAT=FILE with one of the formats full, concise, json"),
            (("json=a", "jsonl=./a"), "each --output must go to a different file"),
            (("json", "jsonl"), "each --output must go to a different file"),
            (("json=a.jsonl",), "would replace the input a.jsonl"),
        ],
    )
    def test_that_lose_something_are_wrong_usage(self, outputs, said):
        path = write("a.jsonl", NATIONAL)
        done = run(path, *(part for output in outputs for part in ("--output", output)))
        assert done.exit_code == 2
        assert said in " ".join(done.stderr.split())
        assert sorted(map(str, Path().iterdir())) == [path]

    @pytest.mark.parametrize("name", ["engage-text.toml", "rates.csv"])
    def test_never_replace_what_the_settings_need(self, name):
        path = write("a.jsonl", NATIONAL)
        write("rates.csv", "prefix,price", "91,1")
        write("engage-text.toml", 'rates = "rates.csv"')
        before = Path(name).read_bytes()
        done = run(path, "--output", f"json={name}")
        assert (done.exit_code, Path(name).read_bytes()) == (2, before)
        assert f"an output would replace {name}" in done.stderr

    def test_a_failure_leaves_the_old_files(self):
        Path("out").write_text("old")
        done = run(write("a.jsonl", NATIONAL), "missing.jsonl", "--output", "json=out")
        assert (done.exit_code, Path("out").read_text()) == (2, "old")
        write("b.json", "{" * 5)
        done = run("a.jsonl", "b.json", "--input-format", "parquet", "--output", "json=out")
        assert (done.exit_code, Path("out").read_text()) == (2, "old")

    def test_redacted(self):
        path = write("a.jsonl", NATIONAL, json.dumps(builders.request(msg="My secret http://10.0.0.1/x")))
        done = run(path, "--redact", "--output", "json=a.json", "--output", "html=a.html", "--format", "full")
        said = done.stdout + Path("a.json").read_text("utf-8") + Path("a.html").read_text("utf-8")
        assert "9876543210" not in said
        assert "secret" not in said
        assert done.stdout.count("^") > 10

    def test_statistics(self):
        done = run(write("a.jsonl", NATIONAL, NATIONAL, PRIVATE), "--statistics", "--format", "concise")
        said = done.stderr.splitlines()
        assert [line.split()[:2] for line in said[:2]] == [
            ["2", "number-missing-country-code"],
            ["1", "url-private"],
        ]
        assert said[-1] == "3 checked, 2 with errors, 1 with warnings only"
        assert len(done.stdout.splitlines()) == 3


class TestJobs:
    def test_give_the_same_output(self):
        path = write("a.jsonl", *[NATIONAL, GOOD, PRIVATE] * 300)
        one, two = (run(path, "--jobs", jobs, "--statistics") for jobs in ("1", "2"))
        assert (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            (("--extend-select", "duplicate-message"), "the rules about duplicates compare all rows"),
            (("--output", "html=a.html"), "a report is made from all rows"),
            (("--compare", "a.jsonl"), "--compare matches the rows of both versions"),
        ],
    )
    def test_one_is_used_if_all_rows_are_needed(self, options, reason):
        done = run(write("a.jsonl", GOOD), "--jobs", "2", *options)
        assert f"--jobs: one process is used, because {reason}\n" in done.stderr

    def test_must_be_one_or_more(self):
        assert run(write("a.jsonl", GOOD), "--jobs", "0").exit_code == 2
