"""Agents that name themselves are machines; people's browsers and apps are silent."""

from pathlib import Path

import pytest

from engage_text.service._bots import bot_hint

_TEXT = (Path(__file__).parents[1] / "data" / "agents.txt").read_text("utf-8")
_MACHINES, _PEOPLE = (
    [line for line in part.splitlines() if line and not line.startswith(("#", "["))]
    for part in _TEXT.split("[people]\n")
)


@pytest.mark.parametrize("agent", _MACHINES)
def test_machines(agent: str):
    assert bot_hint({"user_agent": agent}, os=None, ip=None).startswith("the user agent names a bot: ")
    assert bot_hint({}, os=agent, ip=None).startswith("the operating system names a bot: ")


@pytest.mark.parametrize("agent", _PEOPLE)
def test_people(agent: str):
    assert bot_hint({"user_agent": agent}, os=agent, ip="203.0.113.9") == ""


@pytest.mark.parametrize(
    "name", ["user_agent", "User-Agent", "userAgent", "browser", "UA", "HTTP_USER_AGENT"]
)
def test_names_of_the_field(name: str):
    assert bot_hint({name: "curl/8.4.0"}, os=None, ip=None)
    assert not bot_hint({name: ["curl/8.4.0"]}, os=None, ip=None)


@pytest.mark.parametrize("piece", ["a", "@a", "a@", "http", "bot", "fetch", " ", "+", "preview"])
def test_a_long_agent_is_read_in_time(piece: str):
    assert isinstance(
        bot_hint({"user_agent": piece * 1_000_000}, os=piece * 1_000_000, ip=piece * 1_000_000), str
    )
