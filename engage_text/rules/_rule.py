"""A rule: one object that contains everything known about one kind of problem, and makes its problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Generic, Literal, NamedTuple, TypeVar, get_args, overload

from engage_text._to_dict import fields_to_dict
from engage_text.problems import Problem, Severity
from engage_text.rules._context import Checker
from engage_text.rules._examples import Example
from engage_text.rules._typed_facts import NoFacts

__all__ = ["GROUPS", "Group", "Rule", "RuleGroup", "Source"]

# What a rule is about.
Group = Literal[
    "request", "sender", "number", "text", "segments", "url", "ids", "service",
    "file", "template", "policy", "dlt", "market", "style",
]  # fmt: skip
# All groups, in the order of the documentation.
GROUPS: tuple[Group, ...] = get_args(Group)
Facts = TypeVar("Facts", bound=tuple[Any, ...])
_NONE = NoFacts()
_FACT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Facts]):
    """One kind of problem. Its `code` never changes and never gets another meaning.

    `message` and `hint` are templates: `{name}` is a field or a property of the `facts`, `{param}` the field of the
    request. `bad` shows a problem, `good` the same without it. `source` says where the rule comes from: a standard,
    the vendor's page (*documented*), what was *observed*, or *our decision*. `checked_on` is the date when a person
    last reviewed the rule: compared it with its source, if the source can be opened. It is not the date of a release.

    A rule `is_fixed` if, without it, a message could have another text than the request, reach another recipient,
    or not be built at all. No `RuleSet` can hide such a rule or make it a warning. `hides_target` is True if a short
    link would hide the problem from the reader. A rule that `is_opt_in` is reported only if a `RuleSet` selects it or
    gives it a level.

    The rules of the groups `file`, `template`, `policy`, `dlt`, `market` and `style` are those of the linter. `check`
    of one request does not run them.
    """

    code: str
    group: Group
    severity: Severity
    facts: type[Facts]
    meaning: str
    message: str
    hint: str
    bad: Example
    good: Example
    source: str
    checked_on: str
    checker: Checker
    is_fixed: bool = False
    hides_target: bool = False
    is_opt_in: bool = False

    def check(self, context: Any) -> tuple[Problem, ...]:
        """Return the problems of this rule in a request. The context is a `Context`, or that of the rule's group."""
        return tuple(found for found in self.checker(context) if found.code == self.code)

    @overload
    def problem(
        self: Rule[NoFacts],
        param: str,
        *,
        span: tuple[int, int] | None = None,
        hint: str | None = None,
        service_words: str = "",
    ) -> Problem: ...

    @overload
    def problem(
        self,
        param: str,
        facts: Facts,
        *,
        span: tuple[int, int] | None = None,
        hint: str | None = None,
        service_words: str = "",
    ) -> Problem: ...

    def problem(
        self,
        param: str,
        facts: Any = _NONE,
        *,
        span: tuple[int, int] | None = None,
        hint: str | None = None,
        service_words: str = "",
    ) -> Problem:
        """Return a problem of this rule. A given `hint` replaces the hint of the rule."""
        message = _filled(self.message, param, facts)
        if hint is None:
            hint = _filled(self.hint, param, facts)
        return Problem(self.code, self.severity, param, message, span, hint, service_words, facts or None)

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as JSON-ready values, without its checker. `facts` are the names of its facts."""
        facts = list(getattr(self.facts, "_fields", ()))
        return {**fields_to_dict(self, leave_out=("checker", "facts")), "facts": facts}


class Source(NamedTuple):
    """Where rules come from, and when they were last reviewed."""

    text: str
    checked_on: str


class RuleGroup(NamedTuple):
    """What the rules of one group share. A rule with another source names its own."""

    name: Group
    checker: Checker
    source: Source

    def error(  # noqa: PLR0913 - the fields of a rule
        self,
        code: str,
        facts: type[Facts],
        meaning: str,
        message: str,
        hint: str,
        *,
        bad: tuple[Any, str] | tuple[Any, str, str],
        good: tuple[Any, str] | tuple[Any, str, str],
        source: Source | None = None,
        is_fixed: bool = False,
        is_opt_in: bool = False,
    ) -> Rule[Facts]:
        """Return a rule of this group whose problems are errors."""
        words = (meaning, message, hint)
        flags = {"is_fixed": is_fixed, "is_opt_in": is_opt_in}
        return self._rule(Severity.ERROR, code, facts, words, (bad, good), source, **flags)

    def warning(  # noqa: PLR0913 - the fields of a rule
        self,
        code: str,
        facts: type[Facts],
        meaning: str,
        message: str,
        hint: str,
        *,
        bad: tuple[Any, str] | tuple[Any, str, str],
        good: tuple[Any, str] | tuple[Any, str, str],
        source: Source | None = None,
        hides_target: bool = False,
        is_opt_in: bool = False,
    ) -> Rule[Facts]:
        """Return a rule of this group whose problems are warnings."""
        words = (meaning, message, hint)
        flags = {"hides_target": hides_target, "is_opt_in": is_opt_in}
        return self._rule(Severity.WARNING, code, facts, words, (bad, good), source, **flags)

    def info(  # noqa: PLR0913 - the fields of a rule
        self,
        code: str,
        facts: type[Facts],
        meaning: str,
        message: str,
        hint: str,
        *,
        bad: tuple[Any, str] | tuple[Any, str, str],
        good: tuple[Any, str] | tuple[Any, str, str],
        source: Source | None = None,
        is_opt_in: bool = False,
    ) -> Rule[Facts]:
        """Return a rule of this group whose problems are only information."""
        words = (meaning, message, hint)
        return self._rule(Severity.INFO, code, facts, words, (bad, good), source, is_opt_in=is_opt_in)

    def _rule(  # noqa: PLR0913, PLR0917 - what errors and warnings share
        self,
        severity: Severity,
        code: str,
        facts: type[Facts],
        words: tuple[str, str, str],
        examples: tuple[tuple[Any, ...], tuple[Any, ...]],
        source: Source | None,
        **flags: bool,
    ) -> Rule[Facts]:
        meaning, message, hint = words
        bad, good = examples
        text, checked_on = source or self.source
        return Rule(
            code=code,
            group=self.name,
            severity=severity,
            facts=facts,
            meaning=meaning,
            message=message,
            hint=hint,
            bad=Example(*bad),
            good=Example(*good),
            source=text,
            checked_on=checked_on,
            checker=self.checker,
            **flags,
        )


def _filled(template: str, param: str, facts: tuple[Any, ...]) -> str:
    form, values_of = _parsed(template)
    return template if values_of is None else form.format(param, *values_of(facts))


@cache  # one entry for each template of a rule
def _parsed(template: str) -> tuple[str, attrgetter[tuple[Any, ...]] | None]:
    """Return the template with indices instead of names (`str.format` reads them faster), and a getter of values."""
    names = _FACT.findall(template)
    if not names:
        return template, None
    facts = [name for name in names if name != "param"]
    form = _FACT.sub(lambda found: f"{{{0 if found[1] == 'param' else facts.index(found[1]) + 1}}}", template)
    # With one name, an `attrgetter` returns the bare value: a second name, which is not used, makes it a tuple.
    return form, attrgetter(*facts, "__class__", "__class__")
