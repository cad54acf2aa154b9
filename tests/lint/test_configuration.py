"""Configuration files: how they are found, and what is said of a wrong one."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from engage_text.lint import InputError
from engage_text.lint import _config_model as model
from engage_text.lint._config_model import ConfigModel
from engage_text.lint._configuration import (
    configuration_schema,
    find_configuration,
    read_configuration,
    value_of_line,
)
from engage_text.lint._settings_values import _NOT_OF_POLICY, PATHS, files_of
from engage_text.policies import DltOptions, DltTemplate, MarketFacts, Policy, TemplateOptions


@pytest.fixture
def write(tmp_path):
    def write_file(text: str | bytes, name: str = "engage-text.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


class TestFind:
    def test_the_nearest_one_upwards(self, tmp_path):
        deep = tmp_path / "a" / "b"
        deep.mkdir(parents=True)
        assert find_configuration(deep) is None
        (tmp_path / "engage-text.toml").touch()
        assert find_configuration(deep) == tmp_path / "engage-text.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[tool.engage-text]\n")
        assert find_configuration(deep) == tmp_path / "a" / "pyproject.toml"

    def test_a_directory_that_the_path_leaves_again_is_not_above_it(self, tmp_path):
        for name in ("here", "other"):
            (tmp_path / name).mkdir()
        (tmp_path / "here" / "engage-text.toml").touch()
        other = tmp_path / "here" / ".." / "other"
        assert find_configuration(other) is None
        (tmp_path / "engage-text.toml").touch()
        assert find_configuration(other) == tmp_path / "engage-text.toml"

    def test_its_own_file_goes_before_the_shared_one(self, write, tmp_path):
        write("[tool.engage-text]\n", "pyproject.toml")
        own = write("")
        assert find_configuration(tmp_path) == own

    @pytest.mark.parametrize("text", ["", "[project]\n", "tool = 1\n", "[tool.black]\n"])
    def test_a_shared_file_without_the_table_does_not_count(self, write, tmp_path, text):
        write(text, "pyproject.toml")
        assert find_configuration(tmp_path) is None


class TestRead:
    def test_keys_have_hyphens(self, write):
        path = write('extend-select = ["style"]\nmax-segments = 2\n[dlt]\nmax-variable = 40\n')
        assert read_configuration(path) == {
            "extend_select": ["style"],
            "max_segments": 2,
            "dlt": {"max_variable": 40},
        }

    def test_many_faults_are_not_all_listed(self, write):
        text = "".join(f"k{number} = 1\n" for number in range(1000))
        with pytest.raises(InputError, match=r"k9 is not a known key; and 990 more keys$"):
            read_configuration(write(text))

    @pytest.mark.parametrize("value", ["[" * 20_000, "9" * 5000])
    def test_a_line_that_python_cannot_read_is_our_error(self, value):
        with pytest.raises(InputError, match=r"^--config must be a file, or KEY = VALUE"):
            value_of_line(f"max-segments = {value}")

    def test_the_table_of_a_shared_file(self, write):
        path = write('[tool.engage-text]\nignore = ["url"]\n[tool.other]\nx = 1\n', "pyproject.toml")
        assert read_configuration(path) == {"ignore": ["url"]}

    def test_paths_are_relative_to_the_file(self, write, tmp_path):
        values = read_configuration(write('rates = "a.csv"\n[dlt]\ntemplates = "/b.csv"\n'))
        assert values == {"rates": str(tmp_path / "a.csv"), "dlt": {"templates": "/b.csv"}}

    def test_what_is_no_path_stays(self, write):
        assert read_configuration(write('rates = { "91" = 0.1 }\n')) == {"rates": {"91": 0.1}}

    def test_a_byte_order_mark_is_no_text(self, write):
        assert read_configuration(write("\ufeffstrict = true\n")) == {"strict": True}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("strct = true", "strct is not a known key: did you mean strict?"),
            ("max_segments = 1", "max_segments is not a known key: did you mean max-segments?"),
            ("xyzzy = 1", "xyzzy is not a known key"),
            ("strict = 1", "strict must be true or false, got int"),
            ('select = "url"', "select must be a list, got str"),
            ("select = [1]", "select must be a text, got int"),
            ("max-segments = true", "max-segments must be an integer, got bool"),
            ('fail-level = "fatal"', "fail-level must be 'error', 'warning' or 'info', got str"),
            (
                '[severities]\nurl = "loud"',
                "severities.url must be 'error', 'warning', 'info' or 'off', got str",
            ),
            ("[dlt]\nmax-var = 1", "dlt.max-var is not a known key: did you mean max-variable?"),
            ("strict = ", "must be valid TOML"),
            ("a" * 10, "must be valid TOML"),
        ],
    )
    def test_a_fault_is_one_line_with_the_key(self, write, text, said):
        with pytest.raises(InputError) as raised:
            read_configuration(write(text))
        assert said in str(raised.value)
        assert "engage-text.toml" in str(raised.value)
        assert "\n" not in str(raised.value)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"\xff\xfe", "must be UTF-8"),
            (b"x=" + b"[" * 100_000, "must be valid TOML"),
            (b"\0", "must be valid TOML"),
            (b"max-segments = " + b"9" * 5000, "engage-text.toml must be valid TOML"),
        ],
    )
    def test_what_is_no_text_is_one_line(self, write, data, said):
        with pytest.raises(InputError, match=said):
            read_configuration(write(data))

    def test_a_key_that_is_long_is_cut(self, write):
        with pytest.raises(InputError) as raised:
            read_configuration(write("a" * 100_000 + " = 1"))
        assert len(str(raised.value)) < 1000

    def test_a_file_that_does_not_exist(self, tmp_path):
        with pytest.raises(InputError, match="cannot be read: No such file"):
            read_configuration(tmp_path / "x.toml")

    def test_every_fault_is_said(self, write):
        with pytest.raises(InputError) as raised:
            read_configuration(write("strict = 1\nx = 2\n"))
        faults = str(raised.value).partition("engage-text.toml: ")[2].split("; ")
        assert faults == ["strict must be true or false, got int", "x is not a known key"]


class TestLine:
    def test_is_one_key(self):
        assert value_of_line("max-segments = 2") == {"max_segments": 2}

    @pytest.mark.parametrize("line", ["max-segments", "=", "a = b"])
    def test_a_wrong_one_is_said_with_its_option(self, line):
        with pytest.raises(InputError, match="--config must be a file, or KEY = VALUE"):
            value_of_line(line)


class TestModel:
    def test_the_schema_that_is_shipped_is_that_of_the_model(self):
        shipped = Path(model.__file__).with_name("configuration.schema.json")
        assert shipped.read_text("utf-8") == json.dumps(configuration_schema(), indent=2) + "\n"

    def test_has_every_option_of_a_policy(self):
        own = {name for name in ConfigModel.model_fields if name not in _NOT_OF_POLICY}
        assert own == {field.name for field in fields(Policy) if field.init} | {"currency"}

    def test_the_other_keys_are_all_known(self):
        assert set(ConfigModel.model_fields) > _NOT_OF_POLICY

    @pytest.mark.parametrize(
        ("keys", "options"),
        [
            (model._TemplateKeys, TemplateOptions),
            (model._DltKeys, DltOptions),
            (model._DltTemplateKeys, DltTemplate),
            (model._MarketKeys, MarketFacts),
        ],
    )
    def test_tables_have_every_option_of_their_value(self, keys, options):
        assert set(keys.model_fields) == {field.name for field in fields(options) if field.init}

    def test_each_key_says_what_it_means(self):
        assert all(
            entry["description"].endswith(".") for entry in configuration_schema()["properties"].values()
        )

    def test_paths_are_keys(self):
        values = {"rates": "a", "dlt": {"templates": "b"}, "template": {"samples": "c"}, "baseline": "d"}
        assert sorted(files_of(values)) == ["a", "b", "c", "d"]
        assert {path[0] for path in PATHS} <= set(ConfigModel.model_fields)
