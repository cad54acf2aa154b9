"""The verdict on a phone number, and the kind of a phone number."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["NumberKind", "Verdict"]


class Verdict(StrEnum):
    """The verdict on a phone number, in libphonenumber's terms, from worst to best.

    A `POSSIBLE` number has a length that its country uses. A `VALID` number is also in the country's numbering plan.
    Neither means that the number is in service.

    Source: libphonenumber, PhoneNumberUtil.ValidationResult and NumberParseException.ErrorType.
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
    """The kind of line that a valid number is assigned to; `unknown` if the number is not in the plan.

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
        """Return False if numbers of this kind cannot receive SMS, and True if they can or might."""
        return self not in _KINDS_WITHOUT_SMS


# If in doubt, a kind counts as able to receive SMS: a false alarm stops a message that would have arrived. Many
# providers deliver SMS to VoIP numbers, personal numbers are routed to mobiles, pagers show text, and a number of a
# plan newer than our data is `unknown`. The kinds listed here reach a landline or a call centre. Our decision.
_KINDS_WITHOUT_SMS = frozenset(
    {
        NumberKind.FIXED_LINE,
        NumberKind.TOLL_FREE,
        NumberKind.PREMIUM_RATE,
        NumberKind.SHARED_COST,
        NumberKind.UAN,
        NumberKind.VOICEMAIL,
    }
)
