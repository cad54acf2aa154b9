"""Rules for ids: a body needs one for each of its links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import IdsFacts, NeededFacts
from engage_text.wire import BODY

__all__ = ["ID_RULES", "id_problem"]


def _check(context: Context) -> Sequence[Problem]:
    if not context.ids_needed:
        return ()
    return (id_problem(context.ids_needed, context.ids_left, avoids=context.avoids_codes),)


_ids = RuleGroup("ids", _check, Source("our decision", "2026-11-28"))
_BAD = ("msg", "Track it at https://example.in/parcels/1, pay at https://example.in/bills/1")
_GOOD = ("msg", "Your parcel arrives today.")

# fmt: off
IDS_MISSING = _ids.error(
    "ids-missing", NeededFacts, "A link is needed, but no ids were given.",
    "the body needs {ids}, and none were given", "Give prepare a first id or a range.",
    bad=_BAD, good=_GOOD, is_fixed=True)

IDS_EXHAUSTED = _ids.error(
    "ids-exhausted", IdsFacts, "There are fewer ids than links, or the ids are past the last code.",
    "the body needs {ids}, {remaining}", "Reserve a new range of ids.",
    bad=_BAD, good=_GOOD, is_fixed=True)
# fmt: on

ID_RULES: tuple[Rule[Any], ...] = (IDS_MISSING, IDS_EXHAUSTED)


def id_problem(needed: int, left: int | None, *, avoids: bool) -> Problem:
    """Return the problem of a body that needs more ids than are `left`, None if none were given."""
    if left is None:
        return IDS_MISSING.problem(BODY, NeededFacts(needed))
    return IDS_EXHAUSTED.problem(BODY, IdsFacts(needed, left, avoids))
