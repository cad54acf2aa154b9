"""The settings of a run of the linter, as one value. It reads no file: `_configuration` does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engage_text._checks import kind_of, need_bool, quoted
from engage_text._job import PrepareOptions
from engage_text.links import Shortener
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._file_rules import FILE_RULES
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._suppression_rules import SUPPRESSION_RULES
from engage_text.lint._suppressions import Suppressions
from engage_text.numbers import HOME_REGION
from engage_text.placeholders import PlaceholderPolicy
from engage_text.problems import OptionError, Severity
from engage_text.rules import RULES, RuleSet
from engage_text.urls import UrlOptions

if TYPE_CHECKING:
    from engage_text.lint._baseline import Baseline
    from engage_text.policies import Policy

__all__ = ["Settings", "prepare_options", "rules_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How files are read and checked.

    `rules` selects rules out of `ALL_RULES`: `RuleSet(…, known=ALL_RULES)`. `shortener`, `urls`, `home_region` and
    `placeholders` are the options of `check`. `policy` is what messages must be like beyond what the service needs.
    `read` says how files become rows. With `strict`, warnings are errors. Findings at `fail_level` or above fail the
    run. `suppressions` hides the findings of some files and rows, and `baseline` those that are known. `root` is the
    directory of the configuration.

    Raises `OptionError` for a value of the wrong kind.

    >>> Settings(fail_level="warning").fail_level
    <Severity.WARNING: 'warning'>
    """

    rules: RuleSet | None = None
    shortener: Shortener | None = None
    urls: UrlOptions = field(default_factory=UrlOptions)
    home_region: str | None = HOME_REGION
    placeholders: PlaceholderPolicy = "refuse"
    policy: Policy | None = None
    read: ReadOptions = field(default_factory=ReadOptions)
    strict: bool = False
    fail_level: Severity = Severity.ERROR
    suppressions: Suppressions = field(default_factory=Suppressions)
    baseline: Baseline | None = None
    root: Path | None = None

    def __post_init__(self) -> None:
        for name, kind in (("read", ReadOptions), ("suppressions", Suppressions)):
            if not isinstance(given := getattr(self, name), kind):
                raise OptionError(f"{name} must be a {kind.__name__}, got {kind_of(given)}")
        _need_or_none(self.rules, RuleSet, "rules")
        if self.policy is not None:
            from engage_text.policies import Policy  # noqa: PLC0415 - the caller has imported it

            _need_or_none(self.policy, Policy, "policy")
        if self.baseline is not None:
            from engage_text.lint._baseline import Baseline  # noqa: PLC0415 - likewise

            _need_or_none(self.baseline, Baseline, "baseline")
        need_bool(self.strict, "strict")
        prepare_options(self)  # raises for a wrong value
        try:
            object.__setattr__(self, "fail_level", Severity(self.fail_level))
        except ValueError:
            raise OptionError(
                f"fail_level must be error, warning or info, got {quoted(self.fail_level)}"
            ) from None

    @property
    def has_policy(self) -> bool:
        """True if a policy is configured, or a rule is reported that is opt-in."""
        if self.policy is not None or self.rules is None:
            return self.policy is not None
        rules = self.rules
        return any(rule.is_opt_in and rules.reports(rule.code) for rule in ALL_RULES.values())


def _need_or_none(given: object, kind: type[object], name: str) -> None:
    if given is not None and not isinstance(given, kind):
        raise OptionError(f"{name} must be a {kind.__name__} or None, got {kind_of(given)}")


def rules_of(settings: Settings) -> RuleSet:
    """Return which rules of requests and files are reported. Without `rules`, those that are opt-in are off."""
    return settings.rules or RuleSet(
        known={**RULES, **{rule.code: rule for rule in (*FILE_RULES, *SUPPRESSION_RULES)}}
    )


def prepare_options(settings: Settings) -> PrepareOptions:
    """Return the options of `check`, without rules: those of the linter are applied to all problems together."""
    return PrepareOptions(
        settings.shortener,
        settings.urls,
        home_region=settings.home_region,
        placeholders=settings.placeholders,
    )
