"""Colour and width of the output."""

import sys
from types import SimpleNamespace

import pytest

from engage_text.cli import _check_outputs as outputs


@pytest.mark.parametrize(
    ("is_terminal", "variables", "has_color"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),  # no-color.org: only a value that is not empty
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals(monkeypatch, is_terminal, variables, has_color):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: is_terminal))
    assert outputs._has_color() is has_color


def test_what_is_no_terminal_has_a_fixed_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "37")
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: False))
    assert outputs._width() == 100
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: True))
    assert outputs._width() == 37
