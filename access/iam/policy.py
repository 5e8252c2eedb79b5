"""Policy documents, parsed once; every parsed value is one that the model understands.

IAM User Guide, "IAM JSON policy reference" and "Grammar of the IAM JSON policy language".
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from access.iam import conditions, policy_text
from access.iam.conditions import Condition
from access.iam.policy_text import Template
from access.iam.undecidable import PolicyInvalid

WITH_VARIABLES = "2012-10-17"
WITHOUT_VARIABLES = "2008-10-17"
"""The version of a document that states none."""

_ACTION = re.compile(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")
"""`*`, or a service and an action: IAM answers that "vendors must not contain wildcards"."""

_DOCUMENT = frozenset({"Version", "Id", "Statement"})
_STATEMENT = frozenset(
    {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}
)


class Effect(Enum):
    ALLOW = "Allow"
    DENY = "Deny"


@dataclass(frozen=True)
class Statement:
    """`excluded_*`: the element is NotAction or NotResource."""

    effect: Effect
    actions: tuple[Template, ...]
    actions_excluded: bool
    resources: tuple[Template, ...]
    resources_excluded: bool
    conditions: tuple[Condition, ...]
    sid: str = ""

    @cached_property
    def reads(self) -> frozenset[str]:
        """The context keys whose values decide whether it applies to an action and a resource."""
        named = frozenset[str]().union(*map(policy_text.variables, self.resources))
        return named.union(*(condition.reads for condition in self.conditions))

    @cached_property
    def action_patterns(self) -> tuple[re.Pattern[str], ...]:
        """No action holds a variable, and its name matches whatever its case."""
        resolved = (policy_text.resolve(action, {}) for action in self.actions)
        return tuple(policy_text.pattern(each, ignore_case=True) for each in resolved)


@dataclass(frozen=True)
class Policy:
    statements: tuple[Statement, ...]


def parse(document: str | Mapping[str, Any]) -> Policy:
    """An identity-based policy; raises PolicyInvalid for anything else."""
    return _parse_text(document if isinstance(document, str) else json.dumps(document))


@lru_cache(maxsize=1024)
def _parse_text(text: str) -> Policy:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise PolicyInvalid("The policy isn't JSON.") from error
    _known(document, _DOCUMENT)
    version = document.get("Version", WITHOUT_VARIABLES)
    if version not in (WITH_VARIABLES, WITHOUT_VARIABLES):
        raise PolicyInvalid(f"{version!r} is no policy version.")
    statements = document.get("Statement")
    if isinstance(statements, dict):
        statements = [statements]
    if not isinstance(statements, list):
        raise PolicyInvalid("The policy has no Statement.")
    with_variables = version == WITH_VARIABLES
    return Policy(tuple(_statement(each, with_variables) for each in statements))


def _statement(statement: Any, with_variables: bool) -> Statement:
    _known(statement, _STATEMENT)
    actions, actions_excluded = _either(statement, "Action")
    if not all(map(_ACTION.fullmatch, actions)):
        raise PolicyInvalid("An action isn't a service's name, a colon and an action's name.")
    resources, resources_excluded = _either(statement, "Resource")
    try:
        effect = Effect(statement.get("Effect"))
    except ValueError as error:
        raise PolicyInvalid("A statement's Effect is neither Allow nor Deny.") from error
    return Statement(
        effect=effect,
        actions=tuple(policy_text.parse(action, with_variables=False) for action in actions),
        actions_excluded=actions_excluded,
        resources=tuple(
            policy_text.parse(resource, with_variables=with_variables) for resource in resources
        ),
        resources_excluded=resources_excluded,
        conditions=_conditions(statement.get("Condition", {}), with_variables),
        sid=str(statement.get("Sid", "")),
    )


def _either(statement: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], bool]:
    """The values of Action or NotAction (Resource or NotResource), and which of the two it is."""
    present = [each for each in (name, f"Not{name}") if each in statement]
    if len(present) != 1:
        raise PolicyInvalid(f"A statement needs one of {name} and Not{name}.")
    return _texts(statement[present[0]]), present[0] != name


def _conditions(block: Any, with_variables: bool) -> tuple[Condition, ...]:
    if not isinstance(block, dict) or not all(isinstance(keys, dict) for keys in block.values()):
        raise PolicyInvalid("A statement's Condition is no map of maps.")
    return tuple(
        conditions.parse(operator, key, _texts(values), with_variables=with_variables)
        for operator, keys in block.items()
        for key, values in keys.items()
    )


def _texts(values: Any) -> tuple[str, ...]:
    """One value or a list; booleans and numbers count as their JSON text."""
    listed = values if isinstance(values, list) else [values]
    if not all(isinstance(value, str | bool | int | float) for value in listed):
        raise PolicyInvalid("A policy value is neither text nor a number nor a boolean.")
    return tuple(value if isinstance(value, str) else json.dumps(value) for value in listed)


def _known(element: Any, names: frozenset[str]) -> None:
    if not isinstance(element, dict):
        raise PolicyInvalid("A policy element isn't an object.")
    unknown = set(element) - names
    if unknown:
        raise PolicyInvalid(f"The model doesn't know {', '.join(sorted(unknown))} in a policy.")
