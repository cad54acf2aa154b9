"""The generated pages of `docs/`: the API, the command line and its configuration, the rules, the versions of the data.

The pages are committed, so that you can read them on GitHub. The tests render them again and compare.
"""

from __future__ import annotations

from engage_text._build.pages._api import api_pages
from engage_text._build.pages._command_line import command_line_page
from engage_text._build.pages._configuration_keys import configuration_page
from engage_text._build.pages._data_versions import data_versions_page
from engage_text._build.pages._rule_pages import rule_pages

__all__ = ["render"]


def render() -> dict[str, str]:
    """Return the path in `docs/` and the text of every generated page."""
    return dict(
        [*api_pages(), *rule_pages(), command_line_page(), configuration_page(), data_versions_page()]
    )
