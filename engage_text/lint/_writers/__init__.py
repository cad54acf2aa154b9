"""Writes findings: one module for each output format."""

from collections.abc import Mapping
from types import MappingProxyType

from engage_text.lint._writers._concise import ConciseWriter
from engage_text.lint._writers._full_text import FullWriter
from engage_text.lint._writers._github import GithubWriter
from engage_text.lint._writers._gitlab import GitlabWriter
from engage_text.lint._writers._json_lines import JsonLinesWriter, JsonWriter
from engage_text.lint._writers._junit import JunitWriter
from engage_text.lint._writers._markdown_comment import MarkdownWriter
from engage_text.lint._writers._sarif import SarifWriter
from engage_text.lint._writers._summary import found_line, sent_line, statistics
from engage_text.lint._writers._writer import Run, Writer

__all__ = ["WRITERS", "Run", "Writer", "found_line", "sent_line", "statistics"]

# Every output format by the name that the command line gives it.
WRITERS: Mapping[str, type[Writer]] = MappingProxyType(
    {
        "full": FullWriter,
        "concise": ConciseWriter,
        "json": JsonWriter,
        "jsonl": JsonLinesWriter,
        "sarif": SarifWriter,
        "github": GithubWriter,
        "gitlab": GitlabWriter,
        "junit": JunitWriter,
        "markdown": MarkdownWriter,
    }
)
