"""Limits of host names and ports, and the letters whose lower case IDNA does not use. Literals only, no logic."""

from __future__ import annotations

__all__ = ["MAX_HOST", "MAX_LABEL", "MAX_PORT", "SMALL_CHEROKEE"]

MAX_HOST = 253  # characters of a host name: 255 octets on the wire (RFC 1035 section 2.3.4)
MAX_LABEL = 63  # characters of a label (RFC 1035 section 2.3.4)
MAX_PORT = 65535  # the highest port: ports have 16 bits (RFC 793 section 3.1)

# Cherokee is the one script whose small letters fold to capitals (CaseFolding.txt of the Unicode Character Database).
# IDNA2008 and UTS 46 therefore use the capitals, and we undo what `str.lower` does to them.
SMALL_CHEROKEE = r"\u13f8-\u13fd\uab70-\uabbf"
