"""The limits of host names and ports, and the one script that lower case changes: literals, no logic."""

from __future__ import annotations

__all__ = ["MAX_HOST", "MAX_LABEL", "MAX_PORT", "SMALL_CHEROKEE"]

MAX_HOST = 253  # RFC 1035 section 2.3.4: 255 octets on the wire, 253 characters as written
MAX_LABEL = 63  # the same section
MAX_PORT = 65535  # RFC 793 section 3.1: a port is 16 bits

# The one script whose letters fold to capitals (CaseFolding.txt of the Unicode Character Database), so that the
# capitals are what IDNA2008 and UTS 46 take: what `lower` made small is put back.
SMALL_CHEROKEE = r"\u13f8-\u13fd\uab70-\uabbf"
