"""Runs the steps of the composite action as they are written, as a runner does, and checks what they leave.

    python .ci/run_action.py

Each step runs in `bash` with the environment that the action names. An expression that this script does not know is an
error, so that nothing is passed over.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION = ROOT / ".github/actions/engage-text"
EXPRESSION = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")
CLEAN = {
    "type": "transactional", "from": "ACMEIN", "to": "919876543210", "tiny": "1", "dlr": {"mask": 1},
    "transactionID": "t-1", "msg": "Track it at https://track.example.in/orders/4711/status",
}  # fmt: skip
BROKEN = {**CLEAN, "to": "9876543210", "transactionID": "t-2"}


def run_action(work: Path, runner: Path, **given: str) -> tuple[int, str, dict[str, str]]:
    """Return the exit code of the action, what it printed, and its outputs."""
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    inputs = {name: given.get(name, about.get("default", "")) for name, about in action["inputs"].items()}
    output, summary = runner / "output", runner / "summary"
    output.write_text("")
    shared = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ACTION),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(work),
        "RUNNER_TEMP": str(runner),
    }
    printed = ""
    for step in action["runs"]["steps"]:
        code, words = run_step(step, inputs, {**os.environ, **shared}, work)
        printed += words
        if code:
            break
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return code, printed, outputs


def run_step(
    step: dict[str, Any], inputs: dict[str, str], env: dict[str, str], work: Path
) -> tuple[int, str]:
    """Run one step as a runner does: `bash --noprofile --norc -eo pipefail`."""
    unknown = set(step) - {"name", "id", "shell", "env", "run"}
    assert not unknown, f"this script does not know {unknown}"
    assert step["shell"] == "bash"
    assert "${{" not in step["run"], "a script must not contain expressions"
    own = {
        name: EXPRESSION.sub(lambda found: inputs[found[1]], value)
        for name, value in step.get("env", {}).items()
    }
    assert "${{" not in "".join(own.values())
    with tempfile.NamedTemporaryFile("w", suffix=".sh") as script:
        script.write(step["run"])
        script.flush()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script.name],
            cwd=work, env={**env, **own}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def main() -> None:
    """Run the action on files that are clean, broken, ignored and hostile."""
    with tempfile.TemporaryDirectory() as name:
        work, runner = Path(name, "work"), Path(name, "runner")
        work.mkdir()
        runner.mkdir()
        (work / "clean.jsonl").write_text(json.dumps(CLEAN) + "\n")
        (work / "two words.jsonl").write_text(json.dumps(BROKEN) + "\n")

        code, printed, outputs = run_action(work, runner, files="clean.jsonl\n")
        assert (code, outputs) == (0, {"exit-code": "0"}), printed

        files = "clean.jsonl\ntwo words.jsonl\n"
        code, printed, outputs = run_action(work, runner, files=files, sarif="out.sarif", report="out.html")
        assert (code, outputs) == (1, {"exit-code": "1"}), printed
        assert "file=two words.jsonl,line=1" in printed, printed
        assert "number-missing-country-code" in (runner / "summary").read_text()
        [run] = json.loads((work / "out.sarif").read_text())["runs"]
        assert [result["ruleId"] for result in run["results"]] == ["number-missing-country-code"]
        assert "1 of 2 messages has errors" in (work / "out.html").read_text()

        code, printed, _ = run_action(
            work, runner, files="two words.jsonl", options="--strict\n\n--exit-zero\n"
        )
        assert code == 0, printed

        code, printed, _ = run_action(work, runner, files="$(touch ran).jsonl", options="--exit-zero")
        assert code == 2, printed
        assert not (work / "ran").exists()
    sys.stdout.write("the action: 4 runs, as expected\n")


main()
