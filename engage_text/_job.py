"""One call of `prepare`, or one run of `prepare_many`: its options, and its state.

`PrepareOptions` contains the options. They are checked once and never change. `Job` is the state that changes: the ids
that are left, the codes that were given, and the fields that were judged. Jobs do not share state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from engage_text import rules
from engage_text._checks import kind_of, need_bool, need_choice
from engage_text.ids import ANY_IDS, IdSource
from engage_text.links import Shortener, ShortLink
from engage_text.numbers import HOME_REGION, calling_code, parse_sender
from engage_text.placeholders import PlaceholderPolicy
from engage_text.problems import OptionError, Problem, Severity
from engage_text.rules import RuleSet
from engage_text.urls import UrlOptions, default_options

__all__ = ["Job", "PrepareOptions"]

_PLACEHOLDERS = ("refuse", "allow")


@dataclass(frozen=True, slots=True)
class PrepareOptions:
    """The options of `prepare`, `check` or `prepare_many`, as one value.

    Raises `OptionError` for a value of the wrong kind.
    """

    shortener: Shortener | None = None
    urls: UrlOptions = field(default_factory=default_options)
    rules: RuleSet | None = None
    home_region: str | None = HOME_REGION
    strict: bool = False
    placeholders: PlaceholderPolicy = "refuse"

    def __post_init__(self) -> None:
        shortener, urls, rule_set = self.shortener, self.urls, self.rules
        if shortener is not None and not isinstance(shortener, Shortener):
            raise OptionError(f"shortener must be a Shortener or None, got {kind_of(shortener)}")
        if not isinstance(urls, UrlOptions):
            raise OptionError(f"urls must be a UrlOptions, got {kind_of(urls)}")
        if rule_set is not None and not isinstance(rule_set, RuleSet):
            raise OptionError(f"rules must be a RuleSet or None, got {kind_of(rule_set)}")
        if self.home_region != HOME_REGION:
            calling_code(self.home_region)
        if self.strict is not False:
            need_bool(self.strict, "strict")
        if self.placeholders != "refuse":
            need_choice(self.placeholders, "placeholders", _PLACEHOLDERS)

    def reported(self, problems: Iterable[Problem]) -> Iterable[Problem]:
        """Return the problems that are reported, with the severities that the caller asked for."""
        if self.rules is not None:
            problems = self.rules.apply(problems)
        if not self.strict:
            return problems
        return (
            replace(found, severity=Severity.ERROR) if found.severity is Severity.WARNING else found
            for found in problems
        )


# The problems of the fields that a job repeats, in two parts for the order of the report: the sender comes before the
# recipient, the address for reports and the DLT ids come after the transaction id.
_Verdict = tuple[tuple[Problem, ...], tuple[Problem, ...]]
_MOST_VERDICTS = (
    64  # most jobs have one sender and one address for reports; a hostile job must not fill the memory
)


# A call of `prepare` is a job of one request, and the next call often has the same sender and address. Verdicts that
# depend only on one text are therefore cached for all jobs. A job with its own host rules judges the address itself.
@lru_cache(maxsize=_MOST_VERDICTS)
def _sender_problems(sender: str) -> tuple[Problem, ...]:
    return tuple(rules.sender_problems(parse_sender(sender)))


@lru_cache(maxsize=_MOST_VERDICTS)
def _dlr_url_problems(url: str) -> tuple[Problem, ...]:
    return rules.dlr_url_problems(url)


_Field = str | tuple[tuple[str, str], ...] | None


class Job:
    """The options and the state of one job: the ids that are left, the codes of its targets, verdicts on fields."""

    __slots__ = ("_keeps_codes", "_verdicts", "codes", "ids", "next_id", "options")

    def __init__(
        self, options: PrepareOptions, ids: IdSource = ANY_IDS, *, keeps_codes: bool = False
    ) -> None:
        self.options = options
        self.ids = ids
        self.next_id = ids.next_id
        self.codes: dict[str, tuple[int, str]] = {}  # target → id and code; empty unless the job keeps them
        self._keeps_codes = keeps_codes
        self._verdicts: dict[tuple[_Field, ...], _Verdict] = {}

    def use(self, links: Iterable[ShortLink], used: int) -> None:
        """Remove the ids that a message used, and remember its codes if the job keeps them."""
        if used:
            self.ids = self.ids.after(used)
            self.next_id = self.ids.next_id
        if self._keeps_codes:
            self.codes.update((link.target, (link.id, link.code)) for link in links)

    def repeated_field_problems(
        self, sender: str | None, dlr_url: str | None, tlv: dict[str, Any] | None
    ) -> _Verdict:
        """Return the problems of the fields that a job repeats. Each combination of them is judged once."""
        key = (sender, dlr_url, tuple(tlv.items()) if tlv else None)
        found = self._verdicts.get(key)
        if found is None:
            urls = self.options.urls
            judge = _dlr_url_problems if urls.hosts is None else partial(rules.dlr_url_problems, options=urls)
            of_sender = () if sender is None else _sender_problems(sender)
            of_rest = () if dlr_url is None else judge(dlr_url)
            found = of_sender, (*of_rest, *rules.dlt_problems(tlv)) if tlv else of_rest
            if len(self._verdicts) >= _MOST_VERDICTS:
                self._verdicts.clear()
            self._verdicts[key] = found
        return found
