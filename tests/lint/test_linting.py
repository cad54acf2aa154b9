"""Files and their settings: the nearest configuration, the options that go before it, and what is read."""

import json
import pickle
from pathlib import Path

import builders
import pytest

from engage_text import OptionError
from engage_text.lint import InputError, lint_files, settings_of
from engage_text.lint._linting import SettingsFinder

CONFIGURATION = """
max-segments = 2
severities = { url-private = "info" }
[defaults]
from = "ACMEIN"
tlv = { PE_ID = "1101" }
[columns]
to = "Mobile"
"""


def test_one_default_leaves_the_others_of_the_file(tmp_path):
    (tmp_path / "engage-text.toml").write_text(CONFIGURATION, "utf-8")
    values = {
        "max_segments": 1,
        "defaults": {"from": "ACMEBK", "type": "promotional"},
        "columns": {"msg": "Text"},
        "severities": {"segments-grew": "error"},
    }
    settings = SettingsFinder(values).settings(str(tmp_path / "a.csv"))
    assert settings.policy.max_segments == 1
    assert settings.read.defaults == {"from": "ACMEBK", "tlv": {"PE_ID": "1101"}, "type": "promotional"}
    assert settings.read.columns == {"to": "Mobile", "msg": "Text"}
    assert settings.rules.severities == {"segments-grew": "error", "url-private": "info"}


def test_one_key_of_a_table_leaves_the_others_of_the_file(tmp_path):
    (tmp_path / "engage-text.toml").write_text(
        '[dlt]\nurls = ["a.in"]\n[template.max-lengths]\nname = 20\n', "utf-8"
    )
    values = {"dlt": {"matching": "lenient"}, "template": {"max_lengths": {"city": 9}}}
    policy = SettingsFinder(values).settings(str(tmp_path / "a.csv")).policy
    assert (policy.dlt.urls, policy.dlt.matching) == (("a.in",), "lenient")
    assert policy.template.max_lengths == {"name": 20, "city": 9}


PRIVATE = builders.request(msg="Log in at http://10.0.0.1/x")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Return a function that writes files into the current directory."""
    monkeypatch.chdir(tmp_path)

    def write(**files: str) -> None:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(text, "utf-8")

    return write


def lines(*requests: object) -> str:
    return "".join(json.dumps(request) + "\n" for request in requests)


def found(*paths: str, **values: object) -> list[tuple[str, str]]:
    entries = lint_files(paths, settings=settings_of(values) if values else None)
    findings = [one for entry in entries for one in getattr(entry, "findings", (entry,))]
    return [(one.location.file, one.problem.code) for one in findings]


class TestLintFiles:
    def test_a_directory_stands_for_its_files(self, place):
        place(messages__a_jsonl=lines(PRIVATE), messages__b_jsonl=lines(builders.request()))
        assert found("messages") == [("messages/a.jsonl", "url-private")]

    def test_each_file_has_the_nearest_configuration(self, place):
        place(
            a_jsonl=lines(PRIVATE),
            one__a_jsonl=lines(PRIVATE),
            one__pyproject_toml='[tool.engage-text]\nignore = ["url"]\n',
            two__a_jsonl=lines(PRIVATE),
            two__pyproject_toml="[tool.black]\n",
            two__deep__a_jsonl=lines(PRIVATE),
            two__deep__pyproject_toml="[tool.engage-text]\n",
        )
        Path("engage-text.toml").write_text('ignore = ["url-private"]\n', "utf-8")
        # Files are not merged: the nearest one alone counts, even if it is empty.
        assert found(".") == [("two/deep/a.jsonl", "url-private")]

    def test_settings_go_before_all_files(self, place):
        place(a_jsonl=lines(PRIVATE))
        Path("engage-text.toml").write_text('ignore = ["url-private"]\n', "utf-8")
        assert found("a.jsonl", select=["url"]) == [("a.jsonl", "url-private")]

    def test_duplicates_are_found_across_files(self, place):
        place(a_jsonl=lines(builders.request()), b_jsonl=lines(builders.request()))
        assert found("a.jsonl", "b.jsonl", extend_select=["duplicate-recipient"]) == [
            ("b.jsonl", "duplicate-recipient")
        ]

    def test_duplicates_are_found_across_configurations(self, place):
        place(a__x_jsonl=lines(builders.request()), b__x_jsonl=lines(builders.request()))
        for name in ("a", "b"):
            Path(name, "engage-text.toml").write_text('extend-select = ["duplicate-recipient"]\n', "utf-8")
        assert found(".") == [("b/x.jsonl", "duplicate-recipient")]

    def test_a_suppression_that_is_not_needed_is_in_its_file(self, place):
        place(a_jsonl=lines(builders.request()), m__a_jsonl=lines(builders.request()))
        for name in ("engage-text.toml", "m/pyproject.toml"):
            table = "tool.engage-text." if "py" in name else ""
            text = f'[{table}per-file-ignores]\n"*.po" = ["url"]\n'
            own = 'extend-select = ["suppression-unneeded"]\n'
            Path(name).write_text(f"[tool.engage-text]\n{own}{text}" if table else own + text, "utf-8")
        assert found(".") == [
            ("engage-text.toml", "suppression-unneeded"),
            ("m/pyproject.toml", "suppression-unneeded"),
        ]

    def test_a_missing_file_is_an_error(self, place):
        place()
        with pytest.raises(InputError, match=r"missing\.csv"):
            list(lint_files(["missing.csv"]))


class TestExcluded:
    def test_are_left_out_of_directories(self, place):
        place(a_jsonl=lines(PRIVATE), old__a_jsonl=lines(PRIVATE))
        Path("engage-text.toml").write_text('exclude = ["old/"]\n', "utf-8")
        assert found(".") == [("a.jsonl", "url-private")]
        assert found("old/a.jsonl") == [("old/a.jsonl", "url-private")]  # named, so it is read

    def test_files_that_options_name_are_no_messages(self, place):
        place(a_jsonl=lines(PRIVATE), rates_csv="prefix,price\n91,1\n", known_json='{"version":1,"known":[]}')
        Path("engage-text.toml").write_text('rates = "rates.csv"\nbaseline = "known.json"\n', "utf-8")
        assert found(".") == [("a.jsonl", "url-private")]

    def test_outputs_of_an_earlier_run_are_no_messages(self, place):
        place(a_jsonl=lines(PRIVATE), found_json="[]")
        finder = SettingsFinder({"output": ["full", "json=found.json"]})
        assert [name for name in ("a.jsonl", "found.json") if finder.is_excluded(name)] == ["found.json"]
        assert "found.json" not in {Path(path).name for path in finder.files()}


class TestFinder:
    def test_an_error_of_the_file_names_it(self, place):
        place()
        Path("engage-text.toml").write_text('select = ["urls"]\n', "utf-8")
        with pytest.raises(InputError, match=r"engage-text\.toml: select must contain .* did you mean url\?"):
            SettingsFinder({}).settings("a.csv")
        with pytest.raises(OptionError, match=r"^ignore must contain"):
            SettingsFinder({"ignore": ["x"], "select": []}).settings("a.csv")

    def test_an_option_can_complete_the_file(self, place):
        place()
        Path("engage-text.toml").write_text('prefix = "ACMEIN"\n', "utf-8")
        settings = SettingsFinder({"domain": "go.example.in"}).settings("a.csv")
        assert settings.shortener.domain.prefix == "ACMEIN"
        with pytest.raises(InputError, match=r"engage-text\.toml: prefix must be given with domain"):
            SettingsFinder({}).settings("a.csv")

    def test_a_named_file_is_that_of_all_inputs(self, place):
        place(other_toml="strict = true\n")
        Path("engage-text.toml").write_text("strict = false\n", "utf-8")
        assert SettingsFinder({}, path=Path("other.toml")).settings("deep/a.csv").strict
        assert not SettingsFinder({}).settings("a.csv").strict

    def test_isolated_reads_none(self, place):
        place()
        Path("engage-text.toml").write_text("nonsense", "utf-8")
        assert not SettingsFinder({}, is_isolated=True).settings("a.csv").strict

    def test_can_be_sent_to_another_process(self, place):
        place()
        Path("engage-text.toml").write_text("strict = true\n", "utf-8")
        sent = pickle.loads(pickle.dumps(SettingsFinder({"ignore": ["url"]})))  # noqa: S301 - its own
        assert sent.settings("a.csv") == SettingsFinder({"ignore": ["url"]}).settings("a.csv")
