"""Summarises the benchmarks in two tables: each stage compared with other libraries, and growth."""

from __future__ import annotations

from typing import Any, NamedTuple

from _report import markdown

__all__ = ["BEGIN", "END", "Line", "lines", "summary"]

# docs/measurements.md contains the tables between these two lines.
BEGIN = "<!-- benchmarks: written by benchmarks/run.py -->"
END = "<!-- end of benchmarks -->"

_OURS = "engage_text"


class Line(NamedTuple):
    """One library at one stage: microseconds, the spread of the rounds, and the ratio to our time."""

    stage: str
    library: str
    us: float
    spread: tuple[float, float] | None
    to_ours: float
    remark: str = ""


def lines(runs: dict[str, Any]) -> list[Line]:
    """Return the lines of all stages. `runs` contains the output of each script, by its name."""
    return [*_whole(runs["floor"]), *_links(runs["detect"]), *_numbers(runs["judge"]),
            *_segments(runs["segments"]), *_codes(runs["codes"])]  # fmt: skip


def summary(runs: dict[str, Any]) -> str:
    """Return two Markdown tables: the lines of all stages, and the growth of time and memory."""
    return f"{_stages(runs)}\n\n{_growth(runs)}"


def _stages(runs: dict[str, Any]) -> str:
    rows = []
    for line in lines(runs):
        spread = f" ({line.spread[0]:.3g}–{line.spread[1]:.3g})" if line.spread else ""
        library = f"**{line.library}**" if line.library == _OURS else line.library
        rows.append([line.stage, library, f"{line.us:.3g}{spread}", f"{line.to_ours:.3g}", line.remark])
    return markdown(("stage", "library", "µs (spread of the rounds)", "times ours", ""), rows)


def _growth(runs: dict[str, Any]) -> str:
    growth = runs["growth"]["results"]
    rows = [
        [f"{job['messages']:,} messages, {job['links']:,} links, streamed",
         f"{job['seconds']:.3g} s, {job['us']:.3g} µs per message, peak memory {job['peak_mib']:.0f} MiB"]
        for job in growth["messages"]
    ]  # fmt: skip
    linked, long = growth["links"], growth["characters"]
    rows += [
        [f"{_listed(linked, 'links')} links in a message", f"{_listed(linked, 'us')} µs"],
        [
            f"a body of {_listed(long, 'characters')} characters, with one link per 100",
            f"{_listed(long, 'us_a_kilobyte')} µs per 1,000 characters",
        ],
    ]
    if hostile := runs.get("hostile"):
        kinds = hostile["results"]["ours"].values()
        rows.append([
            f"{len(kinds)} kinds of hostile text of 1 kB to 1 MB",
            f"time grows linearly for each; the slowest takes {max(times[-1] for times in kinds):.2g} s per MB",
        ])  # fmt: skip
    for found in runs["startup"]["results"]:
        low, high = found["ms_spread"]
        rows.append([found["name"], f"{found['ms']:.0f} ms ({low:.0f}–{high:.0f})"])
    return markdown(("growth and startup", ""), rows)


def _listed(rows: list[dict[str, Any]], key: str) -> str:
    figures = [f"{row[key]:,}" if isinstance(row[key], int) else f"{row[key]:.3g}" for row in rows]
    return f"{', '.join(figures[:-1])} and {figures[-1]}"


def _whole(run: dict[str, Any]) -> list[Line]:
    script = run["settings"]["script"]
    remarks = {
        "floor": "reads and writes only",
        "the obvious script": f"finds {script['links']:.0%} of the links, counts {script['segments']:.0%} correctly",
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
        Line("a number parsed", _OURS, ours["us"], tuple(ours["us_spread"]), 1),
        Line("a number parsed", theirs["name"], theirs["us"], tuple(theirs["us_spread"]), ours["ratio"]),
    ]


def _segments(run: dict[str, Any]) -> list[Line]:
    return [
        Line("segments of a message", row["name"], row["us"], None, row["ratio"],
             f"{row['right']:.1%} correct, {row['right_at_borders']:.0%} at borders")
        for row in run["results"]
    ]  # fmt: skip


def _codes(run: dict[str, Any]) -> list[Line]:
    found = []
    for what, stage in (("encode", "an id to a code"), ("decode", "a code to its id")):
        us, spread, ratio = f"{what}_us", f"{what}_spread", f"{what}_ratio"
        found += [Line(stage, row["name"], row[us], tuple(row[spread]), row[ratio]) for row in run["results"]]
    return found
