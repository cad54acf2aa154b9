"""Settings of a run: how many examples Hypothesis draws, and where other randomness comes from."""

import os
import random

import fast_paths
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=60, deadline=None)  # the gate draws more
settings.register_profile(
    "ci", max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
if fast_paths.are_off():
    fast_paths.switch_off()
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")
settings.load_profile(PROFILE)


def pytest_configure(config: pytest.Config) -> None:
    """Draw ten times as many examples in a run of the slow tests."""
    if config.getoption("markexpr") == "slow":
        settings.register_profile(
            "slow", settings.get_profile(PROFILE), max_examples=10 * settings().max_examples
        )
        settings.load_profile("slow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of fast paths themselves in a run without fast paths."""
    if fast_paths.are_off():
        for item in items:
            if item.get_closest_marker("fast"):
                item.add_marker(pytest.mark.skip(reason="the whole run goes without fast paths"))


@pytest.fixture
def chance() -> random.Random:
    """Return a new source of randomness. A failing test shows its seed; `ENGAGE_TEXT_SEED` repeats it."""
    seed = int(os.environ.get("ENGAGE_TEXT_SEED", "0")) or random.SystemRandom().getrandbits(48)
    print(f"ENGAGE_TEXT_SEED={seed}")  # noqa: T201 - pytest shows the output of a test that fails
    return random.Random(seed)  # noqa: S311 - tests need no secure randomness
