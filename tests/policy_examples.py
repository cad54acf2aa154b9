"""The contexts of policies: made from requests, from rows with values, and from the examples of rules."""

import csv
import io
import json
import tomllib

import builders

from engage_text._job import PrepareOptions
from engage_text._steps import context_of
from engage_text.policies import Policy, PolicyContext, merge
from engage_text.policies._template_rules import placeholder_differences

NOT_OF_THE_POLICY = {"placeholders", "defaults", "columns", "domain", "prefix"}


def policy_context(
    policy=None, *, msg=None, values=None, template=False, shortener=None, assumed=(), fields=None
):
    """The context of a valid request with these fields. With values, its body is merged with them."""
    merged = None if values is None else merge(msg, values)
    request = {
        **builders.request(),
        **(fields or {}),
        "msg": merged.text if merged else msg or "Your parcel arrives today.",
    }
    options = PrepareOptions(shortener=shortener, placeholders="allow" if template else "refuse")
    return PolicyContext(
        context_of(request, options=options),
        policy if isinstance(policy, Policy) else Policy(**(policy or {})),
        values=values or {},
        merged=merged,
        assumed=frozenset(assumed),
    )


def codes_of_example(rule, example):
    """The codes of the problems that the module of the rule finds in one of its examples."""
    options = {name.replace("-", "_"): value for name, value in tomllib.loads(example.options).items()}
    policy = Policy(
        **{name: _snake(value) for name, value in options.items() if name not in NOT_OF_THE_POLICY}
    )
    if example.place == "catalogue":
        languages = json.loads(example.text)
        keys = next(iter(languages.values()))
        texts = [{language: texts[key] for language, texts in languages.items()} for key in keys]
        return [found.code for one in texts for _, found in placeholder_differences(one)]
    if example.place == "file":
        [row] = csv.DictReader(io.StringIO(example.text))
        context = policy_context(policy, msg=options["defaults"]["msg"], values=row)
    else:
        context = PolicyContext(
            context_of(
                example.request(), options=PrepareOptions(placeholders=options.get("placeholders", "refuse"))
            ),
            policy,
        )
    return [found.code for found in rule.checker(context)]


def _snake(value: object) -> object:
    if isinstance(value, dict):
        return {name.replace("-", "_"): _snake(one) for name, one in value.items()}
    return [_snake(one) for one in value] if isinstance(value, list) else value
