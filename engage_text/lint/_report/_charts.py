"""Draws charts as inline SVG. Lengths along an axis are in percent, so that text never scales with the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engage_text.lint._report._markup import count, element, share, text

__all__ = ["Part", "columns", "legend", "share_bar", "single_bar"]

_HEIGHT = 180  # pixels of a chart of columns
_TOP = 22  # above the highest column, for its number
_BOTTOM = 24  # below the columns, for their names
_LEAST = 0.6  # percent, so that every part can be seen


class Part(NamedTuple):
    """A part of a bar: its name, its size and its class in the style sheet."""

    name: str
    size: int
    class_: str


def share_bar(parts: Sequence[Part], label: str) -> str:
    """Return one bar that the parts divide."""
    whole = sum(part.size for part in parts)
    left = 0.0
    rects: list[str] = []
    for part in parts:
        width = 100 * part.size / whole if whole else 0.0
        if part.size:
            rects.append(_rect(left, width, part, whole))
        left += width
    said = ", ".join(f"{part.name}: {count(part.size)} ({share(part.size, whole)})" for part in parts)
    return element("svg", *rects, class_="bar tall", role="img", aria_label=f"{label}. {said}")


def single_bar(size: int, largest: int, class_: str = "accent") -> str:
    """Return a bar beside a number, as long as its part of the largest number. It repeats the number beside it."""
    width = max(100 * size / largest if largest else 0.0, _LEAST if size else 0.0)
    rect = f'<rect class="{class_}" width="{width:.2f}%" height="100%"/>'
    return element("svg", rect, class_="bar", aria_hidden="true")


def legend(parts: Sequence[Part]) -> str:
    """Return the names of the parts, with their colours, numbers and shares."""
    whole = sum(part.size for part in parts)
    items = (
        element(
            "li",
            element("span", class_=f"key {part.class_}"),
            text(part.name),
            " ",
            element("b", count(part.size)),
            " ",
            element("small", text(share(part.size, whole))),
        )
        for part in parts
        if part.size
    )
    return element("ul", *items, class_="legend")


def columns(groups: Mapping[str, Sequence[Part]], label: str) -> str:
    """Return a chart with a column for each name. The parts of a column are on top of one another."""
    highest = max((sum(part.size for part in parts) for parts in groups.values()), default=0) or 1
    slot = 100 / (len(groups) or 1)
    drawn: list[str] = []
    for index, (name, parts) in enumerate(groups.items()):
        drawn.append(_column(name, parts, (index * slot, slot), highest))
    base = _TOP + _HEIGHT
    axis = f'<line class="axis" x1="0" x2="100%" y1="{base}" y2="{base}"/>'
    height = str(base + _BOTTOM)
    said = ", ".join(f"{name}: {count(sum(p.size for p in parts))}" for name, parts in groups.items())
    return element(
        "svg", *drawn, axis, class_="columns", height=height, role="img", aria_label=f"{label}. {said}"
    )


def _column(name: str, parts: Sequence[Part], place: tuple[float, float], highest: int) -> str:
    left, slot = place
    middle, width = left + slot / 2, slot * 0.62
    total = sum(part.size for part in parts)
    bottom = float(_TOP + _HEIGHT)
    drawn: list[str] = []
    for part in parts:
        height = max(_HEIGHT * part.size / highest, 1.5 if part.size else 0.0)
        bottom -= height
        if part.size:
            drawn.append(
                f'<rect class="{part.class_}" x="{middle - width / 2:.2f}%" width="{width:.2f}%" '
                f'y="{bottom:.1f}" height="{height:.1f}" rx="2"><title>{text(part.name)}: '
                f"{count(part.size)}</title></rect>"
            )
    number = f'<text class="value" x="{middle:.2f}%" y="{bottom - 7:.1f}">{count(total)}</text>'
    below = f'<text class="name" x="{middle:.2f}%" y="{_TOP + _HEIGHT + 17}">{text(name)}</text>'
    return "".join((*drawn, number if total else "", below))


def _rect(left: float, width: float, part: Part, whole: int) -> str:
    return (
        f'<rect class="{part.class_}" x="{left:.2f}%" width="{max(width, _LEAST):.2f}%" height="100%">'
        f"<title>{text(part.name)}: {count(part.size)} ({text(share(part.size, whole))})</title></rect>"
    )
