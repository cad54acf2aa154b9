r"""Makes HTML from text. Everything that comes from a file goes through `text` or `message_text`.

>>> print(text("<b>\u202e"))
&lt;b&gt;<span class="esc">\u202e</span>
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from engage_text._text import printable, shortened

__all__ = [
    "count",
    "digits_of",
    "element",
    "message_text",
    "money",
    "section",
    "share",
    "short",
    "table",
    "text",
]

# They join letters and emoji, and cannot hide or reorder a text: a handset shows the sign that they make.
_JOINERS = "\u200c\u200d"


def text(value: str, *, keep: str = "") -> str:
    """Return the text for HTML. Characters that are invisible or that reorder text are shown as escapes.

    The characters of `keep` are not escaped.
    """
    if value.isprintable():
        return escape(value)
    pieces: list[str] = []
    for char in value:
        if char.isprintable() or char in keep:
            pieces.append(escape(char))
        else:
            pieces.append(f'<span class="esc">{escape(printable(char))}</span>')
    return "".join(pieces)


def message_text(value: str) -> str:
    """Return the text of a message for HTML, with its line breaks and joined emoji. CSS keeps the line breaks."""
    return text(value, keep="\n" + _JOINERS)


def element(name: str, *content: str, **attributes: str) -> str:
    """Return an element. The content is HTML already, and attributes are escaped; `class_` is `class`.

    >>> element("td", "7", class_="number")
    '<td class="number">7</td>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(printable(value))}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{given}>{''.join(content)}</{name}>"


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]], *, class_: str = "") -> str:
    """Return a table whose cells are elements already. A head that ends with `#` is one of a column of numbers."""
    head = "".join(
        element("th", text(name.rstrip("#")), scope="col", class_="number" if name.endswith("#") else "")
        for name in heads
    )
    body = "".join(element("tr", *cells) for cells in rows)
    return element(
        "table",
        element("caption", text(caption)),
        element("thead", element("tr", head)),
        element("tbody", body),
        class_=class_,
    )


def count(number: int, noun: str = "", nouns: str = "") -> str:
    """Return a number with separators, and the noun in the right form.

    >>> count(1204, "message"), count(1, "message"), count(2, "reply", "replies")
    ('1,204 messages', '1 message', '2 replies')
    """
    words = f"{number:,}"
    return f"{words} {noun if number == 1 else nouns or noun + 's'}" if noun else words


def share(part: int, whole: int) -> str:
    """Return a part of a whole in percent. It is 0 % only for nothing, and 100 % only for everything.

    >>> share(1, 3), share(1, 1000), share(999, 1000), share(0, 0)
    ('33 %', '<1 %', '>99 %', '0 %')
    """
    percent = round(100 * part / whole) if whole else 0
    if part and not percent:
        return "<1 %"
    if part < whole and percent == 100:
        return ">99 %"
    return f"{percent} %"


def digits_of(cost: Decimal | None) -> int:
    """Return how many digits after the point a price needs: more for less than one of the currency."""
    return 4 if cost is not None and abs(cost) < 1 else 2


def money(cost: Decimal, currency: str, digits: int) -> str:
    """Return a price. It is 0 only for nothing.

    >>> money(Decimal("1234.5"), "EUR", 2), money(Decimal("0.0042"), "", 4), money(Decimal("0.004"), "EUR", 2)
    ('1,234.50 EUR', '0.0042', '<0.01 EUR')
    """
    least = Decimal(1).scaleb(-digits)
    words = f"<{least}" if 0 < cost < least else f"{cost:,.{digits}f}"
    return f"{words} {currency}".rstrip()


def section(name: str, title: str, *content: str, lead: str = "") -> str:
    """Return a section with its heading. `lead` is one sentence of HTML below it."""
    intro = element("p", lead, class_="lead") if lead else ""
    return element("section", element("h2", title), intro, *content, id=name)


def short(words: str, most: int = 240) -> str:
    """Return the words, cut if they are long: messages and hints can quote a whole body."""
    return shortened(words, most)
