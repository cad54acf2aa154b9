"""Draws the plot in docs/measurements.md from the JSON: each stage compared with other libraries, and the growth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from _summary import Line, lines
from matplotlib.axes import Axes
from matplotlib.figure import Figure

__all__ = ["draw"]

_OURS, _FLOOR, _PEER = "#0b6e4f", "#8d99ae", "#c9b79c"
_STYLE = {
    "svg.hashsalt": "engage_text",  # so that the same JSON gives the same file
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw(runs: dict[str, Any], path: Path) -> None:
    """Write the plot as SVG."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(10, 8.5), layout="constrained", facecolor="white")
        grid = figure.add_gridspec(1, 2, width_ratios=(3, 2))
        _draw_stages(figure.add_subplot(grid[0]), lines(runs))
        growth = grid[1].subgridspec(3, 1)
        for row, (key, size, cost, title) in enumerate(_GROWTH):
            _draw_growth(figure.add_subplot(growth[row]), runs["growth"]["results"][key], size, cost, title)
        figure.savefig(path, format="svg", metadata={"Date": None})


def _draw_stages(axes: Axes, found: list[Line]) -> None:
    places, labels, colors = [], [], []
    place = 0.0
    stage = ""
    for line in found:
        if line.stage != stage:
            stage = line.stage
            place += 0.6
            axes.text(0.012, place + 0.1, stage, fontweight="bold", va="center")
            place += 1
        places.append(place)
        labels.append(line.library.strip("`"))
        colors.append(
            _OURS if line.library.startswith("engage_text") else _FLOOR if line.library == "floor" else _PEER
        )
        axes.text(line.us * 1.12, place, f"{line.us:.3g}", va="center", fontsize=8)
        place += 1
    axes.barh(places, [line.us for line in found], color=colors, height=0.8)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlim(0.01, 3_000)
    axes.set_xlabel("microseconds, on a logarithmic scale (shorter is faster)")


_GROWTH = (
    ("messages", "messages", "us", "µs per message, by number of messages in a job"),
    ("links", "links", "us", "µs per message, by number of links"),
    ("characters", "characters", "us_a_kilobyte", "µs per 1,000 characters, by length of the body"),
)


def _draw_growth(axes: Axes, rows: list[dict[str, Any]], size: str, cost: str, title: str) -> None:
    costs = [row[cost] for row in rows]
    axes.plot([row[size] for row in rows], costs, marker="o", color=_OURS)
    axes.set_xscale("log", base=2 if size == "links" else 10)
    if size == "links":
        axes.set_xticks([row[size] for row in rows], [str(row[size]) for row in rows])
    axes.set_ylim(0, max(costs) * 1.2)
    axes.set_title(title, fontsize=8.5, loc="left")
