"""The obvious script: what people write for the same job, with libraries that each do one part of it.

It finds links with a regex, makes their codes with hashids, checks the recipient with phonenumbers, and divides the
length by 160 to count the segments.
"""

from __future__ import annotations

import json
import re
from typing import Any

import phonenumbers
from hashids import Hashids

__all__ = ["ObviousScript"]

_URL = re.compile(r"https?://\S+")
_SEPTETS = 160


class ObviousScript:
    """Prepares requests one by one, and assigns the ids itself."""

    def __init__(self, salt: str) -> None:
        self._hashids = Hashids(salt=salt, min_length=7)
        self.links = 0

    def prepare(self, request: dict[str, Any]) -> tuple[dict[str, Any], int]:
        """Return the payload and the number of its segments."""
        number = phonenumbers.parse(f"+{request['to']}", None)
        if not phonenumbers.is_valid_number(number):
            raise ValueError("not a valid number")
        body = _URL.sub(self._short, request["msg"])
        to = f"{number.country_code}{number.national_number}"
        return {**request, "to": to, "msg": body, "tiny": "0"}, -(-len(body) // _SEPTETS)

    def prepare_json(self, document: bytes) -> tuple[bytes, int]:
        """Return the same, from JSON to JSON."""
        payload, segments = self.prepare(json.loads(document))
        return json.dumps(payload, ensure_ascii=False).encode(), segments

    def _short(self, _: re.Match[str]) -> str:
        code = self._hashids.encode(self.links)
        self.links += 1
        return f"https://su.digo.link/{code}"
