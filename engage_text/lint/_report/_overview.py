"""The top of the page: the totals, and the messages by segments and encoding."""

from __future__ import annotations

from decimal import Decimal

from engage_text.lint._report._charts import Part, columns, legend, share_bar
from engage_text.lint._report._markup import count, digits_of, element, money, section, text
from engage_text.lint._report._report_data import ReportData
from engage_text.lint._totals import Totals
from engage_text.segments import Encoding

__all__ = ["sizes", "summary"]

_MOST_COLUMNS = 8  # of the chart of segments; the last one contains all longer messages
_ENCODINGS = ((str(Encoding.GSM_7), "accent"), (str(Encoding.UCS_2), "second"))


def summary(totals: Totals, data: ReportData) -> str:
    """Return the result in one sentence, the most important numbers, and how many messages have problems."""
    clean = totals.rows - totals.with_errors - totals.with_warnings
    parts = (
        Part("clean", clean, "clean"),
        Part("with warnings", totals.with_warnings, "warning"),
        Part("with errors", totals.with_errors, "error"),
    )
    health = (
        element("div", share_bar(parts, "Messages"), legend(parts), class_="health") if totals.rows else ""
    )
    return element("div", _verdict(totals, data.file_errors), _tiles(totals, data), health, class_="summary")


def _verdict(totals: Totals, file_errors: int) -> str:
    messages = count(totals.rows, "message")
    if not totals.rows:
        words, class_ = "No messages were found in these files", "error" if file_errors else "warning"
        words += f", which have {count(file_errors, 'error')}" if file_errors else ""
    elif totals.with_errors:
        has = "has" if totals.with_errors == 1 else "have"
        words, class_ = f"{count(totals.with_errors)} of {messages} {has} errors", "error"
        is_ = "is" if file_errors == 1 else "are"
        words += f", and {count(file_errors, 'error')} {is_} about whole files" if file_errors else ""
    elif file_errors:
        words, class_ = f"The files have {count(file_errors, 'error')}", "error"
    elif totals.with_warnings:
        has = "has" if totals.with_warnings == 1 else "have"
        words, class_ = f"No errors. {count(totals.with_warnings)} of {messages} {has} warnings", "warning"
    else:
        words, class_ = ("The message is clean" if totals.rows == 1 else f"All {messages} are clean"), "clean"
    return element("p", element("span", class_=f"dot {class_}"), words, class_="verdict")


def _tiles(totals: Totals, data: ReportData) -> str:
    measured = data.sizes.total()
    average = f"{totals.segments / measured:,.2f} a message" if measured else ""
    short_links = f"{count(data.shortened, 'message')} with short links" if data.shortened else ""
    tiles = [
        ("rows", "Messages", count(totals.rows), f"in {count(totals.files, 'file')}"),
        ("segments", "Segments", count(totals.segments), average),
    ]
    if totals.cost is not None:
        cost = money(totals.cost, totals.currency, digits_of(totals.cost))
        tiles.append(("cost", "Cost", cost, _price(totals.cost, totals, data.priced)))
    tiles += [
        ("links", "Links", count(totals.links), short_links),
        ("errors", "Errors", count(totals.severities["error"]), ""),
        ("warnings", "Warnings", count(totals.severities["warning"]), ""),
    ]
    if totals.severities["info"]:
        tiles.append(("infos", "Notes", count(totals.severities["info"]), ""))
    if totals.suppressed or totals.known:
        words = f"{count(totals.suppressed)} suppressed, {count(totals.known)} in the baseline"
        tiles.append(("hidden", "Hidden", count(totals.suppressed + totals.known), words))
    shown = (
        element(
            "div",
            element("dt", name),
            element("dd", element("b", text(number), data_total=key), element("small", text(more))),
        )
        for key, name, number, more in tiles
    )
    return element("dl", *shown, class_="tiles")


def _price(cost: Decimal, totals: Totals, priced: int) -> str:
    """Return the average price, or how many messages have one."""
    if priced < totals.rows:
        return f"of {count(priced, 'message')} with a price"
    return f"{money(cost / priced, totals.currency, 4)} a message" if priced else ""


def sizes(totals: Totals, data: ReportData) -> str:
    """Return the messages by segments and by encoding."""
    if not data.sizes:
        return ""
    by_encoding = [Part(name, totals.encodings[name], class_) for name, class_ in _ENCODINGS]
    lead = ""
    if data.avoidable:
        saved = count(data.avoidable, "segment")
        lead = (
            f"<b>{saved}</b> would be saved by plain quotes, dashes and spaces: "
            "<code>transliterate</code> replaces them without a change of meaning."
        )
    return section(
        "sizes",
        "Segments and encodings",
        element("h3", "Messages by number of segments"),
        columns(_by_segments(data), "Messages by number of segments"),
        element("h3", "Messages by encoding"),
        share_bar(by_encoding, "Messages by encoding"),
        legend(by_encoding),
        lead=lead,
    )


def _by_segments(data: ReportData) -> dict[str, list[Part]]:
    longest = max(segments for _, segments in data.sizes)
    last = min(max(longest, 3), _MOST_COLUMNS)
    groups: dict[str, list[Part]] = {}
    for number in range(1, last + 1):
        name = str(number) if number < _MOST_COLUMNS or longest <= _MOST_COLUMNS else f"{number}+"
        groups[name] = [
            Part(
                encoding,
                sum(
                    times
                    for (used, segments), times in data.sizes.items()
                    if used == encoding and min(segments, last) == number
                ),
                class_,
            )
            for encoding, class_ in _ENCODINGS
        ]
    return groups
