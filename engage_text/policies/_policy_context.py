"""The input of the rules of a policy for one message, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engage_text._readonly import NOTHING
from engage_text._text import splice
from engage_text.placeholders import find_placeholders
from engage_text.policies._duplicates import Seen
from engage_text.policies._merge import Merged
from engage_text.policies._policy import Policy
from engage_text.rules import Context
from engage_text.segments import MessageSize, measure

__all__ = ["PolicyContext"]

_NO_POLICY = Policy()


class PolicyContext(NamedTuple):
    """One request and the policy that it is checked against: the input of a rule of the linter.

    `request` is the context of the request itself (`context_of`). `assumed` are the wire names of the fields that have
    a stand-in. `values` are the columns of its row by their headers. `seen` contains the messages before this one (see
    `seen_for`), and `place` says where this one is, such as `contacts.csv:3`. `merged` is the body with the values of
    its row, if the body of the request was made that way.
    """

    request: Context
    policy: Policy = _NO_POLICY
    assumed: frozenset[str] = frozenset()
    values: Mapping[str, str] = NOTHING
    seen: Seen | None = None
    place: str = ""
    merged: Merged | None = None

    @property
    def is_template(self) -> bool:
        """True if the placeholders of the body have no values yet."""
        return self.request.allows_placeholders and self.merged is None

    @property
    def size(self) -> MessageSize | None:
        """The size of the message as a handset shows it. No message of a template is smaller than this."""
        preview = self.request.preview
        if not self.is_template or not (found := find_placeholders(preview)):
            return self.request.size
        return measure(splice(preview, [(one.start, one.end, "") for one in found]))

    def __repr__(self) -> str:
        # Without the values of the row, which may not belong in a log.
        return f"PolicyContext({self.request!r}, {self.policy!r})"
