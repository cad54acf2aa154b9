"""What can be said of a number: how far it got, and what it is for."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["NumberKind", "Verdict"]


class Verdict(StrEnum):
    """How far a text got on its way to a number, in libphonenumber's terms, worst to best.

    `POSSIBLE` has a length that its country uses, `VALID` is in the country's numbering plan as well;
    neither says that anybody answers. Source: libphonenumber, PhoneNumberUtil.ValidationResult and
    NumberParseException.ErrorType.
    """

    NOT_A_NUMBER = "NOT_A_NUMBER"
    INVALID_COUNTRY_CODE = "INVALID_COUNTRY_CODE"
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    INVALID_LENGTH = "INVALID_LENGTH"
    POSSIBLE_LOCAL_ONLY = "POSSIBLE_LOCAL_ONLY"
    POSSIBLE = "POSSIBLE"
    VALID = "VALID"


class NumberKind(StrEnum):
    """What a valid number is assigned for; `unknown` when it is not in the plan.

    Source: libphonenumber, PhoneNumberUtil.PhoneNumberType.

    >>> NumberKind.TOLL_FREE.gets_sms
    False
    """

    FIXED_LINE = "fixed_line"
    MOBILE = "mobile"
    FIXED_LINE_OR_MOBILE = "fixed_line_or_mobile"
    TOLL_FREE = "toll_free"
    PREMIUM_RATE = "premium_rate"
    SHARED_COST = "shared_cost"
    VOIP = "voip"
    PERSONAL_NUMBER = "personal_number"
    PAGER = "pager"
    UAN = "uan"
    VOICEMAIL = "voicemail"
    UNKNOWN = "unknown"

    @property
    def gets_sms(self) -> bool:
        """False when numbers of this kind plainly take no SMS, True when they do or may."""
        return self not in _DEAF_KINDS


# A doubt counts for the recipient: a false alarm stops a message that would have arrived. VoIP numbers take
# SMS with many providers, personal numbers are routed to mobiles, pagers show text, and `unknown` is what a
# plan newer than our data looks like. The kinds listed reach a wall socket or a call centre. Our decision.
_DEAF_KINDS = frozenset(
    {
        NumberKind.FIXED_LINE,
        NumberKind.TOLL_FREE,
        NumberKind.PREMIUM_RATE,
        NumberKind.SHARED_COST,
        NumberKind.UAN,
        NumberKind.VOICEMAIL,
    }
)
