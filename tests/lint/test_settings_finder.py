"""The values of options go before those of the file, and one default leaves the others in force."""

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
