"""The messages of a run that came before, as digests: 16 bytes and a place for each. It grows with the run."""

from __future__ import annotations

from engage_text._checks import need_bool

__all__ = ["Seen"]

_UNKNOWN = "another message"


class Seen:
    """Where each value of a run was first. The caller keeps one for a run, over all its files.

    `transaction_ids`, `recipients` and `messages` say which values are kept. `places` is where they are kept: several
    of them can share one, if parts of a run have other rules. A value is kept as a digest, so that
    neither numbers nor bodies stay in memory. This is the only part of the linter whose memory grows with the number of
    messages.

    >>> seen = Seen(recipients=True)
    >>> seen.first("to", "919876543210", place="a.csv:2"), seen.first("to", "919876543210", place="a.csv:9")
    ('', 'a.csv:2')
    """

    __slots__ = ("_places", "messages", "recipients", "transaction_ids")

    def __init__(
        self,
        *,
        transaction_ids: bool = False,
        recipients: bool = False,
        messages: bool = False,
        places: dict[bytes, str] | None = None,
    ) -> None:
        self.transaction_ids: bool = need_bool(transaction_ids, "transaction_ids")
        self.recipients: bool = need_bool(recipients, "recipients")
        self.messages: bool = need_bool(messages, "messages")
        self._places = {} if places is None else places

    def first(self, *value: str, place: str) -> str:
        """Return the place where the value came before, or "". It is added if it is new."""
        from hashlib import blake2b  # noqa: PLC0415 - 1 ms that only runs with these rules need

        digest = blake2b(digest_size=16)
        for part in value:
            data = part.encode("utf-8", "surrogatepass")
            # The length separates the parts: ("ab", "c") is another value than ("a", "bc").
            digest.update(len(data).to_bytes(8, "big") + data)
        key = digest.digest()
        found = self._places.get(key)
        if found is None:
            self._places[key] = place or _UNKNOWN
        return found or ""

    def __len__(self) -> int:
        return len(self._places)
