"""Formats are known by name, and the modules of unused formats are not imported."""

import inspect
import subprocess
import sys

import pytest

from engage_text.lint._writers import WRITERS, Run, Writer

FORMATS = ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"]


def test_every_format_is_known():
    assert list(WRITERS) == FORMATS
    assert len(WRITERS) == len(FORMATS)
    with pytest.raises(KeyError):
        WRITERS["text"]


@pytest.mark.parametrize("form", WRITERS)
def test_each_is_a_writer(form):
    assert list(inspect.signature(WRITERS[form]).parameters)[:2] == ["out", "run"]
    for method in ("add", "finish"):
        own, protocol = (
            list(inspect.signature(getattr(kind, method)).parameters) for kind in (WRITERS[form], Writer)
        )
        assert own == protocol
    assert Run(version="1", rules={}).width == 100


def test_only_the_module_of_a_format_is_imported():
    code = (
        "import sys; from engage_text.lint._writers import WRITERS; WRITERS['concise']\n"
        "print([name for name in sys.modules if '_writers._' in name and 'sarif' in name or name == 'rich'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
