"""What a run of the linter is asked for, as one value. It reads no file: `_configuration` does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engage_text._checks import kind_of, need_bool
from engage_text._job import PrepareOptions
from engage_text.links import Shortener
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._baseline import Baseline
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._suppressions import Suppressions
from engage_text.numbers import HOME_REGION
from engage_text.placeholders import PlaceholderPolicy
from engage_text.policies import POLICY_RULES, Policy
from engage_text.problems import OptionError, Severity
from engage_text.rules import RuleSet
from engage_text.urls import UrlOptions

__all__ = ["Settings", "prepare_options"]

_NO_POLICY = Policy()
_KINDS: dict[str, type[Any]] = {
    "rules": RuleSet,
    "policy": Policy,
    "read": ReadOptions,
    "suppressions": Suppressions,
}
_ALL = RuleSet(known=ALL_RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How files are read and checked.

    `rules` selects rules out of `ALL_RULES`. `shortener`, `urls`, `home_region` and `placeholders` are the options of
    `check`. `policy` is what messages must be like beyond what the service needs. `read` says how files become rows.
    With `strict`, warnings are errors. Findings at `fail_level` or above fail the run. `suppressions` hides the
    findings of some files and rows, and `baseline` those that are known. `root` is the directory of the configuration.

    Raises `OptionError` for a value of the wrong kind.

    >>> Settings(fail_level="warning").fail_level
    <Severity.WARNING: 'warning'>
    """

    rules: RuleSet = _ALL
    shortener: Shortener | None = None
    urls: UrlOptions = field(default_factory=UrlOptions)
    home_region: str | None = HOME_REGION
    placeholders: PlaceholderPolicy = "refuse"
    policy: Policy = _NO_POLICY
    read: ReadOptions = field(default_factory=ReadOptions)
    strict: bool = False
    fail_level: Severity = Severity.ERROR
    suppressions: Suppressions = field(default_factory=Suppressions)
    baseline: Baseline | None = None
    root: Path | None = None

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            given = getattr(self, name)
            if not isinstance(given, kind):
                raise OptionError(f"{name} must be a {kind.__name__}, got {kind_of(given)}")
        if self.baseline is not None and not isinstance(self.baseline, Baseline):
            raise OptionError(f"baseline must be a Baseline or None, got {kind_of(self.baseline)}")
        need_bool(self.strict, "strict")
        prepare_options(self)  # raises for a wrong value
        try:
            object.__setattr__(self, "fail_level", Severity(self.fail_level))
        except ValueError:
            raise OptionError(
                f"fail_level must be error, warning or info, got {kind_of(self.fail_level)}"
            ) from None

    @property
    def has_policy(self) -> bool:
        """True if a policy is configured, or a rule is reported that must be asked for."""
        asked = any(rule.is_opt_in and self.rules.reports(rule.code) for rule in POLICY_RULES.values())
        return asked or self.policy != _NO_POLICY


def prepare_options(settings: Settings) -> PrepareOptions:
    """Return the options of `check`, without rules: those of the linter are applied to all problems together."""
    return PrepareOptions(
        settings.shortener,
        settings.urls,
        home_region=settings.home_region,
        placeholders=settings.placeholders,
    )
