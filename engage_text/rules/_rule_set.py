"""Which rules are reported, and how severe their problems are. Nothing here changes what goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from engage_text._checks import exact_text, kind_of
from engage_text._readonly import NOTHING, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError, Problem, Severity
from engage_text.rules._registry import RULES
from engage_text.rules._rule import GROUPS

__all__ = ["Level", "RuleSet"]

# The values in `severities`.
Level = Literal["error", "warning", "off"]
_LEVELS = ("error", "warning", "off")
_SHOWN = 60  # characters of a wrong name: the longest code has 27, and difflib is quadratic


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules that are reported, by their codes (`url-doubtful`) or groups (`url`), and their severities.

    An empty `select` selects all rules. A code has priority over its group; between two names of the same kind,
    `ignore` has priority over `select`. `severities` maps names to `"error"`, `"warning"` or `"off"`.
    `"off"` also hides a rule that `select` names.

    A fixed rule (`Rule.is_fixed`) is always reported as an error. `select` does not hide it, and groups in `ignore`
    or `severities` do not change it. It is an `OptionError` to ignore its code or to lower its severity by its code.
    Unknown names and levels are an `OptionError` too.

    >>> from engage_text import check
    >>> request = {"type": "transactional", "from": "ACMEIN", "to": "919876543210", "tiny": "0",
    ...     "msg": "Log in at http://10.0.0.1/x", "transactionID": "t-1", "dlr": {"mask": 1}}
    >>> [problem.code for problem in RuleSet(ignore=["url"]).apply(check(request).problems)]
    []
    >>> RuleSet(severities={"url-privat": "error"})
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: severities must contain codes or groups of rules, got url-privat: did you mean \
url-private?
    """

    select: Iterable[str] = ()
    ignore: Iterable[str] = ()
    severities: Mapping[str, Level] = field(default_factory=lambda: NOTHING, hash=False)
    _hidden: frozenset[str] = field(init=False, repr=False, compare=False)
    _changed: Mapping[str, Severity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        selected, ignored = _names(self.select, "select"), _names(self.ignore, "ignore")
        levels = _levels(self.severities)
        _refuse_fixed(ignored, "ignored")
        _refuse_fixed((name for name, level in levels.items() if level != "error"), "made less than an error")
        hidden: set[str] = set()
        changed: dict[str, Severity] = {}
        for code, rule in RULES.items():
            if rule.is_fixed:
                continue
            level = levels.get(code) or levels.get(rule.group) or rule.severity.value
            if level == "off" or not _is_selected(code, rule.group, selected, ignored):
                hidden.add(code)
            elif level != rule.severity.value:
                changed[code] = Severity(level)
        for name, value in (
            ("select", tuple(sorted(selected))),
            ("ignore", tuple(sorted(ignored))),
            ("severities", read_only(dict(sorted(levels.items())))),
            ("_hidden", frozenset(hidden)),
            ("_changed", read_only(changed)),
        ):
            object.__setattr__(self, name, value)

    def apply(self, problems: Iterable[Problem]) -> Iterable[Problem]:
        """Return the problems that are reported, in their order, with their severities.

        If this set changes nothing, the result is `problems` itself.
        """
        hidden, changed = self._hidden, self._changed
        if not hidden and not changed:
            return problems
        return [
            replace(found, severity=changed[found.code]) if found.code in changed else found
            for found in problems
            if found.code not in hidden
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _is_selected(code: str, group: str, selected: frozenset[str], ignored: frozenset[str]) -> bool:
    """Return whether a rule is reported: a code has priority over a group, and `ignore` over `select`."""
    if code in ignored:
        return False
    if code in selected:
        return True
    return group not in ignored and (not selected or group in selected)


def _names(given: object, option: str) -> frozenset[str]:
    """Return the names of rules and groups, all of them known."""
    # A str is iterable too, and each of its letters would be a name.
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise OptionError(f"{option} must be a list of codes or groups of rules, got {kind_of(given)}")
    names = list(given)
    return frozenset(_known(name, option) for name in names)


def _levels(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise OptionError(f"severities must map codes or groups of rules to a level, got {kind_of(given)}")
    levels: dict[str, str] = {}
    # Read once: a mapping of the caller's own may answer differently the next time.
    for named, wanted in dict(given).items():
        name, level = _known(named, "severities"), exact_text(wanted) if isinstance(wanted, str) else None
        if level not in _LEVELS:
            found = kind_of(wanted) if level is None else level[:_SHOWN]
            raise OptionError(f"the severity of {name} must be error, warning or off, got {found}")
        levels[name] = level
    return levels


def _known(given: object, option: str) -> str:
    """Return the name of a rule or group. Raises `OptionError` for anything else."""
    if not isinstance(given, str):
        raise OptionError(f"{option} must contain codes or groups of rules, got {kind_of(given)}")
    # Of a subclass of str only the characters count.
    name = exact_text(given)
    if name in RULES or name in GROUPS:
        return name
    import difflib  # noqa: PLC0415 - 3 ms that only a misspelt name needs to pay

    shown = name[:_SHOWN]
    near = difflib.get_close_matches(shown, [*RULES, *GROUPS], n=1)
    hint = f": did you mean {near[0]}?" if near else ""
    raise OptionError(f"{option} must contain codes or groups of rules, got {shown}{hint}")


def _refuse_fixed(names: Iterable[str], what: str) -> None:
    for name in sorted(names):
        if name in RULES and RULES[name].is_fixed:
            raise OptionError(f"{name} cannot be {what}: {_FIXED_BECAUSE}")


# The reason for `Rule.is_fixed`, for an error message.
_FIXED_BECAUSE = "without it, a message could have another text, reach another recipient, or not be built"
