"""The output of the benchmarks: Markdown tables, and JSON with the machine and the versions."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["environment", "markdown", "write_json"]

_PACKAGES = (
    *("engage-text", "linkify-it-py", "bleach", "urlextract", "tldextract", "hashids", "sqids"),
    *("phonenumbers", "smsutil", "sms-counter", "pydantic", "pydantic-core"),
)


def environment() -> dict[str, object]:
    """Return the machine, the Python and the versions of the packages; None for a missing package."""
    return {
        "machine": platform.machine(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def _processor() -> str:
    # `platform.processor` is empty on most Linux systems.
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def markdown(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as a Markdown table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_json(path: Path, results: object, **settings: object) -> None:
    """Write the results with their settings and environment."""
    document = {"environment": environment(), "settings": settings, "results": results}
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
