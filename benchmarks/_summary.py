"""What the benchmarks say in one table: each stage and the whole job, beside whoever does the same."""

from __future__ import annotations

from typing import Any, NamedTuple

from _report import markdown

__all__ = ["Line", "lines", "table"]

_OURS = "engage_text"


class Line(NamedTuple):
    """Who does one stage, in how many microseconds, the spread of the rounds, and how many times ours that is."""

    stage: str
    who: str
    us: float
    spread: tuple[float, float] | None
    to_ours: float
    remark: str = ""


def lines(runs: dict[str, Any]) -> list[Line]:
    """Return the lines of all stages; `runs` holds what each script wrote, by its name."""
    return [*_whole(runs["floor"]), *_links(runs["detect"]), *_numbers(runs["judge"]),
            *_segments(runs["segments"]), *_codes(runs["codes"])]  # fmt: skip


def table(runs: dict[str, Any]) -> str:
    """Return the lines as a Markdown table."""
    rows = []
    for line in lines(runs):
        spread = f" ({line.spread[0]:.3g}–{line.spread[1]:.3g})" if line.spread else ""
        who = f"**{line.who}**" if line.who == _OURS else line.who
        rows.append([line.stage, who, f"{line.us:.3g}{spread}", f"{line.to_ours:.3g}", line.remark])
    return markdown(("stage", "who", "µs (spread of the rounds)", "times ours", ""), rows)


def _whole(run: dict[str, Any]) -> list[Line]:
    script = run["settings"]["script"]
    remarks = {
        "floor": "reads and writes only",
        "the obvious script": f"makes {script['links']:.0%} of the links, counts {script['segments']:.0%} right",
    }
    found = []
    for row in run["results"]:
        remark = remarks.get(row["name"], f"{row['to_floor']:.2f} times the floor")
        stage = f"a whole request, {row['job']}"
        found.append(Line(stage, row["name"], row["us"], tuple(row["us_spread"]), row["to_ours"], remark))
    return found


def _links(run: dict[str, Any]) -> list[Line]:
    return [
        Line("links of a message", row["name"], row["us"], tuple(row["us_spread"]), row["ratio"], f"F1 {row['f1']:.3f}")
        for row in run["results"]
    ]  # fmt: skip


def _numbers(run: dict[str, Any]) -> list[Line]:
    ours, _, theirs = run["results"]  # as written; its look-up alone; phonenumbers
    return [
        Line("a number judged", _OURS, ours["us"], tuple(ours["us_spread"]), 1),
        Line("a number judged", theirs["name"], theirs["us"], tuple(theirs["us_spread"]), ours["ratio"]),
    ]


def _segments(run: dict[str, Any]) -> list[Line]:
    return [
        Line("segments of a message", row["name"], row["us"], None, row["ratio"],
             f"{row['right']:.1%} right, {row['right_at_borders']:.0%} at borders")
        for row in run["results"]
    ]  # fmt: skip


def _codes(run: dict[str, Any]) -> list[Line]:
    found = []
    for what, stage in (("encode", "an id to a code"), ("decode", "a code to its id")):
        us, spread = f"{what}_us", f"{what}_spread"
        ours = run["results"][0][us]
        found += [
            Line(stage, row["name"], row[us], tuple(row[spread]), row[us] / ours) for row in run["results"]
        ]
    return found
