"""What the benchmarks say in two tables: each stage and the whole job beside whoever does the same, and growth."""

from __future__ import annotations

from typing import Any, NamedTuple

from _report import markdown

__all__ = ["BEGIN", "END", "Line", "lines", "summary"]

# docs/measurements.md has the tables between these two lines.
BEGIN = "<!-- benchmarks: written by benchmarks/run.py -->"
END = "<!-- end of benchmarks -->"

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


def summary(runs: dict[str, Any]) -> str:
    """Return the lines as a Markdown table, and how time and memory grow as another."""
    return f"{_stages(runs)}\n\n{_growth(runs)}"


def _stages(runs: dict[str, Any]) -> str:
    rows = []
    for line in lines(runs):
        spread = f" ({line.spread[0]:.3g}–{line.spread[1]:.3g})" if line.spread else ""
        who = f"**{line.who}**" if line.who == _OURS else line.who
        rows.append([line.stage, who, f"{line.us:.3g}{spread}", f"{line.to_ours:.3g}", line.remark])
    return markdown(("stage", "who", "µs (spread of the rounds)", "times ours", ""), rows)


def _growth(runs: dict[str, Any]) -> str:
    growth = runs["growth"]["results"]
    rows = [
        [f"{job['messages']:,} messages, {job['links']:,} links, streamed",
         f"{job['seconds']:.3g} s, {job['us']:.3g} µs a message, {job['peak_mib']:.0f} MiB at the peak"]
        for job in growth["messages"]
    ]  # fmt: skip
    linked, long = growth["links"], growth["characters"]
    rows += [
        [f"{_listed(linked, 'links')} links in a message", f"{_listed(linked, 'us')} µs"],
        [
            f"a body of {_listed(long, 'characters')} characters, a link in each 100",
            f"{_listed(long, 'us_a_kilobyte')} µs a thousand characters",
        ],
    ]
    if hostile := runs.get("hostile"):
        kinds = hostile["results"]["ours"].values()
        rows.append([
            f"{len(kinds)} kinds of hostile text of 1 kB to 1 MB",
            f"time grows linearly with each; the slowest takes {max(times[-1] for times in kinds):.2g} s a megabyte",
        ])  # fmt: skip
    for found in runs["startup"]["results"]:
        low, high = found["ms_spread"]
        rows.append([found["name"], f"{found['ms']:.0f} ms ({low:.0f}–{high:.0f})"])
    return markdown(("growth, and cold starts", ""), rows)


def _listed(rows: list[dict[str, Any]], key: str) -> str:
    figures = [f"{row[key]:,}" if isinstance(row[key], int) else f"{row[key]:.3g}" for row in rows]
    return f"{', '.join(figures[:-1])} and {figures[-1]}"


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
    rows = {row["name"]: row for row in run["results"]}
    ours, theirs = rows["parse_number"], rows["phonenumbers"]
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
        us, spread, ratio = f"{what}_us", f"{what}_spread", f"{what}_ratio"
        found += [Line(stage, row["name"], row[us], tuple(row[spread]), row[ratio]) for row in run["results"]]
    return found
