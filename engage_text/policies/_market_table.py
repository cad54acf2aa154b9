"""What some markets require of messages: one row for each fact, with its source and the date of the row.

Rows are literals. No source could be opened when they were written, so each `is_checked` is False: the row is what its
source is known to say. Compare it with the source before a campaign relies on it. A fact that depends on something
that a message does not show, such as a registration, `needs` it from the caller.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["MARKETS", "MARKET_ROWS", "MarketRow", "Need", "Requirement"]

# What a market requires: no links of public shorteners, a sender of digits, text before or after the name of the
# sender, no URL, no phone number, or a text in the body; a sender or domains that are registered.
Requirement = Literal[
    "no-public-shortener", "numeric-sender", "text-before-sender", "text-after-sender", "no-url", "no-number",
    "body-text", "body-start", "registered-sender", "registered-domain",
]  # fmt: skip
# What only the caller knows: the senders or domains that are registered, and where messages are sent from.
Need = Literal["", "senders", "domains", "domestic"]


class MarketRow(NamedTuple):
    """One fact about a market, by its ISO 3166-1 code. `types` are the types of messages that it is about.

    `detail` is the text that the requirement names, with `|` between alternatives. For a registered sender, it is
    `number` if numbers are registered, else "". `since` is the date when the requirement began, or "" if that is not
    known.
    """

    market: str
    requirement: Requirement
    detail: str
    types: tuple[str, ...]
    needs: Need
    since: str
    source: str
    checked_on: str
    is_checked: bool = False


_ALL = ("promotional", "transactional")
_PROMOTIONAL = ("promotional",)
_DATE = "2026-11-28"

MARKET_ROWS: tuple[MarketRow, ...] = (
    MarketRow(
        "US", "no-public-shortener", "", _ALL, "", "",
        "CTIA, Messaging Principles and Best Practices (2023): shortened URLs", _DATE,
    ),
    MarketRow(
        "US", "numeric-sender", "", _ALL, "", "",
        "CTIA, Messaging Principles and Best Practices (2023): ten-digit, toll-free and short codes", _DATE,
    ),
    MarketRow(
        "CA", "no-public-shortener", "", _ALL, "", "",
        "Canadian Telecommunications Association, Canadian Common Short Code Application Guidelines: URLs", _DATE,
    ),
    MarketRow(
        "CA", "numeric-sender", "", _ALL, "", "",
        "Canadian Telecommunications Association, Canadian Common Short Code Application Guidelines: codes", _DATE,
    ),
    MarketRow(
        "AE", "text-before-sender", "AD-", _PROMOTIONAL, "", "",
        "TDRA, Regulatory Policy on Spam Electronic Communications, and the operators' rules for promotional senders",
        _DATE,
    ),
    MarketRow(
        "AE", "no-url", "", _ALL, "", "",
        "UAE operators' content rules for SMS: URLs", _DATE,
    ),
    MarketRow(
        "AE", "no-number", "", _ALL, "", "",
        "UAE operators' content rules for SMS: phone numbers", _DATE,
    ),
    MarketRow(
        "AE", "registered-sender", "", _ALL, "senders", "",
        "TDRA, registration of sender names with the operators", _DATE,
    ),
    MarketRow(
        "SA", "text-after-sender", "-AD", _PROMOTIONAL, "", "",
        "CST (formerly CITC), Rules for reducing spam messages: names of promotional senders", _DATE,
    ),
    MarketRow(
        "SA", "registered-sender", "", _ALL, "senders", "",
        "CST, portal for the registration of sender names", _DATE,
    ),
    MarketRow(
        "JO", "registered-sender", "", _ALL, "senders", "",
        "TRC Jordan, instructions on bulk SMS: registered sender names", _DATE,
    ),
    MarketRow(
        "TR", "no-url", "", _ALL, "domestic", "2026-04-01",
        "BTK, decision on international A2P SMS: no URL in messages from abroad since 2026-04-01", _DATE,
    ),
    MarketRow(
        "TR", "registered-sender", "", _ALL, "senders", "",
        "BTK, registration of alphanumeric sender names", _DATE,
    ),
    MarketRow(
        "FR", "body-text", "STOP", _PROMOTIONAL, "", "",
        "Code des postes et des communications électroniques, article L34-5; AF2M, charter for SMS+ and bulk SMS: STOP",
        _DATE,
    ),
    MarketRow(
        "SG", "registered-sender", "", _ALL, "senders", "2023-01-30",
        "IMDA, SMS Sender ID Registry: a sender that is not registered is shown as Likely-SCAM", _DATE,
    ),
    MarketRow(
        "AU", "registered-sender", "", _ALL, "senders", "2026-07-01",
        "ACMA, SMS Sender ID Register: a sender that is not registered is shown as Unverified", _DATE,
    ),
    MarketRow(
        "TW", "registered-domain", "", _ALL, "domains", "",
        "Taiwan's NCC and the operators' rules for A2P SMS: URLs must be registered", _DATE,
    ),
    MarketRow(
        "TW", "numeric-sender", "", _ALL, "", "",
        "Taiwan's operators' rules for A2P SMS: a name is replaced by a number", _DATE,
    ),
    MarketRow(
        "PH", "registered-sender", "", _ALL, "senders", "",
        "NTC Philippines and the operators' rules for A2P SMS: registered sender names", _DATE,
    ),
    MarketRow(
        "PH", "registered-domain", "", _ALL, "domains", "",
        "NTC Philippines and the operators' rules for A2P SMS: messages with links are blocked", _DATE,
    ),
    MarketRow(
        "BR", "numeric-sender", "", _ALL, "", "",
        "Brazil's operators' rules for A2P SMS: short codes only, a name is replaced", _DATE,
    ),
    MarketRow(
        "KR", "numeric-sender", "", _ALL, "", "",
        "Telecommunications Business Act, article 84-2: a registered number as the sender", _DATE,
    ),
    MarketRow(
        "KR", "registered-sender", "number", _ALL, "senders", "",
        "Telecommunications Business Act, article 84-2, and KISA: registration of sending numbers", _DATE,
    ),
    MarketRow(
        "KR", "body-start", "(광고)", _PROMOTIONAL, "", "",
        "Act on Promotion of Information and Communications Network Utilization, article 50 (4)", _DATE,
    ),
    MarketRow(
        "KR", "body-text", "무료수신거부|무료거부", _PROMOTIONAL, "", "",
        "Act on Promotion of Information and Communications Network Utilization, article 50 (4), enforcement decree 61",
        _DATE,
    ),
)  # fmt: skip

# The markets that have a row, in the order of the rows.
MARKETS: tuple[str, ...] = tuple(dict.fromkeys(row.market for row in MARKET_ROWS))
