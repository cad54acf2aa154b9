"""The names of evidence and reasons, which say why a place is a link or was left alone, and their words."""

from __future__ import annotations

from typing import Literal

__all__ = ["EVIDENCE", "REASONS", "SCHEME_FAULTS", "SILENT", "Evidence", "Reason"]

# What makes a place in a text a link, see `UrlSpan`.
Evidence = Literal["scheme", "www", "path", "host"]
# Why a place that looks like a URL is not a link, see `REASONS`.
Reason = Literal[
    "word-suffix", "file-name", "lost-at", "bare-ip", "unknown-suffix", "in-escape", "sign", "cut-word",
    "sentence", "bare-host", "never", "e-mail", "mention", "tag", "in-path", "placeholder", "other-scheme",
    "no-suffix", "no-host", "no-address", "missing-colon", "missing-slash", "extra-slash", "wrong-mark",
    "misspelled-scheme", "space-in-scheme", "escaped-slashes", "odd-characters", "no-scheme", "double-scheme",
    "bad-host", "cut-host",
]  # fmt: skip

EVIDENCE: dict[Evidence, str] = {
    "scheme": "it begins with http:// or https://",
    "www": "it begins with www. and ends in a known suffix",
    "path": "a path, query or fragment follows a known suffix",
    "host": "it is a bare host that the policy or the caller's rules accept",
}

# Each reason in words. `scan_urls` gives the reasons of the doubtful hosts, `explain_urls` all of them.
REASONS: dict[Reason, str] = {
    "word-suffix": "its suffix is a word as well",
    "file-name": "it may be a file name",
    "lost-at": "it may be an e-mail address that lost its @",
    "bare-ip": "it may be a version number",
    "unknown-suffix": "its suffix is not known",
    "in-escape": "it follows an undecoded escape such as %20 or \\n",
    "sign": "a sign or an amount touches it",
    "cut-word": "it is the rest of a longer word",
    "sentence": "a capital after the dot begins a sentence",
    "bare-host": "the policy does not accept bare hosts",
    "never": "the caller's rules say so",
    "e-mail": "it is part of an e-mail address",
    "mention": "it follows an @",
    "cut-host": "it is the rest of a URL that was cut before it",
    "tag": "it follows # or $, as a tag does",
    "in-path": "it follows a slash, as part of a path does",
    "placeholder": "it is part of a placeholder",
    "other-scheme": "it belongs to another scheme",
    "no-suffix": "it does not end in a public suffix",
    "no-host": "it cannot be a host name",
    "no-address": "it is not a valid IPv4 address",
    "double-scheme": "its scheme is written twice",
    # A broken link: no handset opens it, so it is always reported.
    "missing-colon": "the colon between scheme and slashes is missing",
    "missing-slash": "fewer than two slashes follow the scheme",
    "extra-slash": "more than two slashes follow the scheme",
    "wrong-mark": "another mark replaces the colon",
    "misspelled-scheme": "the scheme is misspelled",
    "space-in-scheme": "a space is inside the scheme or between it and the host",
    "escaped-slashes": "a backslash or an escape is written between scheme and host",
    "odd-characters": "a full-width, foreign or invisible character is part of the scheme",
    "no-scheme": "the scheme before the two slashes is missing",
    "bad-host": "what follows the scheme or www is not a valid host",
}
# The reasons that mean a broken scheme.
SCHEME_FAULTS: frozenset[Reason] = frozenset(
    (
        "missing-colon",
        "missing-slash",
        "extra-slash",
        "wrong-mark",
        "misspelled-scheme",
        "space-in-scheme",
        "escaped-slashes",
        "odd-characters",
        "no-scheme",
    )
)
_REPORTED = SCHEME_FAULTS | {
    "word-suffix", "file-name", "lost-at", "bare-ip", "unknown-suffix", "in-escape", "sign", "cut-word", "bad-host"
}  # fmt: skip
SILENT = frozenset(REASONS) - _REPORTED
