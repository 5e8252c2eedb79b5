"""Whether a principal's policies allow a request.

IAM User Guide, "Policy evaluation logic", for one account and identity-based policies: an
explicit deny anywhere wins. Otherwise the identity policies must allow, and so must the permissions
boundary and the session policies, if there are any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from access.iam import policy_text
from access.iam.arns import resource_matches
from access.iam.policy import Effect, Policy, Statement
from access.iam.policy_text import Values
from access.iam.undecidable import Undecidable, VariableUnresolved


@dataclass(frozen=True)
class Request:
    """`context`: keys in lower case; a tuple for a multivalued key, text for any other."""

    action: str
    resource: str
    context: Values


@dataclass(frozen=True)
class Policies:
    """A principal's documents. `boundary` and `session` limit only if they aren't None."""

    identity: tuple[Policy, ...]
    boundary: tuple[Policy, ...] | None = None
    session: tuple[Policy, ...] | None = None


class Reason(Enum):
    """The reason in AWS's AccessDenied message."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "with an explicit deny in an identity-based policy"
    NO_IDENTITY_ALLOW = "because no identity-based policy allows the {action} action"
    NO_BOUNDARY_ALLOW = "because no permissions boundary allows the {action} action"
    NO_SESSION_ALLOW = "because no session policy allows the {action} action"
    REFUSED = "because the request or a policy can't be evaluated"


@dataclass(frozen=True)
class Decision:
    reason: Reason
    detail: str = ""

    @property
    def allowed(self) -> bool:
        return self.reason is Reason.ALLOWED


def decide(request: Request, policies: Policies) -> Decision:
    try:
        return Decision(_reason(request, policies))
    except Undecidable as refused:
        return Decision(Reason.REFUSED, str(refused))


def _reason(request: Request, policies: Policies) -> Reason:
    limits = [limit for limit in (policies.boundary, policies.session) if limit is not None]
    everywhere = [policy for group in (policies.identity, *limits) for policy in group]
    if _any_applies(everywhere, Effect.DENY, request):
        return Reason.EXPLICIT_DENY
    if not _any_applies(policies.identity, Effect.ALLOW, request):
        return Reason.NO_IDENTITY_ALLOW
    if policies.boundary is not None and not _any_applies(policies.boundary, Effect.ALLOW, request):
        return Reason.NO_BOUNDARY_ALLOW
    if policies.session is not None and not _any_applies(policies.session, Effect.ALLOW, request):
        return Reason.NO_SESSION_ALLOW
    return Reason.ALLOWED


def _any_applies(policies: Iterable[Policy], effect: Effect, request: Request) -> bool:
    return any(
        applies(statement, request)
        for policy in policies
        for statement in policy.statements
        if statement.effect is effect
    )


def applies(statement: Statement, request: Request) -> bool:
    """With an unresolved variable an Allow doesn't apply, and a Deny applies to all it names."""
    if not names_action(statement, request.action):
        return False
    try:
        return names_resource(statement, request.resource, request.context) and all(
            condition.holds(request.context) for condition in statement.conditions
        )
    except VariableUnresolved:
        return statement.effect is Effect.DENY


def names_action(statement: Statement, action: str) -> bool:
    named = any(each.fullmatch(action) for each in statement.action_patterns)
    return named != statement.actions_excluded


def names_resource(statement: Statement, resource: str, context: Values) -> bool:
    """Raises VariableUnresolved."""
    named = any(
        resource_matches(policy_text.resolve(each, context), resource)
        for each in statement.resources
    )
    return named != statement.resources_excluded
