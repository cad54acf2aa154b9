"""Settings from named values: the same names in a file and on the command line."""

import pytest

from engage_text import OptionError
from engage_text.lint import InputError, settings_of
from engage_text.policies import Policy


def test_without_values_they_are_the_defaults():
    settings = settings_of({})
    assert (settings.rules, settings.policy, settings.baseline) == (None, None, None)
    assert settings.home_region == "IN"
    assert not settings.strict


def test_each_group_of_values():
    settings = settings_of(
        {
            "ignore": ["url"],
            "bare": "any",
            "always": ["a.corp"],
            "suffixes": ["corp"],
            "domain": "go.example.in",
            "prefix": "ACMEIN",
            "home_region": "gb",
            "placeholders": "allow",
            "strict": True,
            "fail_level": "info",
            "input_format": "csv",
            "columns": {"to": "Mobile"},
            "defaults": {"from": "ACMEIN"},
            "ignore_column": "skip",
            "max_segments": 2,
        }
    )
    assert settings.rules.ignore == ("url",)
    assert (settings.urls.bare, settings.urls.hosts.always) == ("any", ("a.corp",))
    assert settings.shortener.domain.host == "go.example.in"
    assert (settings.home_region, settings.placeholders, settings.fail_level) == ("GB", "allow", "info")
    assert (settings.read.format, settings.read.columns, settings.read.defaults) == (
        "csv",
        {"to": "Mobile"},
        {"from": "ACMEIN"},
    )
    assert (settings.read.ignore_column, settings.suppressions.column) == ("skip", "skip")
    assert settings.policy == Policy(max_segments=2)


@pytest.mark.parametrize("given", ["none", "None", None])
def test_no_home_region(given):
    assert settings_of({"home_region": given}).home_region is None


class TestFiles:
    def test_are_read(self, tmp_path):
        def write(name: str, text: str) -> str:
            (tmp_path / name).write_text(text, "utf-8")
            return str(tmp_path / name)

        settings = settings_of(
            {
                "rates": write("rates.csv", "\ufeffprefix,price\n91,0.5\n"),
                "currency": "EUR",
                "suffix_list": write("list.dat", "zzz\n"),
                "ignore_file": write("ignores.json", '{"t-1": ["url"]}'),
                "dlt": {"templates": write("t.csv", "Template ID,Template Content\n1107,Hi {#var#}.\n")},
                "template": {"samples": write("s.csv", "name,city\nAsha,Pune\nRavi,\n")},
            }
        )
        assert settings.policy.rate_table.currency == "EUR"
        assert str(settings.policy.rate_table.price("911")) == "0.5"
        assert settings.urls.hosts.suffixes.suffix_length(["a", "zzz"]) == 1
        assert settings.suppressions.side.names == {"t-1": frozenset({"url"})}
        assert [template.id for template in settings.policy.dlt.templates] == ["1107"]
        assert "Asha" in settings.policy.template.samples_of("name")

    @pytest.mark.parametrize("name", ["rates", "suffix_list"])
    def test_that_do_not_exist_are_one_error(self, name):
        with pytest.raises(InputError, match=r"missing.x cannot be read: No such file"):
            settings_of({name: "missing.x"})

    def test_faults_name_the_file(self, tmp_path):
        path = tmp_path / "rates.csv"
        path.write_text("prefix;price\n")
        with pytest.raises(InputError, match=r"rates\.csv: the rates must begin with the header"):
            settings_of({"rates": str(path)})
        path.write_bytes(b"\xff")
        with pytest.raises(InputError, match=r"rates\.csv must be UTF-8"):
            settings_of({"rates": str(path)})

    def test_a_baseline_that_does_not_exist_yet_is_empty(self):
        assert settings_of({"baseline": "new.json"}).baseline.name == "new.json"


class TestErrors:
    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"extend_select": ["x"]}, "extend-select must contain codes"),
            ({"max_segments": 0}, "max-segments must be an int"),
            ({"per_file_ignores": {"*.csv": ["url"]}, "domain": "no host"}, "host name"),
            ({"prefix": "x"}, "prefix must be given with domain"),
            ({"encoding": "nonsense"}, "encoding must be a text encoding"),
            ({"delimiter": "ab"}, "delimiter must be one character"),
            ({"home_region": "India"}, "home-region"),
            ({"template": {"max_length": -1}}, "template.max-length must be"),
        ],
    )
    def test_name_the_option_as_a_file_does(self, values, said):
        with pytest.raises(OptionError) as raised:
            settings_of(values)
        assert said in str(raised.value)

    def test_of_a_source_name_it(self):
        with pytest.raises(InputError, match=r"^a\.toml: max-segments must be"):
            settings_of({"max_segments": 0}, source="a.toml")
