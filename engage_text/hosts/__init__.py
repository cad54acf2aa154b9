"""Hosts: their public suffixes, registered domains, IDNA forms, look-alikes and addresses.

A host is a name or an address on its own. Nothing here sees the text around it. `_suffix_list` contains the public
suffix list. `_whatwg` parses a host as browsers do, and `_domain_to_ascii` maps its labels. `_forms` returns the
forms, scripts and look-alikes of a name. `_private` finds hosts that are not on the public internet. `_host_rules`
contains the rules that a caller adds.
"""

from __future__ import annotations

from engage_text.hosts._forms import (
    ascii_lookalike,
    mixes_scripts,
    punycode_form,
    registered_domain,
    unicode_form,
)
from engage_text.hosts._host_rules import HostRules, default_rules
from engage_text.hosts._limits import MAX_HOST, MAX_LABEL, MAX_PORT, SMALL_CHEROKEE
from engage_text.hosts._private import is_private_address, is_private_name
from engage_text.hosts._suffix_list import Extractor, SuffixList, bundled_suffixes
from engage_text.hosts._whatwg import (
    Address,
    AddressForm,
    BrowserHost,
    address_of,
    browser_host,
    looks_changed,
    wire_form,
)
from engage_text.hosts._whatwg import may_be_changed as may_be_changed  # for higher floors; not public

__all__ = [
    "MAX_HOST",
    "MAX_LABEL",
    "MAX_PORT",
    "SMALL_CHEROKEE",
    "Address",
    "AddressForm",
    "BrowserHost",
    "Extractor",
    "HostRules",
    "SuffixList",
    "address_of",
    "ascii_lookalike",
    "browser_host",
    "bundled_suffixes",
    "default_rules",
    "is_private_address",
    "is_private_name",
    "looks_changed",
    "mixes_scripts",
    "punycode_form",
    "registered_domain",
    "unicode_form",
    "wire_form",
]
