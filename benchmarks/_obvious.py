"""The obvious script: what people glue together for the same job, with libraries that each do one part of it.

A regex for the links, hashids for their codes, phonenumbers for the recipient, the length by 160 for the segments.
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
    """Prepares requests one by one and hands out the ids itself."""

    def __init__(self, salt: str) -> None:
        self._hashids = Hashids(salt=salt, min_length=7)
        self.links = 0

    def prepare(self, request: dict[str, Any]) -> tuple[dict[str, Any], int]:
        """Return the payload and its number of segments."""
        number = phonenumbers.parse(f"+{request['to']}", None)
        if not phonenumbers.is_valid_number(number):
            raise ValueError("no valid number")
        body = _URL.sub(self._short, request["msg"])
        to = f"{number.country_code}{number.national_number}"
        return {**request, "to": to, "msg": body, "tiny": "0"}, -(-len(body) // _SEPTETS)

    def prepare_json(self, document: bytes) -> tuple[bytes, int]:
        """Return the same from JSON to JSON."""
        payload, segments = self.prepare(json.loads(document))
        return json.dumps(payload, ensure_ascii=False).encode(), segments

    def _short(self, _: re.Match[str]) -> str:
        code = self._hashids.encode(self.links)
        self.links += 1
        return f"https://su.digo.link/{code}"
