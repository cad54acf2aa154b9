"""Every problem: its stable code, severity, meaning, message and hint.

The README's table is tested against this one. A code is never renamed or given another meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engage_text.problems import Problem, Severity

__all__ = ["CATALOGUE", "SERVICE_CATALOGUE", "Rule", "problem"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue. `message` is filled with the facts of the case, `fix` is the hint."""

    code: str
    severity: Severity
    meaning: str
    message: str
    fix: str


def _error(code: str, meaning: str, message: str, fix: str) -> Rule:
    return Rule(code, Severity.ERROR, meaning, message, fix)


def _warning(code: str, meaning: str, message: str, fix: str) -> Rule:
    return Rule(code, Severity.WARNING, meaning, message, fix)


_RULES = (
    # The request and its fields
    _error("json-invalid", "The request's text is not JSON in UTF-8.",
           "the request is not JSON: {detail}", "fix the JSON at that place"),
    _error("key-repeated", "A key comes twice in an object, or a field comes by its wire name and its Python name.",
           "{param} must be given once, got {detail}",
           "remove all but the one that you mean"),
    _error("request-not-object", "The request is JSON, but not an object.",
           "the request must be a JSON object, got {detail}", "send one object with the API's field names"),
    _error("field-missing", "A mandatory field is absent or null: the service would discard the message.",
           "{param} is missing", "add it: the service discards a message without it"),
    _error("field-type", "A field has the wrong type.",
           "{param} has the wrong type, got {detail}",
           "write it as the API reference says, with texts and phone numbers in quotes"),
    _error("field-value", "A field has a value that the service does not know.",
           "{param} must be {detail}", "use one of these values"),
    _error("field-empty", "A mandatory text is empty or only spaces.",
           "{param} is empty", "fill it in"),
    _error("field-too-long", "A field is longer than the service allows, in code points of what goes out.",
           "{param} must be at most {limit} characters long, got {detail}", "shorten it"),
    _warning("field-unknown", "A field that the service does not know. It does not go out.",
             "{param} is not a field of the API and is left out of the payload",
             "check the spelling, or remove it"),
    _error("lone-surrogate", "Half of a surrogate pair: it cannot be encoded, so nothing could be sent.",
           "{param} contains a lone surrogate, {char}",
           "take the text from its source again: it was cut inside a character"),
    _error("dlr-url-invalid", "dlr.url is not an absolute http(s) URL, so no report could be posted.",
           "dlr.url must be an absolute http(s) URL", "write it in full, such as https://example.in/reports"),
    _warning("dlt-id-malformed", "A DLT id that is not 1 to 19 digits: operators drop the message.",
             "{param} must be 1 to 19 digits, got {detail}",
             "copy the id from the DLT portal, and read its column as text: a spreadsheet keeps 15 digits"),
    _error("sender-malformed", "The sender is neither digits alone nor a name in plain GSM text.",
           "from must be a sender id, {detail}", "use the header or long code registered with the operator"),
    _error("sender-prefix", "A header with the operator's two letters before it, which are not part of it.",
           "from begins with {detail}, which the operator adds", "leave it out"),
    _error("sender-suffix", "A header with the operator's -P, -S, -T or -G after it, which is not part of it.",
           "from ends with {detail}, which the operator adds", "leave it out"),
    _warning("sender-long", "A name of more than 11 characters, the most that an SMS can carry.",
             "a name in from must be at most 11 characters long, got {detail}", "use a shorter one"),
    # The recipient
    _error("number-malformed", "The recipient contains what no phone number contains, or nothing at all.",
           "to must be a phone number, but {detail}", "write digits only, country code first"),
    _error("number-letters", "The recipient contains letters.",
           "to must be digits, got {detail}",
           "write digits only: O is not 0, l is not 1, and words are not translated to keys"),
    _error("number-extension", "A number with an extension, which no SMS can reach.",
           "to must be a number without an extension, got {detail}",
           "leave the extension out, or ask for a mobile number"),
    _error("number-hidden-character", "The recipient contains characters that cannot be seen.",
           "to contains the invisible character {char}{count}",
           "remove it: numbers copied from contacts and web pages often contain such characters"),
    _error("number-decimal", "A number that went through floating point: 919876543210.00, 9.19E+11 or 9,19E+11.",
           "to must be digits, got a floating-point number", "read the column as text: digits may already be lost"),
    _error("number-missing-country-code", "The digits are a national number: they name no country.",
           "to must start with a country code, got what could be {detail}",
           "add the country code {dial}{place} if it is {detail}, otherwise the number's own country code"),
    _error("number-trunk-prefix", "It begins with 0, as numbers are dialled inside a country.",
           "to must start with a country code, got a trunk 0",
           "write the number's own country code, and leave out the 0 if that country drops it"),
    _error("number-international-prefix", "It begins with an international prefix other than one + or 00.",
           "to must start with a country code, got the international prefix {detail}",
           "write + instead if a country code follows it"),
    _error("number-country-code", "No country has this calling code.",
           "to must start with a country code, but no country has this one",
           "check that the number starts with its own country code"),
    _error("number-code-repeated", "The country code comes twice, and no number of that country is that long.",
           "to must have its country code once, got {dial} twice", "write the country code once if it was added twice"),
    _error("number-too-short", "Shorter than any number of its country.",
           "to is too short for {region}: {lengths}", "check for lost digits, or another country code"),
    _error("number-too-long", "Longer than any number of its country.",
           "to is too long for {region}: {lengths}",
           "check for doubled digits, two numbers in one, or another country code"),
    _error("number-length", "No number of its country has this length.",
           "to must be as long as a number of {region}: {lengths}",
           "check the digits and the country code"),
    _error("number-local-only", "It can be dialled within one area only.",
           "to is a local number of {region}, without its area code",
           "add the area code if {region} is meant, otherwise write the number's own country code"),
    _error("number-trunk-zeros", "More than one trunk 0 after the country code: what remains is a guess.",
           "to has more than one 0 between country code and number",
           "write the country code and the number without them"),
    _warning("number-unplanned", "Possible by its length, but in no range of the numbering plan.",
             "to has a possible length, but the numbering plan of {region} has no such range",
             "check the number and its country code; a plan can be newer than our table"),
    _warning("number-no-sms", "Valid, but of a kind that cannot receive SMS.",
             "to is a number of kind {kind}, which cannot receive SMS", "ask for a mobile number"),
    _warning("number-premium", "Valid, but a premium rate number, which cannot receive SMS and charges its callers.",
             "to is a premium rate number of {region}", "ask for a mobile number"),
    _warning("number-ambiguous", "Valid abroad, and a number of the home region if its country code is missing.",
             "to is a number of {region}, or {detail} without its {dial}",
             "write + before it if {region} is meant, add the country code {dial} if it is {detail}"),
    # The body
    _warning("control-character", "A control character that handsets drop or show as a box.",
             "the body contains {char}{count}", "remove it"),
    _warning("ucs2-single-character", "One character makes the whole message UCS-2, and so costs segments.",
             "{char} alone makes the message UCS-2: {segments} instead of {instead}",
             "leave it out, or write characters of GSM-7 instead"),
    _warning("segments-grew", "The body that goes out needs more segments than the body as written.",
             "the body needs {segments} with its links, and {before} as written", "write a shorter text"),
    # A body meant for a machine
    _error("placeholder-unfilled", "An unfilled placeholder. `allow_placeholders` allows it.",
           "the body still contains the placeholder {token}", "fill it in before preparing the message"),
    _warning("placeholder-possible", "It may be an unfilled placeholder. `allow_placeholders` allows it.",
             "{token} in the body may be a placeholder", "fill it in if it is one"),
    _warning("value-missing", "A word that programs write where a value is missing, such as None or undefined.",
             "{token} is in the body where a value should be", "look up the value before preparing the message"),
    _warning("text-escaped", "The body is escaped for HTML, JSON or a URL, and handsets show it like that.",
             "the body contains {token}, which handsets show as it is", "decode the text: {decoded}"),
    _warning("text-lost-characters", "U+FFFD in the body: characters were lost when the text was read.",
             "the body contains U+FFFD, the sign for a lost character{count}",
             "read the text from its source again, in the right encoding"),
    _warning("text-mojibake", "UTF-8 in the body that was read as Windows-1252 or Latin-1.",
             "{token} in the body is UTF-8 that was read in another encoding", "read the text{decoded}"),
    # Links in the body
    _warning("url-userinfo", "A user name before the host, as in phishing links. Shortened only if allowed.",
             "the URL has a user name before its host", "write the URL without it"),
    _warning("url-mixed-scripts", "The host mixes scripts whose letters look alike. Shortened only if allowed.",
             "the host mixes scripts", "check that it is the host you mean"),
    _warning("url-lookalike", "The host can be mistaken for an ASCII one letter by letter. Shortened only if allowed.",
             "the host can be mistaken for {lookalike}", "check that it is the host you mean"),
    _warning("url-mapped-host", "Browsers change characters of the host. Shortened only if allowed.",
             "the host must be written as browsers read it, which is {host}", "write the host as browsers read it"),
    _warning("url-invalid-host", "Browsers refuse the host, or it is too long for DNS. Never shortened here.",
             "the host must be one that browsers accept, got {host}", "check the spelling of the host"),
    _warning("url-escaped-host", "Percent escapes in the host, which browsers decode. Shortened only if allowed.",
             "the host contains percent escapes", "write the host in plain letters"),
    _warning("url-hidden-character", "An invisible character is part of the URL or cuts it. Never shortened here.",
             "an invisible character joins the URL to its neighbour",
             "type the URL again without it"),
    _warning("url-template", "An unfilled placeholder in the URL. Never shortened here.",
             "the URL still contains the placeholder {token}", "fill it in before preparing the message"),
    _warning("url-disguised-address", "An IP address in hex, octal or as one number. Shortened only if allowed.",
             "the host {host} is the address {address} in disguise", "use a host name"),
    _warning("url-address", "The host is an IP address. Shortened only if allowed.",
             "the host is the address {address}", "use a host name"),
    _warning("url-private", "The host is private: it opens only inside its own network. Shortened only if allowed.",
             "the host must be public, got {address}", "use a public host"),
    _warning("url-unknown-suffix", "The host ends in no public suffix that we know. Never shortened here.",
             "the host ends in no known suffix", "check the spelling"),
    _warning("url-doubtful", "It may be a link or a typing mistake. It is left alone.",
             "{text} may be meant as a link, or not ({detail})",
             "write https:// before it if it is a link, or a space after the dot if it is not"),
    _warning("url-glued", "Text touches the URL, so its end or its beginning is a guess. Never shortened here.",
             "text touches the URL without a space, so its end or its beginning is a guess",
             "put a space between the text and the URL"),
    _warning("url-truncated", "An ellipsis cuts the URL off. Never shortened here.",
             "the URL must be complete, but it ends in an ellipsis",
             "write the whole URL, or put a space before the ellipsis"),
    _warning("url-parted", "A space separates the host from its path. Never shortened here.",
             "a space is between the host and its path, so a handset opens the host alone",
             "write the URL without a space"),
    _warning("url-after-escape", "A host follows an undecoded escape, such as %20 or \\n. It is left alone.",
             "{text} follows an undecoded escape, so where its host begins is a guess",
             "decode the text before you prepare the message"),
    _warning("url-html-entity", "The URL contains an HTML entity, such as &amp;. Never shortened here.",
             "the URL must be plain text, but it contains the HTML entity {entity}",
             "decode the HTML before you prepare the message"),
    _warning("url-sign", "The host contains a sign that no registry accepts. Never shortened here.",
             "the host must contain letters, digits, hyphens and dots only, but it contains {sign}",
             "check the spelling of the host"),
    _warning("url-broken-scheme", "A link with a broken scheme, so no handset opens it. Never shortened here.",
             "the link cannot be opened: {detail}", "write https:// once, directly before the host"),
    _warning("url-broken-host", "A link whose host is not valid, so no handset opens it. Never shortened here.",
             "the link cannot be opened: {detail}",
             "write the host in full, such as example.com: dots between its parts, no spaces and no other marks"),
    _warning("url-mistyped-www", "A mistyped www. makes it another host. Never shortened here.",
             "the host must begin with www. or with its name, got {host}",
             "write www. in full or leave it out"),
    _warning("url-glued-before", "A letter or digit touches the beginning of the URL. Never shortened here.",
             "{char} touches the beginning of the URL, so a handset may not see a link there",
             "put a space before the URL"),
    _warning("url-lost-character", "U+FFFD in the URL: a program lost a character. Never shortened here.",
             "the URL contains U+FFFD, the sign for a lost character",
             "take the URL from its source again"),
    # Ids
    _error("ids-missing", "A link is needed, but no ids were given.",
           "the body needs {detail}, and none were given", "give prepare a first id or a range"),
    _error("ids-exhausted", "The ids given are fewer than the links needed, or past the capacity of the codes.",
           "the body needs {detail}, {left} left", "reserve a new range of ids"),
)  # fmt: skip

# Every problem of requests, by its code.
CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _RULES})

# What only the service, or a job for it, can bring: no request on its own has these.
_SERVICE_RULES = (
    _warning("recipient-repeated", "A recipient is in more than one row of a Notify run.",
             "row {row} has the recipient of an earlier row", "remove the row, unless both messages are meant"),
    _error("service-refused", "The service refused, in words that match no other code.",
           "the service refused: {detail}", "read its words: they name the field where they can"),
    _error("answer-unclear", "A gateway's page, a server error or nothing: the outcome of the call is unknown.",
           "the answer is not one of the service's: {detail}",
           "check the report or the callback before you send it again"),
    _error("callback-unreadable", "The callback is not a JSON object in UTF-8.",
           "the callback cannot be read: {detail}", "keep the body as it came, and check who sent it"),
    _error("callback-field", "A known field of a callback has an unexpected type or form.",
           "{param} is {detail}", "keep the body as it came, and check who sent it"),
)  # fmt: skip

# Every problem of calls, answers and callbacks, by its code.
SERVICE_CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _SERVICE_RULES})


def problem(
    code: str, param: str, *, span: tuple[int, int] | None = None, service_words: str = "", **facts: object
) -> Problem:
    """Return the catalogue's problem of this code, worded with the facts of the case."""
    rule = CATALOGUE.get(code) or SERVICE_CATALOGUE[code]
    return Problem(
        code,
        rule.severity,
        param,
        rule.message.format(param=param, **facts),
        span,
        rule.fix.format(**facts),
        service_words,
    )
