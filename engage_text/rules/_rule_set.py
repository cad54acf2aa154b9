"""Which rules are reported, and how severe their problems are. Nothing here changes what goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field, replace
from typing import Any, Literal

from engage_text._checks import exact_text, kind_of
from engage_text._readonly import NOTHING, read_only
from engage_text._text import nearest
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError, Problem, Severity
from engage_text.rules._registry import RULES
from engage_text.rules._rule import Rule

__all__ = ["Level", "RuleSet"]

# The values in `severities`.
Level = Literal["error", "warning", "info", "off"]
_LEVELS = ("error", "warning", "info", "off")
_SHOWN = 60  # characters of a wrong name: the longest code has 27


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules that are reported, by their codes (`url-doubtful`) or groups (`url`), and their severities.

    An empty `select` selects all rules, except those that are opt-in. `extend_select` adds rules to them. A code has
    priority over its group; between two names of the same kind, `ignore` has priority. `severities` maps names to
    `"error"`, `"warning"`, `"info"` or `"off"`. `"off"` also hides a rule that `select` names, and any other level also
    opts in. `known` contains the rules that can be named, by their codes: by default, the rules of a request.

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
    extend_select: Iterable[str] = ()
    known: InitVar[Mapping[str, Rule[Any]]] = RULES
    _hidden: frozenset[str] = field(init=False, repr=False, compare=False)
    _changed: Mapping[str, Severity] = field(init=False, repr=False, compare=False)

    def __post_init__(self, known: Mapping[str, Rule[Any]]) -> None:
        selected, ignored = _names(self.select, "select", known), _names(self.ignore, "ignore", known)
        added = _names(self.extend_select, "extend_select", known)
        levels = _levels(self.severities, known)
        _refuse_fixed(ignored, "ignored", known)
        low = (name for name, level in levels.items() if level != "error")
        _refuse_fixed(low, "made less than an error", known)
        hidden: set[str] = set()
        changed: dict[str, Severity] = {}
        for code, rule in known.items():
            if rule.is_fixed:
                continue
            level = levels.get(code) or levels.get(rule.group)
            is_default = not selected and (level is not None or not rule.is_opt_in)
            if level == "off" or not _is_selected(rule, selected | added, ignored, is_default=is_default):
                hidden.add(code)
            elif level is not None and level != rule.severity.value:
                changed[code] = Severity(level)
        for name, value in (
            ("select", tuple(sorted(selected))),
            ("ignore", tuple(sorted(ignored))),
            ("extend_select", tuple(sorted(added))),
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

    def reports(self, code: str) -> bool:
        """Return whether problems with this code are reported.

        >>> RuleSet(ignore=["url"]).reports("url-doubtful")
        False
        """
        return code not in self._hidden

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _is_selected(
    rule: Rule[Any], selected: frozenset[str], ignored: frozenset[str], *, is_default: bool
) -> bool:
    """Return whether a rule is reported: a code has priority over a group, and `ignore` over `select`."""
    if rule.code in ignored:
        return False
    if rule.code in selected:
        return True
    return rule.group not in ignored and (is_default or rule.group in selected)


def _names(given: object, option: str, known: Mapping[str, Rule[Any]]) -> frozenset[str]:
    """Return the names of rules and groups, all of them known."""
    # A str is iterable too, and each of its letters would be a name.
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise OptionError(f"{option} must be a list of codes or groups of rules, got {kind_of(given)}")
    names = list(given)
    return frozenset(_known_name(name, option, known) for name in names)


def _levels(given: object, known: Mapping[str, Rule[Any]]) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise OptionError(f"severities must map codes or groups of rules to a level, got {kind_of(given)}")
    levels: dict[str, str] = {}
    # Read once: a mapping of the caller's own may answer differently the next time.
    for named, wanted in dict(given).items():
        name = _known_name(named, "severities", known)
        level = exact_text(wanted) if isinstance(wanted, str) else None
        if level not in _LEVELS:
            found = kind_of(wanted) if level is None else level[:_SHOWN]
            raise OptionError(f"the severity of {name} must be error, warning, info or off, got {found}")
        levels[name] = level
    return levels


def _known_name(given: object, option: str, known: Mapping[str, Rule[Any]]) -> str:
    """Return the name of a rule or group. Raises `OptionError` for anything else."""
    if not isinstance(given, str):
        raise OptionError(f"{option} must contain codes or groups of rules, got {kind_of(given)}")
    # Of a subclass of str only the characters count.
    name = exact_text(given)
    groups = {rule.group for rule in known.values()}
    if name in known or name in groups:
        return name
    near = nearest(name, [*known, *sorted(groups)])
    hint = f": did you mean {near}?" if near else ""
    raise OptionError(f"{option} must contain codes or groups of rules, got {name[:_SHOWN]}{hint}")


def _refuse_fixed(names: Iterable[str], what: str, known: Mapping[str, Rule[Any]]) -> None:
    for name in sorted(names):
        if name in known and known[name].is_fixed:
            raise OptionError(f"{name} cannot be {what}: {_FIXED_BECAUSE}")


# The reason for `Rule.is_fixed`, for an error message.
_FIXED_BECAUSE = "without it, a message could have another text, reach another recipient, or not be built"
