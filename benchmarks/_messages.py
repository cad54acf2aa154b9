"""Messages such as people and shops in India send, built from pieces, so that the spans of the links are known.

All names are invented, and all hosts are examples or public shorteners. The same count and seed give the same messages
on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Message", "messages"]

SHORTEST, LONGEST = 20, 300  # characters: longer than a code alone, and up to two parts of GSM-7


class Message(NamedTuple):
    """A text, and the spans of the links in it as `(start, end)`."""

    text: str
    links: tuple[tuple[int, int], ...]


# A third of the sentences contain text that a detector must not report: dots inside a sentence, prices, times, versions
# and e-mail addresses. Messages of businesses contain less of it, and messages of friends more.
_LATIN = (
    "Your recharge of Rs {d4} is successful",
    "Dear customer, your parcel will be delivered today by 7 PM. Please keep Rs {d4} ready",
    "Aaj ghar jaldi aana, khana ready hai",
    "Low balance alert: your a/c XX{d4} has Rs {d2} left",
    "Happy Diwali to you and your family! May this year bring joy",
    "Hey are you free tonight? Lets catch up at the usual place around 8",
    "Ur appointment with the dentist is confirmed for 14 Nov at 5 PM",
    "Your account statement for October is ready",
    "Sale ends tonight! Flat {d2}% off on winter wear at all stores",
    "Sorry I'll be late, stuck in traffic near the flyover",
    "Train {d4} is running late by {d2} minutes. Inconvenience is regretted",
    "Class test on Monday, chapters 4 to 7. Bring your own sheets",
    "Thanks for the lovely dinner yesterday, kids had so much fun",
    "Use code SAVE{d2} and get a free dessert with every pizza",
    "You have {d2} unread messages",
    "Power cut in your area tomorrow between 10 and 4 for maintenance",
    "Tumhara phone switched off aa raha hai, call karo please",
    "Dear parent, school will remain closed on 15/11 on account of heavy rain",
    "Data alert! You have used {d2}% of your daily quota",
    "Ok see you there at 6 then, dont forget the cake",
    "Your loan application {d4}{d4} is under process",
    "Gas booking confirmed, ref {d4}. Delivery in 2 days",
    "Dear customer, Rs.500 was debited from a/c XX{d4} on 12.11.2026 at 10.30am.",
    "Your OTP is {d4}{d2}. Do not share it with anyone",
    "Rs.1,{d2}0.50 is due on your card ending {d4}. Please ignore if paid",
    "Order no.{d4} is out for delivery today between 9.30 a.m. and 1.00 p.m.",
    "Get upto {d2}% off on M.R.P. of all footwear, i.e. shoes and sandals",
    "Meeting shifted to 4.30pm at B-{d2}, 2nd floor",
    "Thank you for shopping with Acme Mart Pvt.Ltd. T&C apply",
    "Hi, reached home safely.Will call u tomorrow morning",
    "Mail us at care{d2}@example.in or call 1800-{d4}",
    "Flat no. {d2}/A, M.G. Road, e.g. next to the bank",
    "Admission open for B.Tech and M.Sc. courses",
    "App ver 2.{d2}.1 fixes the login problem",
    "ok.so see you at 5 then",
    "Please come.in case it rains we go inside",
    "hmm...let me check and tell you",
    "Bill amt Rs.{d4}/- for Nov.Pay before 25th",
    "Recharge of Rs {d2}9 done.Validity 28 days, 1.5GB per day",
    "Happy birthday dear!! Have a great year ahead",
    "Dr.Rao is not available on 14/11,next slot is 15/11",
    "thanks.pls send the file by eod",
    "Score 45.2 ov: 231/4, need {d2} off 28 balls",
    "Bus KA.01.F.{d4} leaves at 22:15 from stop {d2}",
)
_INDIC = {
    "hi": (
        "प्रिय ग्राहक, आपका बिल {d4} रुपये 25 नवंबर तक देय है।",
        "आपके खाते से Rs.{d4} निकाले गए हैं।",
        "कल सुबह 9.30 बजे मिलते हैं",
        "आपका ऑर्डर आज पहुँच जाएगा।धन्यवाद",
    ),
    "mr": ("तुमची ऑर्डर आज येणार आहे.", "बिल रु.{d4} भरण्याची शेवटची तारीख 25 आहे.", "उद्या सकाळी 10.30 वाजता भेटू"),
    "ta": ("உங்கள் ஆர்டர் இன்று வருகிறது.", "கட்டணம் ரூ.{d4} செலுத்தவும்", "நாளை காலை 9.30 மணிக்கு சந்திப்போம்."),
    "te": ("మీ ఆర్డర్ ఈరోజు వస్తుంది.", "మీ బిల్లు రూ.{d4} చెల్లించండి", "రేపు ఉదయం 9.30 కి కలుద్దాం."),
    "bn": ("আপনার অর্ডার আজ আসছে।", "আপনার বিল {d4} টাকা বাকি আছে।", "কাল সকাল 9.30 টায় দেখা হবে"),
    "gu": ("તમારો ઓર્ડર આજે આવશે.", "તમારું બિલ રૂ.{d4} બાકી છે."),
    "kn": ("ನಿಮ್ಮ ಆರ್ಡರ್ ಇಂದು ಬರಲಿದೆ.", "ನಿಮ್ಮ ಬಿಲ್ ರೂ.{d4} ಬಾಕಿ ಇದೆ."),
}
# The link replaces the `@`: after a space, or directly after a punctuation mark. The more common leads are listed
# twice.
_LEADS = (
    *("Visit @", "Click @", "Track it at @", "Details: @", "Download @", "More on @", "Log in at @") * 2,
    *("Pay now:@", "Click-@", "Details (@)", "@"),
)
_LEADS_INDIC = {
    "hi": ("भुगतान करें: @", "यहाँ देखें @", "लिंक:@"),
    "mr": ("येथे पहा @", "लिंक:@"),
    "ta": ("விவரம்: @", "இங்கே @"),
    "te": ("వివరాలు: @", "ఇక్కడ @"),
    "bn": ("বিস্তারিত: @", "এখানে দেখুন @"),
    "gu": ("વિગત: @", "અહીં જુઓ @"),
    "kn": ("ವಿವರ: @", "ಇಲ್ಲಿ @"),
}
_HOSTS = (
    *("shop.example.in", "track.example.com", "m.example.co.in", "pay.example.org", "acme-bank.example.in"),
    *("care.example.net", "example.co.in", "acmemart.example.com"),
)
_BARE = ("example.com", "example.co.in", "acmemart.com", "northbank.co.in", "my.acmecard.in", "example.org")
_SHORTENERS = ("bit.ly", "tinyurl.com", "t.ly", "is.gd", "cutt.ly", "goo.gl")
_PATHS = ("p", "offers", "track", "kyc/update", "login", "app", "sale-2026")
_CODE = "abcdefghkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_KINDS = ("schemed", "short", "schemed-short", "www", "host", "host-path")
_SHARES = (34, 22, 16, 12, 8, 8)  # per cent
_TRAILS = ("", "", "", " ", ".", ",", "!", ".", " T&C apply", " or call 1800-{d4}")


def _filled(text: str, rng: random.Random) -> str:
    return text.replace("{d4}", f"{rng.randrange(1000, 9999)}").replace("{d2}", f"{rng.randrange(10, 99)}")


def _code(rng: random.Random) -> str:
    return "".join(rng.choices(_CODE, k=rng.randrange(5, 9)))


def _link(rng: random.Random) -> str:
    """Return a link of a kind that is common in practice."""
    [kind] = rng.choices(_KINDS, _SHARES)
    path = f"/{rng.choice(_PATHS)}"
    if kind == "schemed":
        query = rng.choice(
            ("", f"?id={rng.randrange(10**6)}", f"?src=sms&c={_code(rng)}", f"/{_code(rng)}", "/home.html")
        )
        return f"{rng.choice(('https', 'https', 'http'))}://{rng.choice(_HOSTS)}{path}{query}"
    if kind.endswith("short"):
        return f"{'https://' if kind == 'schemed-short' else ''}{rng.choice(_SHORTENERS)}/{_code(rng)}"
    if kind == "www":
        return f"www.{rng.choice(_BARE[:4])}{rng.choice(('', '', path))}"
    return rng.choice(_BARE) if kind == "host" else f"{rng.choice(_HOSTS)}{path}"


def _pieces(rng: random.Random, count: int) -> list[tuple[str, str]]:
    """Return the pieces of a message: sentences, each with "", and leads, each with its link."""
    language = rng.choice(tuple(_INDIC)) if rng.random() < 0.2 else ""
    sentences = _INDIC[language] if language else _LATIN
    leads = _LEADS_INDIC[language] if language else _LEADS
    # The lengths of real messages have a long tail to the right too.
    room = min(LONGEST, rng.lognormvariate(4.35, 0.6)) - 30 * count
    pieces = []
    while not pieces or sum(len(text) for text, _ in pieces) < room:
        pieces.append((_filled(rng.choice(sentences), rng), ""))
    for _ in range(count):
        pieces.insert(rng.randrange(len(pieces)) + 1, (rng.choice(leads), _link(rng)))
    return pieces


def _joint(rng: random.Random, last: str) -> str:
    # A space always follows a link. The tests cover links that touch other text.
    return rng.choice((" ", " ", "\n", ". " if last.isalnum() else " ")) if last.strip() else ""


def _joined(rng: random.Random, pieces: list[tuple[str, str]]) -> Message:
    text, links = "", []
    for piece, link in pieces:
        text += _joint(rng, text[-1:])
        before, mark, after = piece.partition("@") if link else (piece, "", "")
        text += before
        if mark:
            links.append((len(text), len(text) + len(link)))
            text += link + after + _filled(rng.choice(_TRAILS), rng)
    return Message(text.rstrip(), tuple(links))


def messages(count: int, *, seed: int = 2026) -> Iterator[Message]:
    """Yield the messages: 60 % have no link, 30 % one, 10 % two; 20 % are in an Indic script."""
    rng = random.Random(seed)
    for _ in range(count):
        [links] = rng.choices((0, 1, 2), (60, 30, 10))
        message = Message("", ())
        while not SHORTEST <= len(message.text) <= LONGEST:
            message = _joined(rng, _pieces(rng, links))
        yield message
